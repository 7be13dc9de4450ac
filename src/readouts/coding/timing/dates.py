"""The days of an event: interval algebra over the expressions that date it."""

from __future__ import annotations

from datetime import date, timedelta

from readouts.coding.coding import Relation, Tense, When
from readouts.interval import ALWAYS, Dated, Interval
from readouts.language.times.forms import Fixed
from readouts.language.times.model import TimeExpression

# Beyond this many possible publication days an expression's own interval is used; the solver of the record tries days itself.
MOST_DAYS = 400


def date_of(when: When, times: tuple[TimeExpression, ...], published: Interval) -> Dated:
    """The days of an event, given the days on which its document may have appeared.

    Args:
        when: Which of ``times`` date it, and how.
        times: The time expressions of the document.
        published: What is known of the publication day; open sides allowed.

    Returns:
        The interval, open where nothing is known, with the sentences that led to it.
    """
    named: Interval | None = None
    on_calendar = False
    because: list[str] = list(when.because)
    for index in when.expressions:
        days = days_of(times[index], published)
        if days == ALWAYS:
            continue
        because.append(times[index].because)
        met = days if named is None else named.intersect(days)
        fixed = isinstance(times[index].form, Fixed)
        if met is None and fixed and not on_calendar:
            because.append("the expressions name no common day; the one that names a calendar day is kept")
            met = days  # "a year earlier, in 2018": from what the year counts is the less certain
        elif met is None:
            because.append("the expressions name no common day; the first is kept")
            continue
        named, on_calendar = met, on_calendar or fixed
    if named is None:
        return Dated(_by_tense(when.tense, published), (*because, _TENSE_REASON[when.tense]))
    days = related(named, when.relation, when.tense, published)
    return Dated(_clipped(days, when.tense, published), tuple(because))


def days_of(expression: TimeExpression, published: Interval) -> Interval:
    """The days that an expression means if the document appeared on some day of ``published``."""
    count = published.days
    if count is None or count > MOST_DAYS or published.earliest is None:
        return expression.interval
    if isinstance(expression.form, Fixed):
        return expression.form.interval  # the same whenever the document appeared: no need to try hundreds of days
    found: Interval | None = None
    for offset in range(count):
        days = expression.at(published.earliest + timedelta(offset))
        if days is not None:
            found = days if found is None else found.hull(days)
    return expression.interval if found is None else found


def related(days: Interval, relation: Relation, tense: Tense, published: Interval) -> Interval:
    """The days of something that happened on, before, after, since … those days."""
    limit = None if tense == "future" else published.latest
    if relation in {"since", "after"}:
        return _ordered(days.earliest, limit)
    if relation in {"until", "by"}:
        begin = published.earliest if tense == "future" else None
        return Interval(begin if begin and days.latest and begin <= days.latest else None, days.latest)
    if relation == "before":
        return Interval(None, days.earliest or days.latest)
    return days


_TENSE_REASON: dict[Tense, str] = {
    "past": "the past tense places it no later than the publication day",
    "present": "the present tense gives no day",
    "future": "the future places it no earlier than the publication day",
    "none": "nothing says when",
}


def _by_tense(tense: Tense, published: Interval) -> Interval:
    if tense == "past":
        return Interval(None, published.latest)
    if tense == "future":
        return Interval(published.earliest, None)
    return ALWAYS


def _clipped(days: Interval, tense: Tense, published: Interval) -> Interval:
    """What is past ends no later than the publication day, what lies ahead begins no earlier; unless nothing would be left."""
    return days.intersect(_by_tense(tense, published)) or days


def _ordered(earliest: date | None, latest: date | None) -> Interval:
    """The interval between the two; open on the right where they cross."""
    return Interval(earliest, latest if latest is None or earliest is None or earliest <= latest else None)
