"""Notices: what a rule fired at, with the entry and the words behind it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from readouts.contract.values import interval_json, span_json
from readouts.contract.wording import STATUS_WORDS, Wording, channel_word
from readouts.day_words import when
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.model import Contact, Source
from readouts.store.store import Store
from readouts.store.watching import Firing, WatchBook
from readouts.watching.rules import ClaimContradicted, NewContact, NewEvent, NoContact, Rule, StatusBecomes

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Happening:
    """Something for which a rule holds."""

    marks: tuple[str, ...]
    """What it is made of: these stay the same when entries merge, and when documents come in another order."""
    kind: str
    entry: str
    """Id of the entry in the record."""
    date: Interval
    title: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what rules hold for."""

    book: WatchBook
    wording: Wording

    def find(self, rule: Rule, today: date) -> Iterator[Happening]:
        """Everything in the record for which a rule holds on a day."""
        if isinstance(rule, NewContact):
            yield from self._new_contacts(rule)
        elif isinstance(rule, StatusBecomes):
            yield from self._statuses(rule)
        elif isinstance(rule, NewEvent):
            yield from self._events(rule)
        elif isinstance(rule, NoContact):
            yield from self._silence(rule, today)
        else:
            yield from self._claims(rule)

    def _new_contacts(self, rule: NewContact) -> Iterator[Happening]:
        for contact in self.book.contacts(rule.between, rule.status):
            reported = any(d.standing == "main" for d in contact.documents)
            if reported and rule.channel in (None, contact.channel):
                yield self._of_contact(
                    contact, contact.reports, f"{self._contact(contact)}, {when(contact.date.interval)}"
                )

    def _statuses(self, rule: StatusBecomes) -> Iterator[Happening]:
        status = None if rule.status == "any" else rule.status
        for contact in self.book.contacts(rule.between or (), status):
            marks = tuple(f"{report} {contact.status}" for report in contact.reports)
            yield self._of_contact(contact, marks, f"{self._contact(contact)}, {when(contact.date.interval)}")

    def _events(self, rule: NewEvent) -> Iterator[Happening]:
        for event in self.book.events(rule.type):
            by, against = _states(event.actors), _states(event.recipients)
            # Denied, imagined, announced and recalled events did not happen now.
            if event.auxiliary or (rule.by and rule.by not in by) or (rule.against and rule.against not in against):
                continue
            title = f"{event.type}{f' ({event.mode})' if event.mode else ''}: {self._names(event.actors)}"
            title += f" → {self._names(event.recipients)}" if event.recipients else ""
            title += f", {when(event.date.interval)}"
            yield Happening(event.mentions, "event", event.id, event.date.interval, title, event.evidence)

    def _silence(self, rule: NoContact, today: date) -> Iterator[Happening]:
        held = [c for c in self.book.contacts(rule.between, "held") if c.date.interval.latest]
        if not held:
            return
        last = max(held, key=_last_day)
        passed = (today - _last_day(last)).days
        if passed <= rule.days:
            return
        names = " and ".join(self.wording.state(s) for s in rule.between)
        title = (
            f"No contact between {names} for {passed} days, as far as the record tells; "
            f"the last: {channel_word(last.channel)}, {when(last.date.interval)}"
        )
        marks = tuple(f"{report} silence" for report in last.reports)
        yield Happening(marks, "contact", last.id, last.date.interval, title, _words_of(last))

    def _claims(self, rule: ClaimContradicted) -> Iterator[Happening]:
        for claim in self.book.claims("contradicted"):
            if claim.document and set(rule.between or ()) <= _states(claim.participants):
                title = f"Contradicted: “{' '.join(claim.text.split())}”"
                own = Source(claim.document, claim.words, claim.text)
                anchor = claim.anchor or Interval(None, None)
                yield Happening((claim.id,), "claim", claim.id, anchor, title, (own, *claim.sources))

    def _of_contact(self, contact: Contact, marks: tuple[str, ...], title: str) -> Happening:
        return Happening(marks, "contact", contact.id, contact.date.interval, title, _words_of(contact))

    def _contact(self, contact: Contact) -> str:
        return f"{self.wording.sides(contact)}: {channel_word(contact.channel)}, {STATUS_WORDS[contact.status]}"

    def _names(self, actors: Iterable[Actor]) -> str:
        return ", ".join(dict.fromkeys(self.wording.actor_of(a) for a in actors))


def firing_of(rule: Rule, happening: Happening, at: datetime, store: Store) -> Firing:
    """What is kept of a happening when its rule fires: the notice with its words and their documents."""
    id = hashlib.sha256(json.dumps([rule.id, min(happening.marks, default=happening.entry)]).encode()).hexdigest()[:16]
    notice = {
        "id": id,
        "rule": rule.name,
        "when": rule.when,
        "at": at.isoformat(timespec="seconds"),
        "title": happening.title,
        "entry": {"kind": happening.kind, "id": happening.entry, "date": interval_json(happening.date)},
        "words": [_words_json(s, store) for s in happening.sources[:_MOST_WORDS]],
    }
    return Firing(id, happening.marks, json.dumps(notice, ensure_ascii=False))


def _words_json(source: Source, store: Store) -> dict[str, Any]:
    document = store.document(source.document)
    return {
        "document": source.document,
        "title": document.title if document else None,
        "outlet": document.outlet if document else None,
        "url": document.url if document else None,
        "span": span_json(source.span),
        "text": source.text or (source.span.text_of(document.text) if document else ""),
    }


def _words_of(contact: Contact) -> tuple[Source, ...]:
    """The words that tell of a contact: those that give its status first, each place once."""
    support = sorted(contact.support, key=lambda s: ("status", "participants", "date").index(s.slot)
                     if s.slot in ("status", "participants", "date") else 3)  # fmt: skip
    found = {(s.document, s.span): s for slot in support for s in slot.sources}
    return tuple(found.values())


def _last_day(contact: Contact) -> date:
    return contact.date.interval.latest or date.max


def _states(actors: Iterable[Actor]) -> set[str]:
    return {a.state for a in actors if a.state}
