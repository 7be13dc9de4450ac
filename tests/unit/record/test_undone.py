"""Contacts that did not come about are dated by their refusal or cancellation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factory import Paper, days, person, state
from readouts.interval import Dated, Interval
from readouts.record.builder import RecordBuilder
from readouts.record.model import Contact

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")


def called_off(id: str, published: str, on: str, status: str = "cancelled", **given: object) -> Paper:
    """A document that says on which day a visit was called off, and no day for which it was planned."""
    paper = Paper(id, published)
    refusal = paper.event("REJECT", [ADA], [state("PRT")], on=on)
    given = {"channel": "visit", "evidence": refusal.evidence, **given}
    paper.contact([ADA, state("PRT")], status=status, **given)
    return paper


def contacts(builder: RecordBuilder, *papers: Paper) -> tuple[Contact, ...]:
    return builder.build([p.coding() for p in papers], [p.facts() for p in papers]).contacts


def test_one_cancellation_of_two_documents_is_one_entry(builder: RecordBuilder) -> None:
    """The day on which it was called off dates it and joins the documents."""
    news = called_off("news", "2021-03-10", "2021-03-10")
    later = called_off("later", "2021-03-14", "2021-03-10", standing="background")
    (found,) = contacts(builder, news, later)
    assert (found.status, found.date.interval) == ("cancelled", days("2021-03-10"))
    assert any("called off" in reason for reason in found.date.because)


def test_two_cancellations_stay_two(builder: RecordBuilder) -> None:
    """Visits called off weeks apart are two entries."""
    one, two = called_off("one", "2021-03-10", "2021-03-10"), called_off("two", "2021-05-02", "2021-05-01")
    assert len(contacts(builder, one, two)) == 2


@pytest.mark.parametrize(
    ("standing", "expected"),
    [("main", days("2021-02-24", "2021-03-10")), ("background", days("2021-02-24", "2021-03-10"))],
)
def test_a_refusal_that_opens_a_report_is_fresh(builder: RecordBuilder, standing: str, expected: Interval) -> None:
    """Where no day of the refusal is told, the report's own day bounds it, by a convention that the reason names."""
    paper = Paper("a", "2021-03-10")
    paper.contact([ADA, BEN], status="refused", standing=standing)
    (found,) = contacts(builder, paper)
    assert found.date.interval == expected
    assert "newsrooms" in found.date.because[-1]


def test_a_recalled_refusal_is_not_fresh(builder: RecordBuilder) -> None:
    """A refusal that is told as history, after another contact, may be long ago."""
    paper = Paper("a", "2021-03-10")
    paper.contact([ADA, BEN], "2021-03-09")
    paper.contact([ADA, BEN], status="refused", standing="background")
    refused = next(c for c in contacts(builder, paper) if c.status == "refused")
    assert refused.date.interval.latest == days("2021-03-10").latest
    assert refused.date.interval.earliest != days("2021-02-24").earliest


def test_the_day_for_which_it_was_planned_stays(builder: RecordBuilder) -> None:
    """A day of its own is not replaced by the day of the cancellation."""
    paper = called_off("a", "2021-03-10", "2021-03-10")
    planned = paper.time(interval=days("2021-03-20"))
    (report,) = paper.contacts
    paper.contacts = [
        replace(report, when=replace(report.when, expressions=(planned,)), date=Dated(days("2021-03-20")))
    ]
    (found,) = contacts(builder, paper)
    assert found.date.interval == days("2021-03-20")
