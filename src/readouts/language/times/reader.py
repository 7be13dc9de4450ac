"""Reading the matches of one document from first to last, with the dates told so far in mind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile

from readouts.documents.document import Document
from readouts.language.times.clocks import Read
from readouts.language.times.expressions import expression
from readouts.language.times.forms import Fixed, Form, Nothing, folded
from readouts.language.times.makers import MAKERS
from readouts.language.times.patterns import Match
from readouts.language.times.senses import Sense, Setting, simple
from readouts.language.times.senses_anchored import is_saying
from readouts.language.times.senses_calendar import weekday_before
from readouts.language.times.story import Told
from readouts.slots import replace

# How long the suffix of an hour and minute is in a TIMEX3 value.
_CLOCK_LENGTH = 6
_DAY_GRAINS = frozenset({"day"})
# Meanings that give a date from which others may be counted.
_DATES = frozenset({"date", "month", "year", "numeric_date", "weekday", "weekend", "today"})
# How many matches are looked at for them; several may overlap at one date.
_MOST_FOLLOWING = 16


@dataclass(slots=True)
class Reader:
    """Reads the matches of one document from first to last, remembering the last date."""

    document: Document
    setting: Setting
    matches: list[Match]
    date_lines: frozenset[int]
    """Characters of date lines."""
    aside: frozenset[int]
    """Characters of titles and the like, whose dates do not move a report's story."""
    paragraph: int = -1

    def read(self) -> list[Read]:
        """The expressions, those that overlap an earlier or longer one left out."""
        found: list[Read] = []
        end = 0
        self.setting.upcoming = self._upcoming
        self.setting.following = self._following
        self.setting.attributed = self._attributed
        for match in self.matches:
            if match.first < end:
                continue
            self._enter_paragraph(match)
            sense = MAKERS[match.make](match, self.setting)
            if sense is None:
                continue
            sense = simple(sense)
            if self._in_date_line(match) and not isinstance(sense.form, Fixed):
                continue  # "YESTERDAY" beside a byline counts from the day of the visit, not of publication
            read = Read(
                match, sense, expression(self.document, self.setting.parse, match, sense), self.setting.plane(match)
            )
            self._give_weekday(found, read)
            found.append(read)
            end = max(match.last, sense.last or 0)
            self._remember(read)
            self._remember_clock(read)
            self._remember_happened(read)
        return found

    def _give_weekday(self, found: list[Read], read: Read) -> None:
        """Give a weekday the day that follows it in brackets: "on Wednesday (9 August)"."""
        if not found or read.match.make != "date" or weekday_before(read.match, self.setting) is None:
            return
        last = found[-1]
        if last.match.make == "weekday" and last.match.last == read.match.first - 1:
            sense = replace(
                last.sense, form=read.sense.form, whole=read.sense.whole, why="the day that follows it in brackets"
            )
            found[-1] = replace(
                last, sense=sense, expression=expression(self.document, self.setting.parse, last.match, sense)
            )

    def _in_date_line(self, match: Match) -> bool:
        return match.span.start in self.date_lines

    def _enter_paragraph(self, match: Match) -> None:
        parse = self.setting.parse
        paragraph = parse.sentences[parse.tokens[match.tokens[0]].sentence].paragraph
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.setting.paragraph_date = None

    def _remember(self, read: Read) -> None:
        match, sense, setting = read.match, read.sense, self.setting
        if not sense.refers or isinstance(sense.form, Nothing):
            return
        sentence = setting.parse.sentence_of(match.tokens[0])
        told = Told(sense.whole or sense.form, sense.grain, read.plane, sentence.i, sentence.paragraph)
        if sense.grain in ("day", "month"):
            setting.story.month = told
        setting.story.units[sense.grain] = told
        setting.story.latest = told
        if not setting.narrative:
            self._remember_paragraph(read)
            if sense.grain not in _DAY_GRAINS or match.span.start in self.aside:
                return  # in news "a day later" counts from the last day, not from the last month or year
        if setting.narrative and sense.grain == "year" and (self._ends_range(match) or self._holds_reference(sense)):
            return
        saying = not setting.narrative and is_saying(match, setting)
        setting.story.remember(told, read.expression.interval, saying=saying)

    def _remember_clock(self, read: Read) -> None:
        """Note the last time of day: "two hours later" counts from it."""
        suffix = read.sense.suffix
        if len(suffix) == _CLOCK_LENGTH and suffix[1:3].isdecimal():
            self.setting.story.clock = int(suffix[1:3]) * 60 + int(suffix[4:6]), self.paragraph

    def _remember_happened(self, read: Read) -> None:
        """Note at which verb or noun a day stands, and on which day somebody is quoted."""
        setting, sense = self.setting, read.sense
        if setting.narrative or sense.grain != "day" or sense.needs_day or isinstance(sense.form, Nothing):
            return
        top = setting.top(read.match)
        setting.happened.remember(top, sense.form)
        if is_saying(read.match, setting):
            setting.said = (self.paragraph, sense.form)

    def _following(self, match: Match, *, quoted: bool = True) -> Iterator[tuple[Match, Sense]]:
        """The first dates after a match in its sentence, each with its meaning; those that overlap an earlier one left out."""
        sentence = self.setting.parse.tokens[match.tokens[0]].sentence
        end, first = match.last, self._place(match.last)
        for other in (self.matches[n] for n in range(first, min(first + _MOST_FOLLOWING, len(self.matches)))):
            if self.setting.parse.tokens[other.tokens[0]].sentence != sentence:
                return
            if other.first < end or other.make not in _DATES or (not quoted and other.tokens[0] in self.setting.quoted):
                continue
            sense = MAKERS[other.make](other, self.setting)
            if sense is not None:
                end = other.last
                yield other, simple(sense)

    def _attributed(self, match: Match) -> Form | None:
        """The day on which somebody speaks, told after a match; quoted dates are left out, for they ask the same themselves."""
        found = (
            s.form for m, s in self._following(match, quoted=False) if s.grain == "day" and is_saying(m, self.setting)
        )
        return next(found, None)

    def _ends_range(self, match: Match) -> bool:
        """Whether a year is the end of a stretch of years: what follows is told of the beginning as well."""
        before = match.atoms.items[match.first - 1].text if match.first else ""
        return before in ("-", "–", "—")

    def _holds_reference(self, sense: Sense) -> bool:
        """Whether a year only repeats that of the last date ("December 7 (a Sunday), 1941")."""
        last = self.setting.reference
        return isinstance(last, Fixed) and isinstance(sense.form, Fixed) and sense.form.interval.contains(last.interval)

    def _remember_paragraph(self, read: Read) -> None:
        published, sense = self.document.stated, read.sense
        form = sense.form
        if read.plane not in ("story", "background"):
            return  # "the first since June 2021" tells of later days
        if sense.grain not in ("day", "month") or not isinstance(form, Fixed) or form.interval.latest is None:
            return
        long_ago = published and published.earliest and form.interval.latest < published.earliest - timedelta(365)
        self.setting.paragraph_date = form if long_ago else None

    def _upcoming(self, match: Match) -> Form | None:
        """The days of the date that follows a match after one preposition."""
        for other in self.matches_from(match.last):
            if other.make not in ("date", "month", "year", "numeric_date"):
                continue
            sense = MAKERS[other.make](other, self.setting)
            if sense is not None:
                return folded(sense.form)
        return None

    def matches_from(self, atom: int) -> list[Match]:
        """Matches that begin at an atom or at the one after it."""
        places = range(self._place(atom), len(self.matches))
        return [self.matches[n] for n in takewhile(lambda n: self.matches[n].first <= atom + 1, places)]

    def _place(self, atom: int) -> int:
        """The place of the first match that begins at an atom or after it."""
        return bisect_left(self.matches, atom, key=lambda m: m.first)
