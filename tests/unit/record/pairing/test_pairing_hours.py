"""Two calls of one day are told apart by the hour, as far as the clocks allow."""

from __future__ import annotations

import pytest

from factory import Paper, days
from pairing_cases import ADA, BEN, CAI, DAN, compared
from readouts.language.reading import Actor
from readouts.language.times.forms import Fixed
from readouts.language.times.model import TimeExpression


def at(paper: Paper, value: str, sides: list[Actor]) -> Paper:
    """The paper with a call of 9 March at an hour."""
    day = days("2021-03-09")
    paper.times.append(TimeExpression(paper.span(), "TIME", f"2021-03-09{value}", day, "test", Fixed(day)))
    paper.contact(sides, expression=len(paper.times) - 1)
    return paper


@pytest.mark.parametrize(
    ("ours", "theirs", "sides", "two"),
    [
        ("TMO", "TEV", [ADA, BEN], True),
        ("TMO", "TAF", [ADA, BEN], False),  # "at midday" is either
        ("T09:00", "T15:00", [ADA, BEN], True),
        ("T09:00", "T10:30", [ADA, BEN], False),
        ("T10:00", "TEV", [CAI, DAN], False),  # ten in Tokyo is evening in Washington
        ("TMO", "", [ADA, BEN], False),
    ],
)
def test_hours_of_one_day(ours: str, theirs: str, sides: list[Actor], two: bool) -> None:
    """A call in the morning and one in the evening are two where the clocks of the sides are near each other."""
    one, other = at(Paper("a", "2021-03-10"), ours, sides), at(Paper("b", "2021-03-10"), theirs, sides)
    assert bool(compared(one, other).forbidden) is two


def test_an_outlet_may_give_its_own_hour() -> None:
    """An outlet far away that gives the hour of its own clock does not make two calls of one."""
    one = at(Paper("a", "2021-03-10"), "T09:00", [ADA, BEN])
    other = at(Paper("b", "2021-03-10", country="JPN"), "T17:00", [ADA, BEN])
    assert compared(one, other).together
