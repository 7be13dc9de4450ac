"""What a record knows of two sides, looked up in the database: for claims and questions that people type.

Answers are those of ``record.claims.check.holdings_of``, which reads the whole record. What was looked up is remembered, so
that one claim asks for the contacts of its sides once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, case, func, select

from readouts.coding.coding import ClaimKind
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.accounts.origins import origin_of
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.check import assertion_of
from readouts.record.claims.coverage import lies_in
from readouts.record.claims.outline import Outline
from readouts.record.growing.contacts import Part
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Origin
from readouts.record.shelf import bounds
from readouts.record.sides import states_of
from readouts.store import schema
from readouts.store.catalogue.entries import entries_of
from readouts.store.catalogue.model import Filters
from readouts.store.catalogue.selecting import conditions
from readouts.store.outlines import ContactOutline, Outlines
from readouts.store.packing import unpack
from readouts.store.register import tables

_MOST = 30_000
_FIRST_READ = 20
Days = tuple[int, int]
_DOCUMENT = tuple(tables.listed_documents.c[name] for name in ("id", "first", "last", "outlet", "dated"))
Told = tuple[str, Days, str | None, bool]
"""A document: its id, its days, its publisher, and whether the record took it in."""
Linked = tuple[str, Days, str | None, bool, str, Days]
"""The same with a contact that it tells of, and the contact's days."""


@dataclass(frozen=True, slots=True)
class _OfOrigins:
    """What of a contact tells where its documents have their words from: the rest need not be read."""

    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """The days that a claim counts from."""

    anchor: Interval | None


@dataclass(frozen=True, slots=True)
class _Reported:
    """The reports that a contact was made of."""

    reports: tuple[str, ...]


@dataclass(slots=True)
class SqlHoldings:
    """The holdings of a record in the database.

    Args:
        connection: To the record; all that is asked must be one state of it.
    """

    connection: Connection
    _contacts: dict[str, Contact] = field(default_factory=dict)
    _read: list[tuple[frozenset[str], Outlines]] = field(default_factory=list)
    _dated: dict[str, DatedDocument] = field(default_factory=dict)
    _claims: dict[str, CheckedClaim] = field(default_factory=dict)
    _sides: list[frozenset[str]] = field(default_factory=list)
    _days: dict[str, Days] = field(default_factory=dict)
    _linked_to: dict[frozenset[str], list[Linked]] = field(default_factory=dict)
    _told_by: dict[frozenset[str], list[Told]] = field(default_factory=dict)
    _origins_of: dict[str, _OfOrigins] = field(default_factory=dict)
    _anchored: dict[str, Interval | None] = field(default_factory=dict)
    _reports: dict[str, _Reported] = field(default_factory=dict)
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

    def contacts_with(self, ids: Collection[str]) -> Mapping[str, Contact]:
        """The contacts with these ids."""
        return self._all_contacts(ids)

    def contacts_of(self, sides: Sequence[Actor], window: Interval) -> Sequence[ContactOutline]:
        """The contacts of these sides whose days touch the window, by id, as far as weighing them needs.

        Each contact of a claim's window is compared with those of its own days: these are looked up among what was read.
        """
        wanted = states_of(sides)
        if not wanted:
            return []
        if wanted not in self._sides:
            self._sides.append(wanted)
        for states, found in self._read:
            if states <= wanted and found.window.contains(window):
                return [o for o in found.touching(window) if wanted <= o.states]
        read = self._outlines(self._listed("contacts", wanted, window))
        self._read.append((wanted, Outlines(window, read)))
        return read

    def newest_of(self, sides: Sequence[Actor], fits: Callable[[Outline], bool]) -> Contact | None:
        """The newest contact of these sides that fits: a few are read at first, then more at once."""
        wanted, rows = states_of(sides), tables.listed_contacts.c
        if not wanted:
            return None
        ended = case((rows.last < bounds(ALWAYS)[1], rows.last), else_=0)
        newest = self._listed("contacts", wanted, ALWAYS).order_by(ended.desc(), rows.id.desc())
        begins, number = 0, _FIRST_READ
        while ids := self.connection.scalars(newest.limit(number).offset(begins)).all():
            outlines = {o.id: o for o in self._outlines(ids)}
            if (found := next((i for i in ids if fits(outlines[i])), None)) is not None:
                return self.contact(found)
            begins, number = begins + number, 4 * number
        return None

    def _outlines(self, ids: Select[str] | Sequence[str]) -> list[ContactOutline]:
        """Contacts as far as weighing them needs, by id."""
        entries = schema.contacts.c
        query = select(entries.entry).where(entries.id.in_(ids)).order_by(entries.id)
        return [unpack(ContactOutline, packed) for (packed,) in self.connection.execute(query).cursor.fetchall()]

    def documents_on(self, sides: Sequence[Actor], window: Interval) -> Mapping[str, str]:
        """The documents on these sides in the window, with their publishers; a copy with whoever had the words first."""
        wanted = states_of(sides)
        if not wanted:
            return {}
        linked, told = self._linked(wanted), self._told_of(wanted)
        inside = {days: lies_in(_interval(days), window) for days in {row[5] for row in linked}}
        days_told = {row[1] for row in linked} | {row[1] for row in told}
        appeared = {days: lies_in(_interval(days), window) for days in days_told}
        publishers: dict[str, str] = {}
        for document, days, outlet, dated, _, held in linked:
            if inside[held] or (dated and appeared[days]):
                publishers[document] = (outlet if dated else None) or document
                if dated:
                    self._days[document] = days
        for document, days, outlet, dated in told:
            if dated and appeared[days]:
                publishers[document] = outlet or document
                self._days[document] = days
        origins = self._origins({row[4] for row in linked if row[0] in publishers})
        return {d: origins.get(d) or publishers[d] for d in sorted(publishers)}

    def _linked(self, states: frozenset[str]) -> list[Linked]:
        """Documents with a contact of these states: plain rows of the driver, as there may be tens of thousands."""
        if states not in self._linked_to:
            rows, links = tables.listed_contacts, tables.contact_documents.c
            query = (
                select(*_DOCUMENT, rows.c.id, rows.c.first, rows.c.last)
                .join(tables.contact_documents, links.contact == rows.c.id)
                .join(tables.listed_documents, tables.listed_documents.c.number == links.document)
                .where(*self._under(rows, "contacts", states))
            )
            self._linked_to[states] = [
                (document, (first, last), outlet, dated, contact, (begins, ends))
                for document, first, last, outlet, dated, contact, begins, ends in self._rows(query)
            ]
        return self._linked_to[states]

    def _told_of(self, states: frozenset[str]) -> list[Told]:
        """Documents with an event of these states."""
        if states not in self._told_by:
            links = tables.event_documents.c
            documents = select(links.document).where(links.event.in_(self._listed("events", states, ALWAYS)))
            query = select(*_DOCUMENT).where(tables.listed_documents.c.number.in_(documents))
            self._told_by[states] = [(id, (first, last), *rest) for id, first, last, *rest in self._rows(query)]
        return self._told_by[states]

    def _origins(self, contacts: Collection[str]) -> Mapping[str, str]:
        """Who had the words of the documents of these contacts first."""
        entries, missing = schema.contacts.c, sorted(set(contacts) - self._origins_of.keys())
        for start in range(0, len(missing), _MOST):
            query = select(entries.id, entries.entry).where(entries.id.in_(missing[start : start + _MOST]))
            self._origins_of.update({id: unpack(_OfOrigins, packed) for id, packed in self._rows(query)})
        return origin_of(self._origins_of[c] for c in contacts if c in self._origins_of)

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        """Plain rows of the driver: those of SQLAlchemy take as long again."""
        return self.connection.execute(query).cursor.fetchall()

    def days_of(self, documents: Collection[str]) -> Sequence[Interval]:
        """The days on which these documents appeared, each once, as far as the record knows the documents."""
        listed = tables.listed_documents.c
        missing = sorted(set(documents) - set(self._days))
        for start in range(0, len(missing), _MOST):
            query = select(listed.id, listed.first, listed.last).where(
                listed.id.in_(missing[start : start + _MOST]), listed.dated
            )
            self._days.update({row.id: (row.first, row.last) for row in self.connection.execute(query)})
        return [_interval(days) for days in {self._days[d] for d in documents if d in self._days}]

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
        states = states_of(sides)
        if not states:
            return []
        ids = self._claims_of(Filters(tuple(sorted(states))))
        entries, missing = schema.claims.c, [i for i in ids if i not in self._anchored]
        for start in range(0, len(missing), _MOST):
            query = select(entries.id, entries.entry).where(entries.id.in_(missing[start : start + _MOST]))
            self._anchored.update({id: unpack(_Counted, packed).anchor for id, packed in self._rows(query)})
        return self._assertions(i for i in ids if (anchor := self._anchored.get(i)) and anchor.touches(days))

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
        return self._assertions(self._claims_of(asked)) if asked.states else []

    def _claims_of(self, asked: Filters) -> Sequence[str]:
        rows = tables.listed_claims
        query = select(rows.c.id).where(*conditions("claims", rows, asked, self.connection.dialect.name))
        return self.connection.scalars(query).all()

    def _assertions(self, ids: Iterable[str]) -> list[Assertion]:
        """What claims say as far as the checked claims tell it, by id."""
        wanted = sorted(set(ids))
        missing = [i for i in wanted if i not in self._claims]
        self._claims.update(entries_of(self.connection, "claims", missing))
        claims = [self._claims[i] for i in wanted]
        self._read_dated({c.document for c in claims if c.document})
        contacts = self._read_reports({i for c in claims for i in (c.about, c.anchor_contact) if i})
        made = (assertion_of(claim, self._dated, contacts) for claim in claims)
        return [a for a in made if a is not None]

    def _all_contacts(self, ids: Iterable[str]) -> dict[str, Contact]:
        wanted = set(ids)
        self._contacts.update(entries_of(self.connection, "contacts", {i for i in wanted if i not in self._contacts}))
        return {i: self._contacts[i] for i in wanted if i in self._contacts}

    def _read_reports(self, ids: Collection[str]) -> Mapping[str, _Reported]:
        entries, missing = schema.contacts.c, sorted(set(ids) - self._reports.keys())
        for start in range(0, len(missing), _MOST):
            query = select(entries.id, entries.entry).where(entries.id.in_(missing[start : start + _MOST]))
            self._reports.update({id: unpack(_Reported, packed) for id, packed in self._rows(query)})
        return self._reports

    def _read_dated(self, ids: Iterable[str]) -> None:
        self._dated.update(entries_of(self.connection, "documents", {i for i in ids if i not in self._dated}))


@lru_cache(maxsize=50_000)
def _interval(days: Days) -> Interval:
    """The days that the register holds as numbers. Tens of thousands of documents have some thousands of days."""
    (first, last), (open_first, open_last) = days, bounds(ALWAYS)
    return Interval(
        date.fromordinal(first) if first != open_first else None, date.fromordinal(last) if last != open_last else None
    )
