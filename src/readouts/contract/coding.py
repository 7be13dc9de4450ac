"""JSON of a coding: what ``readouts code`` prints, one line a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from readouts.coding.coding import Claim, Coding, ContactReport, EventMention, Point, Statement
from readouts.contract.values import (
    Json,
    actor_json,
    dated_json,
    grounded_json,
    interval_json,
    magnitude_json,
    participant_json,
    place_json,
    span_json,
    speaker_json,
    trace_json,
)
from readouts.language.times.model import TimeExpression


def coding_json(coding: Coding) -> Json:
    """Everything that one document says, coded."""
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in _fields(coding)}


def coding_line(coding: Coding) -> Iterator[str]:
    """The same as a line of text, in pieces: that of a document of ten megabytes has hundreds of them, and takes gigabytes as one value."""
    before = "{"
    for name, value in _fields(coding):
        yield f"{before}{_written(name)}: "
        before = ", "
        if isinstance(value, Iterator):
            yield "["
            for n, item in enumerate(value):
                yield f", {_written(item)}" if n else _written(item)
            yield "]"
        else:
            yield _written(value)
    yield "}\n"


_written = json.JSONEncoder(ensure_ascii=False).encode


def _fields(coding: Coding) -> Iterator[tuple[str, Any]]:
    """Names and values; what a long document has many of is made while it is read."""
    statements = {s.id: s for s in coding.statements}
    published = grounded_json(coding.published, coding.grounds, coding.contradictions)
    yield "id", coding.document
    yield "published", {**published, "how": coding.published_how}
    yield "events", (event_mention_json(e, statements) for e in coding.events)
    yield "contacts", map(contact_report_json, coding.contacts)
    yield "statements", map(statement_json, coding.statements)
    yield "times", map(time_json, coding.times)
    yield "claims", map(claim_json, coding.claims)
    yield "reading", trace_json(coding.reading)
    versions = coding.versions
    yield "versions", {"readouts": versions.readouts, "model": versions.model, "resources": versions.resources}
    if coding.unread:
        yield "unread", coding.unread


def event_mention_json(event: EventMention, statements: dict[str, Statement]) -> Json:
    """One event mention, with the statements that hold it."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "auxiliary": list(event.auxiliary),
        "actors": [participant_json(p) for p in event.actors],
        "recipients": [participant_json(p) for p in event.recipients],
        "place": place_json(event.place),
        "date": dated_json(event.date),
        "magnitude": magnitude_json(event.magnitude),
        "evidence": [span_json(s) for s in event.evidence],
        "trigger": span_json(event.trigger),
        "about": event.about,
        "as": event.standing,
        "as_because": event.standing_because,
        "attribution": [attribution_json(statements[i]) for i in event.statements if i in statements],
        "trace": trace_json(event.trace),
    }


def attribution_json(statement: Statement) -> Json:
    """Who says that an event happened."""
    return {
        **speaker_json(statement.speaker),
        "medium": statement.medium,
        "cue": span_json(statement.cue),
        "words": span_json(statement.content[0]) if statement.content else None,
        "stance": statement.stance,
        "source_kind": statement.source_kind,
    }


def contact_report_json(report: ContactReport) -> Json:
    """What the document reports of one contact."""
    return {
        "id": report.id,
        "event": report.events[0] if report.events else None,
        "events": list(report.events),
        "channel": report.channel,
        "status": report.status,
        "initiator": report.initiator,
        "duration_minutes": report.duration_minutes,
        "count": report.count,
        "participants": [actor_json(a) for a in report.participants],
        "date": dated_json(report.date),
        "as": report.standing,
        "confirmed_by": list(report.confirmed_by),
        "topics": list(report.topics),
        "points": [point_json(p) for p in report.points],
        "evidence": [span_json(s) for s in report.evidence],
        "trace": trace_json(report.trace),
    }


def point_json(point: Point) -> Json:
    """One point of an account."""
    return {
        "side": point.side,
        "text": point.text,
        "span": span_json(point.span),
        "kind": point.kind,
        "topic": point.topic,
        "told_by": point.told_by,
    }


def statement_json(statement: Statement) -> Json:
    """One statement."""
    return {
        "id": statement.id,
        **speaker_json(statement.speaker),
        "medium": statement.medium,
        "to": statement.to,
        "source": span_json(statement.source),
        "cue": span_json(statement.cue),
        "content": [span_json(s) for s in statement.content],
        "direct": statement.direct,
        "stance": statement.stance,
        "source_kind": statement.source_kind,
        "act": statement.act,
        "parent": statement.parent,
    }


def time_json(time: TimeExpression) -> Json:
    """One time expression: TIMEX3 type and value, and the days meant."""
    return {
        "span": span_json(time.span),
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        **interval_json(time.interval),
        "because": time.because,
    }


def claim_json(claim: Claim) -> Json:
    """One claim as the document makes it, not checked."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "words": span_json(claim.words),
        "text": claim.text,
        "about": claim.about,
        "participants": [actor_json(a) for a in claim.participants],
        "anchor": claim.anchor.text if claim.anchor else None,
        "channel": claim.channel,
        "value": claim.value,
    }
