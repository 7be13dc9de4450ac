"""The register: narrow rows that lists, facets and searches read. They are filled when the record is next brought up to date."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"


def upgrade() -> None:
    """Create the tables, and the full-text indexes over them."""
    _create_lists()
    _create_documents()
    _create_links()
    _create_counts()
    if op.get_bind().dialect.name == "sqlite":
        _fill_documents("json_extract(facts, '$.{}')")
        _create_indexes_of_words()
    else:
        _fill_documents("facts ->> '{}'")
        for table in ("listed_statements", "entry_texts"):
            op.execute(f"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('readouts_words', text))")


def _fill_documents(value: str) -> None:
    """List the documents that are there; what other rows tell follows when the record is next brought up to date."""
    values = ", ".join(value.format(name) for name in ("outlet", "kind", "outlet_country", "title"))
    op.execute(
        "INSERT INTO listed_documents (digest, id, dated, day, first, last, outlet, kind, country, title) "
        f"SELECT digest, id, false, 0, 0, 0, {values} FROM documents ORDER BY id"
    )


def _create_lists() -> None:
    own: dict[str, list[sa.Column[Any]]] = {
        "contacts": [
            sa.Column("channel", sa.String, nullable=False),
            sa.Column("status", sa.String, nullable=False),
            sa.Column("initiator", sa.String),
            sa.Column("rank", sa.String, nullable=False),
            sa.Column("independent", sa.Integer, nullable=False),
            sa.Column("disputed", sa.Boolean, nullable=False),
        ],
        "events": [sa.Column("type", sa.String, nullable=False)],
    }
    for name, columns in own.items():
        op.create_table(
            f"listed_{name}",
            sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("name", sa.String, primary_key=True),
            sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("id", sa.String(16), primary_key=True),
            sa.Column("first", sa.Integer, nullable=False),
            sa.Column("last", sa.Integer, nullable=False),
            sa.Column("month", sa.String),
            *columns,
            *_values(),
            sqlite_with_rowid=False,
        )
        op.create_index(f"listed_{name}_by_id", f"listed_{name}", ["id"])
    op.create_table(
        "listed_claims",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("place", sa.String, nullable=False, unique=True),
        sa.Column("document", sa.Integer),
        sa.Column("about", sa.String(16)),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        *_days(),
        *_values(),
    )
    for column in ("document", "about"):
        op.create_index(f"listed_claims_by_{column}", "listed_claims", [column])
    op.create_index("listed_claims_by_verdict", "listed_claims", ["verdict", "place"])


def _values() -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in ("states", "people", "outlets", "kinds")]


def _days() -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in ("day", "first", "last")]


def _create_documents() -> None:
    op.create_table(
        "listed_documents",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column(
            "digest", sa.String(64), sa.ForeignKey("documents.digest", ondelete="CASCADE"), nullable=False, unique=True
        ),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("dated", sa.Boolean, nullable=False),
        *_days(),
        sa.Column("outlet", sa.String),
        sa.Column("kind", sa.String),
        sa.Column("country", sa.String),
        sa.Column("title", sa.String),
    )
    for name, columns in (
        ("day", ["dated", "day", "id"]),
        ("outlet", ["outlet", "day", "id"]),
        ("kind", ["kind", "day", "id"]),
        ("first", ["dated", "first"]),
        ("last", ["dated", "last"]),
    ):
        op.create_index(f"listed_documents_by_{name}", "listed_documents", columns)
    op.create_table(
        "listed_statements",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("listed_documents.number", ondelete="CASCADE"), nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("state", sa.String),
        sa.Column("speaker", sa.String),
        sa.Column("text", sa.Text, nullable=False),
    )
    for name, columns in (
        ("id", ["id", "position"]),
        ("document", ["document"]),
        ("state", ["state", "id", "position"]),
        ("speaker", ["speaker", "id", "position"]),
    ):
        op.create_index(f"listed_statements_by_{name}", "listed_statements", columns)
    op.create_table("speakers", sa.Column("key", sa.String, primary_key=True), sa.Column("name", sa.String))
    op.create_table(
        "entry_texts",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("document", sa.String),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("entry_texts_by_id", "entry_texts", ["id", "kind"])


def _create_links() -> None:
    for what in ("contact", "event"):
        own = [sa.Column("standing", sa.String, nullable=False)] if what == "contact" else []
        op.create_table(
            f"{what}_documents",
            sa.Column("document", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column(what, sa.String(16), primary_key=True),
            *own,
            sqlite_with_rowid=False,
        )
        op.create_index(f"{what}_documents_back", f"{what}_documents", [what, "document"])
        op.create_table(
            f"{what}_people",
            sa.Column("actor", sa.String, primary_key=True),
            sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column(what, sa.String(16), primary_key=True),
            sqlite_with_rowid=False,
        )
        op.create_index(f"{what}_people_back", f"{what}_people", [what, "day", "actor"])


def _create_counts() -> None:
    op.create_table(
        "listed_actors",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("name", sa.String),
        sa.Column("role", sa.String),
        sa.Column("contacts", sa.Integer, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_index("listed_actors_by_rank", "listed_actors", ["contacts", "events", "key"])
    op.create_table(
        "listed_pairs",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("contacts", sa.Integer, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("usual", sa.Float),
    )
    op.create_index("listed_pairs_by_rank", "listed_pairs", ["contacts", "name"])
    op.create_table(
        "tallies",
        sa.Column("list", sa.String, primary_key=True),
        sa.Column("facet", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _create_indexes_of_words() -> None:
    """Documents in their index under their numbers; statements and entries without texts of their own, kept in step by triggers."""
    op.execute("DROP TABLE documents_text")
    op.execute(f"CREATE VIRTUAL TABLE documents_text USING fts5(digest UNINDEXED, title, text, {_TOKENS})")
    op.execute(
        "INSERT INTO documents_text (rowid, digest, title, text) SELECT l.number, d.digest, coalesce(l.title, ''), d.text "
        "FROM listed_documents l JOIN documents d ON d.digest = l.digest"
    )
    for table, columns in (("listed_statements", ("text",)), ("entry_texts", ("kind", "text"))):
        words, names = f"{table}_words", ", ".join(columns)
        new, old = (", ".join(f"{row}.{c}" for c in columns) for row in ("new", "old"))
        op.execute(
            f"CREATE VIRTUAL TABLE {words} USING fts5({names}, content = '{table}', content_rowid = 'number', {_TOKENS})"
        )
        op.execute(
            f"CREATE TRIGGER {words}_insert AFTER INSERT ON {table} BEGIN "
            f"INSERT INTO {words} (rowid, {names}) VALUES (new.number, {new}); END"
        )
        op.execute(
            f"CREATE TRIGGER {words}_delete AFTER DELETE ON {table} BEGIN "
            f"INSERT INTO {words} ({words}, rowid, {names}) VALUES ('delete', old.number, {old}); END"
        )
