"""What a record knows of two sides, looked up in the database: for claims and questions that people type.

Answers are those of ``record.claims.check.holdings_of``, which reads the whole record. What was looked up is remembered, so
that one claim asks for the contacts of its sides once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, Select, func, select

from readouts.coding.coding import ClaimKind
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.accounts.origins import origin_of
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.check import assertion_of
from readouts.record.claims.coverage import lies_in
from readouts.record.growing.contacts import Part
from readouts.record.model import CheckedClaim, Contact, DatedDocument
from readouts.record.shelf import bounds
from readouts.record.sides import states_of
from readouts.store import schema
from readouts.store.catalogue.entries import entries_of
from readouts.store.catalogue.model import Filters
from readouts.store.catalogue.selecting import conditions
from readouts.store.packing import unpack
from readouts.store.register import tables

_MOST = 30_000


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
        contacts = self.contacts_of(sides, ALWAYS)
        linked = {link.document for contact in contacts for link in contact.documents}
        told = self._told_of(wanted)
        self._read_dated(linked | told)
        found = {d for d in linked | told if self._appeared(d, window)}
        inside = (c for c in contacts if lies_in(c.date.interval, window))
        found |= {link.document for contact in inside for link in contact.documents}
        origins = origin_of(contacts)
        return {d: origins.get(d) or self._publisher(d) for d in sorted(found)}

    def _told_of(self, states: frozenset[str]) -> set[str]:
        """Documents with an event of these states."""
        links, documents = tables.event_documents.c, tables.listed_documents.c
        events = self._listed("events", states, ALWAYS)
        query = select(documents.id).where(documents.number.in_(select(links.document).where(links.event.in_(events))))
        return set(self.connection.scalars(query))

    def document(self, id: str) -> DatedDocument | None:
        """The document with this id."""
        self._read_dated([id])
        return self._dated.get(id)

    def assertions_on(
        self, sides: Sequence[Actor], window: Interval, kinds: Collection[ClaimKind]
    ) -> Sequence[Assertion]:
        """What documents of the window claim of these sides, of these kinds."""
        if not kinds:
            return []
        key = (states_of(sides), frozenset(kinds))
        if key not in self._said:  # asked for each contact of the sides, each time for other days
            self._said[key] = self._asserted(Filters(tuple(sorted(key[0])), types=tuple(sorted(kinds))))
        return [a for a in self._said[key] if a.published.touches(window)]

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
        asked = Filters(tuple(sorted(states)), window=window)
        return select(rows.c.id).where(*conditions(listed, rows, asked, self.connection.dialect.name))

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
        self._contacts.update(entries_of(self.connection, "contacts", wanted - self._contacts.keys()))
        return {i: self._contacts[i] for i in wanted if i in self._contacts}

    def _read_dated(self, ids: Iterable[str]) -> None:
        self._dated.update(entries_of(self.connection, "documents", set(ids) - self._dated.keys()))

    def _appeared(self, document: str, window: Interval) -> bool:
        known = self._dated.get(document)
        return known is not None and lies_in(known.published.interval, window)

    def _publisher(self, document: str) -> str:
        known = self._dated.get(document)
        return (known.publisher if known else None) or document
