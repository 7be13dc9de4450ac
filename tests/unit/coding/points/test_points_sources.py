"""Whose account a point is, told by institutions, texts and phrases; and what goes on about a contact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding

pytestmark = pytest.mark.model

Sides = Callable[..., list[tuple[str | None, str, str]]]
CALL = "German Chancellor Olaf Scholz spoke by telephone with French President Emmanuel Macron on Tuesday."


@pytest.fixture(scope="session")
def sides(code: Callable[..., Coding]) -> Sides:
    """A function from a text to side, kind and words of all its points."""

    def reader(text: str, **given: str) -> list[tuple[str | None, str, str]]:
        coding = code(text, published=date(2023, 5, 10), **given)
        return [(p.side, p.kind, p.text) for c in coding.contacts for p in c.points]

    return reader


@pytest.mark.parametrize(
    ("sentence", "side", "words"),
    [
        ("Macron asked for more trains, the press service of the French president said.", "FRA", "Macron asked for more trains"),
        ("Macron asked for more trains, Scholz's press office said.", "DEU", "Macron asked for more trains"),
        ("Macron asked for more trains, the directorate of information said.", "FRA", "Macron asked for more trains"),
        ("The German readout insists that the bridge must be rebuilt.", "DEU", "the bridge must be rebuilt"),
        ("The two agreed, the Elysee said, that the bridge would be rebuilt.", "FRA", "The two agreed, the Elysee said, that the bridge would be rebuilt"),
        ("In the French version, Macron insists that the bridge must be rebuilt.", "FRA", "the bridge must be rebuilt"),
        ("“It was a very useful conversation,” Scholz told reporters.", "DEU", "“It was a very useful conversation,”"),
        ("Macron, for his part, said that the bridge must be rebuilt.", "FRA", "the bridge must be rebuilt"),
        ("Scholz later told reporters that the bridge must be rebuilt.", "DEU", "the bridge must be rebuilt"),
    ],
)  # fmt: skip
def test_side_of_a_source(sentence: str, side: str, words: str, sides: Sides) -> None:
    """The side comes from the owner beside the source, from the text that it names, or from whoever acts in its words."""
    assert (side, words) in [(s, text) for s, _, text in sides(f"{CALL} {sentence}")]


def test_the_outlets_country_has_its_own_directorate(sides: Sides) -> None:
    """An institution without a state is that of the outlet's country, where that takes part."""
    text = f"{CALL} Macron asked for more trains, the directorate of information said."
    assert ("DEU", "Macron asked for more trains") in [(s, t) for s, _, t in sides(text, outlet_country="DEU")]


def test_it_goes_on_speaking(sides: Sides) -> None:
    """After an institution's words "it added" is its account too."""
    found = sides(f"{CALL} They discussed the bridge, the Elysee said. The talks were frank, it added.")
    assert ("FRA", "The talks were frank") in [(s, t) for s, _, t in found]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("Berlin's account adds that the bridge will be rebuilt, a point on which Paris is silent.", "FRA"),
        ("The French text does not mention the bridge.", "FRA"),
        ("None of this is found in the German version.", "DEU"),
        ("In Germany's account the bridge does not occur.", "DEU"),
        ("The German text mentions the bridge; the French one does not.", "FRA"),
    ],
)
def test_absence_belongs_to_the_side_that_is_silent(sentence: str, side: str, sides: Sides) -> None:
    """Whoever says so, something left out is left out of the account that lacks it."""
    assert [s for s, kind, _ in sides(f"{CALL} {sentence}") if kind == "not_mentioned"] == [side]


def test_prices_not_discussed_are_no_omission(sides: Sides) -> None:
    """That something was not raised in a call is what a side says of the call, not a gap in its account."""
    found = sides(f"{CALL} The price of gas was not discussed in the call, a spokesman for Macron said.")
    assert not [kind for _, kind, _ in found if kind == "not_mentioned"]


def test_little_agreement_is_nobodys_point(sides: Sides) -> None:
    """That two sides agree on little is the outlet's remark."""
    found = sides(f"{CALL} The two agreed on a new bridge. On little else do they agree.")
    assert {s for s, _, text in found if "little" in text} <= {None}
    assert {s for s, _, text in found if "new bridge" in text} == {"DEU", "FRA"}


def test_a_task_without_a_source_is_the_last_speakers(sides: Sides) -> None:
    """A sentence that says what must be done goes on with the words before it, in the same paragraph only."""
    told = "Macron told Scholz in the call that the bridge was unsafe."
    task = "The task now is to rebuild it."
    assert ("FRA", task.rstrip(".")) in [(s, t) for s, _, t in sides(f"{CALL}\n\n{told} {task}")]
    assert task.rstrip(".") not in [t for _, _, t in sides(f"{CALL}\n\n{told}\n\n{task}")]


def test_hopes_for_a_meeting_are_no_point_of_the_last_call(code: Callable[..., Coding]) -> None:
    """Whoever expects to see the other one tells nothing of the call that was."""
    coding = code(f"{CALL} Scholz hopes to see Macron in Lyon.", published=date(2023, 5, 10))
    held = [p.text for c in coding.contacts if c.status == "held" for p in c.points]
    assert held
    assert not [text for text in held if "hopes" in text or "Lyon" in text]


def test_a_participant_goes_on_after_what_he_did_in_the_call(sides: Sides) -> None:
    """After "Macron called for …" in an account of the call, what he noted next belongs to it too."""
    found = sides(f"{CALL} Macron called for patience. The bridge, he noted, would be dear.")
    assert ("FRA", "would be dear") in [(s, t) for s, _, t in found]
