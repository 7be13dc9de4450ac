"""The words that tell mentions."""

from __future__ import annotations

import pytest

from readouts.language.mentions.lexicon import Lexicon, PhraseIndex, is_plural, singulars
from readouts.language.parse import Token


def token(text: str, tag: str = "NN", pos: str = "NOUN", lemma: str | None = None, i: int = 0) -> Token:
    return Token(i, 0, len(text), text, lemma or text.lower(), pos, tag, "dep", i, "", False, 0)


def test_the_shipped_words_load_and_know_both_kinds_of_ministry() -> None:
    """The data files are whole, and a longer phrase beats the noun that it ends in."""
    lexicon = Lexicon.load()
    words = [token("defence", i=0), token("ministry", i=1)]
    found = lexicon.nouns.ending_at(words, 1)
    assert found is not None
    assert (found[0], found[1].sector) == (0, "MIL")
    assert lexicon.nouns.ending_at([token("ministry")], 0) == (0, lexicon.nouns["ministry"][-1][1])


def test_a_phrase_index_finds_the_longest_phrase() -> None:
    """Of two phrases that end in one word the longer is found where all its words stand."""
    index = PhraseIndex.of([("general", 1), ("secretary general", 2)])
    words = [token("secretary", i=0), token("general", i=1)]
    assert index.ending_at(words, 1) == (0, 2)
    assert index.ending_at(words[1:], 0) == (0, 1)


@pytest.mark.parametrize(
    ("word", "singular"), [("armies", "army"), ("troops", "troop"), ("gunmen", "gunman"), ("press", "press")]
)
def test_plurals_are_looked_up_in_the_singular(word: str, singular: str) -> None:
    """The lexicon lists singulars only, whatever lemma the parser gives."""
    assert singular in singulars(token(word, "NNS", lemma=word))


def test_a_name_in_s_is_no_plural() -> None:
    """The tag decides, not the last letter."""
    assert is_plural(token("ministers", "NNS"))
    assert not is_plural(token("Congress", "NNP", "PROPN"))


def test_a_name_borne_by_both_sexes_tells_no_gender() -> None:
    """Only names of one list tell a gender, in any spelling."""
    lexicon = Lexicon.load()
    assert lexicon.given_gender("Annalena") == "female"
    assert lexicon.given_gender("Mevlüt") == "male"
    assert lexicon.given_gender("Zzyzx") is None
