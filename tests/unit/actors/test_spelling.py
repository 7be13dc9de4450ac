"""Keys that make spellings of one name the same."""

from __future__ import annotations

import pytest

from readouts.actors.spelling import first_piece, fold, pieces, sound_key, token_pieces, word_key


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Türkiye", "turkiye"),
        ("U.S.", "us"),
        ("Côte", "cote"),
        ("d’Ivoire", "divoire"),
        ("Łódź", "lodz"),
        ("&", "and"),
        ("–", ""),
    ],
)
def test_fold(word: str, key: str) -> None:
    """Case, accents, dots and apostrophes of any shape fall away."""
    assert fold(word) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey", "Sergei"), ("Shoygu", "Shoigu"), ("Zelenskyy", "Zelenskiy"), ("Zelenskyy", "Zelensky"),
        ("Khamenei", "Hamenei"), ("Mohammed", "Muhammad"), ("Husayn", "Hussein"), ("Abdel", "Abdul"),
        ("Schröder", "Schroeder"), ("Müller", "Mueller"), ("Rouhani", "Ruhani"), ("Iraqi", "Iraki"),
        ("Aleksandr", "Alexander"), ("Yusuf", "Yousef"),
    ],
)  # fmt: skip
def test_romanisations_share_a_key(one: str, other: str) -> None:
    """What romanisations disagree about does not part names."""
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Michel", "Mitchell"),
        ("Medvedev", "Medvedchuk"),
        ("Ri", "Ry"),
        ("Wu", "Vu"),
        ("Ivanov", "Ivanova"),
        ("Kim", "Kin"),
        ("Lavrov", "Lavrenov"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    """Names that differ by more than spelling stay apart."""
    assert sound_key(one) != sound_key(other)


def test_words_are_cut_alike_in_names_and_texts() -> None:
    """A name's pieces are those of its tokens, whether a tokenizer cuts at hyphens or not."""
    assert pieces("Kim Jong-un") == ("Kim", "Jong", "un")
    assert token_pieces("Jong-un") == ("Jong", "un")
    assert token_pieces("-") == ()
    assert token_pieces("'s") == ("'s",)
    assert first_piece("al-Sisi") == "al"


def test_american_spelling() -> None:
    """Titles are compared in British spelling."""
    assert word_key("Defense") == word_key("defence")
