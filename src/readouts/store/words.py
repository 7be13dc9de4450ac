"""Words of documents: which documents hold all of some words, in any form of them, in either database."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    and_,
    column,
    false,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)

from readouts.store import schema
from readouts.store.register import tables

# PostgreSQL counts at most 16,383 words of one row, and refuses a row of a megabyte: long texts are kept in parts.
_PART = 60_000

WORDS = ("documents_text", "listed_statements_words", "entry_texts_words")
"""SQLite's indexes of words; the last two are kept in step with their tables by triggers."""


def index_words(connection: Connection, digest: str, title: str | None, body: str) -> None:
    """Make the words of a document that the register lists findable."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "INSERT INTO documents_text (rowid, digest, title, text) "
                "SELECT number, :digest, :title, :text FROM listed_documents WHERE digest = :digest"
            ),
            {"digest": digest, "title": title or "", "text": body},
        )
        return
    connection.execute(
        text(
            "INSERT INTO documents_text (digest, part, words) VALUES (:digest, :part, to_tsvector('readouts_words', :words))"
        ),
        [{"digest": digest, "part": n, "words": w} for n, w in enumerate(_parts(f"{title or ''}\n{body}"))],
    )


def rebuild_indexes(connection: Connection) -> None:
    """Make those indexes again that SQLite keeps in step itself; PostgreSQL's cannot fall out of step."""
    if connection.dialect.name == "sqlite":
        for index in WORDS[1:]:
            connection.execute(text(f"INSERT INTO {index} ({index}) VALUES ('rebuild')"))


def empty_words(connection: Connection) -> None:
    """Take all documents out of the index."""
    connection.execute(text("DELETE FROM documents_text"))


def documents_with(connection: Connection, words: str) -> set[str]:
    """Ids of the documents that hold all of the words. What a user writes is never read as query syntax."""
    listed = tables.listed_documents.c
    numbers = numbers_with(words, connection.dialect.name)
    return set(connection.scalars(select(listed.id).where(listed.number.in_(numbers))))


def numbers_with(words: str, dialect: str) -> Select[int]:
    """Numbers of the documents that hold all of the words, as a question to be asked."""
    if dialect == "sqlite":
        return select(literal_column("rowid", Integer)).select_from(text("documents_text")).where(
            holding("documents_text", None, words, dialect)
        )  # fmt: skip
    listed, index = tables.listed_documents.c, table("documents_text", column("digest"), column("words"))
    found = select(listed.number)
    queries = _phrases(words)
    holds = (listed.digest.in_(select(index.c.digest).where(index.c.words.bool_op("@@")(q))) for q in queries)
    return found.where(*holds) if queries else found.where(false())


def holding(index: str, body: ColumnElement[str] | None, words: str, dialect: str) -> ColumnElement[bool]:
    """The condition that rows hold all of the words.

    Args:
        index: The index of SQLite.
        body: The column of PostgreSQL that has the text.
        words: As a user writes them.
        dialect: Of the database.
    """
    if dialect == "sqlite":
        query = fts_query(words)
        return literal_column(index).bool_op("MATCH")(literal(query, String)) if query else false()
    queries = _phrases(words)
    if body is None or not queries:
        return false()
    vector = func.to_tsvector(literal_column("'readouts_words'"), body)
    return and_(*(vector.bool_op("@@")(query) for query in queries))


def fts_query(words: str) -> str:
    """Words as FTS5 takes them: all of them, each as it stands.

    >>> fts_query("agreed OR refused")
    '"agreed" "OR" "refused"'
    """
    return " ".join('"' + w.replace('"', '""').replace("\0", " ") + '"' for w in words.split())


def headline_query(words: str) -> ColumnElement[str]:
    """All of the words, for PostgreSQL to mark them in a text."""
    return func.plainto_tsquery(literal_column("'readouts_words'"), plain_words(words))


def _phrases(words: str) -> list[ColumnElement[str]]:
    """Words as PostgreSQL takes them."""
    found = [plain for w in words.split() if (plain := plain_words(w).strip())]
    return [func.phraseto_tsquery(literal_column("'readouts_words'"), word) for word in found]


def documents_without_words(connection: Connection) -> set[str]:
    """Digests of documents that the index lacks, and of what it holds and the record does not."""
    query = "SELECT digest FROM documents", "SELECT DISTINCT digest FROM documents_text"
    documents, indexed = (set(connection.scalars(text(q))) for q in query)
    return documents ^ indexed


def documents_with_other_words(connection: Connection) -> Iterator[str]:
    """Digests of documents whose words in the index are not those of their title and text."""
    if connection.dialect.name == "sqlite":
        yield from connection.scalars(
            text(
                "SELECT t.digest FROM documents_text t CROSS JOIN documents d ON d.digest = t.digest "
                "WHERE t.text IS NOT d.text OR t.title IS NOT coalesce(json_extract(d.facts, '$.title'), '')"
            )
        )
        return
    kept = text(
        "SELECT words = to_tsvector('readouts_words', :words) FROM documents_text WHERE digest = :digest AND part = :part"
    )
    columns = (schema.documents.c.digest, schema.documents.c.facts, schema.documents.c.text)
    for row in connection.execute(select(*columns)):
        parts = enumerate(_parts(f"{row.facts.get('title') or ''}\n{row.text}"))
        if not all(connection.scalar(kept, {"digest": row.digest, "part": n, "words": w}) for n, w in parts):
            yield row.digest


def plain_words(body: str) -> str:
    """Letters and digits without accents, everything else as blanks: what SQLite's index makes of a text.

    >>> plain_words("São-Tomé’s “talks”")
    'Sao Tome s  talks '
    """
    bare = (c for c in unicodedata.normalize("NFD", body) if unicodedata.category(c) != "Mn")
    return "".join(c if c.isalnum() else " " for c in bare)


def _parts(body: str) -> Iterator[str]:
    """The plain words of a text in parts that end between words."""
    plain, start = plain_words(body), 0
    while start < len(plain):
        end = start + _PART
        if end < len(plain):
            end = max(plain.rfind(" ", start, end), start) + 1
            end = end if end > start + 1 else start + _PART
        yield plain[start:end]
        start = end
