"""Two meetings in two countries are two; one town speaks for one meeting."""

from __future__ import annotations

import pytest

from factory import Paper
from pairing_cases import ADA, BEN, CAI, DAN, compared, near
from readouts.coding.coding import Place


def meeting(paper: Paper, where: str | None, on: str | tuple[str, str] | None = None, **given: object) -> None:
    place = Place(where, None, paper.span()) if where else None
    paper.contact([ADA, BEN], on, channel="meeting", place=place, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ours", "theirs", "forbidden"),
    [
        ("Kazan", "Johannesburg", True),
        ("Geneva", "Switzerland", False),
        ("Geneva", "Geneva", False),
        ("Geneva", None, False),
        ("London", "Britain", False),
        ("Geneva", "a hall that no table knows", False),
        ("Geneva", "Zurich", False),
    ],
)
def test_two_countries_are_two_meetings(ours: str, theirs: str | None, forbidden: bool) -> None:
    """A meeting recalled with its country is not that of another country; places that are not known exclude nothing."""
    decision = near(lambda p: meeting(p, ours), lambda p: meeting(p, theirs))
    assert bool(decision.forbidden) is forbidden
    if decision.forbidden:
        assert (ours in decision.forbidden.sentence, len(decision.forbidden.words)) == (True, 2)


def test_a_recalled_meeting_finds_that_of_its_town() -> None:
    """ "When they met in Geneva", without a day, speaks for the meeting in Geneva and against one in Zurich."""
    scores = []
    for town in ("Geneva", None, "Zurich"):
        dated, recall = Paper("a", "2021-06-17"), Paper("b", "2021-12-01")
        meeting(dated, town, "2021-06-16")
        meeting(recall, "Geneva", standing="background")
        scores.append(compared(dated, recall).score)
    assert scores[0] > scores[1] > scores[2]


def test_on_one_day_a_slip_about_the_place_counts_against_it_only() -> None:
    """Two outlets that place the meeting of a day in two countries still mean one meeting."""
    decision = near(lambda p: meeting(p, "Geneva", "2021-03-09"), lambda p: meeting(p, "Vienna", "2021-03-09"))
    assert decision.together
    assert any("Vienna" in sentence for sentence in decision.because)


def test_a_call_has_no_place() -> None:
    """Where the callers sat does not tell two calls apart."""

    def call(paper: Paper, where: str) -> None:
        paper.contact([CAI, DAN], "2021-03-09", place=Place(where, None, paper.span()))

    assert near(lambda p: call(p, "Tokyo"), lambda p: call(p, "Washington")).together


def test_a_meeting_may_be_held_elsewhere_than_planned() -> None:
    """A summit planned for one country and held in another on the planned days is one meeting with a history."""
    decision = near(
        lambda p: meeting(p, "Geneva", ("2021-03-08", "2021-03-14"), status="planned"),
        lambda p: meeting(p, "Vienna", "2021-03-09"),
    )
    assert decision.forbidden is None
