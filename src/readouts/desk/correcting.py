"""People's corrections: every decision keeps its author, time and reason, survives re-runs, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from readouts.desk.desk import Desk
from readouts.desk.naming import actor_named
from readouts.errors import NotFoundError, UsageError
from readouts.interval import ALWAYS, Interval
from readouts.record.corrections.edits import sentence
from readouts.record.corrections.making import (
    UNKNOWN,
    as_corrected,
    checked_days,
    checked_value,
    former_value,
    passages_in,
    whole_document,
    words_in,
)
from readouts.record.corrections.model import (
    Action,
    Added,
    Correction,
    Kind,
    Passage,
    correction,
    in_order,
    moment_after,
    undone,
)
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event

Judged = Contact | Event | CheckedClaim


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, and why."""

    author: str
    reason: str

    def __post_init__(self) -> None:
        if not self.author.strip():
            raise UsageError("Nobody is named as the author.", "Name yourself.")
        if not self.reason.strip():
            raise UsageError("The reason is empty.", "Say why, in words: those who read the record will ask.")


@dataclass(frozen=True, slots=True)
class Reported:
    """A contact that somebody read in a document, as typed."""

    words: str
    """As they stand in the document."""
    participants: tuple[str, ...]
    """``Name, STATE`` or ``STATE`` each."""
    date: str = UNKNOWN
    channel: str = UNKNOWN
    status: str = "held"
    background: bool = False
    """The document only recalls it."""


def judge(desk: Desk, decision: Decision, action: Action, key: str) -> Correction:
    """Accept an entry (contact, event or claim), or reject it.

    Raises:
        NotFoundError: No entry answers to the key.
        UsageError: Several do.
    """
    with desk.working:
        entry = cast(Judged, desk.catalogue().find(key, ("contacts", "events", "claims")))
        return _write(desk, decision, action, kind_of(entry), entry.id, passages=_passages(desk, entry))


def merge(desk: Desk, decision: Decision, keys: Sequence[str]) -> Correction:
    """Say that several contacts of the record are one.

    Raises:
        NotFoundError: No contact answers to a key.
        UsageError: Fewer than two are named.
    """
    with desk.working:
        found = {c.id: c for c in (desk.catalogue().contact(key) for key in keys)}
        if len(found) < 2:
            raise UsageError("One contact alone cannot be merged.", "Name two or more of them.")
        passages = tuple(p for c in found.values() for p in _passages(desk, c))
        return _write(desk, decision, "merge", "contact", next(iter(found)), passages=passages)


def split(desk: Desk, decision: Decision, key: str, documents: Sequence[str]) -> Correction:
    """Say that some documents of a contact report another one.

    Raises:
        NotFoundError: No contact or document answers.
        UsageError: None of the documents would leave, or none would stay.
    """
    with desk.working:
        contact = desk.catalogue().contact(key)
        leaving = {_digest(desk, d) for d in documents}
        passages = _passages(desk, contact)
        ours = tuple(p for p in passages if p.digest in leaving)
        theirs = tuple(p for p in passages if p.digest not in leaving)
        if not ours or not theirs:
            listed = ", ".join(d.document for d in contact.documents)
            raise UsageError("Some of the contact's documents must leave, and some stay.", f"It has: {listed}.")
        return _write(desk, decision, "split", "contact", contact.id, passages=ours, others=theirs)


def edit(desk: Desk, decision: Decision, key: str, slot: str, values: Sequence[str]) -> Correction:
    """Set a value of a contact, or what is known of a document.

    Args:
        desk: The record.
        decision: Who, and why.
        key: Id of a contact or document, or how it begins.
        slot: Of a contact date, channel, status, initiator, duration, count, participants; of a document published,
            outlet, outlet_country, kind.
        values: One value, or ``unknown``; participants as ``Name, STATE`` each.

    Raises:
        NotFoundError: No entry answers to the key.
        UsageError: There is no such slot, or it cannot hold the value.
    """
    with desk.working:
        entry = cast("Contact | DatedDocument", desk.catalogue().find(key, ("contacts", "documents")))
        facts = desk.store.facts_of(entry.id) if isinstance(entry, DatedDocument) else None
        given: dict[str, Any] = {"slot": slot, "former": former_value(entry, facts, slot)}
        if slot == "participants":
            day = entry.date.interval if isinstance(entry, Contact) else ALWAYS
            given["participants"] = tuple(actor_named(desk.table, v, day) for v in values)
        elif len(values) != 1:
            raise UsageError(f"{slot} takes one value.", "Put it in quotation marks where it holds blanks.")
        else:
            given["value"] = checked_value(slot, values[0], desk.table.is_code)
        passages = _passages(desk, entry) if isinstance(entry, Contact) else (whole_document(_digest(desk, entry.id)),)
        return _write(desk, decision, "edit", kind_of(entry), entry.id, passages=passages, **given)


def add(desk: Desk, decision: Decision, document: str, reported: Reported) -> Correction:
    """Add a contact that a document reports and that was not read.

    Raises:
        NotFoundError: There is no such document.
        UsageError: The document does not hold the words just once, or a value is none.
    """
    with desk.working:
        found = desk.store.document(document)
        if found is None:
            raise NotFoundError("document", document, "List them with: readouts documents")
        days = Interval() if reported.date == UNKNOWN else checked_days(reported.date)
        sides = tuple(actor_named(desk.table, p, days) for p in reported.participants)
        if len({a.state or a.name for a in sides}) < 2:
            raise UsageError("A contact has at least two sides.", "Name each of them as a participant.")
        added = Added(
            sides,
            cast(Any, checked_value("channel", reported.channel, desk.table.is_code)),
            cast(Any, checked_value("status", reported.status, desk.table.is_code)),
            days,
            "background" if reported.background else "main",
        )
        span = words_in(found.text, reported.words)
        passage = Passage(found.digest, f"{span.start}-{span.end}", span)
        return _write(desk, decision, "add", "contact", found.id, passages=(passage,), added=added)


def undo(desk: Desk, decision: Decision, key: str) -> Correction:
    """Take a correction back (or take back that it was taken back).

    Raises:
        NotFoundError: No correction answers to the key.
        UsageError: Several do, or it was taken back before.
    """
    with desk.working:
        log = in_order(desk.store.corrections())
        found = [c for c in log if c.id.startswith(key)]
        if len(found) > 1:
            raise UsageError(f"{len(found)} corrections begin with {key!r}.", "Give more of the id.")
        if not found:
            raise NotFoundError("correction", key, "List them with: readouts history")
        if by := undone(log).get(found[0].id):
            raise UsageError(
                f"It was already undone by {by.by}.", f"To have it again: readouts correct undo {by.id[:8]}"
            )
        return _write(desk, decision, "undo", found[0].kind, found[0].id)


def told(made: Correction) -> str:
    """What was done, as a reader is told: ``Ana Roth accepted it``."""
    return f"{made.author} {sentence(made)}"


def kind_of(entry: Judged | DatedDocument) -> Kind:
    """The word for an entry's kind."""
    match entry:
        case Contact():
            return "contact"
        case Event():
            return "event"
        case CheckedClaim():
            return "claim"
        case DatedDocument():
            return "document"


def _passages(desk: Desk, entry: Judged) -> tuple[Passage, ...]:
    """The places on which an entry rests, added ones too."""
    codings = desk.store.codings_of(documents_of(entry))
    return passages_in(entry, as_corrected(codings, desk.store.corrections()))


def documents_of(entry: Judged) -> tuple[str, ...]:
    """Ids of the documents on which an entry rests."""
    match entry:
        case Contact():
            return tuple(d.document for d in entry.documents)
        case Event():
            return tuple(s.document for s in entry.evidence)
        case CheckedClaim():
            return (entry.document,) if entry.document else ()


def _digest(desk: Desk, document: str) -> str:
    found = desk.store.document(document)
    if found is None:
        raise NotFoundError("document", document, "List them with: readouts documents")
    return found.digest


def _write(desk: Desk, decision: Decision, action: Action, kind: Kind, entry: str, **given: Any) -> Correction:
    at = moment_after(desk.store.corrections(), datetime.now(UTC))
    try:
        made = correction(decision.author.strip(), decision.reason.strip(), action, kind, entry, at, **given)
        desk.store.correct([made])
    except ValueError as error:
        if "surrogates not allowed" not in str(error):
            raise
        raise UsageError("What is given holds half a character, which no record can keep.", "Type it again.") from error
    return made
