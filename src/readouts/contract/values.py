"""The small shapes that the entries share: days, spans, actors, sources."""

from __future__ import annotations

from datetime import date
from typing import Any

from readouts.coding.coding import Magnitude, Participant, Place
from readouts.ground import Contradiction, Ground
from readouts.interval import Dated, Interval
from readouts.language.reading import Actor
from readouts.record.model import Source
from readouts.span import Span
from readouts.trace import Trace

Json = dict[str, Any]


def day_json(day: date | None) -> str | None:
    """A day as ISO 8601; None where it is not known."""
    return day.isoformat() if day else None


def interval_json(interval: Interval) -> Json:
    """``{earliest, latest}``; null on an open side."""
    return {"earliest": day_json(interval.earliest), "latest": day_json(interval.latest)}


def dated_json(dated: Dated) -> Json:
    """``{earliest, latest, because}``."""
    return {**interval_json(dated.interval), "because": list(dated.because)}


def ground_json(ground: Ground) -> Json:
    """``{because, document, span, row, earliest, latest}``: a reason for a date with what it rests on."""
    return {
        "because": ground.because,
        "document": ground.document,
        "span": span_json(ground.span),
        "row": ground.row,
        **interval_json(ground.days),
    }


def grounded_json(dated: Dated, grounds: tuple[Ground, ...], contradictions: tuple[Contradiction, ...] = ()) -> Json:
    """``{earliest, latest, because, grounds, contradictions}``: a date that can be traced to words and rows."""
    return {
        **dated_json(dated),
        "grounds": [ground_json(g) for g in grounds],
        "contradictions": [[ground_json(g) for g in c.grounds] for c in contradictions],
    }


def span_json(span: Span | None) -> list[int] | None:
    """``[start, end]``, half-open, in code points."""
    return [span.start, span.end] if span else None


def actor_json(actor: Actor) -> Json:
    """Who is meant, without a place in a text."""
    return {
        "id": actor.id,
        "name": actor.name,
        "role": actor.role,
        "state": actor.state,
        "sector": actor.sector,
        "kind": actor.kind,
        "named": actor.named,
    }


def participant_json(participant: Participant) -> Json:
    """Who is meant, with the words that say so."""
    return {**actor_json(participant.actor), "span": span_json(participant.span)}


def speaker_json(speaker: Actor | None) -> Json:
    """``{speaker, role, state, named}`` of a statement or an account."""
    if speaker is None:
        return {"speaker": None, "role": None, "state": None, "named": False}
    name = speaker.name or (speaker.role if speaker.kind in ("organisation", "office", "state") else None)
    return {"speaker": name, "role": speaker.role, "state": speaker.state, "named": speaker.named}


def magnitude_json(magnitude: Magnitude | None) -> Json | None:
    """``{value, unit, span}``; whole numbers without a point."""
    if magnitude is None:
        return None
    value = int(magnitude.value) if magnitude.value == int(magnitude.value) else magnitude.value
    return {"value": value, "unit": magnitude.unit, "span": span_json(magnitude.span)}


def place_json(place: Place | None) -> Json | None:
    """``{name, state, span}``."""
    return {"name": place.name, "state": place.state, "span": span_json(place.span)} if place else None


def source_json(source: Source) -> Json:
    """``{document, span, text, side}``: the words that support a value."""
    return {"document": source.document, "span": span_json(source.span), "text": source.text, "side": source.side}


def trace_json(trace: Trace) -> list[Json]:
    """The rules that led to a result, in order."""
    return [
        {"rule": s.rule, "reason": s.reason, "outcome": s.outcome, "evidence": [span_json(e) for e in s.evidence]}
        for s in trace
    ]
