"""Entries and documents by their ids, many in one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table, select

from readouts.documents.document import Document
from readouts.errors import NotFoundError, UsageError
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.slots import replace
from readouts.store import schema
from readouts.store.catalogue.model import DocumentCard, Kind
from readouts.store.packing import unpack

T = TypeVar("T")
Entry = Contact | Event | CheckedClaim | DatedDocument
_DOCUMENT = TypeAdapter(Document)
# SQLite takes 32,766 values in one question.
_MOST = 30_000
_TABLES: dict[str, tuple[Table, type[Any]]] = {
    "contacts": (schema.contacts, Contact),
    "events": (schema.events, Event),
    "claims": (schema.claims, CheckedClaim),
    "documents": (schema.dated, DatedDocument),
}
# What a document is told by, without its text.
CARD = (schema.documents.c.facts, schema.documents.c.path, schema.dated.c.entry)


def entries_of(connection: Connection, kind: Kind, ids: Iterable[str]) -> dict[str, Any]:
    """Entries of one kind by their ids; those that are not there are left out."""
    table, shape = _TABLES[kind]
    found = {}
    for some in _parts(ids):
        for row in connection.execute(select(table.c.id, table.c.entry).where(table.c.id.in_(some))):
            found[row.id] = unpack(shape, row.entry)
    return found


def cards_of(connection: Connection, ids: Iterable[str]) -> dict[str, DocumentCard]:
    """Documents, without their texts, by their ids; those that are not there are left out."""
    documents, dated = schema.documents, schema.dated
    query = select(documents.c.id, *CARD).join(dated, dated.c.id == documents.c.id)
    found = {}
    for some in _parts(ids):
        for row in connection.execute(query.where(documents.c.id.in_(some))):
            found[row.id] = card_of(row)
    return found


def card_of(row: Any) -> DocumentCard:
    """A card from ``id`` and the columns of ``CARD``; its outlet is the one that people corrected it to."""
    dated = unpack(DatedDocument, row.entry)
    document: Document = _DOCUMENT.validate_python({**row.facts, "text": ""})
    return DocumentCard(replace(document, id=row.id, path=row.path, outlet=dated.publisher), dated)


def found_by(connection: Connection, key: str, kinds: Sequence[Kind]) -> Entry:
    """The entry with this id, or whose id alone begins so.

    Raises:
        NotFoundError: There is none.
        UsageError: Several begin so.
    """
    found = [(kind, id) for kind in kinds for id in _beginning(connection, _TABLES[kind][0], key)] if key else []
    exact = [place for place in found if place[1] == key]
    if len(found) > 1 and not exact:
        raise UsageError(f"{len(found)} entries begin with {key!r}.", "Give more of the id.")
    if not found:
        name = kinds[0].removesuffix("s") if len(kinds) == 1 else "entry"
        raise NotFoundError(name, key, f"List them with: readouts {', '.join(kinds)}")
    kind, id = (exact or found)[0]
    entry: Entry = entries_of(connection, kind, [id])[id]
    return entry


def _beginning(connection: Connection, table: Table, key: str) -> Sequence[str]:
    """Ids that begin so. Columns of ids are ordered by their characters, so these lie together."""
    behind = key[:-1] + chr(ord(key[-1]) + 1) if key[-1] < chr(0x10FFFF) else key
    query = select(table.c.id).where(table.c.id >= key, table.c.id < behind)
    return connection.scalars(query.order_by(table.c.id)).all()


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sorted(set(ids)))
    while some := list(islice(rest, _MOST)):
        yield some
