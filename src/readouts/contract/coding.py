"""JSON of a coding: what ``readouts code`` prints, one line a document."""

from __future__ import annotations

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
    statements = {s.id: s for s in coding.statements}
    return {
        "id": coding.document,
        "published": {
            **grounded_json(coding.published, coding.grounds, coding.contradictions),
            "how": coding.published_how,
        },
        "events": [event_mention_json(e, statements) for e in coding.events],
        "contacts": [contact_report_json(c) for c in coding.contacts],
        "statements": [statement_json(s) for s in coding.statements],
        "times": [time_json(t) for t in coding.times],
        "claims": [claim_json(c) for c in coding.claims],
        "reading": trace_json(coding.reading),
        "versions": {
            "readouts": coding.versions.readouts,
            "model": coding.versions.model,
            "resources": coding.versions.resources,
        },
        **({"unread": coding.unread} if coding.unread else {}),
    }


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
