"""What the record holds that bears on a question: how much an absence in it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Protocol

from readouts.coding.coding import ClaimKind
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.accounts.origins import origin_of
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.outline import Outline
from readouts.record.merging.pairing.days import is_narrow
from readouts.record.model import Contact, Coverage, DatedDocument, Event
from readouts.record.sides import states_of

# A stretch without documents is told from this many days on.
GAP_DAYS = 30
_MOST_GAPS = 3
_DAY = timedelta(1)


class Holdings(Protocol):
    """What a record knows of two sides. Everything is asked by sides and days: nothing walks through the whole record."""

    def contact(self, id: str) -> Contact | None:
        """The contact with this id."""
        ...

    def contact_with(self, report: str) -> Contact | None:
        """The contact that a report was merged into."""
        ...

    def contacts_with(self, ids: Collection[str]) -> Mapping[str, Contact]:
        """The contacts with these ids."""
        ...

    def contacts_of(self, sides: Sequence[Actor], window: Interval) -> Sequence[Outline]:
        """The contacts in which the states of all sides take part and whose days touch the window; none without a state."""
        ...

    def documents_on(self, sides: Sequence[Actor], window: Interval) -> Mapping[str, str]:
        """The documents that speak of the sides together, and appeared in the window or report what lies there.

        Each document comes with its publisher, or its own id where nobody is named.
        """
        ...

    def days_of(self, documents: Collection[str]) -> Sequence[Interval]:
        """The days on which these documents appeared, as far as the record knows the documents."""
        ...

    def assertions_on(
        self, sides: Sequence[Actor], window: Interval, kinds: Collection[ClaimKind]
    ) -> Sequence[Assertion]:
        """What documents that may have appeared in the window claim of contacts of these sides: claims of these kinds."""
        ...

    def assertions_in(self, documents: Iterable[str]) -> Sequence[Assertion]:
        """What these documents claim."""
        ...

    def assertions_counting(self, sides: Sequence[Actor], days: Interval) -> Sequence[Assertion]:
        """What documents claim of these sides that counts from these days, as far as its own words give them; by id."""
        ...


class Searched(Holdings, Protocol):
    """Holdings in which somebody looks for the contact that a typed text means."""

    def contact_beginning(self, id: str) -> Contact | None:
        """The first contact, by id, whose id begins so."""
        ...

    def newest_of(self, sides: Sequence[Actor], fits: Callable[[Outline], bool]) -> Contact | None:
        """The newest contact of these sides that fits: by its last day, then by id; those without a last day come last."""
        ...


def names_of(states: Collection[str]) -> list[str]:
    """The names under which something that concerns these states is found: each state, and each pair of them.

    >>> names_of({"USA", "RUS"})
    ['RUS', 'USA', 'RUS+USA']
    """
    ordered = sorted(states)
    return [*ordered, *("+".join(pair) for pair in combinations(ordered, 2))]


def name_of(states: Collection[str]) -> str:
    """The one name to look under for what concerns all these states: that of the first two; what is found needs a second look.

    >>> name_of({"USA", "RUS", "UKR"})
    'RUS+UKR'
    """
    return "+".join(sorted(states)[:2])


def coverage_of(holdings: Holdings, sides: Sequence[Actor], window: Interval) -> Coverage:
    """How many documents and publishers speak of the sides together, in contacts or events, in the window.

    A document counts where it appeared in the window, or where what it reports lies there.
    """
    found = holdings.documents_on(sides, window)
    publishers = set(found.values())
    names = " and ".join(sorted(states_of(sides))) or "the sides"
    sentence = (
        f"{_count(len(found), 'document')} from {_count(len(publishers), 'publisher')} "
        f"{'speaks' if len(found) == 1 else 'speak'} of {names} {_when(window)}"
        if found
        else f"the record holds no document on {names} {_when(window)}"
    )
    days = holdings.days_of(found.keys()) if window.earliest and window.latest else ()
    known = [d for d in days if not d.is_open]
    return Coverage(window, len(found), len(publishers), sentence, gaps_in(window, known))


def gaps_in(window: Interval, days: Iterable[Interval]) -> tuple[Interval, ...]:
    """The stretches of a closed window in which nothing appeared, the longest first; short ones are none.

    >>> from datetime import date
    >>> may = Interval(date(2022, 5, 1), date(2022, 7, 31))
    >>> [gap.days for gap in gaps_in(may, [Interval.day(date(2022, 5, 11))])]
    [81]
    """
    if window.earliest is None or window.latest is None:
        return ()
    gaps: list[Interval] = []
    begins = window.earliest
    for seen in sorted(days, key=lambda i: (i.earliest or date.min, i.latest or date.min)):
        first, last = seen.earliest, seen.latest
        if first is None or last is None or last < begins:
            continue
        if first > window.latest:
            break
        if (first - begins).days >= GAP_DAYS:
            gaps.append(Interval(begins, first - _DAY))
        begins = max(begins, last + _DAY)
    if (window.latest - begins).days >= GAP_DAYS:
        gaps.append(Interval(begins, window.latest))
    return tuple(sorted(gaps, key=lambda g: (-(g.days or 0), str(g.earliest)))[:_MOST_GAPS])


@dataclass(frozen=True, slots=True)
class Entries:
    """The holdings of a record that lies in memory."""

    by_id: Mapping[str, Contact]
    by_report: Mapping[str, Contact]
    by_name: Mapping[str, tuple[Contact, ...]]
    """Contacts by the names of their sides."""
    events: Mapping[str, tuple[Event, ...]]
    """Events by the names of their sides."""
    documents: Mapping[str, DatedDocument]
    assertions: Mapping[str, tuple[Assertion, ...]]
    """What documents claim, by the names of the sides."""
    said: Mapping[str, tuple[Assertion, ...]]
    """The same by document."""

    @classmethod
    def of(
        cls,
        contacts: Iterable[Contact],
        events: Iterable[Event],
        documents: Iterable[DatedDocument],
        assertions: Iterable[Assertion] = (),
    ) -> Entries:
        """The holdings of these entries."""
        claimed: dict[str, list[Assertion]] = defaultdict(list)
        said: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in sorted(assertions, key=lambda a: a.id):
            said[assertion.document].append(assertion)
            for name in names_of(assertion.states):
                claimed[name].append(assertion)
        by_name: dict[str, list[Contact]] = defaultdict(list)
        told: dict[str, list[Event]] = defaultdict(list)
        listed = sorted(contacts, key=lambda c: c.id)
        for contact in listed:
            for name in names_of(contact.states):
                by_name[name].append(contact)
        for event in events:
            for name in names_of(states_of((*event.actors, *event.recipients))):
                told[name].append(event)
        return cls(
            {c.id: c for c in listed},
            {r: c for c in listed for r in c.reports},
            {name: tuple(found) for name, found in by_name.items()},
            {name: tuple(found) for name, found in told.items()},
            {d.id: d for d in documents},
            {name: tuple(found) for name, found in claimed.items()},
            {document: tuple(found) for document, found in said.items()},
        )

    def contact(self, id: str) -> Contact | None:
        """The contact with this id."""
        return self.by_id.get(id)

    def contact_beginning(self, id: str) -> Contact | None:
        """The first contact, by id, whose id begins so."""
        return next((self.by_id[i] for i in sorted(self.by_id) if i.startswith(id)), None)

    def contact_with(self, report: str) -> Contact | None:
        """The contact that a report was merged into."""
        return self.by_report.get(report)

    def contacts_with(self, ids: Collection[str]) -> Mapping[str, Contact]:
        """The contacts with these ids."""
        return {i: self.by_id[i] for i in ids if i in self.by_id}

    def newest_of(self, sides: Sequence[Actor], fits: Callable[[Outline], bool]) -> Contact | None:
        """The newest contact of these sides that fits."""
        fitting = (c for c in self.contacts_of(sides, ALWAYS) if fits(c))
        return max(fitting, key=lambda c: (c.date.interval.latest or date.min, c.id), default=None)

    def contacts_of(self, sides: Sequence[Actor], window: Interval) -> Sequence[Contact]:
        """The contacts of these sides whose days touch the window."""
        wanted = states_of(sides)
        found = self.by_name.get(name_of(wanted), ())
        return [c for c in found if wanted <= c.states and c.date.interval.touches(window)]

    def documents_on(self, sides: Sequence[Actor], window: Interval) -> Mapping[str, str]:
        """The documents on these sides in the window, with their publishers; a copy with whoever had the words first."""
        wanted = states_of(sides)
        found: set[str] = set()
        contacts = [c for c in self.by_name.get(name_of(wanted), ()) if wanted <= c.states]
        for contact in contacts:
            inside = lies_in(contact.date.interval, window)
            ids = (link.document for link in contact.documents)
            found |= {d for d in ids if inside or self._appeared(d, window)}
        for event in self.events.get(name_of(wanted), ()):
            if wanted <= states_of((*event.actors, *event.recipients)):
                found |= {s.document for s in event.evidence if self._appeared(s.document, window)}
        origins = origin_of(contacts)
        return {d: origins.get(d) or self._publisher(d) for d in sorted(found)}

    def days_of(self, documents: Collection[str]) -> Sequence[Interval]:
        """The days on which these documents appeared."""
        return [self.documents[d].published.interval for d in documents if d in self.documents]

    def assertions_on(
        self, sides: Sequence[Actor], window: Interval, kinds: Collection[ClaimKind]
    ) -> Sequence[Assertion]:
        """What documents of the window claim of these sides, of these kinds."""
        wanted = states_of(sides)
        found = (a for a in self.assertions.get(name_of(wanted), ()) if a.kind in kinds)
        return [a for a in found if wanted <= a.states and a.published.touches(window)]

    def assertions_in(self, documents: Iterable[str]) -> Sequence[Assertion]:
        """What these documents claim."""
        return [a for d in sorted(set(documents)) for a in self.said.get(d, ())]

    def assertions_counting(self, sides: Sequence[Actor], days: Interval) -> Sequence[Assertion]:
        """What documents claim of these sides that counts from these days."""
        wanted = states_of(sides)
        found = self.assertions.get(name_of(wanted), ())
        return [a for a in found if wanted <= a.states and a.anchor is not None and a.anchor.touches(days)]

    def last_day(self) -> date | None:
        """The last day on which a document may have appeared; None where none is known."""
        days = (d.published.interval.latest for d in self.documents.values())
        return max((day for day in days if day is not None), default=None)

    def _appeared(self, document: str, window: Interval) -> bool:
        known = self.documents.get(document)
        return known is not None and lies_in(known.published.interval, window)

    def _publisher(self, document: str) -> str:
        known = self.documents.get(document)
        return (known.publisher if known else None) or document


def lies_in(days: Interval, window: Interval) -> bool:
    """Whether the days lie in the window; days that are known to a few may reach over its ends."""
    return window.contains(days) or (is_narrow(days) and days.touches(window))


def _when(window: Interval) -> str:
    """The window as a reader says it."""
    if window.is_day:
        return f"on {window.earliest}"
    if window.earliest and window.latest:
        return f"between {window.earliest} and {window.latest}"
    if window.earliest:
        return f"since {window.earliest}"
    return f"until {window.latest}" if window.latest else "at any time"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
