"""How long a contact lasted, as words say it."""

from __future__ import annotations

import pytest

from readouts.coding.contacts.details import duration_in


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("lasted about one hour", 60),
        ("a little over twenty minutes", 20),
        ("an hour-long call", 60),
        ("Friday's hour-long call", 60),
        ("half an hour", 30),
        ("a half-hour conversation", 30),
        ("an hour and a half", 90),
        ("two and a half hours", 150),
        ("a 45-minute call", 45),
        ("twenty-five minutes", 25),
        ("75 minutes", 75),
    ],
)
def test_words_of_hours_and_minutes_are_read(words: str, minutes: int) -> None:
    """Numerals and number words, hyphens and halves."""
    found = duration_in(words)
    assert found is not None
    assert found.minutes == minutes


@pytest.mark.parametrize("words", ["several hours", "five days", "the hour of need is near", "minutes of the meeting"])
def test_what_tells_no_number_of_minutes_gives_none(words: str) -> None:
    """Nothing is guessed."""
    assert duration_in(words) is None


@pytest.mark.model
def test_a_promise_to_talk_confirms_nothing(code):
    """Who agreed to talk has not said that the talk took place; who says that it lasted an hour has."""
    coding = code(
        "Peru's defence minister, Jorge Chavez, telephoned his Chilean counterpart, Maya Fernandez, on Monday, after Fernandez "
        "had agreed to talk. The call lasted an hour, the Peruvian defence ministry said."
    )
    held = [c for c in coding.contacts if c.status == "held"]
    assert [c.confirmed_by for c in held] == [("PER",)]
