"""Several documents of one affair: how many contacts there are, with which days and statuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factory import Paper, days, person
from pairing_cases import ADA, BEN, CAI, DAN
from readouts.language.reading import Actor
from readouts.language.times.forms import Fixed
from readouts.language.times.model import TimeExpression
from readouts.record.builder import RecordBuilder

AIDE = person("Ida Kern", "AUT", "national_security_adviser")
HIS_AIDE = person("Jo Lima", "PRT", "national_security_adviser")

Entry = tuple[str, str, str]
"""Days, channel and status of an entry."""


def group(role: str, code: str) -> Actor:
    return Actor("group", None, None, role, None, code, "GOV")


def at(paper: Paper, value: str, day: str = "2021-03-09") -> int:
    """An expression of the paper that gives an hour of a day."""
    on = days(day)
    paper.times.append(TimeExpression(paper.span(), "TIME", f"{day}{value}", on, "test", Fixed(on)))
    return len(paper.times) - 1


def paper(name: str, published: str | None, *tellings: Callable[[Paper], object], **given: str) -> Paper:
    made = Paper(name, published, **given)
    for telling in tellings:
        telling(made)
    return made


def call(on: str | tuple[str, str] | None = None, sides: tuple[Actor, ...] = (ADA, BEN), **given: object):  # type: ignore[no-untyped-def]
    return lambda p: p.contact(sides, on, **given)


def entries(builder: RecordBuilder, *papers: Paper) -> list[Entry]:
    contacts = builder.build([p.coding() for p in papers], [p.facts() for p in papers]).contacts
    shown = []
    for c in contacts:
        first, last = c.date.interval.earliest, c.date.interval.latest
        shown.append((str(first) if first == last else f"{first}..{last}", c.channel, c.status))
    return sorted(shown)


MEETING = {"channel": "meeting"}


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        pytest.param(
            [
                paper("a", "2021-03-05", call(("2021-03-08", "2021-03-14"), status="planned", **MEETING)),
                paper("b", "2021-03-10", call("2021-03-09", **MEETING)),
            ],
            [("2021-03-09", "meeting", "held")],
            id="announced for next week, then held",
        ),
        pytest.param(
            [
                paper("a", "2021-03-08", call("2021-03-08", status="refused")),
                paper("b", "2021-03-10", call("2021-03-09")),
                paper(
                    "c", "2021-03-11", call("2021-03-08", status="refused", standing="background"), call("2021-03-09")
                ),
            ],
            [("2021-03-08", "call", "refused"), ("2021-03-09", "call", "held")],
            id="a refused call and the talk that came instead",
        ),
        pytest.param(
            [
                paper("a", "2021-03-03", call("2021-03-09", status="planned", **MEETING)),
                paper("b", "2021-03-06", call("2021-03-09", status="cancelled", **MEETING)),
                paper("c", "2021-03-20", call("2021-04-02", status="planned", **MEETING)),
                paper("d", "2021-04-03", call("2021-04-02", **MEETING)),
            ],
            [("2021-03-09", "meeting", "cancelled"), ("2021-04-02", "meeting", "held")],
            id="called off, and a new date",
        ),
        pytest.param(
            [
                paper("a", "2021-03-10", call("2021-03-09", (CAI, DAN))),
                paper("b", "2021-03-10", call("2021-03-10", (CAI, DAN))),
                paper("c", "2021-03-11", call("2021-03-09", (CAI, DAN))),
            ],
            [("2021-03-09..2021-03-10", "call", "held")],
            id="one call with two calendar days",
        ),
        pytest.param(
            [
                paper("a", "2021-03-10", call("2021-03-09"), call("2021-03-09", **MEETING)),
                paper("b", "2021-03-10", call("2021-03-09", **MEETING)),
            ],
            [("2021-03-09", "call", "held"), ("2021-03-09", "meeting", "held")],
            id="a call in the morning, a meeting in the evening",
        ),
        pytest.param(
            [
                paper("a", "2021-03-10", call("2021-03-09", **MEETING)),
                paper(
                    "b",
                    "2021-03-10",
                    call("2021-03-09", (group("delegations", "AUT"), group("delegations", "PRT")), **MEETING),
                ),
                paper("d", "2021-03-10", call("2021-03-09", (AIDE, HIS_AIDE))),
            ],
            [
                ("2021-03-09", "call", "held"),
                ("2021-03-09", "meeting", "held"),
                ("2021-03-09", "meeting", "held"),
            ],
            id="leaders, delegations and aides on one day",
        ),
        pytest.param(
            [
                paper("a", "2021-03-10", call("2021-03-09"), call("2021-03-09", (ADA, DAN))),
                paper("b", "2021-03-10", call("2021-03-09", (ADA, DAN))),
                paper("c", "2021-03-10", call("2021-03-09")),
            ],
            [("2021-03-09", "call", "held"), ("2021-03-09", "call", "held")],
            id="same day, other pairs",
        ),
        pytest.param(
            [
                paper("a", "2021-03-10", call("2021-03-09", (ADA, BEN, CAI), **MEETING)),
                paper("b", "2021-03-10", call("2021-03-09", **MEETING), call("2021-03-09", (ADA, CAI), **MEETING)),
            ],
            [("2021-03-09", "meeting", "held"), ("2021-03-09", "meeting", "held")],
            id="a meeting of three that another tells in pairs: one of the pairs stays",
        ),
        pytest.param(
            [
                paper("a", "2021-03-08", call(confirmed_by=("AUT",))),
                paper("b", "2021-03-10", call(status="denied", denied_by=("PRT",))),
                paper("c", "2021-03-11", call(initiator="PRT")),
                paper("d", "2021-03-12", call(standing="background")),
            ],
            [("2019-06-01..2021-03-08", "call", "denied")],
            id="claimed, denied, and retold as held",
        ),
        pytest.param(
            [
                paper("a", "2021-06-17", call("2021-06-16", **MEETING)),
                paper("b", "2021-09-10", call(("2021-06-01", "2021-06-30"), standing="background", **MEETING)),
                paper("c", "2021-07-05", call(("2021-06-01", "2021-06-30"), standing="background", channel="unknown")),
            ],
            [("2021-06-16", "meeting", "held")],
            id="since they met in June",
        ),
    ],
)
def test_an_affair_in_several_documents(builder: RecordBuilder, papers: list[Paper], expected: list[Entry]) -> None:
    """The record has as many entries as there were contacts, and each has its days and its status."""
    assert entries(builder, *papers) == expected
    assert entries(builder, *reversed(papers)) == expected


def test_two_calls_of_a_day_stay_two_for_outlets_that_tell_of_one(builder: RecordBuilder) -> None:
    """Of two calls of one day each outlet's call joins that of its hour, and one without an hour joins neither by guess."""
    both = Paper("a", "2021-03-10")
    both.contact([ADA, BEN], expression=at(both, "TMO"))
    both.contact([ADA, BEN], expression=at(both, "TEV"))
    morning, evening = Paper("b", "2021-03-10"), Paper("c", "2021-03-10")
    morning.contact([ADA, BEN], expression=at(morning, "T09:00"))
    evening.contact([ADA, BEN], expression=at(evening, "T20:30"))
    assert len(entries(builder, both, morning, evening)) == 2


def test_a_newer_call_is_likelier_meant(builder: RecordBuilder) -> None:
    """A report that is about a call and gives no day is of that of five days before, and not of that of twelve days before."""
    older, newer, news = Paper("a", "2021-03-01"), Paper("b", "2021-03-08"), Paper("c", "2021-03-12")
    older.contact([ADA, BEN], "2021-02-28", standing="background")
    newer.contact([ADA, BEN], "2021-03-07", standing="background")
    news.contact([ADA, BEN])
    contacts = builder.build(
        [p.coding() for p in (older, newer, news)], [p.facts() for p in (older, newer, news)]
    ).contacts
    assert [len(c.reports) for c in contacts] == [1, 2]
