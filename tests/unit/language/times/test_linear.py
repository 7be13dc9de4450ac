"""Reading times takes time in proportion to the text, whatever the text."""

from __future__ import annotations

import time

import pytest

from readouts.documents.build import build_document
from readouts.language.parse import Parse, Sentence, Token
from readouts.language.times.grammar import TimeGrammar
from readouts.span import Span


@pytest.fixture(scope="module")
def grammar() -> TimeGrammar:
    """The grammar that ships with the package."""
    return TimeGrammar.load()


def _one_sentence(unit: str, characters: int) -> tuple[str, Parse]:
    """A sentence in which everything hangs on its first word."""
    words = ["met", *(unit.split() * (characters // (len(unit) + 1) + 1))]
    tokens, at = [], 0
    for i, word in enumerate(words):
        tag, pos, dep = ("VBD", "VERB", "ROOT") if i == 0 else ("NN", "NOUN", "npadvmod")
        tokens.append(Token(i, at, at + len(word), word, word.lower(), pos, tag, dep, 0, "", False, 0))
        at += len(word) + 1
    text = " ".join(words)
    return text, Parse.build(tuple(tokens), (Sentence(0, 0, len(tokens), 0, Span(0, len(text)), 0),), "hand")


@pytest.mark.parametrize(
    "unit",
    [
        "Friday", "the last", "2022 -", "9 p.m.", "a few days before the war", "since the war began", "early in the", "May 3 ,",
        '" today and', "two days after the call", "on the 3rd ,", "later in the day",
        "two hours later at 9 p.m.", "a year ago in the third quarter", "for the year", "the week before", "six to eight weeks",
    ],
)  # fmt: skip
def test_repeated_words_in_one_sentence(grammar: TimeGrammar, unit: str) -> None:
    """Eight times the text takes about eight times as long, not sixty-four times; a factor of three is left to the machine."""
    seconds = []
    for size in (5_000, 40_000):
        text, parse = _one_sentence(unit, size)
        document = build_document(text)
        start = time.process_time()
        grammar.find(document, parse)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 24 * max(seconds[0], 0.05)


@pytest.mark.slow
def test_a_sentence_of_200_kilobytes(grammar: TimeGrammar) -> None:
    """A sentence as long as a book chapter is read within seconds."""
    text, parse = _one_sentence("on Friday at 9 p.m. after May 3", 200_000)
    start = time.process_time()
    found = grammar.find(build_document(text), parse)
    assert len(found) > 10_000
    assert time.process_time() - start < 30
