"""Corrections that act on entries of the record: values that a person set, and the marks that show who did what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from readouts.coding.coding import Coding, stable_id
from readouts.interval import ALWAYS, Dated, Interval
from readouts.record.corrections.days import days_from
from readouts.record.corrections.model import Correction
from readouts.record.corrections.passages import meant
from readouts.record.model import Acted, CheckedClaim, Contact, DatedDocument, Event, Source, Support
from readouts.slots import replace
from readouts.trace import Step

E = TypeVar("E", Contact, Event, CheckedClaim)

CONTACT_SLOTS = ("date", "channel", "status", "initiator", "duration", "count", "participants")
DOCUMENT_SLOTS = ("published", "outlet", "outlet_country", "kind")


@dataclass(frozen=True, slots=True)
class Editor:
    """The corrections in force by what they mean in the record's codings."""

    by_part: Mapping[str, tuple[Correction, ...]]
    """By id of a report, a mention or a claim."""
    by_digest: Mapping[str, tuple[Correction, ...]]
    """Corrections of documents."""

    @classmethod
    def of(cls, corrections: Iterable[Correction], codings: Mapping[str, Coding]) -> Editor:
        """The editor of these corrections; codings are given by digest."""
        parts: dict[str, list[Correction]] = defaultdict(list)
        digests: dict[str, list[Correction]] = defaultdict(list)
        for one in corrections:
            if one.action == "add":
                parts[stable_id("added", one.id)].append(one)
                continue
            # An edit acts where the first of its reports is: after a split that is one contact and not two.
            for passage in one.passages[:1] if one.action == "edit" else (*one.passages, *one.others):
                if one.kind == "document":
                    digests[passage.digest].append(one)
                elif passage.digest in codings and (found := meant(codings[passage.digest], one.kind, passage)):
                    parts[found].append(one)
        return cls({k: tuple(v) for k, v in parts.items()}, {k: tuple(v) for k, v in digests.items()})

    def contact(self, contact: Contact) -> Contact:
        """The contact with the values that people set, the newest last, and with their marks."""
        found = self._of(contact.reports, "contact")
        for one in found:
            if one.action == "edit":
                contact = _edited(contact, one)
        return _marked(contact, found)

    def event(self, event: Event) -> Event:
        """The event with the marks of those who looked at it."""
        return _marked(event, self._of(event.mentions, "event"))

    def claim(self, claim: CheckedClaim) -> CheckedClaim:
        """The claim with the marks of those who looked at it."""
        return _marked(claim, self._of((claim.id,), "claim"))

    def document(self, document: DatedDocument, digest: str) -> DatedDocument:
        """The document with the marks of those who corrected what is known of it."""
        return replace(document, corrections=tuple(_acted(c) for c in self.by_digest.get(digest, ())))

    def _of(self, parts: Iterable[str], kind: str) -> tuple[Correction, ...]:
        found = {c.id: c for p in parts for c in self.by_part.get(p, ()) if c.kind == kind}
        return tuple(sorted(found.values(), key=lambda c: (c.at, c.id)))


def _marked(entry: E, corrections: Iterable[Correction]) -> E:
    marks = tuple(_acted(c) for c in corrections)
    return replace(entry, corrections=marks) if marks else entry


def _acted(one: Correction) -> Acted:
    return Acted(one.id, one.action, one.author, one.at, one.reason, sentence(one))


def sentence(one: Correction) -> str:
    """What a correction does, as a reader is told."""
    if one.action == "edit":
        now = one.value or "; ".join(a.name or a.role or a.state or "?" for a in one.participants) or "unknown"
        return f"set {one.slot} to {now} (before: {one.former or 'unknown'})"
    return {
        "accept": f"accepted the {one.kind}",
        "reject": f"rejected the {one.kind}",
        "merge": "said that these reports are of one contact",
        "split": "said that these reports are of different contacts",
        "add": "added the contact, which the program had not read",
        "undo": "took a correction back",
    }[one.action]


def _edited(contact: Contact, one: Correction) -> Contact:
    """The contact with one slot as a person set it; its sources are the words of the contact, which the person so read."""
    changes: dict[str, Any] = _changes(one)
    if not changes:
        return contact
    kept = tuple(s for s in contact.support if s.slot != one.slot)
    words = tuple(dict.fromkeys(s for support in contact.support for s in _words(support, one)))
    shown = one.value or "; ".join(a.name or a.role or a.state or "?" for a in one.participants)
    support = (*kept, Support(str(one.slot), shown, words)) if shown and words else kept
    step = Step("correction.edit", f"{one.by} {sentence(one)}: {one.reason}")
    return replace(contact, **changes, support=support, trace=(*contact.trace, step))


def _words(support: Support, one: Correction) -> tuple[Source, ...]:
    """The words that report the contact, and those that held the edited slot."""
    return support.sources if support.slot in ("participants", one.slot) else ()


def _changes(one: Correction) -> dict[str, Any]:
    value = one.value
    match one.slot:
        case "date":
            days = days_from(value) if value else ALWAYS
            return {"date": Dated(Interval(days.earliest, days.latest), (f"{one.by} set the days: {one.reason}",))}
        case "channel" | "status" | "initiator":
            return {one.slot: value if one.slot == "initiator" else value or "unknown"}
        case "duration":
            return {"duration_minutes": int(value) if value else None}
        case "count":
            return {"count": value if value == "several" else int(value or 1)}
        case "participants":
            return {"participants": one.participants}
    return {}
