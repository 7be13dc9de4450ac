"""Finding again what a correction means, in a coding that may have been made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readouts.coding.coding import Claim, Coding, ContactReport, EventMention
from readouts.record.corrections.model import Kind, Passage
from readouts.span import Span

Found = ContactReport | EventMention | Claim


def passages_of(coding: Coding, kind: Kind, ids: Iterable[str]) -> tuple[Passage, ...]:
    """The passages of entries of one coding, by id."""
    wanted = set(ids)
    return tuple(Passage(coding.digest, e.id, spans[0]) for e, spans in _entries(coding, kind) if e.id in wanted)


def meant(coding: Coding, kind: Kind, passage: Passage) -> str | None:
    """Id of what a passage means in a coding of its document; None where nothing of the kind stands there any more."""
    if passage.digest != coding.digest:
        return None
    entries = _entries(coding, kind)
    if any(e.id == passage.id for e, _ in entries):
        return passage.id
    shared = [(max(_shared(passage.span, s) for s in spans), e.id) for e, spans in entries]
    best = max(shared, default=(0, ""))
    return best[1] if best[0] else None


def _entries(coding: Coding, kind: Kind) -> list[tuple[Found, Sequence[Span]]]:
    if kind == "contact":
        return [(r, r.evidence) for r in coding.contacts if r.evidence]
    if kind == "event":
        return [(e, (e.trigger,)) for e in coding.events]
    return [(c, (c.words,)) for c in coding.claims] if kind == "claim" else []


def _shared(one: Span, other: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
