"""The marked wire news reads as it looks, and is what the gold lines hold; its figures are measured with the other sets'."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from timed_markup import read_marked_times, read_wire

LINES = Path(__file__).with_name("times") / "wire.jsonl"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def test_marks_become_expressions():
    """A mark gives span, type and value, and leaves no brace in the text."""
    text, found = read_marked_times(
        "{SET P1D|Daily} talks lasted {PT2H|two hours} until {1998-02-06T09:00|9 a.m. Friday}."
    )
    assert text == "Daily talks lasted two hours until 9 a.m. Friday."
    assert [(text[slice(*f["span"])], f["type"]) for f in found] == [
        ("Daily", "SET"), ("two hours", "DURATION"), ("9 a.m. Friday", "TIME"),
    ]  # fmt: skip


def test_open_mark_is_refused():
    """A brace that nobody closes is an error, not a text with a brace."""
    with pytest.raises(ValueError, match="not closed"):
        read_marked_times("{1998|in 1998")


def test_lines_are_those_of_the_marked_prose():
    """The JSON lines are made of the marked prose, none edited by hand."""
    assert [json.loads(line) for line in LINES.read_text("utf-8").splitlines()] == read_wire()


def test_weekdays_are_those_of_their_days():
    """Where gold gives a weekday a day of the calendar, the day is such a weekday: a slip of the annotator would be scored as ours."""
    wrong = []
    for row in read_wire():
        for time in row["times"]:
            words = row["text"][slice(*time["span"])].lower()
            named = [n for n, name in enumerate(_WEEKDAYS) if name in words]
            day = re.match(r"\d{4}-\d\d-\d\d", time["value"])
            if named and day and date.fromisoformat(day[0]).weekday() != named[0]:
                wrong.append((row["id"], words, time["value"]))
    assert not wrong
