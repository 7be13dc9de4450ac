"""Closed intervals of days: what is known of when something was.

Nothing is guessed to a day that the text does not give: a side that is not known is None (open).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from readouts.slots import quickly_made

FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)
"""The days that documents, corrections and filters may name: what is reckoned from them stays in the calendar of ``datetime``."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Interval:
    """Closed interval of days [earliest, latest]; a side that is None is open.

    >>> Interval.day(date(2022, 10, 21))
    Interval(earliest=datetime.date(2022, 10, 21), latest=datetime.date(2022, 10, 21))
    """

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval [{self.earliest}, {self.latest}] ends before it begins")

    @classmethod
    def day(cls, day: date) -> Interval:
        """The interval that is one day."""
        return cls(day, day)

    @property
    def is_open(self) -> bool:
        """Whether a side is not known."""
        return self.earliest is None or self.latest is None

    @property
    def is_day(self) -> bool:
        """Whether the interval is one day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days(self) -> int | None:
        """Number of days in the interval; None where a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def intersect(self, other: Interval) -> Interval | None:
        """The days that both hold; None where they share none."""
        earliest = max((d for d in (self.earliest, other.earliest) if d), default=None)
        latest = min((d for d in (self.latest, other.latest) if d), default=None)
        if earliest and latest and earliest > latest:
            return None
        return Interval(earliest, latest)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        earliest = None if self.earliest is None or other.earliest is None else min(self.earliest, other.earliest)
        latest = None if self.latest is None or other.latest is None else max(self.latest, other.latest)
        return Interval(earliest, latest)

    def touches(self, other: Interval, slack_days: int = 0) -> bool:
        """Whether the two come within ``slack_days`` days of each other."""
        slack = timedelta(slack_days)
        before = self.latest is not None and other.earliest is not None and self.latest + slack < other.earliest
        after = self.earliest is not None and other.latest is not None and self.earliest - slack > other.latest
        return not (before or after)

    def contains(self, other: Interval) -> bool:
        """Whether every day of ``other`` lies in this interval."""
        left = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        right = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return left and right


ALWAYS = Interval(None, None)


def hull_of(intervals: Sequence[Interval]) -> Interval:
    """The smallest interval that holds all of them.

    Raises:
        ValueError: There is none.
    """
    first = [i.earliest for i in intervals]
    last = [i.latest for i in intervals]
    return Interval(
        None if None in first else min(d for d in first if d), None if None in last else max(d for d in last if d)
    )


@quickly_made
@dataclass(frozen=True, slots=True)
class Dated:
    """An interval with the sentences that led to it, in the order in which they were used."""

    interval: Interval
    because: tuple[str, ...] = ()
