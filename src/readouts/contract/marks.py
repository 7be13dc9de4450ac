"""What of a document's text is marked, for whoever shows it: evidence by kind, each with who or what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readouts.coding.coding import Coding
from readouts.contract.values import speaker_json
from readouts.contract.wording import STATUS_WORDS, channel_word
from readouts.day_words import when
from readouts.documents.document import Document
from readouts.span import Span

MarkKind = Literal["contact", "event", "statement", "claim", "time"]
LETTERS: dict[MarkKind, str] = {"contact": "C", "event": "E", "statement": "S", "claim": "Q", "time": "T"}
"""One letter a kind, so that nothing is told by colour alone; the order in which marks of one place nest, outermost first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, and why it is marked."""

    kind: MarkKind
    span: Span
    label: str
    """What it says, for a reader: ``call, held, 5 March 2023``."""
    of: str
    """Id of the contact report, event mention, statement or claim; the place of a time among the coding's."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text over which the same marks stand."""

    text: str
    span: Span
    marks: tuple[Mark, ...]
    """Those over it, outermost first."""
    opening: tuple[Mark, ...]
    """Those of them that begin here."""
    furniture: bool
    """Whether it is page text that is not the report."""


def marks_of(coding: Coding) -> tuple[Mark, ...]:
    """All evidence of a coding, in the order of the text."""
    found: list[Mark] = []
    for contact in coding.contacts:
        status = STATUS_WORDS[contact.status]
        label = f"{channel_word(contact.channel)}, {status}, {when(contact.date.interval)}"
        found += [Mark("contact", s, label, contact.id) for s in contact.evidence]
    for event in coding.events:
        label = event.type + (f" ({event.mode})" if event.mode else "") + "".join(f", {a}" for a in event.auxiliary)
        found.append(Mark("event", event.trigger, label, event.id))
    for statement in coding.statements:
        who = speaker_json(statement.speaker)
        speaker = who["speaker"] or who["role"] or who["state"] or "a speaker who is not named"
        verb = "said by" if statement.act == "says" else "thought by"
        found += [Mark("statement", s, f"{verb} {speaker}", statement.id) for s in statement.content]
    for claim in coding.claims:
        found.append(Mark("claim", claim.words, f"claim: {claim.kind.replace('_', ' ')}", claim.id))
    for number, time in enumerate(coding.times):
        found.append(Mark("time", time.span, when(time.interval), str(number)))
    return tuple(sorted((m for m in found if len(m.span)), key=_place))


def segments(document: Document, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The whole text of a document, cut wherever a mark or furniture begins or ends."""
    length = len(document.text)
    marks = sorted((m for m in marks if m.span.end <= length), key=_place)
    furniture = [f.span for f in document.furniture]
    cuts = {0, length, *(e for m in marks for e in m.span), *(e for s in furniture for e in s if e <= length)}
    return tuple(_cut(document.text, sorted(cuts), marks, furniture))


def _cut(text: str, cuts: Sequence[int], marks: Sequence[Mark], furniture: Sequence[Span]) -> Iterator[Segment]:
    order = list(LETTERS)
    active: list[Mark] = []
    following = 0
    for start, end in pairwise(cuts):
        active = [m for m in active if m.span.end > start]
        opening = []
        while following < len(marks) and marks[following].span.start == start:
            opening.append(marks[following])
            following += 1
        active += opening
        over = sorted(active, key=lambda m: (order.index(m.kind), *_place(m)))
        span = Span(start, end)
        yield Segment(text[start:end], span, tuple(over), tuple(opening), any(s.contains(span) for s in furniture))


def _place(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.span.start, -mark.span.end, mark.kind, mark.of)
