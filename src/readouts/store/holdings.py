"""What a record knows of two sides, looked up in the database: for claims and questions that people type.

Answers are those of ``record.claims.check.holdings_of``, which reads the whole record. What was looked up is remembered, so
that one claim asks for the contacts of its sides once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, select

from readouts.coding.coding import ClaimKind
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.accounts.origins import origin_of
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.check import assertion_of
from readouts.record.claims.coverage import lies_in
from readouts.record.growing.contacts import Part
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Origin
from readouts.record.shelf import bounds
from readouts.record.sides import states_of
from readouts.store import schema
from readouts.store.catalogue.entries import entries_of
from readouts.store.catalogue.model import Filters
from readouts.store.catalogue.selecting import conditions
from readouts.store.packing import unpack
from readouts.store.register import tables

_MOST = 30_000
Days = tuple[int, int]
Told = tuple[str, tuple[Days, str | None, bool], Days | None]
"""A document: its id; its days, its publisher, and whether the record took it in; the days of the contact it tells of."""


@dataclass(frozen=True, slots=True)
class _OfOrigins:
    """What of a contact tells where its documents have their words from: the rest need not be read."""

    origins: tuple[Origin, ...]


@dataclass(slots=True)
class SqlHoldings:
    """The holdings of a record in the database.

    Args:
        connection: To the record; all that is asked must be one state of it.
    """

    connection: Connection
    _contacts: dict[str, Contact] = field(default_factory=dict)
    _dated: dict[str, DatedDocument] = field(default_factory=dict)
    _claims: dict[str, CheckedClaim] = field(default_factory=dict)
    _sides: list[frozenset[str]] = field(default_factory=list)
    _days: dict[str, Days] = field(default_factory=dict)
    _origins_of: dict[frozenset[str], Mapping[str, str]] = field(default_factory=dict)
    _said: dict[tuple[frozenset[str], frozenset[ClaimKind]], list[Assertion]] = field(default_factory=dict)

    def contact(self, id: str) -> Contact | None:
        """The contact with this id."""
        return self._all_contacts([id]).get(id)

    def contact_beginning(self, id: str) -> Contact | None:
        """The first contact whose id begins so."""
        ids = schema.contacts.c.id
        found = self.connection.scalar(select(ids).where(ids.startswith(id, autoescape=True)).order_by(ids).limit(1))
        return self.contact(found) if found else None

    def contact_with(self, report: str) -> Contact | None:
        """The contact that a report was merged into."""
        rows = schema.rows.c
        packed = self.connection.scalar(select(rows.entry).where(rows.kind == Part.__name__, rows.key == report))
        return self.contact(unpack(Part, packed).contact) if packed else None

    def contacts_of(self, sides: Sequence[Actor], window: Interval) -> Sequence[Contact]:
        """The contacts of these sides whose days touch the window, by id."""
        wanted = states_of(sides)
        if not wanted:
            return []
        if wanted not in self._sides:
            self._sides.append(wanted)
        ids = self.connection.scalars(
            self._listed("contacts", wanted, window).order_by(tables.listed_contacts.c.id)
        ).all()
        found = self._all_contacts(ids)
        return [found[i] for i in ids]

    def documents_on(self, sides: Sequence[Actor], window: Interval) -> Mapping[str, str]:
        """The documents on these sides in the window, with their publishers; a copy with whoever had the words first."""
        wanted = states_of(sides)
        if not wanted:
            return {}
        inside = {days: lies_in(_interval(days), window) for days in self._days_of_contacts(wanted)}
        linked = self._linked(wanted)
        told = self._told_of(wanted)
        publishers: dict[str, str] = {}
        appeared: dict[Days, bool] = {}
        for document, (days, outlet, dated), contact_days in (*linked, *told):
            if days not in appeared:
                appeared[days] = lies_in(_interval(days), window)
            if (contact_days is not None and inside[contact_days]) or (dated and appeared[days]):
                publishers[document] = (outlet if dated else None) or document
                if dated:
                    self._days[document] = days
        origins = self._origins(wanted)
        return {d: origins.get(d) or publishers[d] for d in sorted(publishers)}

    def _days_of_contacts(self, states: frozenset[str]) -> set[Days]:
        rows = tables.listed_contacts
        query = select(rows.c.first, rows.c.last).where(*self._under(rows, "contacts", states)).distinct()
        return {(row.first, row.last) for row in self.connection.execute(query)}

    def _linked(self, states: frozenset[str]) -> list[Told]:
        """Documents with a contact of these states: plain rows of the driver, as there may be tens of thousands."""
        rows, links, documents = tables.listed_contacts, tables.contact_documents.c, tables.listed_documents.c
        query = (
            select(
                documents.id,
                documents.first,
                documents.last,
                documents.outlet,
                documents.dated,
                rows.c.first,
                rows.c.last,
            )
            .join(tables.contact_documents, links.contact == rows.c.id)
            .join(tables.listed_documents, documents.number == links.document)
            .where(*self._under(rows, "contacts", states))
        )
        found = self.connection.execute(query).cursor.fetchall()
        return [
            (id, ((first, last), outlet, dated), (begins, ends))
            for id, first, last, outlet, dated, begins, ends in found
        ]

    def _origins(self, states: frozenset[str]) -> Mapping[str, str]:
        if states not in self._origins_of:
            ids = self._listed("contacts", states, ALWAYS)
            entries = schema.contacts.c
            packed = self.connection.execute(select(entries.entry).where(entries.id.in_(ids))).cursor.fetchall()
            self._origins_of[states] = origin_of(unpack(_OfOrigins, row[0]) for row in packed)
        return self._origins_of[states]

    def _told_of(self, states: frozenset[str]) -> list[Told]:
        """Documents with an event of these states."""
        links, documents = tables.event_documents.c, tables.listed_documents.c
        events = self._listed("events", states, ALWAYS)
        query = select(documents.id, documents.first, documents.last, documents.outlet, documents.dated).where(
            documents.number.in_(select(links.document).where(links.event.in_(events)))
        )
        found = self.connection.execute(query).cursor.fetchall()
        return [(id, ((first, last), outlet, dated), None) for id, first, last, outlet, dated in found]

    def days_of(self, documents: Collection[str]) -> Sequence[Interval]:
        """The days on which these documents appeared, as far as the record knows the documents."""
        listed = tables.listed_documents.c
        missing = sorted(set(documents) - set(self._days))
        for start in range(0, len(missing), _MOST):
            query = select(listed.id, listed.first, listed.last).where(
                listed.id.in_(missing[start : start + _MOST]), listed.dated
            )
            self._days.update({row.id: (row.first, row.last) for row in self.connection.execute(query)})
        return [_interval(self._days[d]) for d in documents if d in self._days]

    def assertions_on(
        self, sides: Sequence[Actor], window: Interval, kinds: Collection[ClaimKind]
    ) -> Sequence[Assertion]:
        """What documents of the window claim of these sides, of these kinds."""
        if not kinds:
            return []
        states = states_of(sides)
        # Asked for each contact of the sides, each time for other days, and now and then for more sides than the question has.
        fewer = next((s for s in self._sides if s <= states), states)
        key = (fewer, frozenset(kinds))
        if key not in self._said:
            self._said[key] = self._asserted(Filters(tuple(sorted(fewer)), types=tuple(sorted(kinds))))
        return [a for a in self._said[key] if states <= a.states and a.published.touches(window)]

    def assertions_in(self, documents: Iterable[str]) -> Sequence[Assertion]:
        """What these documents claim."""
        listed, claims = tables.listed_documents.c, tables.listed_claims.c
        ids: list[str] = []
        wanted = sorted(set(documents))
        for start in range(0, len(wanted), _MOST):
            numbers = select(listed.number).where(listed.id.in_(wanted[start : start + _MOST]))
            ids += self.connection.scalars(select(claims.id).where(claims.document.in_(numbers)))
        return sorted(self._assertions(ids), key=lambda a: (a.document, a.id))

    def assertions_counting(self, sides: Sequence[Actor], days: Interval) -> Sequence[Assertion]:
        """What documents claim of these sides that counts from these days."""
        found = self._asserted(Filters(tuple(states_of(sides))))
        return [a for a in found if a.anchor is not None and a.anchor.touches(days)]

    def last_day(self) -> date | None:
        """The last day on which a document may have appeared; None where none is known."""
        documents, (_, no_last) = tables.listed_documents.c, bounds(ALWAYS)
        day = self.connection.scalar(select(func.max(documents.last)).where(documents.dated, documents.last < no_last))
        return date.fromordinal(day) if day else None

    def people(self) -> tuple[Actor, ...]:
        """Everybody with a name who takes part in a contact, by key."""
        actors = tables.listed_actors.c
        query = select(actors.entry).where(actors.contacts > 0, actors.name.is_not(None)).order_by(actors.key)
        found = (unpack(Actor, packed) for packed in self.connection.scalars(query))
        return tuple(a for a in found if a.kind == "person" and a.name)

    def _listed(self, listed: str, states: frozenset[str], window: Interval) -> Select[str]:
        rows = tables.listed_contacts if listed == "contacts" else tables.listed_events
        return select(rows.c.id).where(*self._under(rows, listed, states, window))

    def _under(
        self, rows: FromClause, listed: str, states: frozenset[str], window: Interval = ALWAYS
    ) -> list[ColumnElement[bool]]:
        asked = Filters(tuple(sorted(states)), window=window)
        return conditions(listed, rows, asked, self.connection.dialect.name)

    def _asserted(self, asked: Filters) -> list[Assertion]:
        if not asked.states:
            return []
        rows = tables.listed_claims
        query = select(rows.c.id).where(*conditions("claims", rows, asked, self.connection.dialect.name))
        return self._assertions(self.connection.scalars(query).all())

    def _assertions(self, ids: Iterable[str]) -> list[Assertion]:
        """What claims say as far as the checked claims tell it, by id."""
        wanted = sorted(set(ids))
        missing = [i for i in wanted if i not in self._claims]
        self._claims.update(entries_of(self.connection, "claims", missing))
        claims = [self._claims[i] for i in wanted]
        self._read_dated({c.document for c in claims if c.document})
        contacts = self._all_contacts({i for c in claims for i in (c.about, c.anchor_contact) if i})
        made = (assertion_of(claim, self._dated, contacts) for claim in claims)
        return [a for a in made if a is not None]

    def _all_contacts(self, ids: Iterable[str]) -> dict[str, Contact]:
        wanted = set(ids)
        self._contacts.update(entries_of(self.connection, "contacts", {i for i in wanted if i not in self._contacts}))
        return {i: self._contacts[i] for i in wanted if i in self._contacts}

    def _read_dated(self, ids: Iterable[str]) -> None:
        self._dated.update(entries_of(self.connection, "documents", {i for i in ids if i not in self._dated}))


def _interval(days: Days) -> Interval:
    """The days that the register holds as numbers."""
    (first, last), (open_first, open_last) = days, bounds(ALWAYS)
    return Interval(
        date.fromordinal(first) if first != open_first else None, date.fromordinal(last) if last != open_last else None
    )
