"""The entries of a record, read whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, func, select

from readouts.record.builder import place_of_claim, place_of_contact, place_of_event
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event, Record
from readouts.store import schema
from readouts.store.packing import unpack

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds."""

    documents: int
    contacts: int
    events: int
    claims: int


def counts_of(connection: Connection) -> Counts:
    """How much the record holds."""
    tables = (schema.dated, schema.contacts, schema.events, schema.claims)
    documents, contacts, events, claims = (count(connection, table) for table in tables)
    return Counts(documents, contacts, events, claims)


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def record_of(connection: Connection) -> Record:
    """All entries, in their order."""
    return Record(
        documents=_entries(connection, schema.dated, DatedDocument, lambda d: d.id),
        events=_entries(connection, schema.events, Event, place_of_event),
        contacts=_entries(connection, schema.contacts, Contact, place_of_contact),
        claims=_entries(connection, schema.claims, CheckedClaim, place_of_claim),
    )


def _entries(connection: Connection, table: Table, shape: type[T], place: Callable[[T], Any]) -> tuple[T, ...]:
    rows = connection.execute(select(table.c.entry))
    return tuple(sorted((unpack(shape, row.entry) for row in rows), key=place))
