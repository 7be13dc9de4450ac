"""The calendar of known happenings and of scheduled meetings, asked by event, by words, by place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter

from readouts.errors import ResourceFileError
from readouts.interval import Interval
from readouts.language.times.states import StateNames
from readouts.resources.files import read_yaml

EventType = Literal[
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
]  # fmt: skip
Days = date | tuple[date, date]
K = TypeVar("K")
V = TypeVar("V")
_WORD = re.compile(r"[^\W_]+")


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _HappeningRow(_Data):
    id: str
    type: EventType | None = None
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    days: Days
    called: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    weight: Literal[1, 2, 3] = 1
    note: str = ""


class _Series(_Data):
    name: str
    names: tuple[str, ...]
    participants: tuple[str, ...] = ()
    alone: bool = False
    """Whether the name alone means a meeting after "at": "at the G20 in Rome", where "at NATO" is the headquarters."""


class _MeetingRow(_Data):
    series: str | None = None
    participants: tuple[str, ...] = ()
    state: str
    city: str
    days: Days


class _MeetingFile(_Data):
    series: dict[str, _Series]
    meetings: list[_MeetingRow]


class AnchorClass(_Data):
    """The words by which news means a happening of one class."""

    nouns: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    phrase: tuple[str, ...] = ()


class AnchorWords(_Data):
    """How news refers to happenings (``anchor_words.yaml``)."""

    classes: dict[str, AnchorClass]
    begins: frozenset[str]
    launches: frozenset[str]
    onsets: frozenset[str]
    generic: frozenset[str]
    neutral: frozenset[str]
    relations: dict[str, Literal["since", "before", "after", "until", "during"]]
    meetings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened between or in states, and on which days."""

    id: str
    type: str | None
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    interval: Interval
    called: frozenset[str]
    names: tuple[str, ...]
    weight: int
    note: str

    @property
    def states(self) -> frozenset[str]:
        """States and organisations that it concerns."""
        return self.actors | self.recipients

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.names[0] if self.names else " ".join(self.id.split("-"))


@dataclass(frozen=True, slots=True)
class Summit:
    """A scheduled meeting."""

    id: str
    name: str
    series: str | None
    state: str
    city: str
    participants: frozenset[str]
    interval: Interval


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without accents and possessive endings.

    >>> words_of("Russia’s invasion, São Paulo")
    ('russia', 'invasion', 'sao', 'paulo')
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found = _WORD.findall(text.lower())
    return tuple(w for n, w in enumerate(found) if w != "s" or n == 0)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Known happenings and scheduled meetings, indexed."""

    happenings: tuple[Happening, ...]
    """By days, then id."""
    summits: tuple[Summit, ...]
    words: AnchorWords
    states: StateNames
    _by_class: Mapping[str, tuple[Happening, ...]]
    _names: Mapping[str, tuple[tuple[tuple[str, ...], Happening], ...]]
    """First word of a name → names with their happenings."""
    _series: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    _by_series: Mapping[str, tuple[Summit, ...]]
    _alone: frozenset[tuple[str, ...]]
    """Names of series that mean a meeting without another word."""

    @classmethod
    @cache
    def load(cls) -> Calendar:
        """The calendar that ships with the package.

        Raises:
            ResourceFileError: A data file has faults: an id twice, days out of order, a class or series not known.
        """
        rows = read_yaml("calendar/happenings.yaml", TypeAdapter(list[_HappeningRow]))
        words = read_yaml("calendar/anchor_words.yaml", AnchorWords)
        file = read_yaml("calendar/summits.yaml", _MeetingFile)
        _check(rows, words, file)
        happenings = tuple(sorted((_happening(r) for r in rows), key=lambda h: (_first(h.interval), h.id)))
        summits = tuple(
            sorted((_summit(r, file.series) for r in file.meetings), key=lambda s: (_first(s.interval), s.id))
        )
        return cls(
            happenings=happenings,
            summits=summits,
            words=words,
            states=StateNames.load(),
            _by_class=_grouped((c, h) for h in happenings for c in sorted(h.called)),
            _names=_grouped((w[0], (w, h)) for h in happenings for n in h.names if (w := words_of(n))),
            _series=_grouped((w[0], (w, key)) for key, s in file.series.items() for n in s.names if (w := words_of(n))),
            _by_series=_grouped((s.series or "", s) for s in summits),
            _alone=frozenset(words_of(n) for s in file.series.values() if s.alone for n in s.names),
        )

    def of_class(self, name: str) -> tuple[Happening, ...]:
        """Happenings that are called by a class of words ("war", "coup"), by days."""
        return self._by_class.get(name, ())

    def names_in(self, words: Sequence[str]) -> tuple[tuple[int, int, Happening], ...]:
        """Names of happenings among words (as ``words_of`` gives them): first, after last, happening."""
        found = []
        for start, word in enumerate(words):
            for name, happening in self._names.get(word, ()):
                if tuple(words[start : start + len(name)]) == name:
                    found.append((start, start + len(name), happening))
        return tuple(found)

    def named(self, text: str, states: Iterable[str] = (), published: Interval | None = None) -> tuple[Happening, ...]:
        """Happenings that words mean: by a name of their own, else by what they are called with the states that they concern.

        Where several fit, those of the greatest weight; one happening is an identification, several are none.
        """
        words = words_of(text)
        by_name = [h for _, _, h in self.names_in(words) if _begun(h.interval, published)]
        if by_name:
            return tuple(dict.fromkeys(by_name))
        wanted = frozenset(states) | self.states.in_words(text)
        if not wanted:
            return ()
        classes = sorted(c for c, entry in self.words.classes.items() if _mentions(entry, words))
        return self.best((h for c in classes for h in self.of_class(c)), wanted, published)

    def best(
        self, candidates: Iterable[Happening], states: frozenset[str], published: Interval | None
    ) -> tuple[Happening, ...]:
        """Of happenings that concern all the states, and had begun by publication, those of the greatest weight."""
        fitting = {h.id: h for h in candidates if states <= h.states and _begun(h.interval, published)}
        heaviest = max((h.weight for h in fitting.values()), default=0)
        return tuple(h for h in fitting.values() if h.weight == heaviest)

    def means_a_meeting(self, name: str) -> bool:
        """Whether a name alone means a meeting of its series after "at": "at the G20"."""
        return words_of(name) in self._alone

    def summit(
        self, name_words: str, place_state: str | None = None, year: int | None = None, city: str | None = None
    ) -> tuple[Summit, ...]:
        """Meetings that words mean ("G20 summit"), in a state or city, in a year; none where the words name no series.

        With a city alone, meetings of any series or pair there.
        """
        words = words_of(name_words)
        keys = [
            k
            for n, w in enumerate(words)
            for name, k in self._series.get(w, ())
            if tuple(words[n : n + len(name)]) == name
        ]
        found: Iterable[Summit] = (s for k in dict.fromkeys(keys) for s in self._by_series[k])
        if not keys:
            if city is None:
                return ()
            found = self.summits
        place = words_of(city) if city else None
        return tuple(
            s
            for s in found
            if (place_state is None or s.state == place_state)
            and (place is None or words_of(s.city) == place)
            and (year is None or (s.interval.earliest is not None and s.interval.earliest.year == year))
        )


def _mentions(entry: AnchorClass, words: Sequence[str]) -> bool:
    if entry.phrase:
        return any(tuple(words[n : n + len(entry.phrase)]) == entry.phrase for n in range(len(words)))
    known = entry.nouns | entry.verbs
    return any(
        w in known
        or (w.endswith("s") and w[:-1] in known)
        or (w.endswith("ed") and (w[:-2] in known or w[:-1] in known))
        for w in words
    )


def _begun(interval: Interval, published: Interval | None) -> bool:
    return published is None or published.latest is None or _first(interval) <= published.latest


def _first(interval: Interval) -> date:
    return interval.earliest or date.min


def _interval(days: Days) -> Interval:
    return Interval.day(days) if isinstance(days, date) else Interval(*days)


def _happening(row: _HappeningRow) -> Happening:
    return Happening(row.id, row.type, row.mode, frozenset(row.actors), frozenset(row.recipients), _interval(row.days),
                     frozenset(row.called), row.names, row.weight, row.note)  # fmt: skip


def _summit(row: _MeetingRow, series: Mapping[str, _Series]) -> Summit:
    interval = _interval(row.days)
    own = series.get(row.series or "")
    members = row.participants or (own.participants if own else ())
    label = own.name if own else "–".join(members)
    ident = f"{row.series or '-'.join(members).lower()}-{'-'.join(words_of(row.city))}-{_first(interval)}"
    return Summit(
        ident,
        f"{label} in {row.city}, {_first(interval).year}",
        row.series,
        row.state,
        row.city,
        frozenset(members),
        interval,
    )


def _check(rows: Sequence[_HappeningRow], words: AnchorWords, file: _MeetingFile) -> None:
    seen: set[str] = set()
    faults = []
    for row in rows:
        if row.id in seen:
            faults.append(f"{row.id}: the id is used twice")
        seen.add(row.id)
        faults += [f"{row.id}: anchor_words.yaml has no class {c!r}" for c in row.called if c not in words.classes]
        if isinstance(row.days, tuple) and row.days[0] > row.days[1]:
            faults.append(f"{row.id}: its last day is before its first")
    if faults:
        raise ResourceFileError("calendar/happenings.yaml", tuple(faults))
    lost = [
        f"{m.city}: no series is called {m.series!r}" for m in file.meetings if m.series and m.series not in file.series
    ]
    if lost:
        raise ResourceFileError("calendar/summits.yaml", tuple(lost))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
