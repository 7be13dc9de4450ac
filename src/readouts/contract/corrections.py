"""JSON of corrections and of what is worth a person's look."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.contract.values import Json, actor_json, interval_json, span_json
from readouts.record.corrections.edits import sentence
from readouts.record.corrections.model import Correction, Passage
from readouts.record.corrections.reviewing import Doubt
from readouts.record.model import Acted


def correction_json(one: Correction, undone_by: Correction | None) -> Json:
    """An entry of the log; ``undone_by`` is the id of the entry that takes it back."""
    return {
        "id": one.id,
        "at": one.at.isoformat(),
        "author": one.author,
        "action": one.action,
        "kind": one.kind,
        "entry": one.entry,
        "reason": one.reason,
        "sentence": sentence(one),
        "slot": one.slot,
        "value": one.value,
        "former": one.former,
        "participants": [actor_json(a) for a in one.participants],
        "passages": [_passage_json(p) for p in one.passages],
        "others": [_passage_json(p) for p in one.others],
        "added": {
            "participants": [actor_json(a) for a in one.added.participants],
            "channel": one.added.channel,
            "status": one.added.status,
            "date": interval_json(one.added.date),
            "as": one.added.standing,
        }
        if one.added
        else None,
        "undone_by": undone_by.id if undone_by else None,
    }


def _passage_json(passage: Passage) -> Json:
    return {"digest": passage.digest, "id": passage.id, "span": span_json(passage.span)}


def acted_json(marks: Iterable[Acted]) -> list[Json]:
    """The corrections that act on an entry."""
    return [
        {
            "id": a.correction,
            "action": a.action,
            "author": a.author,
            "at": a.at.isoformat(),
            "reason": a.reason,
            "sentence": a.sentence,
        }
        for a in marks
    ]


def doubt_json(doubt: Doubt) -> Json:
    """Something to look at."""
    return {"kind": doubt.kind, "entry": doubt.entry, "weight": doubt.weight, "why": doubt.why, "do": doubt.do}
