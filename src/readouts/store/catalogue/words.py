"""Searching words: FTS5 on SQLite, text search on PostgreSQL. Nothing that a user writes is read as query syntax."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, Select, String, column, func, literal, literal_column, select, table

from readouts.store import schema
from readouts.store.register import tables

_MOST_CHARACTERS = 200_000


def query_of(words: str) -> str:
    """Words as FTS5 takes them: all of them, each as it stands.

    >>> query_of('agreed" OR (')
    '"agreed\"\"\" "OR" "("'
    """
    return " ".join('"' + w.replace('"', '""') + '"' for w in words.split())


def matching(index: str, words: str) -> tuple[FromClause, ColumnElement[bool]]:
    """An index of FTS5 as a table, and the condition that its rows hold the words."""
    words_of = table(index, column("rowid"))
    return words_of, literal_column(index).op("MATCH")(literal(words, String))


def holds(text: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """The condition on PostgreSQL, as its index has it."""
    vector = func.to_tsvector("english", func.left(text, _MOST_CHARACTERS))
    return vector.bool_op("@@")(func.plainto_tsquery("english", words))


def documents_with_words(words: str, dialect: str) -> Select[tuple[int]]:
    """Numbers of the documents that hold all of the words."""
    if dialect == "sqlite":
        index, condition = matching("documents_text", query_of(words))
        return select(index.c.rowid).where(condition)
    listed, documents = tables.listed_documents, schema.documents
    return (
        select(listed.c.number)
        .join(documents, documents.c.digest == listed.c.digest)
        .where(holds(documents.c.text, words))
    )
