"""The log of people's corrections, which is only ever added to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the log; the database itself refuses to change or to delete a line of it."""
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("entry", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER corrections_no_{what.lower()} BEFORE {what} ON corrections "
                "BEGIN SELECT RAISE(ABORT, 'the log of corrections is only ever added to'); END"
            )
    else:
        op.execute(
            "CREATE FUNCTION corrections_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the log of corrections is only ever added to'; END $$"
        )
        for name, what in (
            ("change", "UPDATE OR DELETE ON corrections FOR EACH ROW"),
            ("truncate", "TRUNCATE ON corrections"),
        ):
            op.execute(f"CREATE TRIGGER corrections_no_{name} BEFORE {what} EXECUTE FUNCTION corrections_are_kept()")
