"""Sets of candidate days, as bits: small, fast to intersect, and exact where an interval would not be ("Fridays in May")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from readouts.interval import Interval
from readouts.slots import quickly_made

# The days on which a document of this project may have appeared: the press of the web and what was digitised of the years before.
WORLD = Interval(date(1990, 1, 1), date(2035, 12, 31))
_FIRST = date(1990, 1, 1).toordinal()
_COUNT = date(2035, 12, 31).toordinal() - _FIRST + 1
# The last Friday of the world is as open as its last day.
_EDGE = 8
_ALL = (1 << _COUNT) - 1


@quickly_made
@dataclass(frozen=True, slots=True)
class Days:
    """A set of days of ``WORLD``."""

    bits: int

    @classmethod
    def everything(cls) -> Days:
        """All days."""
        return cls(_ALL)

    @classmethod
    def within(cls, interval: Interval) -> Days:
        """The days of an interval; an open side reaches to the end of the world."""
        first = 0 if interval.earliest is None else max(0, interval.earliest.toordinal() - _FIRST)
        last = _COUNT - 1 if interval.latest is None else min(_COUNT - 1, interval.latest.toordinal() - _FIRST)
        if first > last:
            return cls(0)
        return cls(((1 << (last - first + 1)) - 1) << first)

    @classmethod
    def of(cls, days: Iterable[date]) -> Days:
        """The set of these days."""
        bits = 0
        for day in days:
            place = day.toordinal() - _FIRST
            if 0 <= place < _COUNT:
                bits |= 1 << place
        return cls(bits)

    def __and__(self, other: Days) -> Days:
        return Days(self.bits & other.bits)

    def __or__(self, other: Days) -> Days:
        return Days(self.bits | other.bits)

    def __bool__(self) -> bool:
        return self.bits != 0

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __iter__(self) -> Iterator[date]:
        # Found in the digits: taking the lowest bit off a long number costs the whole number each time.
        digits = f"{self.bits:b}"[::-1]
        place = digits.find("1")
        while place >= 0:
            yield date.fromordinal(_FIRST + place)
            place = digits.find("1", place + 1)

    @property
    def hull(self) -> Interval:
        """From the first to the last day; open where the set reaches the end of the world."""
        if not self.bits:
            return Interval()
        first = (self.bits & -self.bits).bit_length() - 1
        last = self.bits.bit_length() - 1
        return Interval(
            date.fromordinal(_FIRST + first) if first >= _EDGE else None,
            date.fromordinal(_FIRST + last) if last < _COUNT - _EDGE else None,
        )

    def ends(self, most: int) -> tuple[date, ...]:
        """All days where there are at most ``2 * most``, else that many from each end."""
        if len(self) <= 2 * most:
            return tuple(self)
        first: list[date] = []
        last: list[date] = []
        bits = self.bits
        while len(first) < most:
            low = (bits & -bits).bit_length() - 1
            first.append(date.fromordinal(_FIRST + low))
            bits ^= 1 << low
        while len(last) < most:
            high = bits.bit_length() - 1
            last.append(date.fromordinal(_FIRST + high))
            bits ^= 1 << high
        return (*first, *reversed(last))


def most_agreed(sets: Sequence[Days]) -> tuple[Days, int]:
    """The days that lie in the largest number of sets, and that number.

    Where all agree this is their intersection; where they contradict each other it keeps the largest consistent part.
    """
    at_least: list[int] = [_ALL]
    for days in sets:
        grown = [at_least[0]]
        for k in range(1, len(at_least)):
            grown.append(at_least[k] | (at_least[k - 1] & days.bits))
        grown.append(at_least[-1] & days.bits)
        at_least = grown
        while not at_least[-1]:
            at_least.pop()
    return Days(at_least[-1]), len(at_least) - 1
