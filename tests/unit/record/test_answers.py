"""Answers from the record: what it holds, what is not sure, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import pytest

from factory import Paper, days, person, state
from readouts.coding.inquiries.inquiry import Inquiry
from readouts.interval import ALWAYS, Interval
from readouts.record.builder import RecordBuilder
from readouts.record.claims.answers import Answer, answer, by_channel, counted
from readouts.record.claims.check import holdings_of
from readouts.record.claims.coverage import Entries

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
EVE = person("Eve Novak", "AUT", "foreign_minister")
BOTH = (ADA, BEN)


def asked(
    builder: RecordBuilder, papers: Sequence[Paper], kind: str, sides: Sequence[Any] = BOTH, **given: Any
) -> Answer:
    record = builder.build([p.coding() for p in papers], [p.facts() for p in papers])
    return answer(Inquiry(kind, tuple(sides), **given), holdings_of(record))  # type: ignore[arg-type]


@pytest.fixture
def papers() -> list[Paper]:
    """Calls in February and April, a meeting in June, a call planned for July, a visit refused in May."""
    told = [Paper("a", "2022-02-02"), Paper("b", "2022-04-06"), Paper("c", "2022-06-10")]
    told[0].contact(BOTH, "2022-02-01")
    told[1].contact(BOTH, "2022-04-05")
    told[1].contact([EVE, BEN], "2022-04-04")
    told[2].contact(BOTH, "2022-06-09", channel="meeting")
    told[2].contact(BOTH, "2022-07-20", status="planned", standing="background")
    told[2].contact(BOTH, "2022-05-03", status="refused", channel="visit", standing="background")
    return told


@pytest.mark.parametrize(
    ("kind", "given", "dates"),
    [
        ("last", {}, ["2022-06-09"]),
        ("last", {"channel": "call"}, ["2022-04-05"]),
        ("last", {"window": Interval(None, days("2022-03-01").latest)}, ["2022-02-01"]),
        ("first", {}, ["2022-02-01"]),
        ("count", {}, ["2022-02-01", "2022-04-05", "2022-06-09"]),
        ("list", {"channel": "meeting"}, ["2022-06-09"]),
        ("whether", {"window": Interval(days("2022-05-01").earliest, None)}, ["2022-06-09"]),
        ("refused", {}, ["2022-05-03"]),
        ("whether", {"window": days("2021-01-01", "2021-12-31")}, []),
    ],
)
def test_contacts_answer_a_question(
    builder: RecordBuilder, papers: list[Paper], kind: str, given: dict[str, Any], dates: list[str]
) -> None:
    """The contacts of these very people, held, by the channel and in the days asked for."""
    found = asked(builder, papers, kind, **given)
    assert [str(c.date.interval.earliest) for c in found.contacts] == dates
    assert (found.reply == "none") is (not dates)
    assert found.coverage is not None


def test_states_ask_for_anybody_of_theirs(builder: RecordBuilder, papers: list[Paper]) -> None:
    """“Austria and Portugal” are met by their ministers too."""
    assert len(asked(builder, papers, "count", [state("AUT"), state("PRT")]).contacts) == 4


def test_one_side_asks_for_its_contacts_with_anybody(builder: RecordBuilder, papers: list[Paper]) -> None:
    """“When did she last speak?”"""
    found = asked(builder, papers, "last", [EVE])
    assert [str(c.date.interval.earliest) for c in found.contacts] == ["2022-04-04"]


def test_what_is_planned_is_told_beside_the_last(builder: RecordBuilder, papers: list[Paper]) -> None:
    """A contact that lies ahead is no answer, but worth knowing."""
    assert [c.status for c in asked(builder, papers, "last").ahead] == ["planned"]


def test_a_denied_contact_is_not_counted_but_shown(builder: RecordBuilder, papers: list[Paper]) -> None:
    """What one side denies is not sure, with the reason."""
    papers.append(Paper("d", "2022-06-20"))
    papers[-1].contact(BOTH, "2022-06-15", status="denied", denied_by=("PRT",))
    found = asked(builder, papers, "last")
    assert [str(c.date.interval.earliest) for c in found.contacts] == ["2022-06-09"]
    assert ["denies" in why for _, why in found.unsure] == [True]


@pytest.mark.parametrize(
    ("told", "reply", "values"),
    [((), "unknown", []), (("AUT",), "found", ["AUT"]), (("AUT", "AUT", "PRT"), "differing", ["AUT", "PRT"])],
)
def test_who_asked_is_what_documents_say(
    builder: RecordBuilder, told: tuple[str, ...], reply: str, values: list[str]
) -> None:
    """Nobody says: unknown; one value: found; two: both, with the words of each."""
    papers = [Paper(f"d{n}", "2022-06-10") for n in range(max(len(told), 1))]
    for paper, initiator in zip(papers, told or (None,), strict=True):
        paper.contact(BOTH, "2022-06-09", initiator=initiator, initiator_span=paper.span() if initiator else None)
    found = asked(builder, papers, "initiated")
    assert found.reply == reply
    assert sorted(v for v, _ in found.values) == values
    assert all(sources for _, sources in found.values)


def test_each_side_is_quoted_on_a_topic(builder: RecordBuilder) -> None:
    """Points that have the words of the topic, by side; unknown where no account speaks of it."""
    paper = Paper("a", "2022-06-10")
    points = (paper.point("AUT", "Both spoke of grain exports"), paper.point("PRT", "Fishing was discussed"))
    paper.contact(BOTH, "2022-06-09", points=points)
    assert {s.side for s in asked(builder, [paper], "said").said} == {"AUT", "PRT"}
    assert {s.side for s in asked(builder, [paper], "said", topic="grain").said} == {"AUT"}
    assert {s.side for s in asked(builder, [paper], "said", speaker="PRT").said} == {"PRT"}
    assert asked(builder, [paper], "said", topic="missiles").reply == "unknown"


def test_an_answer_shows_the_newest_and_counts_all(
    builder: RecordBuilder, papers: list[Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many contacts the newest are shown, how many lie before them is said, and the number is that of all."""
    whole = asked(builder, papers, "count")
    monkeypatch.setattr("readouts.record.claims.answers.MOST_SHOWN", 1)
    found = asked(builder, papers, "count")
    assert found.contacts == whole.contacts[-1:]
    assert (whole.earlier, found.earlier) == (0, len(whole.contacts) - 1)
    assert found.tally == whole.tally
    assert found.tally.number == len(whole.contacts) > 1
    assert sum(n for _, n in found.tally.channels) == found.tally.number


def test_several_contacts_are_two_at_least(builder: RecordBuilder) -> None:
    """A count is exact only where every entry is one contact."""
    paper = Paper("a", "2022-06-10")
    paper.contact(BOTH, ("2022-06-01", "2022-06-09"), count="several")
    found = asked(builder, [paper], "count").contacts
    assert counted(found) == (2, False)
    assert by_channel(found) == (("call", 2),)


class Endless(Entries):
    """The same holdings, of which nobody knows where they end: everything is read."""

    def last_day(self) -> None:
        """Not known."""


@pytest.mark.parametrize("kind", ["last", "first", "initiated", "said"])
@pytest.mark.parametrize("refused_since", ["2013", "2020", "2022"])
def test_the_newest_years_decide_as_all_years_do(builder: RecordBuilder, kind: str, refused_since: str) -> None:
    """Reading the last years first gives the answer of everything, wherever the last contact that was held lies."""
    told = []
    for year in range(2010, 2024):
        paper = Paper(f"p{year}", f"{year}-06-02")
        status = "refused" if str(year) >= refused_since else "held"
        paper.contact(BOTH, f"{year}-06-01", status=status)
        told.append(paper)
    told[3].contact(BOTH, "2012-03-03", channel="meeting", standing="background")
    record = builder.build([p.coding() for p in told], [p.facts() for p in told])
    holdings = holdings_of(record)
    everything = Endless(**{f.name: getattr(holdings, f.name) for f in fields(Entries)})
    for window in (ALWAYS, days("2011-01-01", "2023-12-31"), days("2011-01-01", "2016-12-31")):
        inquiry = Inquiry(kind, BOTH, window=window)  # type: ignore[arg-type]
        expected = Inquiry(kind, BOTH, window=Interval(window.earliest, None))  # type: ignore[arg-type]
        found, plain = answer(inquiry, holdings), answer(expected, everything)
        if window.latest is None or window.latest.year == 2023:
            assert (found.reply, found.contacts, found.unsure, found.ahead) == (
                plain.reply, plain.contacts, plain.unsure, plain.ahead
            )  # fmt: skip
        assert found.coverage is not None
