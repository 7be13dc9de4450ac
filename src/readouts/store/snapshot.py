"""Everything that a record holds, of one state, read row by row: for exports and comparisons that look at all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, select

from readouts.coding.coding import Coding
from readouts.documents.document import Document
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.store import schema
from readouts.store.packing import unpack
from readouts.store.reading import CODINGS, coding_of, document_of

T = TypeVar("T")

# Rows that are fetched at once, and ids that are asked for at once: both must fit into memory many times over.
_PAGE = 200
_MOST = 5_000
# What follows the document in a claim's place: its words' first and last character, nine digits each, and its id.
_IN_DOCUMENT = 1 + 9 + 1 + 9 + 1 + 16


@dataclass(frozen=True, slots=True)
class StoredRows(Generic[T]):
    """Rows of one kind: gone through again each time, a page in memory at once."""

    connection: Connection
    query: Select[Any]
    id: ColumnElement[str]
    order: tuple[ColumnElement[Any], ...]
    made: Callable[[Any], T]

    def __iter__(self) -> Iterator[T]:
        """All of them, in their order."""
        return self._read(self.query.order_by(*self.order))

    def __len__(self) -> int:
        """How many there are."""
        return self.connection.scalar(select(func.count()).select_from(self.query.subquery())) or 0

    def by_id(self) -> Iterator[T]:
        """All of them, by id."""
        return self._read(self.query.order_by(self.id))

    def with_ids(self, ids: Iterable[str]) -> dict[str, T]:
        """Those with these ids; ids that the record does not have are left out."""
        rest, found = iter(sorted(set(ids))), {}
        while some := list(islice(rest, _MOST)):
            for row in self.connection.execute(self.query.where(self.id.in_(some))):
                found[str(row.id)] = self.made(row)
        return found

    def in_order(self, ids: Iterable[str]) -> Iterator[T]:
        """Those with these ids, in this order."""
        rest = iter(ids)
        while some := list(islice(rest, _PAGE)):
            found = self.with_ids(some)
            yield from (found[id] for id in some if id in found)

    def _read(self, query: Select[Any]) -> Iterator[T]:
        rows = self.connection.execution_options(yield_per=_PAGE).execute(query)
        return (self.made(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of a record, as long as its connection is open."""

    connection: Connection

    @property
    def contacts(self) -> StoredRows[Contact]:
        """Contacts, by date."""
        return self._entries(schema.contacts, (schema.contacts.c.place,), Contact)

    @property
    def events(self) -> StoredRows[Event]:
        """Events, by date."""
        return self._entries(schema.events, (schema.events.c.place,), Event)

    @property
    def claims(self) -> StoredRows[CheckedClaim]:
        """Claims, by document, then where they stand: an id is shorter than what begins with it, whatever follows."""
        place = schema.claims.c.place
        document = func.substr(place, 1, func.length(place) - _IN_DOCUMENT)
        return self._entries(schema.claims, (document, place), CheckedClaim)

    @property
    def documents(self) -> StoredRows[DatedDocument]:
        """When each document appeared, by id."""
        return self._entries(schema.dated, (schema.dated.c.id,), DatedDocument)

    @property
    def texts(self) -> StoredRows[Document]:
        """Documents with their texts, by id."""
        documents = schema.documents
        return StoredRows(self.connection, select(documents), documents.c.id, (documents.c.id,), document_of)

    @property
    def codings(self) -> StoredRows[Coding]:
        """Codings, by their document's id, which is what they are looked up by."""
        id = schema.documents.c.id
        return StoredRows(self.connection, CODINGS, id, (id,), coding_of)

    def _entries(self, table: Any, order: tuple[ColumnElement[Any], ...], shape: type[T]) -> StoredRows[T]:
        def made(row: Any) -> T:
            return unpack(shape, row.entry)

        return StoredRows(self.connection, select(table.c.id, table.c.entry), table.c.id, order, made)
