"""The shelf of the record's stages in the database, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Delete, Select, Table, and_, bindparam, delete, insert, or_, select

from readouts.interval import ALWAYS, Interval
from readouts.record.builder import place_of_claim, place_of_contact, place_of_event
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.record.shelf import SHORT_DAYS, Place, bounds, in_order, is_short
from readouts.store import schema
from readouts.store.packing import pack, unpack
from readouts.store.register.register import Register

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
    register: Register = field(init=False)
    """What readers look entries up by; whoever has put all that there is settles it."""

    def __post_init__(self) -> None:
        self.register = Register(self.connection)

    def get(self, kind: type[T], key: str) -> T | None:
        """The row with this key."""
        if (kind, key) not in self.known:
            packed = self.connection.scalar(_statements(_name(kind)).get, {"it": key})
            self.known[kind, key] = None if packed is None else unpack(kind, packed)
        return self.known[kind, key]  # type: ignore[return-value]

    def put(self, key: str, row: object, places: Iterable[Place] = ()) -> bool:
        """Put a row in its places."""
        kind, found = type(row), in_order(places)
        former = self.get(kind, key)
        same_row = former == row
        same_places = (self._places(kind, key) if former is not None else []) == _listed(found)
        if not same_row:
            if former is not None:
                self._erase(kind, key, former)
            self.connection.execute(insert(_table(kind)), _row(key, row))
            if isinstance(row, Contact):
                _insert(self.connection, schema.contact_states, _states(row))
            if kind in ENTRIES:
                self.register.put([row])
            self.known[kind, key] = row
        if not same_places:
            if former is not None:
                self._leave(kind, key)
            _insert(self.connection, schema.places, _placed(kind, key, found))
        return not (same_row and same_places)

    def drop(self, kind: type[Any], key: str) -> None:
        """Take a row away."""
        former = self.get(kind, key)
        if former is not None:
            self._erase(kind, key, former)
            self._leave(kind, key)
            self.known[kind, key] = None

    def near(self, kind: type[Any], name: str, days: Interval = ALWAYS) -> list[str]:
        """Keys of rows that have a place of this name near these days."""
        first, last = bounds(days)
        given = {"called": name, "from_day": first, "early": first - SHORT_DAYS, "to_day": last}
        return sorted(set(self.connection.scalars(_statements(_name(kind)).near, given)))

    def _places(self, kind: type[Any], key: str) -> list[tuple[str, int, int]]:
        rows = self.connection.execute(_statements(_name(kind)).places, {"it": key})
        return sorted((row.name, row.first, row.last) for row in rows)

    def _erase(self, kind: type[Any], key: str, former: object) -> None:
        if kind in ENTRIES:
            self.register.drop(former)
        if kind is Contact:
            self.connection.execute(delete(schema.contact_states).where(schema.contact_states.c.contact == key))
        self.connection.execute(_statements(_name(kind)).erase, {"it": key})

    def _leave(self, kind: type[Any], key: str) -> None:
        self.connection.execute(_statements(_name(kind)).leave, {"it": key})


@dataclass(frozen=True, slots=True)
class Statements:
    """What is asked of the database for one kind of rows; to put a statement together costs more than to run it."""

    get: Select[Any]
    places: Select[Any]
    near: Select[Any]
    erase: Delete
    leave: Delete


@cache
def _statements(kind: str) -> Statements:
    entries, placed = {_name(k): e for k, e in ENTRIES.items()}.get(kind), schema.places.c
    table = entries.table if entries else schema.rows
    is_it = [table.c.id == bindparam("it")] if entries else [table.c.kind == kind, table.c.key == bindparam("it")]
    its_places = (placed.kind == kind, placed.key == bindparam("it"))
    short = and_(placed.short.is_(True), placed.first.between(bindparam("early"), bindparam("to_day")))
    long = and_(placed.short.is_(False), placed.first <= bindparam("to_day"))
    meets = (or_(short, long), placed.last >= bindparam("from_day"))
    return Statements(
        select(table.c.entry).where(*is_it),
        select(placed.name, placed.first, placed.last).where(*its_places),
        select(placed.key).where(placed.kind == kind, placed.name == bindparam("called"), *meets),
        delete(table).where(*is_it),
        delete(schema.places).where(*its_places),
    )


def fill(connection: Connection, everything: Iterable[tuple[str, object, tuple[Place, ...]]]) -> None:
    """Put everything that lies on another shelf into the empty tables; whoever hands it over has documents come first."""
    rows, register = iter(everything), Register(connection)
    while batch := list(islice(rows, _BATCH)):
        by_table: dict[Table, list[Row]] = {}
        for key, row, _ in batch:
            by_table.setdefault(_table(type(row)), []).append(_row(key, row))
        for table, found in by_table.items():
            connection.execute(insert(table), found)
        for kind in ENTRIES:
            register.put([row for _, row, _ in batch if type(row) is kind])
        _insert(
            connection,
            schema.contact_states,
            (s for _, row, _ in batch if isinstance(row, Contact) for s in _states(row)),
        )
        _insert(connection, schema.places, (p for key, row, places in batch for p in _placed(type(row), key, places)))
    register.settle()


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
