"""A range of characters of a document's untouched text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from readouts.slots import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of ``Document.text``.

    >>> Span(4, 9).text_of("The Kremlin said")
    'Kreml'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is not a range of a text: 0 <= start <= end is needed")

    def __iter__(self) -> Iterator[int]:
        return iter((self.start, self.end))

    def __len__(self) -> int:
        return self.end - self.start

    def text_of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Cover:
    """Spans that are asked again and again whether one of them holds a range."""

    _starts: tuple[int, ...]
    """Where they begin, in ascending order."""
    _reach: tuple[int, ...]
    """How far those that begin there or before go at most."""

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Cover:
        """The cover of some spans, in any order."""
        ordered = sorted(spans)
        return cls(tuple(s.start for s in ordered), tuple(accumulate((s.end for s in ordered), max)))

    def holds(self, start: int, end: int) -> bool:
        """Whether a range lies wholly inside one of the spans.

        >>> Cover.of([Span(0, 4), Span(2, 9)]).holds(3, 9), Cover.of([Span(0, 4), Span(4, 9)]).holds(3, 9)
        (True, False)
        """
        n = bisect_right(self._starts, start)
        return n > 0 and end <= self._reach[n - 1]


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of them.

    Raises:
        ValueError: There is no span.
    """
    all_spans = tuple(spans)
    return Span(min(s.start for s in all_spans), max(s.end for s in all_spans))


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends; empty at its start where it holds nothing else."""
    piece = span.text_of(text)
    stripped = piece.strip()
    if not stripped:
        return Span(span.start, span.start)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(stripped))
