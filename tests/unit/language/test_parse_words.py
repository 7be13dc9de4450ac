"""A parse gives the tokens of a word without being read through."""

from __future__ import annotations

import pytest

from readouts.language.parse import Parse, Sentence, Token
from readouts.span import Span

_WORDS = (
    ("They", "they"),
    ("met", "meet"),
    ("once", "once"),
    (",", ","),
    ("then", "then"),
    ("they", "they"),
    ("MET", "meet"),
)


@pytest.fixture
def parse() -> Parse:
    """Seven words, two of them twice."""
    tokens = tuple(
        Token(i, 5 * i, 5 * i + len(text), text, lemma, "X", "XX", "dep", 0, "", False, 0)
        for i, (text, lemma) in enumerate(_WORDS)
    )
    return Parse.build(tokens, (Sentence(0, 0, len(tokens), 0, Span(0, 33), 0),), "hand")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (("they", "met"), [0, 1, 5, 6]),
        (("met", "they"), [0, 1, 5, 6]),
        (frozenset({"once"}), [2]),
        (("MET",), []),
        ((), []),
        ({f"word{i}" for i in range(50)} | {"then", "they"}, [0, 4, 5]),
    ],
)
def test_spelt(parse: Parse, words: tuple[str, ...], places: list[int]) -> None:
    """Tokens come in text order, whatever the order and the number of the words; words are asked in lower case."""
    assert [t.i for t in parse.spelt(words)] == places


def test_of_lemma(parse: Parse) -> None:
    """Lemmas are asked apart from spellings, also of a parse whose spellings were asked before."""
    assert [t.i for t in parse.spelt(("meet",))] == []
    assert [t.i for t in parse.of_lemma({"meet": 1, "once": 2})] == [1, 2, 6]
