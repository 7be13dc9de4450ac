"""From a draft to the contact report that others read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from readouts.coding.coding import (
    ASKED_FOR,
    ContactReport,
    EventMention,
    Participant,
    Relation,
    Status,
    Tense,
    When,
    stable_id,
)
from readouts.coding.contacts.details import confirmed_by, duration_of, place_of, topics_of
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.initiation import Initiator, initiators
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.refusals import when_asked
from readouts.coding.contacts.scene import Scene, by_state
from readouts.coding.timing import date_of
from readouts.interval import ALWAYS, Dated
from readouts.language.reading import Actor
from readouts.slots import replace
from readouts.span import Span, hull
from readouts.trace import Step, Trace

_RANK = {"person": 0, "office": 1, "organisation": 2, "group": 3, "state": 4}
# A contact told of in these first sentences of the body is what the document is about.
_LEAD_SENTENCES = 4
# What lies further back than this is recalled, not reported.
_NEWS_DAYS = 10
_MODES = {"call": "phone", "video": "phone", "hotline": "phone", "visit": "visit"}
_TENSE: dict[Status, Tense] = {"planned": "future", "possible": "future", "ruled_out": "future", "cancelled": "none"}


def build_report(scene: Scene, draft: Draft, status: Status) -> tuple[ContactReport, tuple[EventMention, ...]]:
    """The report of a draft, and the event mentions that had to be made for it."""
    participants = _participants(scene, draft.participants)
    when = _when(scene, draft, status)
    date = date_of(when, scene.reading.times, scene.reading.document.stated or ALWAYS)
    mentions = _most_telling_first(draft)
    document = scene.reading.document.digest
    identity = stable_id(document, "contact", draft.mentions[0].trigger, [p.key for p in participants], status)
    events, made = _events(scene, draft, mentions, when, date)
    told = initiators(scene, draft)
    states = tuple(dict.fromkeys(i.state for i in told))
    duration = duration_of(scene, draft)
    channel = draft.channel
    report = ContactReport(
        id=identity,
        events=events,
        participants=participants,
        channel=channel,
        status=status,
        standing=_standing(scene, draft, status, when, date),
        when=when,
        date=date,
        initiator=states[0] if len(states) == 1 else None,
        initiator_span=told[0].span if len(states) == 1 else None,
        duration_minutes=duration.minutes if duration else None,
        duration_span=duration.span if duration else None,
        count=next((m.count for m in draft.mentions if m.count != 1), 1),
        confirmed_by=tuple(s for s in confirmed_by(scene, draft) if s not in draft.denied_by)
        if status in {"held", "denied"}
        else (),
        denied_by=tuple(sorted(draft.denied_by)),
        topics=topics_of(scene, draft),
        evidence=tuple(dict.fromkeys(_words(scene, m) for m in mentions)),
        place=place_of(scene, draft) if channel in {"meeting", "visit", "unknown"} else None,
        trace=_trace(draft, told),
    )
    return report, made


def trigger_spans(report: ContactReport) -> tuple[Span, ...]:
    """Spans of the words that triggered the mentions which a report joins, in text order of the mentions."""
    return tuple(
        s.evidence[0] for s in report.trace if s.rule in {"contacts.mention", "contacts.elliptical"} and s.evidence
    )


def _participants(scene: Scene, found: Iterable[Participant]) -> tuple[Actor, ...]:
    """For each state those named most closely: persons before offices before the state; who speaks for others is none."""
    actors: list[Actor] = []
    for group in by_state(found):
        taking_part = [p.actor for p in group if p.actor.office != "spokesperson"]
        if not taking_part and (state := scene.table.state(group[0].actor.state or "")) is not None:
            taking_part = [Actor("state", state.qid, state.name, None, None, state.code, "GOV")]
        taking_part = taking_part or [p.actor for p in group]
        best = min(_RANK[a.kind] for a in taking_part)
        actors.extend(a for a in taking_part if _RANK[a.kind] == best)
    return tuple(actors)


def _most_telling_first(draft: Draft) -> list[ContactMention]:
    def weight(mention: ContactMention) -> tuple[bool, bool, bool]:
        return (len(mention.states) < 2, not mention.when.expressions, mention.judgement.status is None)

    return sorted(draft.mentions, key=lambda m: (weight(m), m.trigger))


def _when(scene: Scene, draft: Draft, status: Status) -> When:
    """All expressions that date a mention, those that tell most first."""
    published = scene.reading.document.stated or ALWAYS
    tense = _TENSE.get(status, "past")
    dated = [m for m in draft.mentions if m.when.expressions]
    if status == "refused" and (asked := when_asked(scene, draft)) is not None:
        return asked
    if not dated:
        earlier = next((m.when for m in draft.mentions if m.when.relation == "before"), None)
        return When((), "before", tense, earlier.because) if earlier else When((), "on", tense, ())

    def width(mention: ContactMention) -> int:
        days = date_of(mention.when, scene.reading.times, published).interval.days
        return days if days is not None else 10_000

    dated.sort(key=lambda m: (m.when.relation not in {"on", "during"}, width(m), m.trigger))
    relation: Relation = dated[0].when.relation
    same = [m for m in dated if m.when.relation == relation]
    expressions = tuple(dict.fromkeys(e for m in same for e in m.when.expressions))
    because = tuple(dict.fromkeys(b for m in same for b in m.when.because))
    return When(expressions, relation, tense, because)


def _standing(scene: Scene, draft: Draft, status: Status, when: When, date: Dated) -> Literal["main", "background"]:
    # "held a second video call today" opens a report of that one.
    news = draft.which == "this" or (draft.which == "later" and status == "held")
    told_as_earlier = when.relation == "before" and not when.expressions
    if not news or status == "possible" or told_as_earlier or not scene.reading.opens:
        return "background"
    published = scene.reading.document.stated
    latest = date.interval.latest
    old = bool(published and published.earliest and latest and (published.earliest - latest).days > _NEWS_DAYS)
    first = scene.parse.tokens[draft.mentions[0].trigger].sentence
    if status not in {"held", "denied"}:
        return "main" if first == 0 else "background"
    return "main" if first < _LEAD_SENTENCES and not old else "background"


def _words(scene: Scene, mention: ContactMention) -> Span:
    """The words of a mention: from the first to the last of trigger, sides and dates in its sentence."""
    sentence = scene.parse.sentence_of(mention.trigger).span
    spans = [scene.parse.tokens[i].span for i in (mention.trigger, *mention.folded)]
    spans += [p.span for p in mention.participants if sentence.contains(p.span)]
    spans += [s for e in mention.when.expressions if sentence.contains(s := scene.reading.times[e].span)]
    return hull(spans)


def _events(
    scene: Scene, draft: Draft, mentions: Sequence[ContactMention], when: When, date: Dated
) -> tuple[tuple[str, ...], tuple[EventMention, ...]]:
    """Ids of the given event mentions that speak of the contact; new ones where only the contact rules saw it."""
    ids: list[str] = []
    made: list[EventMention] = []
    for mention in mentions:
        triggers = [scene.parse.tokens[i].span for i in (mention.trigger, *mention.folded)]
        given = [
            e.id
            for e in scene.events
            if e.type in {"CONSULT", "REJECT", "AGREE"} and any(t.overlaps(e.trigger) for t in triggers)
        ]
        if mention.elliptical:
            made.append(_event(scene, draft, mention, when, date))
            given = [made[-1].id]
        ids.extend(given)
    if not ids:
        made.append(_event(scene, draft, mentions[0], when, date))
        ids.append(made[-1].id)
    return tuple(dict.fromkeys(ids)), tuple(made)


def _event(scene: Scene, draft: Draft, mention: ContactMention, when: When, date: Dated) -> EventMention:
    groups = by_state(draft.participants)
    trigger = scene.parse.tokens[mention.trigger].span
    status = draft.status
    historical = draft.which == "earlier"
    auxiliary: list[Literal["historical", "future", "hypothetical", "negated"]] = ["historical"] if historical else []
    if status in {"planned", "possible", "ruled_out", "refused", "cancelled"}:
        auxiliary.append("future" if status == "planned" else "hypothetical" if status == "possible" else "negated")
    keys = [p.actor.key for p in draft.participants]
    return EventMention(
        id=stable_id(scene.reading.document.digest, "contact event", trigger.start, trigger.end, keys),
        type="CONSULT",
        mode=_MODES.get(draft.channel),
        contexts=(),
        auxiliary=tuple(auxiliary),
        actors=groups[0],
        recipients=tuple(p for g in groups[1:] for p in g),
        trigger=trigger,
        evidence=(_words(scene, mention),),
        when=mention.when if mention.elliptical else when,
        date=date,
        statements=tuple(s.id for s in scene.statements_at(mention.trigger)),
        trace=mention.trace,
    )


def _trace(draft: Draft, told: Sequence[Initiator]) -> Trace:
    initiating = tuple(dict.fromkeys(i.state for i in told))
    steps = [s for m in draft.mentions for s in m.trace]
    if len(draft.mentions) > 1:
        count = len(draft.mentions)
        steps.append(
            Step(
                "contacts.join",
                f"{count} places speak of one contact: same sides, and no date, channel or order against it",
            )
        )
    if len(initiating) == 1:
        steps.append(
            Step("contacts.initiator", f"{initiating[0]} began it: {told[0].reason}", evidence=(told[0].span,))
        )
        if asked := [i for i in told if i.asked]:
            reason = f"{initiating[0]} asked for it, which is more than that it called"
            steps.append(Step(ASKED_FOR, reason, evidence=(asked[0].span,)))
    if len(initiating) > 1:
        shown = " and ".join(initiating)
        steps.append(
            Step("contacts.initiator", f"the text names both {shown} as those who began it", outcome="blocked")
        )
    return (*steps, *draft.steps)


def with_events(mentions: Iterable[ContactMention], scene: Scene) -> tuple[ContactMention, ...]:
    """Mentions for which the event coder knows more sides, with these sides."""
    by_trigger: dict[int, EventMention] = {}
    for event in scene.events:
        if event.type == "CONSULT":
            for token in scene.parse.tokens_in(event.trigger):
                by_trigger.setdefault(token.i, event)
    return tuple(_filled(m, by_trigger.get(m.trigger)) for m in mentions)


def _filled(mention: ContactMention, event: EventMention | None) -> ContactMention:
    if event is None or len(mention.states) > 1 or mention.elliptical:
        return mention
    if not mention.states and not (event.actors and event.recipients):
        return mention  # "talks with Y and Z": those of somebody who is not named
    taking_part = (p for p in (*event.actors, *event.recipients) if p.actor.office != "spokesperson")
    known = {p.actor.key: p for p in taking_part if p.actor.state and p.actor.kind != "group"}
    states = {p.actor.state for p in known.values()}
    if len(states) < 2 or not mention.states <= states:
        return mention
    return replace(mention, participants=tuple(known.values()), bare=False)
