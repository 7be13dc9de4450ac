"""An undated document that may be of many years, placed beside the one contact that its words can mean."""

from __future__ import annotations

import pytest

from factory import Paper, Weekday, days, person
from readouts.actors.table import ActorTable
from readouts.interval import Interval
from readouts.record.dating.documents import Dater

FRAME, LINN = person("Ana Frame", "NOR"), person("Otto Linn", "CHL")
OTHER = person("Ida Holm", "SWE")


@pytest.fixture(scope="module")
def dater() -> Dater:
    """The dater with the terms that ship with the package, of which none is of these people."""
    return Dater.load(ActorTable.load())


def told(name: str, on: str, words: str, **given: object) -> Paper:
    """A dated report of a meeting on a day, about some matters."""
    paper = Paper(name, published=on)
    paper.contact([FRAME, LINN], on, channel="meeting", topics=(words,), **given)
    return paper


def undated(words: str, weekday: int = 2) -> Paper:
    """A report without a day of a meeting on a weekday (2 is Wednesday), about some matters."""
    paper = Paper("undated")
    paper.contact([FRAME, LINN], channel="meeting", expression=paper.time(Weekday(weekday)), topics=(words,))
    return paper


def placed(dater: Dater, *papers: Paper) -> Interval:
    """The days of the first one, dated beside the others."""
    return dater.date([p.coding() for p in papers])[0].published.interval


def test_the_only_contact_needs_less_of_a_matter(dater: Dater) -> None:
    """Three words in common place it where the record knows of one such contact, which was on such a weekday."""
    dated = told("dated", "2023-09-20", "salmon quota harbour")
    assert placed(dater, undated("salmon quota harbour"), dated).earliest == days("2023-09-20").earliest


@pytest.mark.parametrize(
    ("words", "weekday", "second"),
    [
        ("salmon quota", 2, None),
        ("salmon quota harbour", 3, None),
        ("salmon quota harbour", 2, "2021-03-10"),
        ("wednesday october presidents", 2, None),
    ],
)
def test_it_stays_open_else(dater: Dater, words: str, weekday: int, second: str | None) -> None:
    """Two words, another weekday, a second contact of these people, or words of every report are not enough."""
    others = [told("dated", "2023-09-20", words)]
    if second:
        others.append(told("second", second, "timber tariffs railway"))
    assert placed(dater, undated(words, weekday), *others).is_open


def test_two_contacts_at_once_need_no_matter(dater: Dater) -> None:
    """A Wednesday and a Friday of two pairs meet in one week only by what is told."""
    first = told("first", "2023-09-20", "salmon")
    second = Paper("second", published="2023-09-22")
    second.contact([FRAME, OTHER], "2023-09-22", channel="call")
    paper = undated("timber")
    paper.contact([FRAME, OTHER], expression=paper.time(Weekday(4)))
    found = placed(dater, paper, first, second)
    assert found.earliest == days("2023-09-22").earliest and not found.is_open
