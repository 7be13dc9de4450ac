"""What is worth a person's look, and who decided what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readouts.desk.desk import Desk
from readouts.errors import NotFoundError
from readouts.record.corrections.making import as_corrected
from readouts.record.corrections.model import Correction, in_order
from readouts.record.corrections.reviewing import Doubt, doubts
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event, Record

_ALL = 10**9


def worth_a_look(desk: Desk, kind: str | None = None) -> tuple[Doubt, ...]:
    """What is in doubt, the most doubtful first; ``kind`` keeps contact, claim, document or correction."""
    return most_doubtful(desk, kind, limit=_ALL).doubts


@dataclass(frozen=True, slots=True)
class Queue:
    """What is worth a look, as far as somebody looks at once."""

    doubts: tuple[Doubt, ...]
    more: bool
    """Whether there may be others: they come when these are settled."""


def most_doubtful(desk: Desk, kind: str | None = None, limit: int = 100) -> Queue:
    """What is worth a look, at most so many entries for each reason: candidates are looked up, the rule reads these alone."""
    catalogue, log = desk.catalogue(), desk.store.corrections()
    # Those that people settled are found too, and left out afterwards.
    suspects = catalogue.suspects(limit + len(log))
    entries = catalogue.entries_with(suspects.ids).values()
    named = {p.digest for c in log for p in (*c.passages, *c.others)}
    codings = as_corrected(desk.store.codings_of(catalogue.documents_of(named)) if named else (), log)
    found = doubts(_record_of(entries), codings, log)
    return Queue(tuple(d for d in found if kind in (None, d.kind)), suspects.more)


def doubts_of(entry: Contact | Event | CheckedClaim | DatedDocument) -> tuple[Doubt, ...]:
    """Why one entry is worth a look."""
    return doubts(_record_of([entry]), (), ())


def _record_of(entries: Iterable[Contact | Event | CheckedClaim | DatedDocument]) -> Record:
    """A record of these entries alone."""
    found = tuple(entries)
    return Record(
        tuple(e for e in found if isinstance(e, DatedDocument)),
        tuple(e for e in found if isinstance(e, Event)),
        tuple(e for e in found if isinstance(e, Contact)),
        tuple(e for e in found if isinstance(e, CheckedClaim)),
    )


def history(desk: Desk, key: str | None = None) -> tuple[Correction, ...]:
    """The corrections of an entry, by time: of the entry as it is, as it was, and those that took one of these back.

    Args:
        desk: The record.
        key: Id of an entry, a document or a correction, or how it begins; None: the whole log.

    Raises:
        NotFoundError: Nothing answers to the key.
    """
    log = in_order(desk.store.corrections())
    if key is None:
        return log
    try:
        entry: Contact | Event | CheckedClaim | DatedDocument | None = desk.catalogue().find(key)
    except NotFoundError:
        entry = None
    parts = _parts(entry)
    document = desk.store.document(entry.id if entry else key)
    digest = document.digest if document else None
    chosen = {
        c.id
        for c in log
        if c.entry.startswith(key)
        or c.id.startswith(key)
        or any(p.id in parts or p.digest == digest for p in (*c.passages, *c.others))
    }
    while more := {c.id for c in log if c.action == "undo" and c.entry in chosen} - chosen:
        chosen |= more
    if not chosen and entry is None:
        raise NotFoundError("entry or correction", key, "List corrections with: readouts history")
    return _chosen(log, chosen)


def _chosen(log: Sequence[Correction], ids: set[str]) -> tuple[Correction, ...]:
    return tuple(c for c in log if c.id in ids)


def _parts(entry: Contact | Event | CheckedClaim | DatedDocument | None) -> frozenset[str]:
    match entry:
        case Contact():
            return frozenset((*entry.reports, entry.id))
        case Event():
            return frozenset((*entry.mentions, entry.id))
        case CheckedClaim():
            return frozenset((entry.id,))
    return frozenset()
