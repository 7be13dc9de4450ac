"""Dating undated documents by their own clues and by each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factory import Ago, Paper, Weekday, Yearless, days, person
from readouts.actors.model import Term
from readouts.coding.coding import Anchor, Clue, Coding, When
from readouts.interval import ALWAYS, Interval
from readouts.language.times.forms import Published, Weekly, Yearly
from readouts.record.dating.documents import Dater
from readouts.record.dating.terms import terms_of

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAI = person("Cai Lin", "JPN")


def published(dater: Dater, *papers: Paper) -> Interval:
    """The days of the first paper, all being dated together."""
    return dated(dater, *papers).published.interval


def dated(dater: Dater, *papers: Paper) -> Coding:
    return dater.date([p.coding() for p in papers])[0]


def test_a_stated_day_stays(dater: Dater) -> None:
    """What the input states is not touched."""
    paper = Paper("a", "2021-03-10")
    paper.clue("past", expression=paper.time(interval=days("2021-05-01")))
    assert dated(dater, paper) == paper.coding()


def test_nothing_known_stays_unknown(dater: Dater) -> None:
    """Without a clue nothing is guessed."""
    found = dated(dater, Paper("a"))
    assert (found.published.interval, found.published_how) == (ALWAYS, "unknown")


def test_dates_and_terms_bound(dater: Dater) -> None:
    """What is past bounds from below, what lies ahead from above, an office from both sides."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2022-04-01")), because="it tells of 1 April 2022")
    paper.clue("term", actor=ADA, because="Ada Brandt is head of state")
    found = dated(dater, paper)
    assert found.published.interval == days("2022-04-01", "2024-02-14")
    assert found.published.because == ("it tells of 1 April 2022", "Ada Brandt is head of state")
    paper.clue("future", expression=paper.time(interval=days("2022-04-30")))
    assert published(dater, paper) == days("2022-04-01", "2022-04-30")


@pytest.mark.parametrize(
    ("weekdays", "first", "last"),
    [([4], "2022-04-08", "2022-04-09"), ([0, 1], "2022-04-05", "2022-04-06"), ([1, 0], "2022-04-05", "2022-04-06")],
)
def test_newest_happening_is_fresh(dater: Dater, weekdays: list[int], first: str, last: str) -> None:
    """The newest day of a lead is that of the report or the day before, and the days of a lead are close together."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2022-04-04")))
    paper.clue("future", expression=paper.time(interval=days("2022-04-10")))
    for weekday in weekdays:
        paper.clue("newest", expression=paper.time(Weekday(weekday)), soft=True)
    assert published(dater, paper) == days(first, last)


def test_a_convention_that_contradicts_is_dropped(dater: Dater) -> None:
    """The convention of freshness yields to what the text says."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2022-04-05")))
    paper.clue("future", expression=paper.time(interval=days("2022-04-06")))
    paper.clue("newest", expression=paper.time(Weekday(4)), soft=True)
    assert published(dater, paper) == days("2022-04-05", "2022-04-06")


def test_side_by_side_expressions_mean_one_day(dater: Dater) -> None:
    """A day without a year beside a known day takes its year."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2021-11-01")))
    paper.clue("future", expression=paper.time(interval=days("2024-01-31")))
    span = paper.span()
    yearless = paper.time(Yearless(2, 18), span=span)
    paper.time(interval=days("2022-02-18"), span=type(span)(span.end + 2, span.end + 9))
    found = dated(dater, paper)
    assert found.published.interval == days("2022-02-18", "2023-02-17")
    assert found.times[yearless].interval == days("2022-02-18")


def test_contradiction_keeps_the_larger_part(dater: Dater) -> None:
    """Three clues against one: the days keep to the three, and the smallest set that cannot be true is named with its words."""
    paper = Paper("a")
    for day in ("2022-04-01", "2022-04-02"):
        paper.clue("past", expression=paper.time(interval=days(day)), because=f"past {day}")
    paper.clue("term", actor=ADA, because="Ada Brandt is head of state")
    paper.clue("future", expression=paper.time(interval=days("2001-01-01")), because="ahead of 2001")
    found = dated(dater, paper)
    assert found.published.interval == days("2022-04-02", "2024-02-14")
    assert found.published.because[-1] == "these cannot all be true: past 2022-04-01; ahead of 2001"
    (clash,) = found.contradictions
    assert [(g.document, g.span) for g in clash.grounds] == [("a", c.span) for c in (paper.clues[0], paper.clues[3])]


def undated_call(on: int = 4) -> Paper:
    """A report of a call "on Friday" in a fortnight, without a date."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2022-04-01")))
    paper.clue("future", expression=paper.time(interval=days("2022-04-16")))
    friday = paper.time(Weekday(on))
    paper.clue("newest", expression=friday, soft=True, because="reports are fresh")
    paper.contact([ADA, BEN], expression=friday)
    return paper


def test_another_documents_date_decides(dater: Dater) -> None:
    """The call of another document is the call of this one, where people and weekday agree."""
    other = Paper("b", "2022-05-20")
    other.contact([ADA, BEN], "2022-04-08", standing="background")
    assert published(dater, undated_call()) == days("2022-04-01", "2022-04-16")
    found = dated(dater, undated_call(), other)
    assert found.published.interval == days("2022-04-08", "2022-04-09")
    assert found.contacts[0].date.interval == days("2022-04-08")
    assert "document b places on 2022-04-08" in " ".join(found.published.because)


@pytest.mark.parametrize("sides", [[ADA, CAI], [person("Al Muster", "AUT"), BEN]])
def test_other_peoples_calls_do_not(dater: Dater, sides: list) -> None:  # type: ignore[type-arg]
    """A call of other people on a fitting day tells nothing."""
    other = Paper("b", "2022-05-20")
    other.contact(sides, "2022-04-08")
    assert published(dater, undated_call(), other) == published(dater, undated_call())


def test_a_claim_leaves_no_room_in_between(dater: Dater) -> None:
    """A later "first since 4 April" excludes a Friday after it."""
    other = Paper("b", "2022-06-20")
    earlier = other.contact([ADA, BEN], "2022-04-04", standing="background", channel="meeting")
    now = other.contact([ADA, BEN], "2022-06-17")
    other.claim("first_since", [ADA, BEN], about=now.id, since_contact=earlier.id)
    assert published(dater, undated_call(), other) == days("2022-04-01", "2022-04-02")


def test_two_undated_documents_date_each_other(dater: Dater) -> None:
    """What is known of one carries over to the other, whichever comes first."""
    other = Paper("b")
    other.clue("past", expression=other.time(interval=days("2022-05-02")))
    other.clue("future", expression=other.time(interval=days("2022-05-03")))
    other.contact([ADA, BEN], expression=other.time(Yearless(4, 8)), standing="background")
    codings = [undated_call().coding(), other.coding()]
    forward = dater.date(codings)
    backward = dater.date(codings[::-1])[::-1]
    assert forward == backward
    assert forward[0].published.interval == days("2022-04-08", "2022-04-09")


def test_dating_again_changes_nothing(dater: Dater) -> None:
    """Dating what was dated alone before gives what dating at once gives."""
    other = Paper("b", "2022-05-20")
    other.contact([ADA, BEN], "2022-04-08")
    alone = [dater.date([c])[0] for c in (undated_call().coding(), other.coding())]
    assert dater.date(alone) == dater.date([undated_call().coding(), other.coding()])


def test_open_days_stay_open(dater: Dater) -> None:
    """An expression of a document that is bounded on one side only is bounded on that side only."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2022-04-01")))
    ago = paper.time(Ago(10, 20))
    found = dated(dater, paper)
    assert (str(found.times[ago].interval.earliest), found.times[ago].interval.latest) == ("2022-03-12", None)


def test_a_meeting_ahead_bounds_from_above(dater: Dater) -> None:
    """A scheduled meeting that lies ahead ends not before the document; a month beside it is the coming one."""
    paper = Paper("a")
    november = paper.time(Yearly(Published(), (11, 1), (11, 30), "past"))
    given = {"days": days("2022-11-15", "2022-11-16"), "ahead": True, "scheduled": True}
    paper.clue("happening", expression=november, **given)
    assert published(dater, paper) == days("2021-12-01", "2022-11-16")


def test_news_of_a_recurring_meeting_is_of_an_edition(dater: Dater) -> None:
    """News that opens with a meeting is of one of its editions, or of the days after; an office leaves one of them."""
    paper = Paper("a")
    span = paper.span()
    for edition in (days("2017-06-02", "2017-06-04"), days("2018-06-01", "2018-06-03")):
        paper.clues.append(Clue("happening", span, days=edition, scheduled=True, news=True, soft=True))
    paper.clues = [
        replace(c, because=f"edition of {c.days.earliest}") for c in paper.clues if c.days and c.days.earliest
    ]
    paper.clue("term", actor=ADA)
    found = dated(dater, paper).published
    assert found.interval == days("2018-06-01", "2018-06-06")
    assert found.because[-1] == "edition of 2018-06-01"


def test_two_calls_of_one_document_stay_two(dater: Dater) -> None:
    """A recalled call is the dated one of another document, and the news of a later call is not."""
    known = Paper("known", "2021-03-11")
    known.contact((ADA, BEN), "2021-03-10")
    paper = Paper("undated")
    monday, wednesday = paper.time(Weekday(0)), paper.time(Weekday(2))
    paper.contact((ADA, BEN), when=When((), "on", "past"))
    paper.contact((ADA, BEN), standing="background", expression=wednesday)
    paper.clue("past", expression=paper.time(interval=days("2021-02-20")))
    paper.clue("future", expression=paper.time(interval=days("2021-04-20")))
    for expression in (monday, wednesday):
        paper.clue("newest", expression=expression, soft=True)
    assert published(dater, paper, known) == days("2021-03-15", "2021-03-16")


def test_a_day_without_its_year_is_of_the_last_months(dater: Dater) -> None:
    """In February nobody writes "on March 18" of the March before, so the document is of later; a stated year wins."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2021-02-10")))
    paper.clue("future", expression=paper.time(interval=days("2021-06-30")))
    paper.time(Yearly(Published(), (3, 18), (3, 18), "past"))
    found = dated(dater, paper).published
    assert found.interval == days("2021-03-18", "2021-06-30")
    assert "leave out the year" in found.because[-1]


def test_the_day_that_a_claim_counts_from_dates(dater: Dater) -> None:
    """ "The first since she rebuked him on 4 April": a contact of the two that another document dates tells the year."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2019-04-01")))
    paper.clue("future", expression=paper.time(interval=days("2022-04-30")))
    friday = paper.time(Weekday(4))
    paper.clue("newest", expression=friday, soft=True, because="reports are fresh")
    call = paper.contact([ADA, BEN], expression=friday)
    claim = paper.claim("first_since", [ADA, BEN], about=call.id)
    paper.claims = [replace(claim, anchor=Anchor(paper.span(), "she rebuked him", paper.time(Yearless(4, 4))))]
    other = Paper("b", "2021-04-05")
    other.contact([ADA, BEN], "2021-04-04")
    for each in (paper, other):  # the two are about one matter
        for word in ("harbours", "fisheries", "quotas", "licences", "trawlers"):
            each.event("REQUEST", [ADA], [BEN], about=word)
    found = published(dater, paper, other)
    assert found.earliest and found.earliest.year == 2021
    assert published(dater, paper) != found


@pytest.mark.parametrize(("channel", "moved"), [("call", True), ("meeting", False)])
def test_far_clocks_make_neighbouring_days_one(dater: Dater, channel: str, moved: bool) -> None:
    """A call on Friday here is the one that another document has on Saturday there; a meeting is in one place."""
    there = person("Dan Reyes", "USA")
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2022-04-01")))
    paper.clue("future", expression=paper.time(interval=days("2022-04-16")))
    friday = paper.time(Weekday(4))
    paper.clue("newest", expression=friday, soft=True, because="reports are fresh")
    paper.contact([CAI, there], expression=friday, channel=channel)
    other = Paper("b", "2022-05-20")
    other.contact([CAI, there], "2022-04-09", channel=channel, standing="background")
    assert (published(dater, paper, other) == days("2022-04-08", "2022-04-09")) is moved


def test_weekday_beside_a_yearless_date_tells_the_year(dater: Dater) -> None:
    """9 August was a Wednesday in 2017 and in 2023: of the years that are left only such a one remains."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2018-04-01")))
    paper.clue("future", expression=paper.time(interval=days("2024-01-10")))
    paper.time(Yearly(Published(), (8, 9), (8, 9), "past", weekday=2, only_nearest=True))
    found = dated(dater, paper).published
    assert (found.interval.earliest, "weekday" in found.because[-1]) == (days("2023-08-09").earliest, True)


def test_a_day_of_the_year_needs_no_other_sign(dater: Dater) -> None:
    """A report of any year that gives day and month is placed beside a contact of that day, offices alone in common."""
    paper, other = Paper("a"), Paper("b", "2022-04-08")
    first, second = replace(ADA, id=None, name=None), replace(BEN, id=None, name=None)
    form = Yearly(Published(), (4, 7), (4, 7), "past")
    paper.contact([first, second], expression=paper.time(form))
    other.contact([ADA, BEN], "2022-04-07", channel="call")
    assert dated(dater, paper, other).contacts[0].date.interval == days("2022-04-07")
    wide = Paper("a")
    wide.contact([first, second], expression=wide.time(Weekday(3)))
    assert dated(dater, wide, other).published.interval == ALWAYS


def test_a_weekday_beside_a_day_of_the_year_tells_the_year(dater: Dater) -> None:
    """ "Wednesday night, 11 October" is of a year in which that day is a Wednesday."""
    paper = Paper("a")
    paper.clue("past", expression=paper.time(interval=days("2021-01-01")))
    paper.clue("future", expression=paper.time(interval=days("2025-12-31")))
    span = paper.span()
    paper.time(Weekly(Published(), 2, "past"), span=span)
    paper.time(Yearly(Published(), (10, 11), (10, 11), "past"), span=type(span)(span.end + 2, span.end + 9))
    assert published(dater, paper) == days("2023-10-11", "2023-10-17")


class OpenTerm:
    """A book with one term, whose end nobody knows."""

    def terms(self, person_id: str) -> tuple[Term, ...]:
        began = days("2025-01-20", None).earliest
        open_days = Interval(began, None)
        return (Term(person_id, "head_of_state", "USA", "President", open_days, open_days, True, False, False, "test"),)


def test_a_term_that_the_constitution_ends() -> None:
    """An open term whose last day is fixed reaches no further."""
    (term,) = terms_of(OpenTerm(), person("Us", "USA"))
    assert str(term.interval.latest) == "2029-01-20"
