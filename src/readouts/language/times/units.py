"""Calendar units and their parts: the week, month, quarter, year … around a day, and "early", "mid-", "late" in it."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import Literal

from readouts.interval import Interval

UnitName = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century"]
Part = tuple[int, int]
"""First and last sub-unit of a unit, counted from 1, or from -1 at its end: days of a week or month, months of a
quarter, half or year, years of a decade or century."""

# A month and a year in days, for "three months ago": the mean of the Gregorian calendar.
DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "half": 182.62, "year": 365.25, "decade": 3652.5, "century": 36525.0}  # fmt: skip
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def moved(day: date, days: int) -> date | None:
    """The day so many days later; None outside the calendar of ``datetime``."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def month_length(year: int, month: int) -> int:
    """Days of a month; the solver asks it for each day that it tries, where ``calendar.monthrange`` takes three times as long.

    >>> month_length(2024, 2)
    29
    """
    return _MONTH_LENGTHS[month - 1] + (month == 2 and isleap(year))


def month_interval(year: int, month: int, months: int = 1) -> Interval | None:
    """The first to the last day of ``months`` months from the given one; None outside the years 1 to 9999.

    >>> month_interval(2024, 2)
    Interval(earliest=datetime.date(2024, 2, 1), latest=datetime.date(2024, 2, 29))
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end = year * 12 + month - 1 + months - 1
    last_year, last_month = end // 12, end % 12 + 1
    if not (1 <= year <= 9999 and 1 <= last_year <= 9999):
        return None
    return Interval(date(year, month, 1), date(last_year, last_month, month_length(last_year, last_month)))


def unit_around(day: date, unit: UnitName, offset: int = 0) -> Interval | None:
    """The unit that holds ``day``, moved by ``offset`` units; weeks are ISO weeks.

    >>> unit_around(date(2022, 10, 21), "week", -1)
    Interval(earliest=datetime.date(2022, 10, 10), latest=datetime.date(2022, 10, 16))
    """
    if unit in ("day", "week"):
        length = 1 if unit == "day" else 7
        start = moved(day, (0 if unit == "day" else -day.weekday()) + length * offset)
        end = start and moved(start, length - 1)
        return Interval(start, end) if start and end else None
    length = _MONTHS[unit]
    if unit in ("decade", "century"):
        years = length // 12
        return month_interval(day.year // years * years + years * offset, 1, length)
    return month_interval(day.year, (day.month - 1) // length * length + 1 + length * offset, length)


def narrowed(interval: Interval, unit: UnitName, part: Part | None) -> Interval:
    """The part of a unit: its first ten days, its last third.

    >>> narrowed(Interval(date(2021, 1, 1), date(2021, 12, 31)), "year", (5, 8))
    Interval(earliest=datetime.date(2021, 5, 1), latest=datetime.date(2021, 8, 31))
    """
    if part is None or interval.earliest is None or interval.latest is None or unit == "day":
        return interval
    start, end = interval.earliest, interval.latest
    if unit in ("week", "month"):
        size = (end - start).days + 1
        first, last = (_index(n, size) for n in part)
        return Interval(start + timedelta(first), start + timedelta(last))
    step = 12 if unit in ("decade", "century") else 1
    size = ((end.year - start.year) * 12 + end.month - start.month + 1) // step
    first, last = (_index(n, size) for n in part)
    found = month_interval(start.year, start.month + first * step, (last - first + 1) * step)
    return found or interval


def _index(n: int, size: int) -> int:
    return min(n - 1, size - 1) if n > 0 else max(size + n, 0)
