"""Figures that a point gives: durations, clock times and counted things, in a form that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readouts.coding.points.wording import stem
from readouts.number_words import ONES, TENS

_NUMBERS = {
    **{word: n for n, word in enumerate(ONES)},
    **TENS,
    "a": 1, "an": 1, "half": 0.5,
}  # fmt: skip
_MINUTES = {"minute": 1, "hour": 60, "day": 1440}
_WORD = r"(?P<word>(?:{tens})(?:[- ](?:{small}))?|{small}|an?|half an?)".format(
    tens="|".join(TENS), small="|".join(ONES[1:])
)
_COUNTED = re.compile(
    rf"\b(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)|{_WORD})[ -](?P<thing>[a-z]{{3,}})(?P<half> and a half)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>a\.?m\.?|p\.?m\.?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something: ``unit`` is ``duration``, ``clock``, ``day`` or the stem of what is counted."""

    unit: str
    value: str


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in its order.

    >>> figures_in("It lasted an hour and a half")
    (Figure(unit='duration', value='90 minutes'),)
    """
    return tuple(_figures(text))


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_MONTH})|(?P<first>{_MONTH})\s(?P<after>\d{{1,2}}))\b"
)


def _figures(text: str) -> Iterator[Figure]:
    clocks = []
    for match in _DAY.finditer(text):
        clocks.append(match.span())
        month = _MONTHS.index(match["month"] or match["first"]) + 1
        yield Figure("day", f"{month:02d}-{int(match['before'] or match['after']):02d}")
    for match in _CLOCK.finditer(text):
        clocks.append(match.span())
        afternoon = match["half"].casefold().startswith("p")
        hour = int(match["hour"]) % 12 + (12 if afternoon else 0)
        yield Figure("clock", f"{hour:02d}:{match['minute'] or '00'}")
    for match in _COUNTED.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in clocks):
            continue
        number = _number(match)
        thing = stem(match["thing"])
        if thing in _STEMMED_MINUTES:
            minutes = (number + (0.5 if match["half"] else 0)) * _STEMMED_MINUTES[thing]
            yield Figure("duration", f"{minutes:g} minutes")
        elif match["digits"] or match["word"].casefold() not in ("a", "an"):
            yield Figure(thing, f"{number:g}")


_STEMMED_MINUTES = {stem(unit): minutes for unit, minutes in _MINUTES.items()}


def _number(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"].replace(",", ""))
    words = re.split(r"[- ]", match["word"].casefold())
    if words[0] == "half":
        return 0.5
    return float(sum(_NUMBERS[w] for w in words))
