"""A contact that its own document counts took place after those from which it counts."""

from __future__ import annotations

import pytest

from factory import Paper, day
from pairing_cases import ADA, BEN, CAI, compared
from readouts.record.dating.counted import with_days_after_counted


def earliest(paper: Paper) -> str:
    return str(with_days_after_counted(paper.coding()).contacts[0].date.interval.earliest)


def test_first_since_a_recalled_contact() -> None:
    """ "The first since they met on 20 January" is after 20 January."""
    paper = Paper("a", "2021-03-10")
    news = paper.contact([ADA, BEN])
    recalled = paper.contact([ADA, BEN], "2021-01-20", channel="meeting", standing="background")
    paper.claim("first_since", [ADA, BEN], about=news.id, since_contact=recalled.id)
    assert earliest(paper) == "2021-01-21"


@pytest.mark.parametrize(
    ("sides", "value", "expected"),
    [([ADA, BEN], 2, "2021-03-08"), ([ADA, BEN], 1, "None"), ([ADA, CAI], 2, "None")],
)
def test_the_second_is_after_the_first(sides: list, value: int, expected: str) -> None:  # type: ignore[type-arg]
    """A second call is after the recalled call of the same people, and not after that of others."""
    paper = Paper("a", "2021-03-10")
    news = paper.contact([ADA, BEN])
    paper.contact(sides, "2021-03-07", standing="background")
    paper.claim("nth", [ADA, BEN], about=news.id, value=value)
    assert earliest(paper) == expected


def test_a_known_day_is_not_moved() -> None:
    """What a document dates itself stays."""
    paper = Paper("a", "2021-03-10")
    news = paper.contact([ADA, BEN], "2021-03-09")
    paper.claim("first_since", [ADA, BEN], about=news.id, since="2021-03-09")
    assert with_days_after_counted(paper.coding()).contacts[0].date.interval.earliest == day("2021-03-09")


@pytest.mark.parametrize(("counts", "together"), [(True, False), (False, True)])
def test_the_counted_call_is_not_the_one_that_others_told_of_before(counts: bool, together: bool) -> None:
    """ "The second call in a week", of a report without a day, is not the call of five days before."""
    first, second = Paper("a", "2021-03-05"), Paper("b", "2021-03-10")
    first.contact([ADA, BEN], "2021-03-05", standing="background")
    news = second.contact([ADA, BEN], initiator="AUT")
    if counts:
        second.claim("nth", [ADA, BEN], about=news.id, value=2)
    decision = compared(first, second)
    assert (decision.score >= 6) is together
    assert any("counts an earlier one" in s for s in decision.because) is counts
