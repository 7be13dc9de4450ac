"""A coding again, now that more is known of its publication day: times, events and contacts dated anew."""

from __future__ import annotations

from datetime import date

from readouts.coding.coding import Coding, When
from readouts.coding.timing import date_of
from readouts.ground import Contradiction, Ground
from readouts.interval import ALWAYS, Dated, Interval, hull_of
from readouts.language.times.forms import Fixed, Nothing
from readouts.language.times.model import TimeExpression
from readouts.record.dating.days import Days
from readouts.slots import replace

# Forms move with the publication day, so the ends of a large set of days tell the whole.
_ENDS_TRIED = 31


def redated(
    coding: Coding,
    left: Days,
    because: tuple[str, ...],
    grounds: tuple[Ground, ...] = (),
    contradictions: tuple[Contradiction, ...] = (),
) -> Coding:
    """The coding of a document without a stated day, dated by the days that are left."""
    published, days = left.hull, left.ends(_ENDS_TRIED)
    times = tuple(_resolved(expression, published, days) for expression in coding.times)
    fixed = tuple(_pinned(expression) for expression in times)

    def dated(when: When) -> Dated:
        return date_of(when, fixed, published)

    return replace(
        coding,
        published=Dated(published, because),
        grounds=grounds,
        contradictions=contradictions,
        published_how="unknown" if published == ALWAYS else "inferred",
        times=times,
        events=tuple(replace(e, date=dated(e.when)) for e in coding.events),
        contacts=tuple(replace(c, date=dated(c.when)) for c in coding.contacts),
    )


def _meant(expression: TimeExpression, hull: Interval, ends: tuple[date, ...]) -> Interval:
    """The same, told the hull of those days and the outermost of them."""
    if isinstance(expression.form, Fixed):
        return expression.form.interval
    if isinstance(expression.form, Nothing) or hull == ALWAYS:
        return expression.interval if isinstance(expression.form, Nothing) else ALWAYS
    found = [at for day in ends if (at := expression.at(day)) is not None]
    if not found:
        return ALWAYS
    whole = hull_of(found)
    return Interval(hull.earliest and whole.earliest, hull.latest and whole.latest)


def _resolved(expression: TimeExpression, hull: Interval, ends: tuple[date, ...]) -> TimeExpression:
    interval = _meant(expression, hull, ends)
    return replace(expression, interval=interval, value=_value_in(expression, interval))


def _value_in(expression: TimeExpression, interval: Interval) -> str:
    """The TIMEX3 value with what was not known filled in, where the days leave one value."""
    value, first, last = expression.value, interval.earliest, interval.latest
    if "X" not in value or first is None or last is None or expression.type not in ("DATE", "TIME"):
        return value
    if value.startswith("XXXX-XX-XX") and interval.is_day:
        return f"{first}{value[10:]}"
    if value == "XXXX-XX" and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if value == "XXXX" and first.year == last.year:
        return f"{first:%Y}"
    week = first.isocalendar()
    if value.startswith("XXXX-WXX") and week[:2] == last.isocalendar()[:2]:
        return f"{week.year:04}-W{week.week:02}{value[8:]}"
    return (
        f"{first.year:04}{value[4:]}"
        if value.startswith("XXXX-") and "X" not in value[4:] and interval.is_day
        else value
    )


def _pinned(expression: TimeExpression) -> TimeExpression:
    """The expression with its resolved days as its form, so that dates built on it use the days left and not their hull."""
    if expression.interval.is_open or isinstance(expression.form, Nothing):
        return expression
    return replace(expression, form=Fixed(expression.interval))
