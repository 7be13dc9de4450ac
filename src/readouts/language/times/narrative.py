"""Whether a text is news of its day, or tells of years long past."""

from __future__ import annotations

from datetime import date
from statistics import median

from readouts.interval import Interval
from readouts.language.times.forms import Fixed, Form, Published
from readouts.language.times.patterns import Match

# A text tells of the past when it names at least so many years outright …
_LEAST_YEARS = 4
# … and at least so many times as often as it counts from the day of its publication.
_YEARS_PER_DEICTIC = 6.0
_DEICTIC = frozenset({"weekday", "today", "weekend", "unit"})
_DEICTIC_WORDS = frozenset({"this", "last", "next"})


def tells_of_the_past(matches: list[Match], published: Interval | None) -> tuple[bool, Form]:
    """Whether what the text leaves out is to be counted from its own dates, and the day that it begins with.

    In news "in April" is the latest April before publication; in a history it is the April of the year told last.
    """
    years: list[int] = []
    deictic = 0
    end = 0
    for match in matches:
        if match.first < end:
            continue
        end = match.last
        word = match.word("year")
        if word.isdecimal() and 3 <= len(word) <= 4 and match.make != "decade":
            years.append(-int(word) if match.has("bc") else int(word))
        elif match.make in _DEICTIC and (match.make != "unit" or set(match.word("rel").split()) & _DEICTIC_WORDS):
            deictic += 1
    if len(years) < _LEAST_YEARS or len(years) < _YEARS_PER_DEICTIC * deictic:
        return False, Published()
    if published is not None and published.earliest is not None and median(years) > published.earliest.year - 2:
        return False, Published()
    first = next((y for y in years if y > 0), None)
    return True, Fixed(Interval.day(date(first, 1, 1))) if first and first <= 9999 else Published()
