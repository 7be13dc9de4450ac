"""A document and its coding, written once: of two ids or paths of the same text the smaller stays, in whichever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select, update

from readouts.coding.coding import Coding, Versions
from readouts.documents.document import Document
from readouts.errors import InputError
from readouts.slots import replace
from readouts.store import schema
from readouts.store.packing import fingerprint, pack
from readouts.store.register.documents import register_document, register_statements, rename_document
from readouts.store.words import index_words

_DOCUMENT = TypeAdapter(Document)
_VERSIONS = TypeAdapter(Versions)


def row_of(coding: Coding) -> dict[str, object]:
    """The columns of a coding: to be made before the transaction, in which others wait."""
    packed = pack(coding)
    return {
        "versions": _VERSIONS.dump_python(coding.versions, mode="json"),
        "fingerprint": fingerprint(packed),
        "coding": packed,
    }


def keep(connection: Connection, document: Document, coding: Coding, row: Mapping[str, object]) -> bool:
    """Write a document, and its coding in the place of an earlier one; whether the document is new.

    Raises:
        InputError: The id belongs to another text.
    """
    new = keep_document(connection, document)
    connection.execute(delete(schema.codings).where(schema.codings.c.digest == document.digest))
    connection.execute(insert(schema.codings), {"digest": document.digest, **row})
    register_statements(connection, coding)
    id = connection.scalar(select(schema.documents.c.id).where(schema.documents.c.digest == document.digest))
    _wait(connection, [str(id)])
    return new


def versions_of(connection: Connection, digest: str) -> Versions | None:
    """By which versions a document was coded; None where it is not in the record."""
    found = connection.scalar(select(schema.codings.c.versions).where(schema.codings.c.digest == digest))
    return None if found is None else _VERSIONS.validate_python(found)


def keep_document(connection: Connection, document: Document) -> bool:
    """Write a document, or take over its id and path where they are smaller; whether it is new.

    Raises:
        InputError: The id belongs to another text.
    """
    known = connection.execute(
        select(schema.documents.c.id, schema.documents.c.path).where(schema.documents.c.digest == document.digest)
    ).first()
    owner = connection.scalar(select(schema.documents.c.digest).where(schema.documents.c.id == document.id))
    if owner is not None and owner != document.digest:
        raise InputError(
            document.path or "input",
            f"gives the id {document.id!r}, which another text in the record has",
            "Give it an id of its own.",
        )
    if known is None:
        _add(connection, document)
        return True
    own = document.digest[:16]
    id = min([i for i in (known.id, document.id) if i != own] or [own])
    paths = [p for p in (known.path, document.path) if p]
    connection.execute(
        update(schema.documents)
        .where(schema.documents.c.digest == document.digest)
        .values(id=id, path=min(paths, default=None))
    )
    if id != known.id:
        rename_document(connection, document.digest, id)
        _wait(connection, [known.id, id])
    return False


def _add(connection: Connection, document: Document) -> None:
    _check_characters(connection, document)
    facts = _DOCUMENT.dump_python(replace(document, text=""), mode="json")
    connection.execute(
        insert(schema.documents),
        {
            "digest": document.digest,
            "id": document.id,
            "path": document.path,
            "outlet": document.outlet,
            "facts": facts,
            "text": document.text,
        },
    )
    register_document(connection, document.digest, document.id, facts)
    index_words(connection, document.digest, document.title, document.text)


def _check_characters(connection: Connection, document: Document) -> None:
    """Refuse what PostgreSQL cannot keep in a text."""
    given = (document.id, document.path, document.outlet, document.text)
    if connection.dialect.name == "postgresql" and any("\0" in (text or "") for text in given):
        raise InputError(
            document.path or document.id.replace("\0", "?"),
            "holds a NUL character (U+0000), which PostgreSQL cannot keep",
            "Take it out of the document, or use a record in a file.",
        )


def _wait(connection: Connection, documents: Iterable[str]) -> None:
    """Note that documents are to be taken in."""
    ids = sorted(set(documents))
    connection.execute(delete(schema.pending).where(schema.pending.c.document.in_(ids)))
    connection.execute(insert(schema.pending), [{"document": id} for id in ids])
