"""Happenings with a known day in a text: which words name one, and which days it was on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from readouts.interval import Interval
from readouts.language.reading import Reading
from readouts.resources.files import read_yaml
from readouts.span import Span


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OnceRow(_Row):
    """Something that happened once."""

    name: str
    days: tuple[date, date]
    states: frozenset[str]
    words: str
    begins: bool = False


class EditionRow(_Row):
    """One meeting of a series."""

    days: tuple[date, date]
    place: str


class SeriesRow(_Row):
    """Meetings that recur."""

    name: str
    words: str
    editions: tuple[EditionRow, ...]


class HappeningsFile(_Row):
    """The data file ``record/happenings.yaml``."""

    once: tuple[OnceRow, ...]
    series: tuple[SeriesRow, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening that words of a text name."""

    name: str
    days: Interval
    span: Span
    """The words that name it."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """The known happenings, ready to be looked for."""

    once: tuple[tuple[re.Pattern[str], OnceRow], ...]
    series: tuple[tuple[re.Pattern[str], SeriesRow], ...]
    any_once: re.Pattern[str]
    any_series: re.Pattern[str]

    @classmethod
    def load(cls) -> Happenings:
        """The happenings that ship with the package.

        Raises:
            ResourceFileError: The data file has faults.
        """
        file = read_yaml("record/happenings.yaml", HappeningsFile)
        return cls(
            once=tuple((_whole_words(row.words), row) for row in file.once),
            series=tuple((_whole_words(row.words, re.NOFLAG), row) for row in file.series),
            any_once=_whole_words("|".join(row.words for row in file.once)),
            any_series=_whole_words("|".join(row.words for row in file.series), re.NOFLAG),
        )

    def find(self, reading: Reading) -> Iterator[tuple[Happening, ...]]:
        """Places where a text names a happening, each with what it may be: several where words fit several."""
        states = _states_by_sentence(reading)
        for sentence in reading.parse.sentences:
            text = reading.text(sentence.span)
            if self.any_once.search(text):
                yield from self._once_in(text, sentence.span.start, states[sentence.i])
            if self.any_series.search(text):
                yield from self._series_in(text, sentence.span.start)

    def _once_in(self, text: str, start: int, states: frozenset[str]) -> Iterator[tuple[Happening, ...]]:
        for pattern, row in self.once:
            if not row.states <= states:
                continue
            for match in pattern.finditer(text):
                days = Interval.day(row.days[0]) if row.begins else Interval(*row.days)
                yield (Happening(row.name, days, Span(start + match.start(), start + match.end())),)

    def _series_in(self, text: str, start: int) -> Iterator[tuple[Happening, ...]]:
        for pattern, row in self.series:
            match = pattern.search(text)
            if match is None:
                continue
            near = text[match.start() : match.end() + _PLACE_WITHIN]
            placed = [e for e in row.editions if re.search(rf"\b(?:{e.place})", near)]
            span = Span(start + match.start(), start + match.end())
            yield tuple(Happening(row.name, Interval(*e.days), span) for e in placed or row.editions)


# The place of a meeting stands soon after its name: "the summit of leaders in Vilnius".
_PLACE_WITHIN = 60


def _whole_words(words: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags)


def _states_by_sentence(reading: Reading) -> list[frozenset[str]]:
    """The states that each sentence mentions, by name or through people and offices."""
    found: list[set[str]] = [set() for _ in reading.parse.sentences]
    for mention in reading.mentions:
        found[reading.parse.tokens[mention.head].sentence].update(a.state for a in mention.actors if a.state)
    return [frozenset(s) for s in found]
