"""Which expressions date an event, and which days that gives."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from readouts.coding.coding import Relation, Tense, When
from readouts.coding.timing import date_of, find_when, tense_of
from readouts.documents.build import build_document
from readouts.interval import Interval
from readouts.language.reading import Reading
from readouts.language.times.forms import Fixed, Published, Shift
from readouts.language.times.model import TimeExpression
from readouts.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

MAY_1 = date(2021, 5, 1)


def expression(span: Span, first: date, last: date | None = None) -> TimeExpression:
    days = Interval(first, last or first)
    return TimeExpression(span, "DATE", first.isoformat(), days, "the words give the day", Fixed(days))


WHEN_CASES: list[tuple[str, str, bool, Relation, Tense]] = [
    ("Envoys from Kenya and Somalia met on [Friday] in Nairobi.", "met", True, "on", "past"),
    ("After [Friday]'s call, the ministry said it was useful.", "call", True, "on", "past"),
    ("The two ministers last spoke in a call on [May 13].", "spoke", True, "on", "past"),
    ("The call, which took place on [Monday], lasted an hour.", "call", True, "on", "past"),
    ("The official said on [Monday] that the ministers had met in Doha.", "met", False, "on", "past"),
    ("Ministers held talks in Doha on [Monday] and discussed trade.", "talks", True, "on", "past"),
    ("Ministers held talks in Doha on [Monday] and discussed trade.", "discussed", True, "on", "past"),
    ("The ministers are set to meet in Doha [next month].", "meet", True, "on", "future"),
    ("The minister flew to Oslo on [Friday] to meet the king.", "meet", True, "on", "past"),
    ("They have not spoken since [March 3].", "spoken", True, "since", "past"),
    ("Their last conversation was on [March 3].", "conversation", True, "on", "past"),
    ("Talks held [last week] in Oman failed.", "Talks", True, "on", "past"),
    ("Troops have been deployed ahead of [Sunday]'s vote.", "deployed", True, "before", "past"),
    ("On [Monday], rebels attacked a convoy, killing ten.", "killing", True, "on", "past"),
    ("The prime minister telephoned the king late on [Tuesday].", "telephoned", True, "on", "past"),
]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "trigger", "dated", "relation", "tense"), WHEN_CASES)
def test_only_expressions_that_syntax_ties_to_the_trigger_date_it(
    read: Callable[..., Reading], marked: str, trigger: str, dated: bool, relation: Relation, tense: Tense
) -> None:
    """The expression in brackets dates the trigger where the sentence says so, with the preposition's relation."""
    match = re.search(r"\[(.*?)\]", marked)
    assert match
    text = marked.replace("[", "").replace("]", "")
    parse = read(text).parse
    given = expression(Span(match.start(), match.start() + len(match[1])), MAY_1)
    reading = Reading(build_document(text), parse, (), (given,))
    index = next(t.i for t in parse.tokens if t.text == trigger)
    when = find_when(reading, index)
    assert (when.expressions, when.tense) == ((0,) if dated else (), tense)
    assert when.relation == relation
    assert bool(when.because) == dated


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "tense"),
    [
        ("The ministers have spoken twice.", "spoken", "past"),
        ("The ministers had spoken before.", "spoken", "past"),
        ("The ministers will speak again.", "speak", "future"),
        ("The ministers are due to speak again.", "speak", "future"),
        ("The ministers could meet in Oslo.", "meet", "future"),
        ("The ministers speak every week.", "speak", "present"),
        ("A call between the ministers was held.", "call", "past"),
        ("A call between the ministers will be held.", "call", "future"),
    ],
)
def test_tense_is_read_from_the_verb_group(read: Callable[..., Reading], text: str, trigger: str, tense: Tense) -> None:
    """Auxiliaries decide; a noun takes the tense of its verb."""
    parse = read(text).parse
    assert tense_of(parse, next(t.i for t in parse.tokens if t.text == trigger)) == tense


PUBLISHED = Interval(date(2021, 5, 6), date(2021, 5, 8))


@pytest.mark.parametrize(
    ("relation", "tense", "days"),
    [
        ("on", "past", Interval(MAY_1, MAY_1)),
        ("since", "past", Interval(MAY_1, date(2021, 5, 8))),
        ("after", "past", Interval(MAY_1, date(2021, 5, 8))),
        ("before", "past", Interval(None, MAY_1)),
        ("until", "past", Interval(None, MAY_1)),
    ],
)
def test_relation_says_on_which_side_of_the_expression_the_event_lies(
    relation: Relation, tense: Tense, days: Interval
) -> None:
    """Interval algebra: since opens to the publication day, before to the past."""
    assert date_of(When((0,), relation, tense), (expression(Span(0, 1), MAY_1),), PUBLISHED).interval == days


def test_without_expression_the_tense_bounds_the_event() -> None:
    """What is past ended by the publication day; what lies ahead begins no earlier."""
    assert date_of(When(tense="past"), (), PUBLISHED).interval == Interval(None, PUBLISHED.latest)
    assert date_of(When(tense="future"), (), PUBLISHED).interval == Interval(PUBLISHED.earliest, None)
    assert date_of(When(tense="none"), (), PUBLISHED).interval == Interval()


def test_past_events_are_clipped_at_the_publication_day() -> None:
    """“Met this week”, printed on Saturday the 8th, is not later than that Saturday."""
    week = expression(Span(0, 1), date(2021, 5, 3), date(2021, 5, 9))
    assert date_of(When((0,)), (week,), PUBLISHED).interval == Interval(date(2021, 5, 3), date(2021, 5, 8))


def test_deictic_expressions_are_tried_on_every_possible_publication_day() -> None:
    """Where the publication day is one of three, so is “yesterday”."""
    yesterday = Shift(Published(), -1, -1)
    words = TimeExpression(Span(0, 1), "DATE", "X", Interval(), "the day before", yesterday)
    assert date_of(When((0,)), (words,), PUBLISHED).interval == Interval(date(2021, 5, 5), date(2021, 5, 7))


def test_expressions_without_a_common_day_do_not_raise() -> None:
    """The first expression is kept, and the reasons say so."""
    times = (expression(Span(0, 1), MAY_1), expression(Span(2, 3), date(2021, 4, 1)))
    dated = date_of(When((0, 1)), times, PUBLISHED)
    assert dated.interval == Interval.day(MAY_1)
    assert "no common day" in " ".join(dated.because)
