from __future__ import annotations

import pytest

from readouts.coding.points.wording import Wording, content_stems, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("urge", "urged", "urging", "urges"),
        ("discuss", "discussed", "discussing"),
        ("quota", "quotas"),
        ("treaty", "treaties"),
        ("negotiate", "negotiations", "negotiating", "negotiated"),
        ("withdraw", "withdraws", "withdrawing"),
        ("plan", "planned", "planning", "plans"),
        ("Oslo", "Oslo's", "Oslo’s"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    """Points are compared by what they say, not by their grammar."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("nation", "native"), ("port", "porter"), ("border", "board")])
def test_stems_of_different_words_differ(one: str, other: str) -> None:
    """The stemmer is crude, but it keeps short words whole."""
    assert stem(one) != stem(other)


def test_phrases_of_one_meaning_weigh_as_one_word() -> None:
    """A truce and a ceasefire are one concept, heavier than a plain word."""
    wording = Wording.load()
    truce, ceasefire = wording.weigh("a truce"), wording.weigh("the ceasefire")
    assert truce == ceasefire == {"<ceasefire>": wording.weights["concept"]}


def test_names_numbers_and_general_words_weigh_less_than_content() -> None:
    """What stands in every diplomatic text tells least."""
    wording = Wording.load()
    weights = wording.weigh("the situation near Harstad and 12 trawlers")
    assert weights["trawler"] > weights["12"] > weights["harstad"] > weights[stem("situation")] > 0


def test_a_text_without_content_is_like_nothing() -> None:
    """Function words alone make no point."""
    wording = Wording.load()
    assert wording.weigh("that it was the") == {}
    assert wording.likeness({}, wording.weigh("cod quotas")) == 0


def test_words_of_substance_leave_out_names() -> None:
    """What a discourse goes on about is told by its nouns and verbs, not by who is named."""
    assert content_stems(Wording.load(), ["the cod quota near Harstad"]) == {"cod", "quota"}
