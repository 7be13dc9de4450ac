"""A correction by a person, and which of a log are in force.

A correction means places in documents, not entries of one run: a passage is found again by its id, or, after a document was
coded anew, by its words. So corrections survive every re-run, and those whose words are gone say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from readouts.coding.coding import Channel, Status, stable_id
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.span import Span

Action = Literal["accept", "reject", "merge", "split", "edit", "add", "undo"]
Kind = Literal["contact", "event", "claim", "document"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a document that a correction is about: one report of a contact, one mention of an event, one claim."""

    digest: str
    """SHA-256 of the document."""
    id: str
    """Id of what the coding holds there."""
    span: Span
    """Its words, by which it is found again."""


@dataclass(frozen=True, slots=True)
class Added:
    """A contact that a person read in a document and the program did not."""

    participants: tuple[Actor, ...]
    channel: Channel
    status: Status
    date: Interval
    standing: Literal["main", "background"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log. ``id`` is a hash of everything else, so that two logs join without doubles."""

    id: str
    at: datetime
    """When it was made, UTC."""
    author: str
    reason: str
    action: Action
    kind: Kind
    entry: str
    """Id of the entry as it then was; of an undoing the correction that it takes back."""
    passages: tuple[Passage, ...] = ()
    others: tuple[Passage, ...] = ()
    """What a split keeps apart from ``passages``."""
    slot: str | None = None
    value: str | None = None
    """New value of an edited slot; None where it is to be unknown."""
    participants: tuple[Actor, ...] = ()
    """New participants, where these are edited."""
    former: str | None = None
    """What the slot held when it was edited, for readers of the log."""
    added: Added | None = None

    @property
    def by(self) -> str:
        """``Ana Roth on 22 November 2026``, as reasons name it."""
        return f"{self.author} on {self.at.date().isoformat()}"


def correction(
    author: str, reason: str, action: Action, kind: Kind, entry: str, at: datetime, **given: object
) -> Correction:
    """A correction with its id.

    Args:
        author: Who corrects.
        reason: Why, in words.
        action: What is done.
        kind: What kind of entry it is done to.
        entry: Id of that entry.
        at: When; any time zone.
        given: The other fields of ``Correction``.
    """
    moment = at.astimezone(UTC)
    key = stable_id("correction", moment.isoformat(), author, reason, action, kind, entry, repr(sorted(given.items())))
    return Correction(key, moment, author, reason, action, kind, entry, **given)  # type: ignore[arg-type]


def moment_after(log: Iterable[Correction], now: datetime) -> datetime:
    """When a correction is noted that is made now: never before the last of the log, where the clock was set back.

    The log is read by time: a decision that seemed older than the one it answers would count for nothing.
    """
    last = max((c.at for c in log), default=None)
    return now if last is None or now > last else last + timedelta(microseconds=1)


def in_order(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """A log by time, each entry once; two logs joined in either order are one log."""
    return tuple(sorted({c.id: c for c in log}.values(), key=lambda c: (c.at, c.id)))


def undone(log: Iterable[Correction]) -> dict[str, Correction]:
    """The corrections that are taken back, each with the entry that does so. An undoing can itself be undone."""
    found: dict[str, Correction] = {}
    for entry in reversed(in_order(log)):
        if entry.action == "undo" and entry.id not in found:
            found.setdefault(entry.entry, entry)
    return found


def in_force(log: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections that act: neither undoings nor undone, by time."""
    gone = undone(log)
    return tuple(c for c in in_order(log) if c.action != "undo" and c.id not in gone)
