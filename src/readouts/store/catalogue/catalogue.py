"""Entries of a record by filter, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise
from statistics import median
from typing import TypeVar

from readouts.coding.coding import Coding
from readouts.errors import NotFoundError, UsageError
from readouts.interval import Interval
from readouts.record.levels import level_of
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.record.selection import Selection
from readouts.slots import replace
from readouts.store.catalogue.model import (
    ActorCard,
    Cell,
    Covered,
    DocumentCard,
    DocumentContents,
    Facet,
    FacetName,
    Facets,
    Filters,
    Gap,
    Hit,
    Kind,
    Order,
    Page,
    PairCard,
    PlacedStatement,
    Silence,
)  # fmt: skip
from readouts.store.store import Store

T = TypeVar("T")
Entry = Contact | Event | CheckedClaim | DatedDocument


class Catalogue:
    """The read side of a record. The record must be up to date (``store.keeper.brought_up_to_date``)."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._record = store.record()

    # Lists, page by page

    def contacts(
        self, filters: Filters, *, order: Order = "newest", after: str | None = None, limit: int = 50
    ) -> Page[Contact]:
        """Contacts by date; those whose days are not known come last.

        Raises:
            UsageError: The cursor is not one of this list.
        """
        return _page(sorted(self._contacts(filters), key=_by_date(order)), after, limit, lambda c: c.id)

    def events(
        self, filters: Filters, *, order: Order = "newest", after: str | None = None, limit: int = 50
    ) -> Page[Event]:
        """Events by date; those whose days are not known come last."""
        found = (e for e in self._record.events if any(s.event(e) for s in self._selections(filters)))
        return _page(sorted(found, key=_by_date(order)), after, limit, lambda e: e.id)

    def claims(self, filters: Filters, *, after: str | None = None, limit: int = 50) -> Page[CheckedClaim]:
        """Claims by document, then where they stand."""
        found = (
            c
            for c in self._record.claims
            if any(s.claim(c) for s in self._selections(filters))
            and (not filters.verdicts or c.verdict in filters.verdicts)
        )
        return _page(tuple(found), after, limit, lambda c: c.id)

    def statements(self, filters: Filters, *, after: str | None = None, limit: int = 50) -> Page[PlacedStatement]:
        """Who says what, by document, then where it stands."""
        found = (
            PlacedStatement(c.document, number, s)
            for c in self._codings()
            for number, s in enumerate(c.statements)
            if s.content and any(x.statement(c.document, s) for x in self._selections(filters))
        )
        return _page(tuple(found), after, limit, lambda s: s.id)

    def documents(
        self, filters: Filters, *, order: Order = "newest", after: str | None = None, limit: int = 50
    ) -> Page[DocumentCard]:
        """Documents by the days on which they appeared; those without a day come last."""
        wanted = self._documents(filters)
        found = (
            c
            for c in self._cards()
            if (wanted is None or c.document.id in wanted)
            and c.dated.published.interval.touches(filters.window)
            and (not filters.kinds or c.document.kind in filters.kinds)
        )
        ordered = sorted(found, key=lambda c: _place(c.dated.published.interval, c.document.id, order))
        return _page(ordered, after, limit, lambda c: c.document.id)

    def actors(self, named: str | None = None, *, after: str | None = None, limit: int = 50) -> Page[ActorCard]:
        """Those who take part in entries, the most frequent first; ``named`` is part of a name or an id."""
        people = {a.key: a for c in self._record.contacts for a in c.participants}
        contacts = Counter(k for c in self._record.contacts for k in {a.key for a in c.participants})
        events = Counter(k for e in self._record.events for k in {a.key for a in e.actors + e.recipients})
        people.update({a.key: a for e in self._record.events for a in e.actors + e.recipients})
        wanted = (named or "").casefold()
        cards = [
            ActorCard(a, contacts[k], events[k])
            for k, a in people.items()
            if wanted in (a.name or a.role or "").casefold() or wanted == k.casefold()
        ]
        cards.sort(key=lambda c: (-c.contacts, -c.events, c.actor.key))
        return _page(cards, after, limit, lambda c: c.actor.key)

    def pairs(self, filters: Filters, *, after: str | None = None, limit: int = 50) -> Page[PairCard]:
        """Pairs of states by the number of their contacts."""
        together: dict[tuple[str, str], list[Contact]] = {}
        for contact in self._contacts(filters):
            for pair in combinations(sorted(contact.states), 2):
                together.setdefault(pair, []).append(contact)
        cards = []
        for pair, found in together.items():
            held = [c for c in found if c.status == "held"]
            days = [d for c in held if (d := c.date.interval.latest or c.date.interval.earliest)]
            cards.append(PairCard(pair, len(found), len(held), min(days, default=None), max(days, default=None)))
        cards.sort(key=lambda c: (-c.contacts, c.states))
        return _page(cards, after, limit, lambda c: "-".join(c.states))

    def search(self, words: str, kinds: Sequence[Kind] = (), *, after: str | None = None, limit: int = 50) -> Page[Hit]:
        """Documents and statements that hold the words, the best first."""
        found = [
            Hit("documents", d.id, d.id, d.text[max(0, at - 80) : at + 120], ((min(at, 80), min(at, 80) + len(words)),))
            for d in self._store.documents()
            if (at := d.text.casefold().find(words.casefold())) >= 0
        ]
        return _page(found if not kinds or "documents" in kinds else (), after, limit, lambda h: h.id)

    # Counts

    def covered(self) -> Covered:
        """What the record holds."""
        counts = self._store.counts()
        days = [
            d for c in self._record.documents for d in (c.published.interval.earliest, c.published.interval.latest) if d
        ]
        outlets = {c.publisher for c in self._record.documents if c.publisher}
        window = Interval(min(days, default=None), max(days, default=None))
        return Covered(counts.documents, counts.contacts, counts.events, counts.claims, len(outlets), window)

    def facets(self, kind: Kind, filters: Filters, names: Iterable[FacetName], *, limit: int = 30) -> Facets:
        """How many entries of the selection have which values, the most frequent first."""
        chosen = {"contacts": self.contacts, "events": self.events, "claims": self.claims,
                  "statements": self.statements, "documents": self.documents}[kind]  # fmt: skip
        entries = chosen(filters, limit=10**9).entries  # type: ignore[operator]
        cards = {c.document.id: c for c in self._cards()}
        answer: dict[FacetName, tuple[Facet, ...]] = {}
        for name in names:
            counter = Counter(v for e in entries for v in _values(e, name, cards))
            ranked = sorted(counter.items(), key=lambda x: (-x[1], x[0]))
            answer[name] = tuple(Facet(v, n) for v, n in ranked[:limit])
        return answer

    def months(self, filters: Filters) -> tuple[Cell, ...]:
        """Contacts by month, channel and status; of a contact of several months the first counts."""
        counter = Counter((_month(c.date.interval), c.channel, c.status) for c in self._contacts(filters))
        return tuple(
            Cell(*key, count) for key, count in sorted(counter.items(), key=lambda x: (x[0][0] or "~", *x[0][1:]))
        )

    def gaps(self, first: str, second: str, *, limit: int = 20) -> tuple[Gap, ...]:
        """The longest stretches between contacts that were held, the open one included."""
        held = [
            c
            for c in self._contacts(Filters(states=(first, second), statuses=("held",)))
            if not c.date.interval.is_open
        ]
        held.sort(key=lambda c: (c.date.interval.latest or date.min, c.id))
        found = []
        for one, other in pairwise(held):
            begin, end = one.date.interval.latest, other.date.interval.earliest
            assert begin and end
            if (end - begin).days > 1:
                found.append(Gap(one.id, other.id, Interval(begin, end), (end - begin).days))
        found.sort(key=lambda g: (-(g.days or 0), g.after))
        return tuple(found[:limit])

    def silences(self, *, limit: int = 10) -> tuple[Silence, ...]:
        """Pairs whose last contact lies far longer back than was usual between them."""
        until = self.covered().days.latest
        found = []
        for card in self.pairs(Filters(), limit=10**9).entries:
            held = self._contacts(Filters(states=card.states, statuses=("held",)))
            days = sorted({d for c in held if (d := c.date.interval.latest)})
            if until is None or len(days) < 3:
                continue
            usual, now = median((b - a).days for a, b in pairwise(days)), (until - days[-1]).days
            if now > 3 * max(usual, 7):
                found.append(Silence(card.states, days[-1], now, int(usual)))
        return tuple(sorted(found, key=lambda s: (-s.days, s.states))[:limit])

    # Entries by id

    def find(self, key: str, kinds: Iterable[Kind] = ("contacts", "events", "claims", "documents")) -> Entry:
        """The entry with this id, or whose id alone begins so.

        Raises:
            NotFoundError: There is none.
            UsageError: Several begin so.
        """
        listed: dict[str, Sequence[Entry]] = {
            "contacts": self._record.contacts, "events": self._record.events,
            "claims": self._record.claims, "documents": self._record.documents,
        }  # fmt: skip
        wanted = tuple(kinds)
        found = [e for kind in wanted for e in listed[kind] if key and e.id.startswith(key)]
        exact = [e for e in found if e.id == key]
        if len(found) > 1 and not exact:
            raise UsageError(f"{len(found)} entries begin with {key!r}.", "Give more of the id.")
        if not found:
            name = wanted[0].removesuffix("s") if len(wanted) == 1 else "entry"
            raise NotFoundError(name, key, f"List them with: readouts {', '.join(wanted)}")
        return (exact or found)[0]

    def contact(self, key: str) -> Contact:
        """The contact with this id, or whose id alone begins so.

        Raises:
            NotFoundError: There is none.
            UsageError: Several begin so.
        """
        found = self.find(key, ("contacts",))
        assert isinstance(found, Contact)
        return found

    def entries_with(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Entries of any kind by their ids; those that are not there are left out."""
        wanted, record = set(ids), self._record
        kinds: tuple[Sequence[Entry], ...] = (record.contacts, record.events, record.claims, record.documents)
        return {e.id: e for entries in kinds for e in entries if e.id in wanted}

    def contacts_with(self, ids: Iterable[str]) -> dict[str, Contact]:
        """Contacts by their ids; those that are not there are left out."""
        wanted = set(ids)
        return {c.id: c for c in self._record.contacts if c.id in wanted}

    def claims_with(self, ids: Iterable[str]) -> dict[str, CheckedClaim]:
        """Claims by their ids; those that are not there are left out."""
        wanted = set(ids)
        return {c.id: c for c in self._record.claims if c.id in wanted}

    def documents_with(self, ids: Iterable[str]) -> dict[str, DocumentCard]:
        """Documents, without their texts, by their ids; those that are not there are left out."""
        wanted = set(ids)
        return {c.document.id: c for c in self._cards() if c.document.id in wanted}

    def contents(self, id: str) -> DocumentContents:
        """A document with everything that the record takes from it.

        Raises:
            NotFoundError: There is no such document.
        """
        document, codings = self._store.document(id), self._store.codings_of([id])
        dated = {d.id: d for d in self._record.documents}
        if document is None or not codings:
            raise NotFoundError("document", id, "List them with: readouts documents")
        return DocumentContents(
            DocumentCard(document, dated[document.id]),
            codings[0],
            tuple(c for c in self._record.contacts if any(d.document == id for d in c.documents)),
            tuple(e for e in self._record.events if any(s.document == id for s in e.evidence)),
            tuple(c for c in self._record.claims if c.document == id),
        )

    def _contacts(self, filters: Filters) -> list[Contact]:
        selections = self._selections(filters)
        return [
            c
            for c in self._record.contacts
            if any(s.contact(c) for s in selections)
            and (c.conflicts or not filters.disputed)
            and (not filters.initiators or c.initiator in filters.initiators)
            and (not filters.levels or level_of(c) in filters.levels)
        ]

    def _selections(self, filters: Filters) -> list[Selection]:
        documents = self._documents(filters)
        return [
            Selection(frozenset(filters.states), filters.person, filters.window, channel, status, type_, documents)
            for channel in filters.channels or (None,)
            for status in filters.statuses or (None,)
            for type_ in filters.types or (None,)
        ]

    def _documents(self, filters: Filters) -> frozenset[str] | None:
        if not (filters.words or filters.outlets):
            return None
        found = self._store.texts_with(filters.words) if filters.words else {d.id for d in self._record.documents}
        if filters.outlets:
            found &= {c.document.id for c in self._cards() if c.document.outlet in filters.outlets}
        return frozenset(found)

    def _cards(self) -> list[DocumentCard]:
        dated = {d.id: d for d in self._record.documents}
        return [DocumentCard(replace(d, text=""), dated[d.id]) for d in self._store.documents() if d.id in dated]

    def _codings(self) -> list[Coding]:
        return sorted(self._store.codings(), key=lambda c: c.document)


def _page(found: Sequence[T], after: str | None, limit: int, key: Callable[[T], str]) -> Page[T]:
    first = 0
    if after is not None:
        places = [n for n, entry in enumerate(found) if key(entry) == after]
        if not places:
            raise UsageError(f"The cursor {after!r} is not one of this list.", "Begin again without it.")
        first = places[0] + 1
    shown = tuple(found[first : first + limit])
    more = first + limit < len(found)
    return Page(shown, len(found), key(shown[-1]) if more and shown else None)


def _by_date(order: Order) -> Callable[[Contact | Event], tuple[int, int, str]]:
    return lambda entry: _place(entry.date.interval, entry.id, order)


def _place(interval: Interval, id: str, order: Order) -> tuple[int, int, str]:
    day = interval.latest or interval.earliest
    if day is None:
        return (1, 0, id)
    return (0, -day.toordinal() if order == "newest" else day.toordinal(), id)


def _month(interval: Interval) -> str | None:
    day = interval.earliest or interval.latest
    return day.isoformat()[:7] if day else None


def _values(entry: object, name: FacetName, cards: dict[str, DocumentCard]) -> Iterable[str]:
    if isinstance(entry, Contact):
        documents = [cards[d.document].document for d in entry.documents if d.document in cards]
        day = entry.date.interval.latest or entry.date.interval.earliest
        return {
            "state": entry.states,
            "person": {p.name for p in entry.participants if p.name and p.kind == "person"},
            "channel": [entry.channel],
            "status": [entry.status],
            "year": [str(day.year)] if day else [],
            "outlet": {d.outlet for d in documents if d.outlet},
            "kind": {d.kind for d in documents if d.kind},
            "disputed": ["yes"] if entry.conflicts else [],
            "initiator": [entry.initiator] if entry.initiator else [],
            "level": [level_of(entry)],
        }.get(name, ())
    if isinstance(entry, Event):
        states = {a.state for a in entry.actors + entry.recipients if a.state}
        return {"state": states, "type": [entry.type]}.get(name, ())
    if isinstance(entry, CheckedClaim):
        states = {a.state for a in entry.participants if a.state}
        return {"state": states, "type": [entry.kind], "verdict": [entry.verdict]}.get(name, ())
    if isinstance(entry, PlacedStatement):
        speaker = entry.statement.speaker
        return {"state": [speaker.state] if speaker and speaker.state else []}.get(name, ())
    if isinstance(entry, DocumentCard):
        document = entry.document
        return {
            "outlet": [document.outlet] if document.outlet else [],
            "kind": [document.kind] if document.kind else [],
        }.get(name, ())
    return ()
