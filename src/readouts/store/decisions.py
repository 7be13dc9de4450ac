"""The log of what people decided: only ever added to."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from readouts.record.corrections.model import Correction, in_order
from readouts.store import schema
from readouts.store.packing import pack, unpack


def log_of(connection: Connection) -> tuple[Correction, ...]:
    """All corrections, by time."""
    return in_order(unpack(Correction, entry) for entry in connection.scalars(select(schema.corrections.c.entry)))


def add_corrections(connection: Connection, corrections: Iterable[Correction]) -> int:
    """Add corrections that the log does not have; how many they were."""
    known = set(connection.scalars(select(schema.corrections.c.id)))
    new = [{"id": c.id, "entry": pack(c)} for c in in_order(corrections) if c.id not in known]
    if new:
        connection.execute(insert(schema.corrections), new)
    return len(new)
