"""The shelf of the record's stages in the database, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, and_, delete, insert, or_, select

from readouts.interval import ALWAYS, Interval
from readouts.record.builder import place_of_claim, place_of_contact, place_of_event
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.record.shelf import SHORT_DAYS, Place, bounds, in_order, is_short
from readouts.store import schema
from readouts.store.packing import pack, unpack

T = TypeVar("T")
Row = dict[str, object]

# Rows that are written in one statement.
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Entries:
    """A table of entries that readers see, and what its columns say of an entry."""

    table: Table
    columns: Callable[[Any], Row]


ENTRIES: dict[type[Any], Entries] = {
    DatedDocument: Entries(schema.dated, lambda d: {}),
    Event: Entries(schema.events, lambda e: {"place": _key(place_of_event(e)), "type": e.type}),
    Contact: Entries(
        schema.contacts, lambda c: {"place": _key(place_of_contact(c)), "channel": c.channel, "status": c.status}
    ),
    CheckedClaim: Entries(
        schema.claims, lambda c: {"place": _key(place_of_claim(c)), "kind": c.kind, "verdict": c.verdict}
    ),
}


@dataclass(slots=True)
class SqlShelf:
    """A shelf in the database. What it has read or written it remembers: nobody else writes during the transaction."""

    connection: Connection
    known: dict[tuple[type[Any], str], object] = field(default_factory=dict)

    def get(self, kind: type[T], key: str) -> T | None:
        """The row with this key."""
        if (kind, key) not in self.known:
            packed = self.connection.scalar(_row_sql(kind, key))
            self.known[kind, key] = None if packed is None else unpack(kind, packed)
        return self.known[kind, key]  # type: ignore[return-value]

    def put(self, key: str, row: object, places: Iterable[Place] = ()) -> bool:
        """Put a row in its places."""
        kind, found = type(row), in_order(places)
        same_row, same_places = self.get(kind, key) == row, self._places(kind, key) == _listed(found)
        if not same_row:
            self._erase(kind, key)
            self.connection.execute(insert(_table(kind)), _row(key, row))
            if isinstance(row, Contact):
                _insert(self.connection, schema.contact_states, _states(row))
            self.known[kind, key] = row
        if not same_places:
            self._leave(kind, key)
            _insert(self.connection, schema.places, _placed(kind, key, found))
        return not (same_row and same_places)

    def drop(self, kind: type[Any], key: str) -> None:
        """Take a row away."""
        if self.get(kind, key) is not None:
            self._erase(kind, key)
            self._leave(kind, key)
            self.known[kind, key] = None

    def near(self, kind: type[Any], name: str, days: Interval = ALWAYS) -> list[str]:
        """Keys of rows that have a place of this name near these days."""
        found, (first, last) = schema.places.c, bounds(days)
        short = and_(found.short.is_(True), found.first.between(first - SHORT_DAYS, last))
        long = and_(found.short.is_(False), found.first <= last)
        query = select(found.key).where(
            found.kind == _name(kind), found.name == name, or_(short, long), found.last >= first
        )
        return sorted(set(self.connection.scalars(query)))

    def _places(self, kind: type[Any], key: str) -> list[tuple[str, int, int]]:
        found = schema.places.c
        query = select(found.name, found.first, found.last).where(found.kind == _name(kind), found.key == key)
        return sorted((row.name, row.first, row.last) for row in self.connection.execute(query))

    def _erase(self, kind: type[Any], key: str) -> None:
        if kind is Contact:
            self.connection.execute(delete(schema.contact_states).where(schema.contact_states.c.contact == key))
        table = _table(kind)
        where = [table.c.id == key] if kind in ENTRIES else [table.c.kind == _name(kind), table.c.key == key]
        self.connection.execute(delete(table).where(*where))

    def _leave(self, kind: type[Any], key: str) -> None:
        found = schema.places.c
        self.connection.execute(delete(schema.places).where(found.kind == _name(kind), found.key == key))


def fill(connection: Connection, everything: Iterable[tuple[str, object, tuple[Place, ...]]]) -> None:
    """Put everything that lies on another shelf into the empty tables."""
    rows = iter(everything)
    while batch := list(islice(rows, _BATCH)):
        by_table: dict[Table, list[Row]] = {}
        for key, row, _ in batch:
            by_table.setdefault(_table(type(row)), []).append(_row(key, row))
        for table, found in by_table.items():
            connection.execute(insert(table), found)
        _insert(
            connection,
            schema.contact_states,
            (s for _, row, _ in batch if isinstance(row, Contact) for s in _states(row)),
        )
        _insert(connection, schema.places, (p for key, row, places in batch for p in _placed(type(row), key, places)))


def _row_sql(kind: type[Any], key: str) -> Any:
    table = _table(kind)
    if kind in ENTRIES:
        return select(table.c.entry).where(table.c.id == key)
    return select(table.c.entry).where(table.c.kind == _name(kind), table.c.key == key)


def _row(key: str, row: object) -> Row:
    kind = type(row)
    if kind in ENTRIES:
        return {"id": key, **ENTRIES[kind].columns(row), "entry": pack(row)}
    return {"kind": _name(kind), "key": key, "entry": pack(row)}


def _table(kind: type[Any]) -> Table:
    return ENTRIES[kind].table if kind in ENTRIES else schema.rows


def _states(contact: Contact) -> Iterator[Row]:
    return ({"contact": contact.id, "state": state} for state in sorted(contact.states))


def _placed(kind: type[Any], key: str, places: Iterable[Place]) -> Iterator[Row]:
    for name, first, last in _listed(places):
        yield {
            "kind": _name(kind), "key": key, "name": name, "short": is_short(first, last), "first": first, "last": last,
        }  # fmt: skip


def _listed(places: Iterable[Place]) -> list[tuple[str, int, int]]:
    return sorted((p.name, *bounds(p.days)) for p in places)


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    batch = list(rows)
    if batch:
        connection.execute(insert(table), batch)


def _name(kind: type[Any]) -> str:
    return kind.__name__


def _key(parts: tuple[object, ...]) -> str:
    """Parts of a place as one string in the same order."""
    return " ".join(f"{p:09}" if isinstance(p, int) else str(p) for p in parts)
