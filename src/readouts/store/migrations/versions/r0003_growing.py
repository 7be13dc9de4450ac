"""A record that grows: entries without positions, rows and places of the stages, and the documents that wait to be taken in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables anew; what is made from the codings is made again when the record is next read."""
    for table in ("contact_states", "contacts", "events", "claims", "dated_documents"):
        op.drop_table(table)
    op.execute("DELETE FROM state")
    op.create_table("pending", sa.Column("document", sa.String, primary_key=True))
    op.create_table(
        "dated_documents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("place", sa.String, nullable=False, index=True),
        sa.Column("type", sa.String, nullable=False, index=True),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("place", sa.String, nullable=False, index=True),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_table(
        "contact_states",
        sa.Column("contact", sa.String(16), sa.ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("state", sa.String, primary_key=True),
    )
    op.create_index("contact_states_by_state", "contact_states", ["state"])
    op.create_table(
        "claims",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("place", sa.String, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_table(
        "shelf_rows",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_table(
        "shelf_places",
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("short", sa.Boolean, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_index("shelf_places_by_name", "shelf_places", ["kind", "name", "short", "first"])
    op.create_index("shelf_places_by_key", "shelf_places", ["kind", "key"])
    op.execute("INSERT INTO state (key, value) VALUES ('writer', '')")
