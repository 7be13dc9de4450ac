"""A text in pieces, each with what is marked there: spans may overlap and nest as they like, and no character is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readouts.span import Span

MarkKind = Literal["furniture", "statement", "contact", "claim", "event", "time", "asked"]
ORDER: tuple[MarkKind, ...] = ("furniture", "statement", "contact", "claim", "event", "time", "asked")
"""From the outermost to the innermost, where several begin at one place."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that is marked, and the entry beside the text that it leads to."""

    span: Span
    kind: MarkKind
    target: str = ""
    """Id of the entry's element on the page; empty where there is none."""
    label: str = ""
    """What it is, for those who do not see how it is marked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which nothing begins or ends."""

    span: Span
    text: str
    kinds: tuple[MarkKind, ...]
    """What it lies in, from the outermost to the innermost."""
    begin: tuple[Mark, ...]
    """The marks that begin here."""


def pieces_of(text: str, marks: Iterable[Mark], part: Span | None = None) -> tuple[Piece, ...]:
    """The text, or one part of it, cut wherever a mark begins or ends.

    Args:
        text: The whole text.
        marks: Their spans lie in ``text``; what lies outside of it, or is empty, is passed over. One that begins before
            the part begins at its first character.
        part: The stretch that is shown; None for all of it.

    >>> [p.text for p in pieces_of("A met B", [Mark(Span(0, 5), "event"), Mark(Span(2, 7), "time")])]
    ['A ', 'met', ' B']
    """
    shown = part or Span(0, len(text))
    inside = sorted(_clipped(marks, shown), key=lambda m: (m[0].start, -m[0].end, ORDER.index(m[1].kind), m[1].target))
    cuts = sorted({shown.start, shown.end, *(s.start for s, _ in inside), *(s.end for s, _ in inside)})
    begin: dict[int, list[Mark]] = {}
    change: dict[int, list[tuple[MarkKind, int]]] = {}
    for span, mark in inside:
        begin.setdefault(span.start, []).append(mark)
        change.setdefault(span.start, []).append((mark.kind, 1))
        change.setdefault(span.end, []).append((mark.kind, -1))
    open_marks = dict.fromkeys(ORDER, 0)
    pieces = []
    for start, end in pairwise(cuts):
        for kind, step in change.get(start, ()):
            open_marks[kind] += step
        kinds = tuple(k for k in ORDER if open_marks[k])
        pieces.append(Piece(Span(start, end), text[start:end], kinds, tuple(begin.get(start, ()))))
    return tuple(pieces)


def part_of(length: int, number: int, longest: int) -> Span:
    """The stretch of a long text that is shown as its part ``number``, counted from 1; the last one where there are fewer."""
    last = max(1, -(-length // longest))
    start = (min(max(number, 1), last) - 1) * longest
    return Span(start, min(start + longest, length))


def _clipped(marks: Iterable[Mark], shown: Span) -> Sequence[tuple[Span, Mark]]:
    found = []
    for mark in marks:
        start, end = max(mark.span.start, shown.start), min(mark.span.end, shown.end)
        if start < end:
            found.append((Span(start, end), mark))
    return found
