"""The first schema: documents, codings, what is made from them, and the full-text index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables. Written out, not taken from ``schema.py``: this step must stay what it was."""
    op.create_table(
        "readouts_about",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("path", sa.String),
        sa.Column("outlet", sa.String),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "codings",
        sa.Column("digest", sa.String(64), sa.ForeignKey("documents.digest", ondelete="CASCADE"), primary_key=True),
        sa.Column("versions", sa.JSON, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("coding", sa.Text, nullable=False),
    )
    op.create_table(
        "state",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.create_table(
        "dated_documents",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False, index=True),
        sa.Column("entry", sa.Text, nullable=False),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
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
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE documents_text USING fts5(digest UNINDEXED, title, text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
    else:
        # Words without their endings, as SQLite has them, and with the common words that PostgreSQL's English leaves out.
        op.execute("CREATE TEXT SEARCH DICTIONARY readouts_stems (TEMPLATE = snowball, LANGUAGE = porter)")
        op.execute("CREATE TEXT SEARCH CONFIGURATION readouts_words (COPY = simple)")
        op.execute(
            "ALTER TEXT SEARCH CONFIGURATION readouts_words ALTER MAPPING FOR asciiword, word, numword WITH readouts_stems"
        )
        op.execute(
            "CREATE TABLE documents_text (digest VARCHAR(64) NOT NULL REFERENCES documents ON DELETE CASCADE, "
            "part INTEGER NOT NULL, words TSVECTOR NOT NULL, PRIMARY KEY (digest, part))"
        )
        op.execute("CREATE INDEX documents_text_words ON documents_text USING gin (words)")
