"""How much is read at once: longer paragraphs and sentences are read in stretches, and a step says so.

A parser's time and memory grow with the longest text that it is given, and rules that climb or compare the words of a sentence
cost its square. News has no such sentences (the longest of 1,194 in our gold reports has 63 tokens); tables, lists and texts that
were made to be slow do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readouts.documents.paragraphs import Paragraph
from readouts.span import Span, hull
from readouts.trace import Step

LONGEST_PASSAGE = 200_000
"""Characters of a document that are read, coded and let go before the next: a press conference of four hours has about as many. Of prose
they take some 60 MB, of marks alone, where each character is a token, some 400."""
LONGEST_PARAGRAPH = 10_000
"""Characters that the parser is given as one text."""
LONGEST_WORD = 500
"""Characters without white space that it is given as one text: the tokenizer's time grows with the square of a word's marks."""
LONGEST_SENTENCE = 200
"""Tokens that are read as one sentence."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_SENTENCE_ENDS = ".!?…"
_HALTS = frozenset({",", ";", ":", "-", "–", "—"})


def cut_paragraph(text: str, paragraph: Paragraph, longest: int = LONGEST_PARAGRAPH) -> Iterator[Paragraph]:
    """The paragraph in stretches of at most ``longest`` characters.

    Each ends, if its second half has one, behind a sentence's end, else behind white space; else amid a word.
    """
    stretch: list[Span] = []
    size = 0
    for piece in paragraph:
        start = piece.start
        while piece.end - start > longest - size:
            middle = _good_end(text, start, start + longest - size)
            yield (*stretch, Span(start, middle))
            stretch, size, start = [], 0, middle
        if start < piece.end:
            stretch.append(Span(start, piece.end))
            size += piece.end - start
    if stretch:
        yield tuple(stretch)


def _good_end(text: str, start: int, most: int) -> int:
    """Where a stretch from ``start`` to at most ``most`` had best end; behind its first character at the least."""
    half = start + (most - start + 1) // 2
    space = None
    for at in range(most, half, -1):
        if text[at - 1].isspace():
            space = space or at
            if at - 2 >= start and text[at - 2] in _SENTENCE_ENDS:
                return at
    return space or most


def paragraph_step(paragraph: Paragraph, stretches: int) -> Step:
    """Says that a paragraph was read in stretches."""
    count = sum(len(piece) for piece in paragraph)
    reason = f"a paragraph of {count:,} characters was read in {stretches} stretches of at most {LONGEST_PARAGRAPH:,}"
    return Step("language.long_paragraph", reason, evidence=(hull(paragraph),))


def cut_words(copy: str, places: list[int]) -> Iterator[tuple[str, list[int]]]:
    """A text for the parser, and the places of its characters, in stretches that have no word longer than ``LONGEST_WORD``."""
    start = 0
    for word in _LONG_WORD.finditer(copy):
        for end in range(word.start() + LONGEST_WORD, word.end(), LONGEST_WORD):
            yield copy[start:end], places[start:end]
            start = end
    if start < len(copy):
        yield copy[start:], places[start:]


def word_step(places: list[int]) -> Step:
    """Says that a word was read in stretches."""
    reason = f"signs without white space were read in stretches of at most {LONGEST_WORD}"
    return Step("language.long_word", reason, evidence=(Span(places[0], places[-1] + 1),))


def sentence_step(span: Span, tokens: int, stretches: int) -> Step:
    """Says that a sentence was read in stretches."""
    reason = (
        f"a sentence of {tokens:,} words and signs was read in {stretches} stretches of at most {LONGEST_SENTENCE}; "
        "what is said across them may be missed"
    )
    return Step("language.long_sentence", reason, evidence=(span,))


def cut_sentence(words: Sequence[str], longest: int = LONGEST_SENTENCE) -> tuple[tuple[int, int], ...]:
    """The tokens of a sentence in stretches [first, last) of at most ``longest``, each behind a comma or its like if it can.

    >>> cut_sentence(["a", "b", ",", "c", "d"], longest=4)
    ((0, 3), (3, 5))
    """
    found, first = [], 0
    while len(words) - first > longest:
        halts = range(first + longest, first + longest // 2, -1)
        last = next((at for at in halts if words[at - 1] in _HALTS), first + longest)
        found.append((first, last))
        first = last
    return (*found, (first, len(words)))


def heads_within(heads: Sequence[int], first: int, last: int) -> tuple[int, list[int]]:
    """The root of a stretch of a sentence and the heads of its tokens, so that none lies outside.

    The sentence's own root stays one, else the first token whose head lies outside becomes it; others like it hang on it. No loop comes of it: every other
    token keeps a head on its own way up.

    >>> heads_within([1, 1, 1, 2, 3], 2, 5)
    (2, [2, 2, 3])
    """
    outside = [i for i in range(first, last) if not first <= heads[i] < last or heads[i] == i]
    root = next((i for i in outside if heads[i] == i), outside[0])
    orphans = frozenset(outside)
    return root, [root if i in orphans else heads[i] for i in range(first, last)]
