"""Codings and facts of single documents, as the stages of the record ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from readouts.coding.coding import Coding
from readouts.record.model import DocumentFacts
from readouts.slots import replace
from readouts.store import schema
from readouts.store.packing import unpack

_FACTS = TypeAdapter(DocumentFacts)
_FIELDS = tuple(f.name for f in fields(DocumentFacts) if f.name not in ("id", "text"))


@dataclass(slots=True)
class StoredSources:
    """What was read, from the database; each coding is unpacked once, and each document's facts."""

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
