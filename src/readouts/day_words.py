"""Days and intervals as people write them."""

from __future__ import annotations

from datetime import date

from readouts.interval import Interval

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month_of(day: date) -> str:
    """``May 2022``."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_word(day: date) -> str:
    """``5 May 2022``."""
    return _day(day)


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def when(interval: Interval) -> str:
    """An interval as people write it; what is not known is said.

    >>> when(Interval(date(2021, 5, 1), date(2021, 8, 31)))
    '1 May – 31 August 2021'
    >>> when(Interval(None, date(2022, 10, 21)))
    'by 21 October 2022'
    """
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return "date unknown"
    if first is None:
        assert last is not None
        return f"by {_day(last)}"
    if last is None:
        return f"from {_day(first)}"
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return f"{_day(first, year=first.year != last.year)} – {_day(last)}"
