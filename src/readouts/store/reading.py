"""Documents, codings and facts as they were kept: one, some or all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from readouts.coding.coding import Coding
from readouts.documents.document import Document
from readouts.record.model import DocumentFacts
from readouts.slots import replace
from readouts.store import schema
from readouts.store.packing import unpack

_DOCUMENT = TypeAdapter(Document)
_FACTS = TypeAdapter(DocumentFacts)
_FIELDS = tuple(f.name for f in fields(DocumentFacts) if f.name not in ("id", "text"))


@dataclass(slots=True)
class StoredSources:
    """What was read, as the stages of the record ask for it; each coding is unpacked once, and each document's facts."""

    connection: Connection
    codings: dict[str, Coding | None] = field(default_factory=dict)
    known: dict[str, DocumentFacts | None] = field(default_factory=dict)

    def coding(self, document: str) -> Coding | None:
        """The coding of a document, with the id that the document has in the record."""
        if document not in self.codings:
            query = select(schema.codings.c.coding).join(schema.documents).where(schema.documents.c.id == document)
            packed = self.connection.scalar(query)
            self.codings[document] = replace(unpack(Coding, packed), document=document) if packed else None
        return self.codings[document]

    def facts(self, document: str) -> DocumentFacts | None:
        """What is known of a document."""
        if document not in self.known:
            columns = (schema.documents.c.id, schema.documents.c.facts, schema.documents.c.text)
            row = self.connection.execute(select(*columns).where(schema.documents.c.id == document)).first()
            self.known[document] = facts_of(row.id, row.text, row.facts) if row else None
        return self.known[document]

    def with_digest(self, digest: str) -> str | None:
        """The document with this digest."""
        return self.connection.scalar(select(schema.documents.c.id).where(schema.documents.c.digest == digest))


def facts_of(id: str, text: str, given: Mapping[str, Any]) -> DocumentFacts:
    """Facts from the columns of a document."""
    return _FACTS.validate_python({"id": id, "text": text, **{k: given.get(k) for k in _FIELDS}})


def all_documents(connection: Connection) -> list[Document]:
    """All documents, by id."""
    return [document_of(row) for row in connection.execute(select(schema.documents).order_by(schema.documents.c.id))]


def document_beginning(connection: Connection, key: str) -> Document | None:
    """The document with this id, or whose id alone begins so."""
    ids = schema.documents.c.id
    rows = connection.execute(select(schema.documents).where(ids.startswith(key, autoescape=True)).order_by(ids)).all()
    exact = [r for r in rows if r.id == key] or (rows if len(rows) == 1 else [])
    return document_of(exact[0]) if exact else None


def document_ids(connection: Connection) -> Sequence[str]:
    """The ids of all documents, in order."""
    return connection.scalars(select(schema.documents.c.id).order_by(schema.documents.c.id)).all()


def all_codings(connection: Connection) -> list[Coding]:
    """All codings, by digest, each with the id that its document has in the record."""
    return [coding_of(row) for row in connection.execute(CODINGS.order_by(schema.codings.c.digest))]


def codings_of(connection: Connection, documents: Iterable[str]) -> list[Coding]:
    """The codings of documents, by their ids; ids that the record does not have are left out."""
    query = CODINGS.where(schema.documents.c.id.in_(sorted(set(documents)))).order_by(schema.codings.c.digest)
    return [coding_of(row) for row in connection.execute(query)]


def all_facts(connection: Connection) -> list[DocumentFacts]:
    """What the record needs to know of each document, by id."""
    return [facts_of(row.id, row.text, row.facts) for row in connection.execute(_KNOWN)]


def facts_with(connection: Connection, documents: Iterable[str]) -> list[DocumentFacts]:
    """What the record needs to know of these documents, by id."""
    query = _KNOWN.where(schema.documents.c.id.in_(sorted(set(documents))))
    return [facts_of(row.id, row.text, row.facts) for row in connection.execute(query)]


CODINGS = select(schema.codings.c.coding, schema.documents.c.id).join(
    schema.documents, schema.documents.c.digest == schema.codings.c.digest
)
"""Codings, each with the id of its document."""
_KNOWN = select(schema.documents.c.id, schema.documents.c.facts, schema.documents.c.text).order_by(
    schema.documents.c.id
)


def coding_of(row: Any) -> Coding:
    """A coding from a row of ``CODINGS``, with the id that its document has in the record."""
    return replace(unpack(Coding, row.coding), document=row.id)


def document_of(row: Any) -> Document:
    """A document from its row."""
    document: Document = _DOCUMENT.validate_python({**row.facts, "text": row.text})
    return replace(document, id=row.id, path=row.path)
