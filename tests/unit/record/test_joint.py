"""Contacts of three: parts that are one contact, and pairs that stay their own."""

from __future__ import annotations

import pytest

from factory import Paper, days, person
from readouts.record.builder import RecordBuilder
from readouts.record.model import Contact

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAI = person("Cai Lin", "JPN")


def contacts(builder: RecordBuilder, *papers: Paper) -> tuple[Contact, ...]:
    return builder.build([p.coding() for p in papers], [p.facts() for p in papers]).contacts


def told_in_parts(*, together: bool, channel: str = "video") -> Paper:
    """A document that tells of Cai with Ada and of Cai with Ben on one day, and of all three if ``together``."""
    paper = Paper("a", "2021-03-10")
    when = paper.time(interval=days("2021-03-10"))
    paper.contact([CAI, ADA], expression=when, channel=channel)
    paper.contact([CAI, BEN], expression=when, channel=channel)
    if together:
        paper.contact([CAI, ADA, BEN], channel="unknown", standing="background", duration_minutes=60)
    return paper


def test_parts_of_three_are_one_contact(builder: RecordBuilder) -> None:
    """It has all three sides, the day and the channel of its parts, and what is told of the whole."""
    paper = told_in_parts(together=True)
    (contact,) = contacts(builder, paper)
    assert contact.states == {"AUT", "JPN", "PRT"}
    assert (contact.channel, contact.date.interval, contact.duration_minutes) == ("video", days("2021-03-10"), 60)
    assert [d.standing for d in contact.documents] == ["main"]
    assert set(contact.reports) == {r.id for r in paper.contacts}


def test_calls_one_by_one_stay_two(builder: RecordBuilder) -> None:
    """Without words on all three, two calls of one morning are two."""
    assert len(contacts(builder, told_in_parts(together=False, channel="call"))) == 2


@pytest.mark.parametrize(("speaks_of_the_third", "entries"), [(True, 1), (False, 2)])
def test_a_pair_joins_three_where_it_speaks_of_the_third(
    builder: RecordBuilder, speaks_of_the_third: bool, entries: int
) -> None:
    """Another document's call of two on that day is the call of three only where it names the third side."""
    three, two = Paper("a", "2021-03-10"), Paper("b", "2021-03-10")
    three.contact([CAI, ADA, BEN], "2021-03-09")
    two.contact([CAI, ADA], "2021-03-09")
    if speaks_of_the_third:
        two.event("CONSULT", [BEN], [ADA])
    assert len(contacts(builder, three, two)) == entries


def test_three_of_another_day_take_no_parts(builder: RecordBuilder) -> None:
    """A meeting of the three a week before keeps the calls of today apart."""
    paper = told_in_parts(together=False)
    paper.contact([CAI, ADA, BEN], "2021-03-03", channel="video", standing="background")
    assert len(contacts(builder, paper)) == 3
