"""The paragraphs of a document's body, each as the pieces of text to read."""

from __future__ import annotations

import re

from readouts.documents.document import Document
from readouts.documents.lines import Line, markup_spans, split_lines
from readouts.span import Span

Paragraph = tuple[Span, ...]
"""Pieces of one paragraph; what lies between them (marks, furniture) is not read."""

# A line that ends with one of these goes on in the next: a page's conversion broke the paragraph.
_GOES_ON = re.compile(
    r"(?:,|\b(?:a|an|the|of|in|on|at|to|for|with|by|from|and|or|but|that|which|who|is|are|was|were|has|have|had|its|their|his|her|as|into|over))$",
    re.IGNORECASE,
)


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The body's paragraphs in order, without furniture."""
    holes = sorted(f.span for f in document.furniture)
    lines = [line for line in split_lines(document.text, markup_spans(document.text)) if not _is_hole(line, holes)]
    found: list[list[Span]] = []
    previous: Line | None = None
    for line in lines:
        joined = previous is not None and _continues(previous, line)
        if not joined:
            found.append([])
        found[-1].extend(_pieces(line.span, holes))
        previous = line
    return tuple(tuple(p) for p in found if p)


def _is_hole(line: Line, holes: list[Span]) -> bool:
    return any(h.contains(line.span) for h in _near(holes, line.span))


def _near(holes: list[Span], span: Span) -> list[Span]:
    low, high = 0, len(holes)
    while low < high:
        middle = (low + high) // 2
        if holes[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    near = []
    for hole in holes[max(0, low - 1) :]:
        if hole.start >= span.end:
            break
        near.append(hole)
    return near


def _continues(previous: Line, line: Line) -> bool:
    if previous.ends_sentence or previous.count < 4:
        return False
    return bool(_GOES_ON.search(previous.words)) or line.words[:1].islower()


def _pieces(span: Span, holes: list[Span]) -> list[Span]:
    pieces, position = [], span.start
    for hole in _near(holes, span):
        if hole.start > position:
            pieces.append(Span(position, hole.start))
        position = max(position, hole.end)
    if position < span.end:
        pieces.append(Span(position, span.end))
    return pieces
