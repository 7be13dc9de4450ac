"""A catalogue that walks through the whole record for each answer: what the fast one is held to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.levels import level_of
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.store.catalogue.model import Cell, Filters, PairCard
from readouts.store.store import Store


class PlainCatalogue:
    """Answers of a record, by walking through it."""

    def __init__(self, store: Store) -> None:
        self.record = store.record()
        self.dated = {d.id: d for d in self.record.documents}
        self.documents = {d.id: d for d in store.documents() if d.id in self.dated}
        self.codings = sorted(store.codings(), key=lambda c: c.document)
        self.texts_with = store.texts_with

    def kept(self, listed: str, filters: Filters) -> list[str]:
        """Ids of the entries of a list that the filters keep."""
        match listed:
            case "contacts":
                return [c.id for c in self.record.contacts if self.contact(c, filters)]
            case "events":
                return [e.id for e in self.record.events if self.event(e, filters)]
            case "claims":
                return [c.id for c in self.record.claims if self.claim(c, filters)]
            case "statements":
                return [
                    f"{c.document}.{n}"
                    for c in self.codings
                    for n, s in enumerate(c.statements)
                    if s.content and self._said(c.document, s.speaker, filters)
                ]
        return [d for d in self.documents if self.document(d, filters)]

    def contact(self, contact: Contact, filters: Filters) -> bool:
        """Whether a contact is kept."""
        return (
            self._entry(contact.participants, contact.date.interval, [d.document for d in contact.documents], filters)
            and contact.channel in (filters.channels or (contact.channel,))
            and contact.status in (filters.statuses or (contact.status,))
            and contact.initiator in (filters.initiators or (contact.initiator,))
            and level_of(contact) in (filters.levels or (level_of(contact),))
            and bool(contact.conflicts or not filters.disputed)
        )

    def event(self, event: Event, filters: Filters) -> bool:
        """Whether an event is kept."""
        told = [s.document for s in event.evidence]
        return event.type in (filters.types or (event.type,)) and self._entry(
            event.actors + event.recipients, event.date.interval, told, filters
        )

    def claim(self, claim: CheckedClaim, filters: Filters) -> bool:
        """Whether a claim is kept; its days are those of its document."""
        assert claim.document
        return (
            claim.kind in (filters.types or (claim.kind,))
            and claim.verdict in (filters.verdicts or (claim.verdict,))
            and self._entry(claim.participants, self._days(claim.document), [claim.document], filters)
        )

    def document(self, id: str, filters: Filters) -> bool:
        """Whether a document is kept: of states and people, by the contacts of which it tells."""
        about = Filters(states=filters.states, person=filters.person)
        told = (c for c in self.record.contacts if any(d.document == id for d in c.documents))
        is_about = about == Filters() or any(self.contact(c, about) for c in told)
        return is_about and self._days(id).touches(filters.window) and self._of_documents([id], filters)

    def _said(self, document: str, speaker: Actor | None, filters: Filters) -> bool:
        speakers = [speaker] if speaker else []
        return (
            (not filters.states or any(a.state in filters.states for a in speakers))
            and _is_named(speakers, filters.person)
            and self._days(document).touches(filters.window)
            and self._of_documents([document], filters)
        )

    def _entry(self, actors: Iterable[Actor], days: Interval, documents: Iterable[str], filters: Filters) -> bool:
        people = list(actors)
        return (
            set(filters.states) <= {a.state for a in people}
            and _is_named(people, filters.person)
            and days.touches(filters.window)
            and self._of_documents(documents, filters)
        )

    def _of_documents(self, ids: Iterable[str], filters: Filters) -> bool:
        found = {i for i in ids if i in self.documents}
        if filters.words:  # the same document has the words, the outlet and the kind
            found &= self.texts_with(filters.words)
            return any(self._is_from(i, filters.outlets, filters.kinds) for i in found)
        by_outlet = not filters.outlets or any(self._is_from(i, filters.outlets, ()) for i in found)
        return by_outlet and (not filters.kinds or any(self._is_from(i, (), filters.kinds) for i in found))

    def _is_from(self, id: str, outlets: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
        document = self.documents[id]
        return (not outlets or document.outlet in outlets) and (not kinds or document.kind in kinds)

    def _days(self, document: str) -> Interval:
        return self.dated[document].published.interval

    # Counts

    def facet(self, name: str, filters: Filters) -> dict[str, int]:
        """How many contacts have which value."""
        found: Counter[str] = Counter()
        for c in self.record.contacts:
            if not self.contact(c, filters):
                continue
            told = [self.documents[d.document] for d in c.documents]
            day = c.date.interval.latest or c.date.interval.earliest
            found.update(
                {
                    "state": c.states,
                    "person": {p.name for p in c.participants if p.kind == "person" and p.name},
                    "channel": [c.channel],
                    "status": [c.status],
                    "year": [str(day.year)] if day else [],
                    "outlet": {d.outlet for d in told if d.outlet},
                    "kind": {d.kind for d in told if d.kind},
                    "disputed": ["yes"] if c.conflicts else [],
                    "initiator": [c.initiator] if c.initiator else [],
                    "level": [level_of(c)],
                }[name]
            )
        return dict(found)

    def months(self, filters: Filters) -> set[Cell]:
        """Contacts by month, channel and status."""
        found: Counter[tuple[str | None, str, str]] = Counter()
        for c in self.record.contacts:
            if self.contact(c, filters):
                day = c.date.interval.earliest or c.date.interval.latest
                found[day.isoformat()[:7] if day else None, c.channel, c.status] += 1
        return {Cell(*key, count) for key, count in found.items()}

    def pairs(self, filters: Filters) -> set[PairCard]:
        """Pairs of states."""
        together: dict[tuple[str, str], list[Contact]] = {}
        for c in self.record.contacts:
            if self.contact(c, filters):
                for one, other in combinations(sorted(c.states), 2):
                    together.setdefault((one, other), []).append(c)
        cards = set()
        for pair, found in together.items():
            held = [c for c in found if c.status == "held"]
            days = [d for c in held if (d := c.date.interval.latest or c.date.interval.earliest)]
            cards.add(PairCard(pair, len(found), len(held), min(days, default=None), max(days, default=None)))
        return cards


def _is_named(actors: Iterable[Actor], person: str | None) -> bool:
    wanted = (person or "").casefold()
    return person is None or any(
        wanted in (a.name or "").casefold() or wanted == (a.id or "").casefold() for a in actors
    )
