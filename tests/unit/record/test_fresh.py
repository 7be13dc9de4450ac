"""The day of a contact that a document is about, where its own clause gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factory import Paper, days, person
from readouts.coding.coding import Coding, When
from readouts.record.dating.fresh import with_days_of_news

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAI = person("Cai Lin", "JPN")
BOTH = [ADA, BEN]


def lead(paper: Paper, on: str) -> int:
    """A bare day in the lead of a paper; its index among the times."""
    index = paper.time(interval=days(on))
    paper.clue("newest", expression=index, soft=True)
    return index


def days_of(paper: Paper, official_state: str | None = None) -> list[object]:
    coding: Coding = with_days_of_news(paper.coding(), official_state)
    return [c.date.interval for c in coding.contacts]


def test_the_lead_gives_the_day() -> None:
    """A contact that the piece is about took place on the day of its lead or on the day before, and the reason says so."""
    paper = Paper("a", "2021-03-11")
    paper.contact(BOTH)
    lead(paper, "2021-03-10")
    assert days_of(paper) == [days("2021-03-09", "2021-03-10")]
    (found,) = with_days_of_news(paper.coding(), None).contacts
    assert "lead" in found.date.because[0]


@pytest.mark.parametrize(
    ("official_state", "found"),
    [
        ("AUT", days("2021-03-09", "2021-03-11")),
        ("JPN", days(None, "2021-03-11")),
        (None, days(None, "2021-03-11")),
    ],
)
def test_a_page_of_a_side_gives_the_day(official_state: str | None, found: object) -> None:
    """A side's own page tells of a contact within days; a page of somebody else gives no day."""
    paper = Paper("a", "2021-03-11")
    paper.contact(BOTH)
    assert days_of(paper, official_state) == [found]


def apart(paper: Paper) -> None:
    lead(paper, "2021-03-10")
    lead(paper, "2021-03-04")


def taken(paper: Paper) -> None:
    paper.contact([ADA, CAI], expression=lead(paper, "2021-03-10"))


@pytest.mark.parametrize("add", [apart, taken, lambda paper: None])
def test_a_lead_that_leaves_it_open_gives_none(add: Callable[[Paper], None]) -> None:
    """Two days that lie apart, the day of another contact, or no day: the contact keeps its open date."""
    paper = Paper("a", "2021-03-11")
    paper.contact(BOTH)
    add(paper)
    assert days_of(paper)[0] == days(None, "2021-03-11")


@pytest.mark.parametrize(
    "given",
    [{"standing": "background"}, {"status": "planned"}, {"status": "denied"}, {"on": ("2021-01-01", "2021-01-31")}],
)
def test_only_news_that_took_place(given: dict[str, object]) -> None:
    """What is recalled, planned, denied or dated by its own words keeps its date."""
    paper = Paper("a", "2021-03-11")
    before = paper.contact(BOTH, **given).date.interval  # type: ignore[arg-type]
    lead(paper, "2021-03-10")
    assert days_of(paper, "AUT") == [before]


def test_what_is_told_as_days_before_is_not_of_the_lead() -> None:
    """ "It comes days after she rang him": the lead's day is not that of the call."""
    paper = Paper("a", "2021-03-14")
    paper.clue("newest", expression=paper.time(interval=days("2021-03-14")), soft=True)
    paper.contact([ADA, BEN], when=When((), "before", "past"))
    assert with_days_of_news(paper.coding(), None) == paper.coding()
