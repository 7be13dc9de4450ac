"""Days as corrections write them: ``2022-10-21``, or ``2022-10-20..2022-10-21`` with an open side left out."""

from __future__ import annotations

from datetime import date

from readouts.interval import Interval


def days_from(text: str) -> Interval:
    """The days that a value means.

    Raises:
        ValueError: It is no ISO day, or no two of them with two dots between.

    >>> days_from("2022-10-20..")
    Interval(earliest=datetime.date(2022, 10, 20), latest=None)
    """
    first, dots, last = text.partition("..")
    if not dots:
        return Interval.day(date.fromisoformat(first))
    return Interval(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def days_to(interval: Interval) -> str:
    """The value that ``days_from`` reads.

    >>> days_to(Interval.day(date(2022, 10, 21)))
    '2022-10-21'
    """
    if interval.is_day:
        return str(interval.earliest)
    return f"{interval.earliest or ''}..{interval.latest or ''}"
