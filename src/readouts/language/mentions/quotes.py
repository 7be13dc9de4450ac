"""Which tokens stand inside quotation marks, and who speaks there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.language.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens [first, last) between quotation marks, the marks left out."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text."""

    all: tuple[Quotation, ...]
    of: tuple[int, ...]
    """For each token the index of its quotation, -1 outside."""


def find_quotations(parse: Parse) -> Quotations:
    """Quotations by double quotation marks, or by single ones where they stand as marks.

    A quotation ends with its paragraph at the latest: papers open each paragraph of a long one anew and close the last.
    """
    found: list[Quotation] = []
    of = [-1] * len(parse.tokens)
    start: int | None = None
    mark = ""
    paragraph = -1
    for token in parse.tokens:
        here = parse.sentences[token.sentence].paragraph
        if here != paragraph:
            if start is not None:
                _close(found, of, start, token.i)
            paragraph, start = here, None
        if start is None:
            if token.text == '"' or (token.text == "'" and _opens(parse.tokens, token.i)):
                start, mark = token.i + 1, token.text
        elif token.text == mark or (mark == '"' and token.text == "''") or (mark == "'" and token.text == "'"):
            _close(found, of, start, token.i)
            start = None
    if start is not None:
        _close(found, of, start, len(parse.tokens))
    return Quotations(tuple(found), tuple(of))


def _close(found: list[Quotation], of: list[int], start: int, end: int) -> None:
    if end > start:
        for k in range(start, end):
            of[k] = len(found)
        found.append(Quotation(start, end))


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a single mark opens a quotation: white space or a bracket before it, none after it, and not a genitive."""
    before_gap = i == 0 or tokens[i - 1].end < tokens[i].start
    after_tight = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end
    return before_gap and after_tight and tokens[i].tag != "POS"


def speaking_verb(parse: Parse, quotations: Quotations, index: int, speech: frozenset[str]) -> Token | None:
    """The verb of saying whose subject speaks the quotation: in its sentences, else beside it in the paragraph."""
    quotation = quotations.all[index]
    first, last = parse.sentence_of(quotation.first), parse.sentence_of(quotation.last - 1)
    around = [s for s in (last, first) if s is not None]
    paragraph = first.paragraph
    for i in (last.i + 1, first.i - 1, first.i - 2):
        if 0 <= i < len(parse.sentences) and parse.sentences[i].paragraph == paragraph:
            around.append(parse.sentences[i])
    if first.i > 0 and not any(quotations.of[t.i] == -1 and t.pos != "PUNCT" for t in parse.sentence_tokens(first)):
        around.append(parse.sentences[first.i - 1])
    for sentence in around:
        verbs = [
            t for t in parse.sentence_tokens(sentence)
            if quotations.of[t.i] == -1 and t.pos in {"VERB", "AUX"} and t.lemma in speech and parse.child(t.i, "nsubj")
        ]  # fmt: skip
        if verbs:
            return min(verbs, key=lambda t: min(abs(t.i - quotation.first), abs(t.i - quotation.last)))
    return None
