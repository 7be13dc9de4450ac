"""Verdicts on claims of journeys: “the first Austrian foreign minister to visit Portugal since 2021”, of invented people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factory import Paper, person, state
from readouts.record.builder import RecordBuilder

EVE = person("Eve Novak", "AUT", "foreign_minister")
GIL = person("Gil Moser", "AUT", "foreign_minister")
FAY = person("Fay Silva", "PRT", "foreign_minister")
OFFICE = replace(EVE, kind="office", id=None, name=None, role="foreign minister")


def verdict_with(builder: RecordBuilder, *others: Callable[[Paper], object]) -> str:
    """The verdict on the claim of 10 June 2022, with what two other publishers tell."""
    paper = Paper("a", "2022-06-10")
    visit = paper.contact([EVE, FAY], "2022-06-09", channel="visit")
    paper.claim("first_since", [OFFICE, state("PRT")], about=visit.id, since="2021-12-31", channel="visit")
    papers = [paper]
    for number, tell in enumerate(others):
        papers += (told := [Paper(f"b{number}", "2022-05-10"), Paper(f"c{number}", "2022-05-20")])
        for each in told:
            tell(each)
    record = builder.build([p.coding() for p in papers], [p.facts() for p in papers])
    return next(c for c in record.claims if c.document == "a").verdict


@pytest.mark.parametrize(
    ("tell", "verdict"),
    [
        # the predecessor went there in spring: whoever held the office counts
        (lambda p: p.contact([GIL, FAY], "2022-04-05", channel="visit"), "contradicted"),
        # a call is no visit
        (lambda p: p.contact([GIL, FAY], "2022-04-05", channel="call"), "not contradicted"),
        # a visit that was only planned did not take place as far as the record knows
        (lambda p: p.contact([GIL, FAY], "2022-04-05", channel="visit", status="planned"), "not contradicted"),
        # before the day from which the claim counts
        (lambda p: p.contact([GIL, FAY], "2021-04-05", channel="visit"), "not contradicted"),
        # somebody of another office
        (lambda p: p.contact([person("Ada Brandt", "AUT"), FAY], "2022-04-05", channel="visit"), "not contradicted"),
    ],
)
def test_visits_of_the_office_alone_stand_against_a_first_visit(
    builder: RecordBuilder, tell: Callable[[Paper], object], verdict: str
) -> None:
    """Contradicted by a visit of a holder of the office in the time counted, and by nothing else."""
    found = verdict_with(builder, tell)
    assert (found == "contradicted") == (verdict == "contradicted")


def test_without_any_word_of_the_time_between_a_first_visit_stays_open(builder: RecordBuilder) -> None:
    """The record has the visit and nothing else: it cannot say that it was the first."""
    assert verdict_with(builder) == "unknown"
