"""The lines of a page, with Markdown's marks set apart from the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readouts.span import Span, trimmed

# Marks that a page's conversion to Markdown leaves behind. Only the marks are furniture; the words of a link are text.
_MARKUP = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)"  # a picture: wholly furniture
    r"|\]\((?:#|https?:|/|mailto:|\.)[^)\n]{0,500}\)|\]\(\)"  # the end of a link and its address
    r"|\[(?=[^\]\n]{1,300}\]\((?:#|https?:|/|mailto:|\.|\)))"  # the beginning of a link
    r"|\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)"
    r"|\\(?=[$*_#\[\]().!~>-])"  # a backslash before a sign
    r"|^[ \t]{0,3}(?:#{1,6}|>|[*•])[ \t]+"  # heading, quotation, bullet
    r"|</?(?:p|br|b|i|em|strong|span|div)\s*/?>",
    re.MULTILINE,
)
# A sign that each of these marks has: most reports hold none, and are not searched for marks at every letter.
_SIGN = re.compile(r"[\[\]*_\\#>•<]")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
_WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: its place without white space at the ends, and its words without marks."""

    span: Span
    words: str
    """The line's text with marks taken off and white space folded."""
    blank_before: bool
    """Whether an empty line stands before it."""

    @property
    def count(self) -> int:
        """Number of words."""
        return len(_WORD.findall(self.words))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.words))


def markup_spans(text: str) -> tuple[Span, ...]:
    """Where Markdown's marks stand."""
    if not _SIGN.search(text):
        return ()
    return tuple(Span(*m.span()) for m in _MARKUP.finditer(text) if m.end() > m.start())


def without(text: str, span: Span, holes: tuple[Span, ...]) -> str:
    """The characters of a span without those of the holes, white space folded."""
    pieces, position = [], span.start
    for hole in holes:
        if hole.overlaps(span):
            pieces.append(text[position : hole.start])
            position = hole.end
    pieces.append(text[position : span.end])
    return " ".join("".join(pieces).split())


def split_lines(text: str, markup: tuple[Span, ...]) -> tuple[Line, ...]:
    """The lines that hold anything, in order; where a page breaks its lines at a width, each block is one line."""
    lines = tuple(_physical_lines(text, markup))
    if not _hard_wrapped(lines):
        return lines
    blocks: list[list[Line]] = []
    for line in lines:
        if line.blank_before or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return tuple(
        Line(Span(b[0].span.start, b[-1].span.end), " ".join(line.words for line in b), b[0].blank_before)
        for b in blocks
    )


def _physical_lines(text: str, markup: tuple[Span, ...]) -> Iterator[Line]:
    position, blank, next_mark = 0, True, 0
    for raw in text.splitlines(keepends=True):
        span = trimmed(text, Span(position, position + len(raw)))
        first = next_mark
        while next_mark < len(markup) and markup[next_mark].end <= position + len(raw):
            next_mark += 1
        position += len(raw)
        if len(span):
            yield Line(span, without(text, span, markup[first:next_mark]), blank)
            blank = False
        else:
            blank = True


def _hard_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are broken at a width: most lines that have a follower in their block end within a sentence."""
    inner = [a for a, b in pairwise(lines) if not b.blank_before]
    if len(inner) < 3 or max(len(line.span) for line in inner) > 120:
        return False
    open_ends = [line for line in inner if not line.ends_sentence]
    return len(open_ends) >= 0.6 * len(inner) and sum(len(line.span) for line in open_ends) >= 28 * len(open_ends)
