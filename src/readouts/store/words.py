"""Words of documents: which documents hold all of some words, in any form of them, in either database."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sqlalchemy import Connection, text

# PostgreSQL counts at most 16,383 words of one row, and refuses a row of a megabyte: long texts are kept in parts.
_PART = 60_000


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


def empty_words(connection: Connection) -> None:
    """Take all documents out of the index."""
    connection.execute(text("DELETE FROM documents_text"))


def documents_with(connection: Connection, words: str) -> set[str]:
    """Ids of the documents that hold all of the words. What a user writes is never read as query syntax."""
    if connection.dialect.name == "sqlite":
        query = " ".join('"' + w.replace('"', '""').replace("\0", " ") + '"' for w in words.split())
        asked = "SELECT d.id FROM documents_text t JOIN listed_documents d ON d.number = t.rowid WHERE documents_text MATCH :q"
        return set(connection.scalars(text(asked), {"q": query})) if query else set()
    found = [plain for w in words.split() if (plain := plain_words(w).strip())]
    if not found:
        return set()
    each = " AND ".join(
        f"digest IN (SELECT digest FROM documents_text WHERE words @@ phraseto_tsquery('readouts_words', :w{number}))"
        for number in range(len(found))
    )
    given = {f"w{number}": word for number, word in enumerate(found)}
    return set(connection.scalars(text(f"SELECT id FROM documents WHERE {each}"), given))


def documents_without_words(connection: Connection) -> set[str]:
    """Digests of documents that the index lacks, and of what it holds and the record does not."""
    query = "SELECT digest FROM documents", "SELECT DISTINCT digest FROM documents_text"
    documents, indexed = (set(connection.scalars(text(q))) for q in query)
    return documents ^ indexed


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
