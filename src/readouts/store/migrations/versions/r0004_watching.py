"""What ``watch`` remembers: feeds and their items, rules and what they fired at, notices and where they went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "watch_sources",
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("etag", sa.String),
        sa.Column("modified", sa.String),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("again", sa.Float, nullable=False),
    )
    op.create_table(
        "watch_items",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("stamp", sa.String, nullable=False),
        sa.Column("address", sa.String),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("again", sa.Float, nullable=False),
    )
    op.create_table(
        "watch_rules",
        sa.Column("rule", sa.String(16), primary_key=True),
        sa.Column("maker", sa.String, nullable=False),
    )
    op.create_table(
        "watch_marks",
        sa.Column("rule", sa.String(16), primary_key=True),
        sa.Column("mark", sa.String, primary_key=True),
    )
    op.create_table(
        "watch_notices",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_table(
        "watch_deliveries",
        sa.Column("notice", sa.Integer, sa.ForeignKey("watch_notices.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("hook", sa.String, primary_key=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("again", sa.Float, nullable=False),
    )
