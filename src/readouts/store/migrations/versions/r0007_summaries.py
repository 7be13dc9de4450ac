"""What pages asked of all entries, kept: what may be in doubt, which documents are about which states, documents by month."""

from __future__ import annotations

from collections import Counter
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_WIDE = 62
_BATCH = 5000


def upgrade() -> None:
    """Create the tables, and fill them from the register as it is."""
    op.create_table(
        "suspects",
        sa.Column("reason", sa.String, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("suspects_by_id", "suspects", ["id"])
    op.create_table(
        "documents_about",
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("outlet", sa.String),
        sa.Column("kind", sa.String),
        sqlite_with_rowid=False,
    )
    _fill_suspects()
    _fill_documents()
    op.create_index("documents_about_by_document", "documents_about", ["document"])


def _fill_suspects() -> None:
    told = "EXISTS (SELECT 1 FROM contact_documents d WHERE d.contact = c.id AND d.standing = 'main')"
    for reason, which in (
        ("disputed", "c.disputed"),
        ("wide", f"c.last - c.first >= {_WIDE}"),
        ("untold", f"NOT {told}"),
    ):
        op.execute(
            f"INSERT INTO suspects (reason, day, id) SELECT '{reason}', c.day, c.id FROM listed_contacts c "
            f"WHERE c.level = 0 AND {which}"
        )
    op.execute(
        "INSERT INTO suspects (reason, day, id) SELECT 'undated', 0, id FROM listed_documents "
        f"WHERE dated AND last - first >= {_WIDE}"
    )


def _fill_documents() -> None:
    op.execute(
        "INSERT INTO documents_about (level, name, day, id, document, first, last, outlet, kind) "
        "SELECT DISTINCT c.level, c.name, d.day, d.id, d.number, d.first, d.last, d.outlet, d.kind "
        "FROM listed_contacts c JOIN contact_documents l ON l.contact = c.id JOIN listed_documents d ON d.number = l.document "
        "WHERE c.level > 0 AND d.dated"
    )
    counts: Counter[tuple[str, str, str]] = Counter()
    connection = op.get_bind()
    days = sa.text("SELECT day, count(*) FROM listed_documents WHERE dated AND day > 0 GROUP BY day")
    for day, count in connection.execute(days):
        counts["documents", "month", f"{date.fromordinal(day):%Y-%m}"] += count
    rows = sa.text(
        "SELECT name, outlet, kind, day, count(*) FROM documents_about WHERE level = 1 GROUP BY name, outlet, kind, day"
    )
    for name, outlet, kind, day, count in connection.execute(rows):
        year = str(date.fromordinal(day).year) if day else ""
        cell = "\n".join(" ".join((value or "").split()) for value in (outlet, kind, year))
        counts["documents about", name, cell] += count
    tallies = sa.table("tallies", *(sa.column(name) for name in ("list", "facet", "value", "count")))
    new = [{"list": a, "facet": b, "value": c, "count": n} for (a, b, c), n in sorted(counts.items())]
    for start in range(0, len(new), _BATCH):
        connection.execute(sa.insert(tallies), new[start : start + _BATCH])
