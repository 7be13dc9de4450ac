"""Which reports are of one contact, and which never are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factory import Paper, days, person, state
from readouts.coding.coding import ASKED_FOR
from readouts.language.reading import Actor
from readouts.record.builder import RecordBuilder
from readouts.record.model import Contact, Record
from readouts.trace import Step

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAI = person("Cai Lin", "JPN")
DAN = person("Dan Reyes", "USA")
CHANCELLOR = Actor("office", None, None, "the chancellor", "head_of_government", "AUT", "GOV")
EVE = person("Eve Sato", "JPN", "foreign_minister")


def built(builder: RecordBuilder, *papers: Paper) -> Record:
    return builder.build([p.coding() for p in papers], [p.facts() for p in papers])


def contacts(builder: RecordBuilder, *papers: Paper) -> tuple[Contact, ...]:
    return built(builder, *papers).contacts


def two(first: Callable[[Paper], object], second: Callable[[Paper], object]) -> tuple[Paper, Paper]:
    """Two documents of near days, each with one thing said."""
    a, b = Paper("a", "2021-03-10"), Paper("b", "2021-03-11")
    first(a)
    second(b)
    return a, b


@pytest.mark.parametrize(
    ("first", "second", "entries"),
    [
        # the same people on the same day
        (lambda p: p.contact([ADA, BEN], "2021-03-09"), lambda p: p.contact([ADA, BEN], "2021-03-09"), 1),
        # the same people, days apart
        (lambda p: p.contact([ADA, BEN], "2021-03-09"), lambda p: p.contact([ADA, BEN], "2021-03-06"), 2),
        # neighbours on neighbouring days: their clocks cannot explain it
        (lambda p: p.contact([ADA, BEN], "2021-03-09"), lambda p: p.contact([ADA, BEN], "2021-03-10"), 2),
        # far apart on neighbouring days: one call with two calendar days
        (lambda p: p.contact([CAI, DAN], "2021-03-09"), lambda p: p.contact([CAI, DAN], "2021-03-10"), 1),
        # a meeting is in one place
        (
            lambda p: p.contact([CAI, DAN], "2021-03-09", channel="meeting"),
            lambda p: p.contact([CAI, DAN], "2021-03-10", channel="meeting"),
            2,
        ),
        # other people of the same states
        (lambda p: p.contact([CAI, DAN], "2021-03-09"), lambda p: p.contact([EVE, DAN], "2021-03-09"), 2),
        # the office in place of the name
        (
            lambda p: p.contact([ADA, BEN], "2021-03-09"),
            lambda p: p.contact([CHANCELLOR, BEN], "2021-03-09"),
            1,
        ),
        # a call and a meeting on one day
        (
            lambda p: p.contact([ADA, BEN], "2021-03-09"),
            lambda p: p.contact([ADA, BEN], "2021-03-09", channel="meeting"),
            2,
        ),
        # a video link that one outlet calls a call
        (
            lambda p: p.contact([ADA, BEN], "2021-03-09"),
            lambda p: p.contact([ADA, BEN], "2021-03-09", channel="video"),
            1,
        ),
        # refused and held
        (
            lambda p: p.contact([ADA, BEN], "2021-03-09", status="refused"),
            lambda p: p.contact([ADA, BEN], "2021-03-09"),
            2,
        ),
        # announced, then held
        (
            lambda p: p.contact([ADA, BEN], "2021-03-11", status="planned"),
            lambda p: p.contact([ADA, BEN], "2021-03-11"),
            1,
        ),
        # several and one
        (
            lambda p: p.contact([ADA, BEN], ("2021-03-01", "2021-03-10"), count="several"),
            lambda p: p.contact([ADA, BEN], "2021-03-09"),
            2,
        ),
        # no date in one of two reports that are both about it
        (lambda p: p.contact([ADA, BEN], "2021-03-09"), lambda p: p.contact([ADA, BEN]), 1),
        # states alone on one day
        (
            lambda p: p.contact([state("AUT"), state("PRT")], "2021-03-09", channel="meeting"),
            lambda p: p.contact([ADA, BEN], "2021-03-09", channel="meeting"),
            1,
        ),
    ],
)
def test_two_reports(builder, first, second, entries) -> None:  # type: ignore[no-untyped-def]
    """Two reports are one entry where nothing keeps them apart and enough brings them together."""
    assert len(contacts(builder, *two(first, second))) == entries


def test_one_document_keeps_its_reports_apart(builder) -> None:  # type: ignore[no-untyped-def]
    """A document that speaks of two calls on neighbouring days keeps them apart for everybody."""
    a, b = Paper("a", "2021-03-10"), Paper("b", "2021-03-11")
    a.contact([CAI, DAN], "2021-03-09")
    b.contact([CAI, DAN], "2021-03-09")
    b.contact([CAI, DAN], "2021-03-10")
    found = contacts(builder, a, b)
    assert [len(c.reports) for c in found] == [2, 1]


def test_recalled_contact_is_attached_where_only_one_fits(builder) -> None:  # type: ignore[no-untyped-def]
    """ "A call last month" joins the one call of that month, and chooses between two of them not at all."""
    one, recall = Paper("a", "2021-03-10"), Paper("z", "2021-04-20")
    one.contact([ADA, BEN], "2021-03-09")
    recall.contact([ADA, BEN], ("2021-03-01", "2021-03-31"), standing="background")
    assert len(contacts(builder, one, recall)) == 1
    other = Paper("b", "2021-03-21")
    other.contact([ADA, BEN], "2021-03-20")
    assert len(contacts(builder, one, other, recall)) == 3


def test_two_calendar_days_are_a_conflict_with_both_words(builder) -> None:  # type: ignore[no-untyped-def]
    """One call with two dates has both days and says whose they are."""
    a, b = two(lambda p: p.contact([CAI, DAN], "2021-03-09"), lambda p: p.contact([CAI, DAN], "2021-03-10"))
    (contact,) = contacts(builder, a, b)
    (conflict,) = contact.conflicts
    assert (conflict.about, [v.value for v in conflict.values]) == ("date", ["2021-03-09", "2021-03-10"])
    assert [v.sources[0].document for v in conflict.values] == ["a", "b"]
    assert contact.date.interval == days("2021-03-09", "2021-03-10")
    third = Paper("c", "2021-03-11")
    third.contact([CAI, DAN], "2021-03-10")
    (contact,) = contacts(builder, a, b, third)
    assert contact.date.interval == days("2021-03-09", "2021-03-10")


def test_officials_decide_who_asked(builder) -> None:  # type: ignore[no-untyped-def]
    """The initiator is the one that a side's own page names; the outlet that differs is shown."""
    official = Paper("a", "2021-03-10", country="AUT", kind="official")
    outlet, third = Paper("b", "2021-03-10"), Paper("c", "2021-03-10")
    for paper, who in ((official, "PRT"), (outlet, "AUT"), (third, "AUT")):
        paper.contact([ADA, BEN], "2021-03-09", initiator=who, initiator_span=paper.span())
    (contact,) = contacts(builder, official, outlet, third)
    assert contact.initiator == "PRT"
    assert [c.about for c in contact.conflicts] == ["initiator"]


def test_denied_contact_stays_disputed(builder) -> None:  # type: ignore[no-untyped-def]
    """A call that one side tells of and the other denies is one entry with status denied, and with both words."""
    a, b = two(
        lambda p: p.contact([ADA, BEN], confirmed_by=("AUT",)),
        lambda p: p.contact([ADA, BEN], status="denied", denied_by=("PRT",)),
    )
    (contact,) = contacts(builder, a, b)
    assert contact.status == "denied"
    assert contact.confirmed_by == ("AUT",)
    assert [v.value for c in contact.conflicts for v in c.values] == ["denied", "held"]


def test_open_date_is_bounded_by_terms(builder) -> None:  # type: ignore[no-untyped-def]
    """Two who are called by their offices were in contact while both held them."""
    a = Paper("a", "2021-03-10")
    a.contact([ADA, BEN], standing="background")
    (contact,) = contacts(builder, a)
    assert str(contact.date.interval.earliest) == "2019-06-01"
    assert "Ben Costa" in contact.date.because[-1]


def test_news_without_a_day_is_of_the_last_weeks(builder) -> None:  # type: ignore[no-untyped-def]
    """A report that is about a contact and gives no day tells of the last two weeks; the reason calls it a convention."""
    a = Paper("a", "2021-03-10")
    a.contact([ADA, BEN])
    (contact,) = contacts(builder, a)
    assert contact.date.interval == days("2021-02-24", "2021-03-10")
    assert "newsrooms" in contact.date.because[-1]


def test_open_date_is_bounded_by_the_last_contact_before(builder) -> None:  # type: ignore[no-untyped-def]
    """A document that says when the two last spoke places the disputed call after it."""
    a, b = Paper("a", "2021-03-10"), Paper("b", "2021-03-11")
    a.contact([ADA, BEN], confirmed_by=("AUT",))
    b.contact([ADA, BEN], status="denied", denied_by=("PRT",))
    last = b.contact([ADA, BEN], "2021-01-20", standing="background")
    b.claim("last_contact", [ADA, BEN], about=last.id)
    disputed = next(c for c in contacts(builder, a, b) if c.status == "denied")
    assert str(disputed.date.interval.earliest) == "2021-01-21"


def test_merging_is_explained(builder) -> None:  # type: ignore[no-untyped-def]
    """The trace of a merged contact says what brought its reports together."""
    a, b = two(lambda p: p.contact([ADA, BEN], "2021-03-09"), lambda p: p.contact([ADA, BEN], "2021-03-09"))
    (contact,) = contacts(builder, a, b)
    assert any("the same day" in step.reason for step in contact.trace)


def test_two_calls_and_one_call_are_not_one_entry(builder: RecordBuilder) -> None:
    """A report of "two calls" is not a report of either."""
    once, twice = Paper("a", "2021-03-10"), Paper("b", "2021-03-25")
    once.contact([ADA, BEN], "2021-03-09")
    twice.contact([ADA, BEN], ("2021-03-01", "2021-03-25"), count=2, standing="background")
    assert [c.count for c in contacts(builder, once, twice)] == [2, 1]


def test_a_second_call_lies_after_the_first(builder: RecordBuilder) -> None:
    """Where a document calls a contact the second, and recalls the first with its day, the second came after it."""
    paper = Paper("a", "2021-03-15")
    first = paper.contact([ADA, BEN], "2021-03-10", standing="background")
    second = paper.contact([ADA, BEN])
    paper.claim("nth", [ADA, BEN], about=second.id, value=2)
    found = contacts(builder, paper)
    assert first.id in found[0].reports
    assert found[1].date.interval == days("2021-03-11", "2021-03-15")


@pytest.mark.parametrize(("day", "entries"), [("2021-03-09", 1), ("2021-03-07", 2)])
def test_nameless_officials_meet_on_a_day(builder: RecordBuilder, day: str, entries: int) -> None:
    """Officials of two states, without names: the same day and channel make one contact, even in an undated document."""
    officials = [Actor("group", None, None, "officials", None, code, "GOV") for code in ("AUT", "PRT")]
    a, b = Paper("a", "2021-03-10"), Paper("b")
    a.contact(officials, "2021-03-09", channel="hotline")
    b.contact(officials, day, channel="hotline", standing="background")
    assert len(contacts(builder, a, b)) == entries


def test_the_page_of_the_host_speaks_of_the_host(builder: RecordBuilder) -> None:
    """A host's own page that tells of a meeting of two others is of the meeting of three that an outlet tells of."""
    outlet, page = Paper("a", "2021-03-10"), Paper("b", "2021-03-09", country="JPN", kind="readout")
    outlet.contact([ADA, BEN, CAI], "2021-03-09", channel="meeting")
    page.contact([ADA, BEN], "2021-03-09", channel="meeting")
    other = Paper("c", "2021-03-09", country="USA", kind="readout")
    other.contact([ADA, BEN], "2021-03-09", channel="meeting")
    assert len(contacts(builder, outlet, page)) == 1
    assert len(contacts(builder, outlet, other)) == 2


def test_a_denial_is_not_undone_by_those_who_retell(builder: RecordBuilder) -> None:
    """What outlets say of the denier's words before the denial, or retell after it, does not make the call one that was held."""
    claim, denial, tabloid = Paper("a", "2021-03-08"), Paper("b", "2021-03-10"), Paper("c", "2021-03-11")
    claim.contact([ADA, BEN], confirmed_by=("AUT", "PRT"))
    denial.contact([ADA, BEN], status="denied", denied_by=("PRT",))
    tabloid.contact([ADA, BEN])
    (contact,) = contacts(builder, claim, denial, tabloid)
    assert contact.status == "denied"


def test_whoever_comes_round_confirms(builder: RecordBuilder) -> None:
    """A side that denied a call and later says that it was held is believed."""
    denial, later = Paper("a", "2021-03-10"), Paper("b", "2021-03-12")
    denial.contact([ADA, BEN], status="denied", denied_by=("PRT",))
    later.contact([ADA, BEN], confirmed_by=("PRT",))
    (contact,) = contacts(builder, denial, later)
    assert contact.status == "held"


@pytest.mark.parametrize("status", ["refused", "cancelled"])
def test_a_refusal_of_a_day_is_told_once(builder: RecordBuilder, status: str) -> None:
    """Two reports that name states only and tell of a refusal on one day mean one; of meetings held it takes more."""
    one, other = Paper("a", "2021-03-10"), Paper("b", "2021-03-10")
    one.contact([state("AUT"), BEN], "2021-03-09", channel="meeting", status=status, standing="background")
    other.contact([ADA, state("PRT")], "2021-03-09", channel="meeting", status=status, standing="background")
    assert len(contacts(builder, one, other)) == 1


def test_a_side_s_own_page_counts_for_more_than_a_denial_told_of_it(builder: RecordBuilder) -> None:
    """Where a ministry's page tells of a call, an outlet's words that the ministry denies one do not make it disputed."""
    page, outlet = Paper("a", "2021-03-10", country="PRT", kind="readout"), Paper("b", "2021-03-11")
    page.contact([ADA, BEN], "2021-03-09", confirmed_by=("PRT",))
    outlet.contact([ADA, BEN], "2021-03-09", status="denied", denied_by=("PRT",))
    (contact,) = contacts(builder, page, outlet)
    assert contact.status == "held"


def test_who_asked_for_it_counts_for_more_than_who_is_said_to_have_called(builder: RecordBuilder) -> None:
    """Of two outlets, one that says at whose request it was is followed, not one that only says who rang."""
    asked, rang = Paper("a", "2021-03-10"), Paper("b", "2021-03-10")
    step = Step(ASKED_FOR, "AUT asked for it")
    asked.contact([ADA, BEN], "2021-03-09", initiator="AUT", initiator_span=asked.span(), trace=(step,))
    rang.contact([ADA, BEN], "2021-03-09", initiator="PRT", initiator_span=rang.span())
    (contact,) = contacts(builder, asked, rang)
    assert contact.initiator == "AUT"
    assert [v.value for c in contact.conflicts for v in c.values] == ["AUT", "PRT"]


def test_a_recalled_video_link_does_not_overrule_the_news_of_a_call(builder: RecordBuilder) -> None:
    """Reports about it say call; a later mention of a video link in passing changes nothing."""
    news, recall = Paper("a", "2021-03-10"), Paper("b", "2021-05-10")
    news.contact([ADA, BEN], "2021-03-09")
    recall.contact([ADA, BEN], "2021-03-09", channel="video", standing="background")
    (contact,) = contacts(builder, news, recall)
    assert contact.channel == "call"
