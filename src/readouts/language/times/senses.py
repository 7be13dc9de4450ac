"""What a match means, and what a meaning needs to know of the text around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from readouts.interval import Interval
from readouts.language.parse import Parse
from readouts.language.times.forms import Direction, Fixed, Form, Nothing, Published, folded
from readouts.language.times.happened import Happened
from readouts.language.times.lexicon import Lexicon
from readouts.language.times.model import TimexType
from readouts.language.times.patterns import Match
from readouts.language.times.story import Plane, Planes, Story
from readouts.language.times.tense import Tense, Tenses
from readouts.language.times.units import Part, UnitName, narrowed
from readouts.slots import quickly_made, replace

# Dates that are fine enough for "the nearest" to mean something; of a year told last, the month lies in it.
_FINE = frozenset({"day", "week", "weekend", "month", "season"})
Grain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]


@quickly_made
@dataclass(frozen=True, slots=True)
class Sense:
    """The meaning of one match."""

    type: TimexType
    form: Form
    """The days meant."""
    why: str
    """How the days follow from the words, without subject: "the latest Friday up to the publication day"."""
    value: str | None = None
    """TIMEX3 value where it does not depend on the reference; else it is read off ``whole``."""
    whole: Form | None = None
    """The unit that the value names, where it is more than ``form`` ("early May" is named by May)."""
    grain: Grain = "day"
    season: str = ""
    suffix: str = ""
    """What follows the day in a TIMEX3 value: "T06:35", "TNI"."""
    unknown: str = ""
    """The value while the publication day is not known."""
    mod: str | None = None
    refers: bool = True
    """Whether later words ("two days later") may count from here."""
    last: int | None = None
    """The atom after the last one, where the meaning takes in more than the pattern ("9 p.m. Moscow time")."""
    needs_day: bool = False
    """Whether it is a time of day whose day the words around give."""


@dataclass(slots=True)
class Setting:
    """Where a text stands while its times are read, first to last."""

    lexicon: Lexicon
    parse: Parse
    published: Interval | None
    narrative: bool
    """Whether the text tells of years long past: what it leaves out is then counted from the last date it gave."""
    start: Form
    """What a narrative counts from before its first date."""
    tenses: Tenses
    quoted: frozenset[int]
    """Tokens inside quotation marks."""
    planes: Planes
    story: Story
    happened: Happened
    year_after: Mapping[int, int] = field(default_factory=dict)
    """Atom at which a match begins → the year that the match joined to it gives ("April and June 1955")."""
    resolve: Callable[[Match], tuple[Interval, str] | None] | None = None
    """Which known happening the words after a match name ("six days before Russian forces …")."""
    upcoming: Callable[[Match], Form | None] | None = None
    """The days of the date that follows a match directly ("two days before May 13")."""
    following: Callable[[Match], Iterable[tuple[Match, Sense]]] | None = None
    """The first dates after a match in its sentence."""
    attributed: Callable[[Match], Form | None] | None = None
    """The day on which the quotation that a match is in was said, where a later part of the sentence tells it."""
    said: tuple[int, Form] | None = None
    """The paragraph in which somebody was last quoted with a date ("he said on Friday"), and that day."""
    paragraph_date: Form | None = None
    """A date with a year that the paragraph gave, where it lies a year or more before publication."""

    def base(self, match: Match) -> Form:
        """What a date without year counts from."""
        if self.narrative:
            return self.now()
        return (None if self._is_ahead(match) else self.paragraph_date) or Published()

    def direction(self, match: Match) -> Direction:
        """On which side of the base a date without year lies."""
        if self.narrative:
            return "near" if self.story.last is not None and self.story.last.grain in _FINE else "this"
        if self.paragraph_date is not None and not self._is_ahead(match):
            return "near"
        return "future" if self.tense(match) == "future" else "past"

    @property
    def reference(self) -> Form | None:
        """The last date in the text."""
        return self.story.last.form if self.story.last else None

    def _is_ahead(self, match: Match) -> bool:
        """Whether a clause looks ahead from now ("will meet in May"), not from a day told before ("they would meet in May")."""
        return self.tense(match) == "future" and self.tenses.is_of_now(self.top(match))

    def told(self, match: Match) -> Form:
        """What "the next day" counts from: the last date in the text, else the publication day."""
        if self.narrative:
            return self.now()
        return self.story.before(self.plane(match), self.parse.sentence_of(match.tokens[0]).i) or Published()

    def day_around(self, match: Match, *, demonstrative: bool = False) -> Form:
        """Whose evening "in the evening" is: mostly of the day on which the story stands."""
        if self.narrative:
            return self.now()
        sentence = self.parse.sentence_of(match.tokens[0])
        return self.story.around(self.plane(match), sentence.i, sentence.paragraph, demonstrative=demonstrative)

    def month_told(self, match: Match) -> tuple[Form, Direction]:
        """What "on the 28th" counts from, and on which side of it: in the month told last in the paragraph, else near publication."""
        last = self.story.month
        if last is not None and (self.narrative or last.paragraph == self.parse.sentence_of(match.tokens[0]).paragraph):
            return last.form, "this"
        return self.now(), "this" if self.narrative else "future" if self.tense(match) == "future" else "past"

    def now(self) -> Form:
        """What "this month" counts from: the publication day, in a narrative the last date."""
        return (self.reference or self.start) if self.narrative else Published()

    def has_day(self) -> bool:
        """Whether the publication day is known to the day."""
        return self.published is not None and self.published.is_day

    def said_on(self, match: Match) -> Form | None:
        """The day on which the quotation that a match is in was said, where the text tells it beside."""
        if self.narrative or match.tokens[0] not in self.quoted:
            return None
        if self.said is not None and self.said[0] == self.parse.sentence_of(match.tokens[0]).paragraph:
            return self.said[1]
        return self.attributed(match) if self.attributed else None

    def tense(self, match: Match) -> Tense:
        """The tense of what the expression dates."""
        return self.tenses.at(self.top(match))

    def plane(self, match: Match) -> Plane:
        """Where the clause of the expression stands to the story."""
        return self.planes.of(self.top(match))

    def top(self, match: Match) -> int:
        """The token of the expression that hangs on something outside."""
        first, last = match.tokens
        tokens = self.parse.tokens[first : last + 1]
        return next((t.i for t in tokens if not first <= t.head <= last), last)

    def words(self, match: Match, name: str) -> list[str]:
        """The atoms of a named item, in lower case."""
        return [a.text for a in match.captures.get(name, ())]

    def number(self, match: Match, name: str, *classes: str) -> int | None:
        """The value of a one-word item."""
        words = self.words(match, name)
        for word in words:
            if word.isdecimal():
                return int(word)
            value = self.lexicon.value(word, classes)
            if value is not None:
                return value
        return None

    def part(self, match: Match, name: str = "part") -> str | None:
        """Which part of a unit the words before it name, as a key of the conventions."""
        return part_key(self.words(match, name))

    def part_of(self, unit: UnitName, key: str | None) -> Part | None:
        """The sub-units of a part."""
        return self.lexicon.conventions.parts[unit].get(key) if key and unit in self.lexicon.conventions.parts else None


MODS = {"early": "START", "beginning": "START", "mid": "MID", "middle": "MID", "late": "END", "end": "END"}
_PART_WORDS = {
    "early": "early", "earlier": "early", "opening": "early", "mid": "mid", "late": "late", "latter": "late", "later": "late",
    "beginning": "beginning", "start": "beginning", "outset": "beginning", "dawn": "beginning", "onset": "beginning",
    "middle": "middle", "end": "end", "close": "end", "closing": "late", "final": "late", "first": "early", "last": "late",
}  # fmt: skip


def part_key(words: list[str]) -> str | None:
    """Which part the words name: "early", "end", "first_half"; None where they name none."""
    if "half" in words:
        return "first_half" if "first" in words else "second_half"
    return next((_PART_WORDS[w] for w in words if w in _PART_WORDS), None)


def fixed(interval: Interval | None, unit: UnitName, part: Part | None = None) -> Form:
    """The form of a unit that is known, or of a part of it."""
    return Fixed(narrowed(interval, unit, part)) if interval else Nothing()


def simple(sense: Sense) -> Sense:
    """The same sense with its forms folded where the publication day plays no part."""
    return replace(sense, form=folded(sense.form), whole=sense.whole and folded(sense.whole))
