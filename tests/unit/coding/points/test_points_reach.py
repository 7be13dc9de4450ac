"""How far an account reaches: officials who go on, guests on another side's page, words that belong together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding

pytestmark = pytest.mark.model

Told = Callable[..., list[tuple[str | None, str, str | None]]]
CALL = "German Chancellor Olaf Scholz spoke by telephone with French President Emmanuel Macron on Tuesday."


@pytest.fixture(scope="session")
def told(code: Callable[..., Coding]) -> Told:
    """A function from a text to side, words and teller of all its points."""

    def reader(text: str, **given: str) -> list[tuple[str | None, str, str | None]]:
        coding = code(text, published=date(2023, 5, 10), **given)
        return [(p.side, p.text, p.told_by) for c in coding.contacts for p in c.points]

    return reader


@pytest.mark.parametrize(
    ("sentence", "side", "words"),
    [
        ("The bridge would be rebuilt, a spokeswoman for Macron said.", "FRA", "The bridge would be rebuilt"),
        ("It lasted forty minutes, a spokesman for Scholz said.", "DEU", "It lasted forty minutes"),
        ("“We spoke frankly about the bridge,” Scholz told reporters.", "DEU", "“We spoke frankly about the bridge,”"),
        ("“I told him that the bridge is unsafe,” Macron told reporters.", "FRA", "“I told him that the bridge is unsafe,”"),
        ("The natter was useful, Scholz told reporters.", "DEU", "The natter was useful"),
        ("Officials in Paris said the bridge would be rebuilt.", "FRA", "the bridge would be rebuilt"),
        ("Scholz raised the tolls and the cases of two lorry drivers.", "DEU", "the cases of two lorry drivers"),
        ("They discussed the bridge, and Scholz stressed that it was unsafe.", "DEU", "it was unsafe"),
    ],
)  # fmt: skip
def test_officials_and_participants_go_on_about_the_contact(sentence: str, side: str, words: str, told: Told) -> None:
    """In a report of one contact an official of a side, and "we" or "I" of a participant, speak of that contact."""
    assert any(s == side and words in text for s, text, _ in told(f"{CALL} {sentence}")), told(f"{CALL} {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "The harvest was poor, Macron told a farmers' union in March.",
        "Germany wants cheaper trains.",
        "An official in Paris asked not to be named.",
    ],
)
def test_other_words_of_a_side_do_not_join(sentence: str, told: Told) -> None:
    """Words of another month, a state's wishes, and a source's wish to stay unnamed are no account of the contact."""
    added = [t for t in told(f"{CALL} {sentence}") if t[0] and t[1] not in CALL]
    assert not [t for t in added if t[1].rstrip(".") in sentence]


def test_a_guest_on_another_sides_page_is_told_by_that_side(told: Told) -> None:
    """ "Macron said …" in the German readout is Germany's account, and France's words as Germany tells them."""
    text = f"{CALL} Macron said that the bridge is unsafe. Scholz said that Germany will pay for it."
    found = told(text, kind="readout", outlet_country="DEU")
    assert ("DEU", "the bridge is unsafe", None) in found
    assert ("FRA", "the bridge is unsafe", "DEU") in found
    assert not [t for t in found if t[0] == "FRA" and "pay" in t[1]]


def test_an_official_page_keeps_what_follows_a_statement(told: Told) -> None:
    """On a side's own page no words are lost behind those that a cue governs."""
    text = f"{CALL} They discussed the grain harvest and the tolls, and stressed together the need for a new bridge."
    words = " ".join(t for s, t, _ in told(text, kind="readout", outlet_country="DEU") if s == "DEU")
    assert "grain harvest" in words
    assert "new bridge" in words


@pytest.mark.parametrize(
    ("sentence", "point"),
    [
        ("Scholz said that Germany stands ready to pay but will remain careful.", "Germany stands ready to pay but will remain careful"),
        ("On the bridge, Scholz said, the delay is costly.", "On the bridge, Scholz said, the delay is costly"),
        ("The call, which lasted an hour, was arranged at the request of France, Scholz said.",
         "The call, which lasted an hour, was arranged at the request of France"),
        ("Scholz offered a forum of old engineers and young builders, his spokesman said.",
         "Scholz offered a forum of old engineers and young builders"),
    ],
)  # fmt: skip
def test_what_belongs_together_is_one_point(sentence: str, point: str, told: Told) -> None:
    """A qualification, a topic set before, a subject with its aside and a list inside one thing are not cut off."""
    assert point in [text for s, text, _ in told(f"{CALL} {sentence}") if s == "DEU"]
