"""The codings of a long document's passages, joined into the document's one coding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from readouts.coding.coding import (
    Claim,
    Clue,
    Coding,
    ContactReport,
    EventMention,
    Imprint,
    Order,
    Participant,
    Statement,
    When,
)
from readouts.coding.contacts.fitting import people_agree
from readouts.coding.imprint import sample
from readouts.language.times.model import TimeExpression
from readouts.slots import replace
from readouts.trace import Step, Trace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """The coding of one passage, whose spans lie in the whole document, and how many sentences it has."""

    coding: Coding
    sentences: int


def joined(parts: Iterable[Part], step: Step) -> Coding:
    """The coding of the whole document; the first passage's day, clues and credits are its own. Parts are taken one by one.

    Expressions of time are numbered anew, and sentences of the imprint; everything else names its place in the text, and stays.

    Raises:
        ValueError: There is no part.
    """
    times: list[TimeExpression] = []
    statements: list[Statement] = []
    events: list[EventMention] = []
    contacts: list[ContactReport] = []
    claims: list[Claim] = []
    clues: list[Clue] = []
    orders: list[Order] = []
    steps = [step]
    imprints: list[tuple[Imprint, int]] = []
    sentences = 0
    shared = _Shared()
    first: Coding | None = None
    for part in parts:
        coding = part.coding
        first = first or replace(
            coding, times=(), statements=(), events=(), contacts=(), claims=(), clues=(), orders=()
        )
        moved = _Moved(len(times))
        times += coding.times
        statements += [
            replace(s, when=moved.when(s.when), speaker=shared.get(s.speaker), trace=shared.trace(s.trace))
            for s in coding.statements
        ]
        events += [
            replace(
                e, when=moved.when(e.when), trace=shared.trace(e.trace),
                actors=shared.participants(e.actors), recipients=shared.participants(e.recipients),
            )
            for e in coding.events
        ]  # fmt: skip
        contacts += [replace(c, when=moved.when(c.when)) for c in coding.contacts]
        claims += map(moved.claim, coding.claims)
        clues += coding.clues  # of the first alone: its expressions keep their numbers
        orders += coding.orders
        steps += coding.reading
        imprints.append((coding.imprint, sentences))
        sentences += part.sentences
    if first is None:
        raise ValueError("a document has at least one passage")
    return replace(
        first,
        times=tuple(times),
        statements=tuple(statements),
        events=tuple(events),
        contacts=tuple(contacts),
        claims=tuple(claims),
        clues=tuple(clues),
        orders=tuple(orders),
        reading=tuple(steps),
        imprint=_imprint(imprints),
    )


@dataclass(frozen=True, slots=True)
class _Moved:
    """Expressions of a passage by their numbers in the document."""

    by: int

    def when(self, when: When) -> When:
        if not self.by or not when.expressions:
            return when
        return replace(when, expressions=tuple(n + self.by for n in when.expressions))

    def claim(self, claim: Claim) -> Claim:
        anchor = claim.anchor
        if not self.by or anchor is None or anchor.expression is None:
            return claim
        return replace(claim, anchor=replace(anchor, expression=anchor.expression + self.by))


class _Shared:
    """Values that are alike, each kept once: who acts, and the reasons, make up a third of a long document's coding."""

    def __init__(self) -> None:
        self._kept: dict[object, object] = {}

    def get(self, value: T) -> T:
        """The value, or the one like it that came first."""
        return cast(T, self._kept.setdefault(value, value))

    def trace(self, trace: Trace) -> Trace:
        """The steps, whose sentences are alike for many."""
        return tuple(replace(step, reason=self.get(step.reason)) for step in trace)

    def participants(self, some: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Participants of shared actors."""
        return tuple(Participant(self.get(p.actor), p.span) for p in some)


def _imprint(imprints: Sequence[tuple[Imprint, int]]) -> Imprint:
    """The imprint of the whole: a run stands where it stands first, as in a document that is read at once."""
    found: dict[int, tuple[int, bool]] = {}
    for imprint, before in imprints:
        own = frozenset(imprint.own)
        for run, sentence in zip(imprint.runs, imprint.sentences, strict=True):
            found.setdefault(run, (before + sentence, run in own))
    return sample(found, max(imprint.level for imprint, _ in imprints), imprints[0][0].credits)


def told_again_once(coding: Coding) -> Coding:
    """The coding with what several passages report of one contact as one report.

    Held for one: the same states, channel, status and single day, told once each, and people who may be the same. Others stay apart, as far
    as nobody can say that they are one.
    """
    kept: dict[str, ContactReport] = {}
    instead: dict[str, str] = {}
    alike: dict[object, list[str]] = {}
    for report in coding.contacts:
        key = _sameness(report)
        others = alike.setdefault(key, []) if key is not None else []
        home = next((o for o in others if _people_agree(kept[o], report)), None)
        if home is None:
            kept[report.id] = report
            others.append(report.id)
        else:
            kept[home] = _with(kept[home], report)
            instead[report.id] = home
    if not instead:
        return coding
    return replace(
        coding,
        contacts=tuple(replace(c, alongside=_once(instead.get(a, a) for a in c.alongside)) for c in kept.values()),
        claims=tuple(_about(c, instead) for c in coding.claims),
        orders=tuple(
            replace(o, report=instead.get(o.report, o.report), other=instead.get(o.other, o.other))
            for o in coding.orders
        ),
    )


def _sameness(report: ContactReport) -> object | None:
    """What two reports of one contact share; None where that cannot be told."""
    days = report.date.interval
    if not report.evidence or report.count != 1 or report.channel == "unknown" or not days.is_day:
        return None
    states = tuple(sorted({p.state for p in report.participants if p.state}))
    return (states, report.channel, report.status, days.earliest) if len(states) > 1 else None


def _people_agree(one: ContactReport, other: ContactReport) -> bool:
    ours, theirs = ([Participant(a, report.evidence[0]) for a in report.participants] for report in (one, other))
    return people_agree(ours, theirs)


def _with(report: ContactReport, later: ContactReport) -> ContactReport:
    """A report with what a later passage adds."""
    step = Step(
        "contacts.later_passage",
        "a later passage tells of it again: same sides, channel and day",
        evidence=later.evidence,
    )
    asked = report if report.initiator else later
    lasted = report if report.duration_minutes else later
    return replace(
        report,
        events=_once((*report.events, *later.events)),
        standing="main" if "main" in (report.standing, later.standing) else "background",
        initiator=asked.initiator,
        initiator_span=asked.initiator_span,
        duration_minutes=lasted.duration_minutes,
        duration_span=lasted.duration_span,
        confirmed_by=_once((*report.confirmed_by, *later.confirmed_by)),
        denied_by=_once((*report.denied_by, *later.denied_by)),
        topics=_once((*report.topics, *later.topics)),
        points=(*report.points, *later.points),
        evidence=_once((*report.evidence, *later.evidence)),
        place=report.place or later.place,
        trace=(*report.trace, step),
        alongside=_once((*report.alongside, *later.alongside)),
    )


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _about(claim: Claim, instead: dict[str, str]) -> Claim:
    anchor = claim.anchor
    if anchor is not None and anchor.contact in instead:
        anchor = replace(anchor, contact=instead[anchor.contact])
    return replace(claim, about=instead.get(claim.about or "", claim.about), anchor=anchor)
