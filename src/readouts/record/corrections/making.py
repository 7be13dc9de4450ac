"""Corrections from what a person asks for: entries as passages, values checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import get_args

from readouts.coding.coding import Channel, Coding, Status
from readouts.errors import UsageError
from readouts.interval import FIRST_DAY, LAST_DAY, Interval
from readouts.record.corrections.codings import Corrector
from readouts.record.corrections.days import days_from, days_to
from readouts.record.corrections.edits import CONTACT_SLOTS, DOCUMENT_SLOTS
from readouts.record.corrections.model import Correction, Passage, in_force
from readouts.record.corrections.passages import passages_of
from readouts.record.model import CheckedClaim, Contact, DatedDocument, DocumentFacts, Event
from readouts.span import Span

UNKNOWN = "unknown"
"""What people write for a value that nobody knows."""


def as_corrected(codings: Iterable[Coding], log: Sequence[Correction]) -> tuple[Coding, ...]:
    """Codings with what people rejected and added: what a further correction can mean."""
    corrector = Corrector.of(in_force(log))
    return tuple(corrector.coding(c) for c in codings)


def passages_in(entry: Contact | Event | CheckedClaim, codings: Iterable[Coding]) -> tuple[Passage, ...]:
    """The places in documents on which an entry rests, by document and place."""
    match entry:
        case Contact():
            found = [passages_of(c, "contact", entry.reports) for c in codings]
        case Event():
            found = [passages_of(c, "event", entry.mentions) for c in codings]
        case CheckedClaim():
            found = [passages_of(c, "claim", (entry.id,)) for c in codings]
    return tuple(sorted((p for ps in found for p in ps), key=lambda p: (p.digest, p.span, p.id)))


def whole_document(digest: str) -> Passage:
    """The passage that a correction of a whole document means."""
    return Passage(digest, digest, Span(0, 0))


def former_value(entry: Contact | DatedDocument, facts: DocumentFacts | None, slot: str) -> str | None:
    """What a slot holds now, as the log keeps it.

    Raises:
        UsageError: Nothing of that name can be edited.
    """
    known = CONTACT_SLOTS if isinstance(entry, Contact) else DOCUMENT_SLOTS
    if slot not in known:
        raise UsageError(f"{slot!r} cannot be edited here.", f"Choose one of: {', '.join(known)}.")
    if isinstance(entry, DatedDocument):
        if slot == "published":
            return days_to(entry.published.interval) if entry.published.interval != Interval() else None
        value: str | None = getattr(facts, slot, None)
        return value
    if slot == "participants":
        return "; ".join(f"{p.name or p.role or ''}, {p.state or '?'}".lstrip(", ") for p in entry.participants)
    if slot == "date":
        return days_to(entry.date.interval) if entry.date.interval != Interval() else None
    held = entry.duration_minutes if slot == "duration" else getattr(entry, slot)
    return None if held is None else str(held)


def checked_value(slot: str, value: str, is_state: Callable[[str], bool]) -> str | None:
    """The value of an edit as the log keeps it; None for one that is to be unknown.

    Args:
        slot: What is edited; participants are read elsewhere.
        value: As the person wrote it.
        is_state: Whether a code is that of a state or an organisation.

    Raises:
        UsageError: The slot cannot hold it.
    """
    if value.casefold() == UNKNOWN and slot not in ("status", "channel", "count"):
        return None
    match slot:
        case "date" | "published":
            return days_to(checked_days(value))
        case "channel" | "status":
            known = get_args(Channel if slot == "channel" else Status)
            if value not in known:
                raise UsageError(f"{value!r} is no {slot}.", f"Choose one of: {', '.join(known)}.")
        case "initiator" | "outlet_country":
            if not is_state(value):
                raise UsageError(f"{value!r} is no state.", "Write an ISO 3166-1 alpha-3 code, such as KEN.")
        case "duration" if not is_number(value):
            raise UsageError(f"{value!r} is no length.", "Write whole minutes, or unknown.")
        case "count" if value != "several" and not is_number(value):
            raise UsageError(f"{value!r} is no count.", "Write a whole number, or several.")
    return value


def checked_days(text: str) -> Interval:
    """The days of a correction.

    Raises:
        UsageError: They are not written as days, or end before they begin.
    """
    today = date(2022, 10, 21)
    do = f"Write {today}, or {today}..{date(2022, 10, 22)} where several are possible."
    try:
        days = days_from(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day.", do) from error
    if any(day and not FIRST_DAY <= day <= LAST_DAY for day in (days.earliest, days.latest)):
        raise UsageError(f"{text!r} is no day between {FIRST_DAY.year} and {LAST_DAY.year}.", do)
    return days


def is_number(value: str, most: int = 1_000_000) -> bool:
    """Whether a value is a whole number, in digits, from one to ``most``.

    >>> is_number("15"), is_number("0"), is_number("²")
    (True, False, False)
    """
    return value.isdecimal() and len(value) <= len(str(most)) and 1 <= int(value) <= most


def words_in(text: str, words: str) -> Span:
    """Where words stand in a document.

    Raises:
        UsageError: They do not stand there just so, or stand there more than once.
    """
    first = text.find(words) if words else -1
    if first < 0:
        raise UsageError("The document does not hold these words.", "Copy them from it, character by character.")
    if text.find(words, first + 1) >= 0:
        raise UsageError("The document holds these words more than once.", "Give more of the sentence.")
    return Span(first, first + len(words))
