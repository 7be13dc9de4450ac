"""Words and conventions of the grammar of times, from ``resources/times``: read, checked and indexed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.language.times.units import Part, UnitName
from readouts.resources.files import read_yaml


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Guard(_Data):
    """When a word that is not always a time may count as one."""

    capital: bool = False
    all_capital: bool = False
    tags: frozenset[str] = frozenset()
    not_tags: frozenset[str] = frozenset()

    def allows(self, text: str, tag: str) -> bool:
        """Whether a token with this text and fine tag may be read as a time."""
        if self.all_capital and not text.isupper():
            return False
        if self.capital and not text[:1].isupper():
            return False
        return tag not in self.not_tags and (not self.tags or tag in self.tags)


class _Words(_Data):
    valued: dict[str, dict[str, int]]
    classes: dict[str, list[str]]
    guards: dict[str, Guard]
    supporting_classes: list[str]
    supporting_words: list[str]


class Modifier(_Data):
    """What a word before a number does: which fuzz, which TIMEX3 mod."""

    fuzz: str
    mod: str | None


class Season(_Data):
    """A season: TIMEX3 code, first and last day."""

    value: str
    first: tuple[int, int]
    last: tuple[int, int]


class Holiday(_Data):
    """A day with a name: one of the calendar, or where it has a weekday the first such from there on."""

    first: tuple[int, int]
    last: tuple[int, int]
    weekday: int | None = None


class Conventions(_Data):
    """How words that leave room are read as days (``conventions.yaml`` gives the reasons)."""

    parts: dict[UnitName, dict[str, Part]]
    slack_in_units: dict[UnitName, float]
    fuzz: dict[str, tuple[float, float | None]]
    modifiers: dict[str, Modifier]
    vague_numbers: dict[str, tuple[float, float]]
    stretch: dict[str, int]
    recent: dict[str, int]
    seasons: dict[str, Season]
    holidays: dict[str, Holiday]
    named_weekdays: frozenset[str]
    dayparts: dict[str, str]
    often: dict[str, str]


class TenseWords(_Data):
    """Words that tell whether a time lies before or after the publication day (``tense.yaml``)."""

    future_auxiliaries: frozenset[str]
    future_governors: frozenset[str]
    fixing_verbs: frozenset[str]
    past_governors: frozenset[str]
    future_adjectives: frozenset[str]
    future_descriptions: frozenset[str]
    future_nouns: frozenset[str]
    future_prepositions: frozenset[str]
    future_participles: frozenset[str]
    reporting_verbs: frozenset[str]
    punctual_prepositions: frozenset[str]
    framing_prepositions: frozenset[str]
    framing_conjunctions: frozenset[str]
    saying_verbs: frozenset[str]
    heading_verbs: frozenset[str]
    coming_verbs: frozenset[str]
    contact_nouns: frozenset[str]
    channel_prepositions: frozenset[str]


# Symbols that digits may be; see ``number_symbols``.
NUMBER_SYMBOLS = ("num", "dnum", "mnum", "hour", "min2", "year", "yy", "tensyear", "hdotm")


def number_symbols(text: str) -> frozenset[str]:
    """What a run of digits may be: a day, a month, an hour, a year.

    >>> sorted(number_symbols("13"))
    ['dnum', 'hour', 'min2', 'num', 'yy']
    """
    if not text.isascii():
        return frozenset()
    if "." in text:
        return frozenset({"num", "hdotm"}) if _clock_like(text) else frozenset({"num"})
    if "," in text:
        return frozenset({"num"})
    found, value, size = {"num"}, int(text) if len(text) < 6 else 0, len(text)
    if size <= 2:
        found |= {s for s, top in (("dnum", 31), ("mnum", 12)) if 1 <= value <= top}
        found |= {"hour"} if value <= 24 else set()
    if size == 2:
        found |= {"yy"} | ({"min2"} if value <= 59 else set()) | ({"tensyear"} if value % 10 == 0 else set())
    if size == 4 and 1000 <= value <= 2100:
        found |= {"year"} | ({"tensyear"} if value % 10 == 0 else set())
    return frozenset(found)


def _clock_like(text: str) -> bool:
    hour, _, minute = text.partition(".")
    return len(hour) <= 2 and len(minute) == 2 and int(hour) <= 24 and int(minute) <= 59


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by class, with their values, and the conventions."""

    symbols: Mapping[str, frozenset[str]]
    """Word in lower case → its classes, without the literals of patterns."""
    values: Mapping[tuple[str, str], int]
    """(class, word) → value."""
    guards: Mapping[str, Guard]
    conventions: Conventions
    tense: TenseWords
    supporting: frozenset[str]
    """Classes and literals ('of') that make no time by themselves; no pattern consists of them alone."""

    @classmethod
    def load(cls) -> Lexicon:
        """The words that ship with the package.

        Raises:
            ResourceFileError: A file has faults.
        """
        words = read_yaml("times/words.yaml", _Words)
        symbols: dict[str, set[str]] = {}
        for name, entries in (*words.valued.items(), *words.classes.items()):
            for word in entries:
                symbols.setdefault(str(word), set()).add(name)
        return cls(
            symbols={word: frozenset(found) for word, found in symbols.items()},
            values={(name, word): value for name, entries in words.valued.items() for word, value in entries.items()},
            guards=words.guards,
            conventions=read_yaml("times/conventions.yaml", Conventions),
            tense=read_yaml("times/tense.yaml", TenseWords),
            supporting=frozenset(words.supporting_classes) | {f"'{w}'" for w in words.supporting_words},
        )

    def names(self) -> frozenset[str]:
        """Every class that a pattern may name."""
        return frozenset(NUMBER_SYMBOLS).union(*self.symbols.values())

    def value(self, word: str, classes: Iterable[str]) -> int | None:
        """The value of a word in the first of the classes that has it."""
        return next((self.values[c, word] for c in classes if (c, word) in self.values), None)
