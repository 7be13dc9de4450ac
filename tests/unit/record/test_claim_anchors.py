"""Claims that count from the day on which somebody took office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factory import Paper, days, person
from readouts.coding.coding import Anchor
from readouts.interval import Interval
from readouts.record.builder import RecordBuilder
from readouts.record.claims.anchors import ClaimWords

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
WORDS = ClaimWords.load()


def claiming(anchor: str, expression: str | None = None) -> Paper:
    """A report of June 2022 that calls a call the first since what ``anchor`` says."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact([ADA, BEN], "2022-06-09")
    claim = paper.claim("first_since", [ADA, BEN], about=call.id)
    index = paper.time(interval=days(f"{expression}-01-01", f"{expression}-12-31")) if expression else None
    paper.claims = [replace(claim, anchor=Anchor(paper.span(), anchor, index))]
    return paper


def interval_of(book: object, paper: Paper) -> Interval | None:
    (claim,) = WORDS.with_offices(paper.coding(), book).claims  # type: ignore[arg-type]
    assert claim.anchor is not None
    return claim.anchor.interval


@pytest.mark.parametrize(
    ("anchor", "year", "found"),
    [
        ("Ms Brandt took office", None, days("2018-02-01")),
        ("Costa became prime minister", None, days("2019-06-01")),
        ("Costa came to power in 2019", "2019", days("2019-06-01")),
        # another office than the present one, or another year: the words' own time stands
        ("Costa came to power in 2015", "2015", None),
        # nobody of the claim, or both
        ("Mr Lopes took office", None, None),
        ("the two took office", None, None),
        # no office is taken
        ("Ms Brandt criticised him", None, None),
    ],
)
def test_an_office_taken_is_a_day(book: object, anchor: str, year: str | None, found: Interval | None) -> None:
    """The anchor's day is the first of the term of whom it names; nothing is guessed where it names nobody."""
    assert interval_of(book, claiming(anchor, year)) == found


@pytest.mark.parametrize(("on", "verdict"), [("2021-05-03", "contradicted"), ("2017-05-03", "unknown")])
def test_contacts_in_office_contradict(builder: RecordBuilder, on: str, verdict: str) -> None:
    """A contact since the office was taken stands against the claim; an earlier one does not, and covers nothing since."""
    paper, other = claiming("Ms Brandt took office"), Paper("b", "2022-06-11")
    other.contact([ADA, BEN], on, standing="background")
    record = builder.build([p.coding() for p in (paper, other)], [p.facts() for p in (paper, other)])
    assert [c.verdict for c in record.claims] == [verdict]
