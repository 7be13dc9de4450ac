"""What ``watch`` remembers from one round to the next, and after a kill: sources, items, rules, notices, deliveries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, insert, or_, select, update

from readouts.record.builder import place_of_claim, place_of_contact, place_of_event
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.store import schema
from readouts.store.packing import unpack
from readouts.store.transactions import write

T = TypeVar("T")

LONGEST_WAIT = 7 * 86_400.0
"""Seconds. What is to be tried again later than that was put off by a clock that has since been set back: it is due."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of a feed: the version that was read last, and when it may be asked again (seconds since 1970)."""

    address: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    again: float = 0.0


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed, or a file of a folder, that was seen."""

    source: str
    key: str
    stamp: str
    address: str | None = None
    """Of its page, while that is still to be fetched."""
    attempts: int = 0
    again: float = 0.0


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that holds for something: ``marks`` are what it is made of, reports or mentions, each with what came of it."""

    id: str
    marks: tuple[str, ...]
    entry: str
    """The notice, as JSON."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A notice that a web hook has not taken yet."""

    notice: int
    hook: str
    attempts: int
    entry: str


class WatchBook:
    """The tables of ``watch``, and the entries that its rules look at."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # Sources and their items

    def source(self, address: str) -> SourceState:
        """What is known of a feed."""
        table = schema.watch_sources
        with self._engine.connect() as connection:
            row = connection.execute(select(table).where(table.c.address == address)).first()
        return SourceState(**row._mapping) if row else SourceState(address)

    def note_source(self, state: SourceState) -> None:
        """Keep what is known of a feed."""
        table = schema.watch_sources

        def step(connection: Connection) -> None:
            connection.execute(delete(table).where(table.c.address == state.address))
            connection.execute(insert(table), _row(table, state))

        write(self._engine, step)

    def stamps(self, source: str) -> dict[str, str]:
        """Which version of each item of a source was seen."""
        table = schema.watch_items
        with self._engine.connect() as connection:
            return {r.key: r.stamp for r in connection.execute(select(table).where(table.c.source == source))}

    def note_items(self, items: Iterable[Item]) -> None:
        """Keep that items were seen."""
        table, seen = schema.watch_items, list(items)

        def step(connection: Connection) -> None:
            for item in seen:
                connection.execute(delete(table).where(table.c.source == item.source, table.c.key == item.key))
                connection.execute(insert(table), _row(table, item))

        write(self._engine, step)

    def waiting(self, now: float) -> list[Item]:
        """Items whose pages are to be fetched, in order."""
        table = schema.watch_items
        query = select(table).where(table.c.address.is_not(None), _is_due(table.c.again, now))
        with self._engine.connect() as connection:
            return [Item(**r._mapping) for r in connection.execute(query.order_by(table.c.source, table.c.key))]

    # Rules and notices

    def begin_rule(self, rule: str, maker: str, firings: Iterable[Firing]) -> None:
        """Start a rule: what holds today is marked as seen, without a notice, in the same transaction."""
        table, held = schema.watch_rules, list(firings)

        def step(connection: Connection) -> None:
            connection.execute(delete(table).where(table.c.rule == rule))
            connection.execute(insert(table), {"rule": rule, "maker": maker})
            for firing in held:
                _mark(connection, rule, firing.marks)

        write(self._engine, step)

    def maker_of_rule(self, rule: str) -> str | None:
        """What made the entries that a rule was started on; None for a new rule."""
        table = schema.watch_rules
        with self._engine.connect() as connection:
            return connection.scalar(select(table.c.maker).where(table.c.rule == rule))

    def marks(self, rule: str) -> set[str]:
        """What a rule has fired at, or was started on."""
        table = schema.watch_marks
        with self._engine.connect() as connection:
            return set(connection.scalars(select(table.c.mark).where(table.c.rule == rule)))

    def fire(self, rule: str, firings: Iterable[Firing], hooks: Collection[str]) -> int:
        """Keep notices of what a rule has not fired at, and queue them, in one transaction; how many there are.

        What shares a mark with something that fired before has fired: entries that merge do not fire again.
        """
        made = list(firings)

        def step(connection: Connection) -> int:
            fired = 0
            for firing in made:
                if _mark(connection, rule, firing.marks):
                    continue
                fired += 1
                row = {"id": firing.id, "entry": firing.entry}
                connection.execute(insert(schema.watch_notices), row)
                table = schema.watch_notices
                number = connection.scalar(select(table.c.number).where(table.c.id == firing.id))
                for hook in hooks:
                    waiting = {"notice": number, "hook": hook, "attempts": 0, "again": 0.0}
                    connection.execute(insert(schema.watch_deliveries), waiting)
            return fired

        return write(self._engine, step)

    def notices(self, most: int) -> list[str]:
        """The last notices as JSON, the newest first."""
        table = schema.watch_notices
        with self._engine.connect() as connection:
            return list(connection.scalars(select(table.c.entry).order_by(table.c.number.desc()).limit(most)))

    def undelivered(self, hooks: Collection[str], now: float) -> list[Delivery]:
        """What waits for web hooks and may be tried now, in the order of the notices."""
        table, notices = schema.watch_deliveries, schema.watch_notices
        query = (
            select(table.c.notice, table.c.hook, table.c.attempts, notices.c.entry)
            .join(notices, notices.c.number == table.c.notice)
            .where(table.c.hook.in_(sorted(hooks)), _is_due(table.c.again, now))
            .order_by(table.c.hook, table.c.notice)
        )
        with self._engine.connect() as connection:
            return [Delivery(**r._mapping) for r in connection.execute(query)]

    def delivered(self, delivery: Delivery) -> None:
        """A web hook has taken a notice."""
        table = schema.watch_deliveries

        def step(connection: Connection) -> None:
            connection.execute(delete(table).where(table.c.notice == delivery.notice, table.c.hook == delivery.hook))

        write(self._engine, step)

    def put_off(self, delivery: Delivery, attempts: int, again: float) -> None:
        """A web hook has not taken a notice: when to try again."""
        table = schema.watch_deliveries

        def step(connection: Connection) -> None:
            connection.execute(
                update(table)
                .where(table.c.notice == delivery.notice, table.c.hook == delivery.hook)
                .values(attempts=attempts, again=again)
            )

        write(self._engine, step)

    # What rules look at

    def contacts(self, states: Sequence[str], status: str | None = None) -> list[Contact]:
        """Contacts in which all of the states take part, of a status where one is given, in their order."""
        table, taking_part = schema.contacts, schema.contact_states
        query = select(table.c.entry)
        if status is not None:
            query = query.where(table.c.status == status)
        for state in states:
            query = query.where(table.c.id.in_(select(taking_part.c.contact).where(taking_part.c.state == state)))
        return sorted(self._entries(query, Contact), key=place_of_contact)

    def events(self, type: str) -> list[Event]:
        """Events of a type, in their order."""
        table = schema.events
        return sorted(self._entries(select(table.c.entry).where(table.c.type == type), Event), key=place_of_event)

    def claims(self, verdict: str) -> list[CheckedClaim]:
        """Claims with a verdict, in their order."""
        table = schema.claims
        query = select(table.c.entry).where(table.c.verdict == verdict)
        return sorted(self._entries(query, CheckedClaim), key=place_of_claim)

    def _entries(self, query: Any, shape: type[T]) -> list[T]:
        with self._engine.connect() as connection:
            return [unpack(shape, row.entry) for row in connection.execute(query)]


def is_put_off(again: float, now: float) -> bool:
    """Whether something is not yet to be tried again.

    >>> is_put_off(again=100.0, now=40.0), is_put_off(again=2e9, now=40.0)
    (True, False)
    """
    return now < again <= now + LONGEST_WAIT


def _is_due(again: ColumnElement[float], now: float) -> ColumnElement[bool]:
    return or_(again <= now, again > now + LONGEST_WAIT)


def _row(table: Table, record: SourceState | Item) -> dict[str, object]:
    return {column.name: getattr(record, column.name) for column in table.columns}


def _mark(connection: Connection, rule: str, marks: Sequence[str]) -> bool:
    """Mark what a rule has seen; whether some of it was marked before."""
    table = schema.watch_marks
    query = select(table.c.mark).where(table.c.rule == rule, table.c.mark.in_(marks))
    known = set(connection.scalars(query))
    new = [{"rule": rule, "mark": mark} for mark in dict.fromkeys(marks) if mark not in known]
    if new:
        connection.execute(insert(table), new)
    return bool(known)
