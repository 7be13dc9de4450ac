"""Finding time expressions and their values: patterns over the parse, meanings, and the days they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from readouts.documents.document import Document
from readouts.interval import Interval
from readouts.language.parse import Parse
from readouts.language.times import senses_calendar as calendar_senses
from readouts.language.times import senses_clock as clock_senses
from readouts.language.times import senses_deictic as deictic
from readouts.language.times import senses_measure as measure
from readouts.language.times.anchors import AnchorPhrase, find_anchors
from readouts.language.times.calendar import Calendar
from readouts.language.times.expressions import expression
from readouts.language.times.forms import Fixed, Form, Nothing, folded
from readouts.language.times.headings import with_headings
from readouts.language.times.lexicon import Lexicon
from readouts.language.times.model import TimeExpression
from readouts.language.times.narrative import tells_of_the_past
from readouts.language.times.patterns import Match, Patterns
from readouts.language.times.senses import Sense, Setting, simple
from readouts.language.times.tense import Tenses
from readouts.span import Span

Maker = Callable[[Match, Setting], Sense | None]

MAKERS: Mapping[str, Maker] = {
    "date": calendar_senses.day_sense,
    "numeric_date": calendar_senses.numeric_day,
    "month": calendar_senses.month_sense,
    "year": calendar_senses.year_sense,
    "decade": calendar_senses.decade_sense,
    "century": calendar_senses.century_sense,
    "quarter": calendar_senses.quarter_sense,
    "half_year": calendar_senses.half_year_sense,
    "season": calendar_senses.season_sense,
    "holiday": calendar_senses.holiday_sense,
    "weekday": deictic.weekday_sense,
    "weekend": deictic.weekend_sense,
    "today": deictic.today_sense,
    "unit": deictic.unit_sense,
    "beside": deictic.beside_sense,
    "distance": deictic.distance_sense,
    "anchored": deictic.anchored_sense,
    "recent": deictic.recent_sense,
    "coming": deictic.coming_sense,
    "recent_past": deictic.recent_past_sense,
    "that_day": deictic.that_day_sense,
    "duration": measure.duration_sense,
    "told_units": measure.told_units_sense,
    "local_day": deictic.local_day_sense,
    "longword": measure.longword_sense,
    "plural_duration": measure.plural_duration_sense,
    "unit_duration": measure.unit_duration_sense,
    "every": measure.every_sense,
    "rate": measure.rate_sense,
    "often": measure.often_sense,
    "weekdays": measure.weekdays_sense,
    "present": measure.present_sense,
    "past_reference": measure.past_reference_sense,
    "future_reference": measure.future_reference_sense,
    "clock": clock_senses.clock_sense,
}

# Meanings that may count from a known happening.
_ANCHORED = frozenset({"anchored", "beside"})
_DAY_GRAINS = frozenset({"day"})
# Dates joined by these words share the year that one of them gives: "April and June 1955", "1 July to 3 July 1863".
_JOINING = frozenset(
    {"and", "or", "to", "until", "till", "through", "-", "–", "—", ",", "/", "from", "on", "in", "the", "of", "&"}
)
_LONGEST_JOIN = 3


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """The grammar of time expressions, from the data files below ``resources/times``."""

    lexicon: Lexicon
    patterns: Patterns
    calendar: Calendar

    @classmethod
    def load(cls) -> TimeGrammar:
        """The grammar that ships with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        lexicon = Lexicon.load()
        return cls(lexicon, Patterns.load(lexicon, frozenset(MAKERS)), Calendar.load())

    def find(self, document: Document, parse: Parse) -> tuple[TimeExpression, ...]:
        """Time expressions in text order, not overlapping; those of titles and headings too."""
        parse = with_headings(document, parse)
        matches = self.patterns.match(self.patterns.alphabet.encode(parse))
        if not matches:
            return ()
        narrative, start = tells_of_the_past(matches, document.stated)
        setting = Setting(
            lexicon=self.lexicon,
            parse=parse,
            published=document.stated,
            narrative=narrative,
            start=start,
            tenses=Tenses(parse, self.lexicon.tense),
            quoted=_quoted(parse),
            year_after=_carried_years(matches),
        )
        if any(m.make in _ANCHORED for m in matches):
            setting.resolve = _Anchors({a.preposition: a for a in find_anchors(document, parse, self.calendar)})
        return _days_of_clocks(_Reader(document, setting, matches, _date_lines(document)).read(), parse, document)


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Which known happening follows a match ("six days before …"), by the token of the preposition."""

    phrases: Mapping[int, AnchorPhrase]

    def __call__(self, match: Match) -> tuple[Interval, str] | None:
        items = match.atoms.items
        for atom in items[match.last - 1 : match.last + 1]:
            phrase = self.phrases.get(atom.token)
            if phrase is not None and phrase.relation in ("before", "after"):
                return phrase.interval, phrase.name
        return None


@dataclass(slots=True)
class _Read:
    """An expression with what later steps need."""

    match: Match
    sense: Sense
    expression: TimeExpression


@dataclass(slots=True)
class _Reader:
    """Reads the matches of one document from first to last, remembering the last date."""

    document: Document
    setting: Setting
    matches: list[Match]
    date_lines: frozenset[int]
    """Characters of date lines."""
    paragraph: int = -1

    def read(self) -> list[_Read]:
        """The expressions, those that overlap an earlier or longer one left out."""
        found: list[_Read] = []
        end = 0
        self.setting.upcoming = self._upcoming
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
            found.append(_Read(match, sense, expression(self.document, self.setting.parse, match, sense)))
            end = max(match.last, sense.last or 0)
            self._remember(match, sense)
        return found

    def _in_date_line(self, match: Match) -> bool:
        return match.span.start in self.date_lines

    def _enter_paragraph(self, match: Match) -> None:
        parse = self.setting.parse
        paragraph = parse.sentences[parse.tokens[match.tokens[0]].sentence].paragraph
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.setting.paragraph_date = None

    def _remember(self, match: Match, sense: Sense) -> None:
        setting = self.setting
        if not sense.refers or isinstance(sense.form, Nothing):
            return
        if not setting.narrative and sense.grain not in _DAY_GRAINS:
            # In news "a day later" counts from the last day, not from the last month or year.
            self._remember_paragraph(match, sense)
            return
        if setting.narrative and sense.grain == "year" and (self._ends_range(match) or self._holds_reference(sense)):
            return
        setting.reference, setting.reference_grain = sense.whole or sense.form, sense.grain
        self._remember_paragraph(match, sense)

    def _ends_range(self, match: Match) -> bool:
        """Whether a year is the end of a stretch of years: what follows is told of the beginning as well."""
        before = match.atoms.items[match.first - 1].text if match.first else ""
        return before in ("-", "–", "—")

    def _holds_reference(self, sense: Sense) -> bool:
        """Whether a year only repeats that of the last date ("December 7 (a Sunday), 1941")."""
        last = self.setting.reference
        return isinstance(last, Fixed) and isinstance(sense.form, Fixed) and sense.form.interval.contains(last.interval)

    def _remember_paragraph(self, match: Match, sense: Sense) -> None:
        published = self.document.stated
        form = sense.form
        if match.first and match.atoms.items[match.first - 1].text == "since":
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
        low, high = 0, len(self.matches)
        while low < high:
            middle = (low + high) // 2
            if self.matches[middle].first < atom:
                low = middle + 1
            else:
                high = middle
        found = []
        for match in self.matches[low:]:
            if match.first > atom + 1:
                break
            found.append(match)
        return found


def _days_of_clocks(found: list[_Read], parse: Parse, document: Document) -> tuple[TimeExpression, ...]:
    """The expressions, times of day given the day that stands nearest in their sentence."""
    days = [
        r
        for r in found
        if r.sense.grain == "day"
        and not r.sense.needs_day
        and not isinstance(r.sense.form, Nothing)
        and r.sense.type in ("DATE", "TIME")
    ]
    by_sentence: dict[int, list[_Read]] = {}
    for read in days:
        by_sentence.setdefault(parse.tokens[read.match.tokens[0]].sentence, []).append(read)
    output: list[TimeExpression] = []
    for read in _joined(found, document, parse):
        beside = by_sentence.get(parse.tokens[read.match.tokens[0]].sentence, [])[:50] if read.sense.needs_day else []
        if beside:
            near = min(beside, key=lambda r: (abs(r.match.first - read.match.first), r.match.first))
            whole = near.sense.whole or near.sense.form
            sense = replace(
                read.sense, form=near.sense.form, whole=whole, why="a time of the day that stands beside it"
            )
            output.append(expression(document, parse, read.match, sense))
        else:
            output.append(read.expression)
    return tuple(output)


def _joined(found: list[_Read], document: Document, parse: Parse) -> list[_Read]:
    """The expressions, a time of day made one with the day that follows or precedes it: "9 p.m. Friday"."""
    output: list[_Read] = []
    for read in found:
        last = output[-1] if output else None
        if last is not None and _touch(last, read, document) and last.match.make != read.match.make:
            clock, day = (last, read) if last.match.make == "clock" else (read, last)
            if clock.match.make == "clock" and day.match.make in ("date", "weekday", "today", "numeric_date"):
                span = Span(last.expression.span.start, read.expression.span.end)
                sense = replace(
                    day.sense,
                    type="TIME",
                    suffix=clock.sense.suffix,
                    unknown=day.sense.unknown.split("T")[0] + clock.sense.suffix,
                )
                made = expression(document, parse, day.match, sense)
                words = span.text_of(document.text)
                made = replace(made, span=span, because=f"“{words}”: {sense.why}")
                output[-1] = _Read(day.match, sense, made)
                continue
        output.append(read)
    return output


def _touch(left: _Read, right: _Read, document: Document) -> bool:
    between = document.text[left.expression.span.end : right.expression.span.start]
    return len(between) <= 2 and between.strip() in ("", ",")


def _date_lines(document: Document) -> frozenset[int]:
    return frozenset(c for f in document.furniture if f.kind == "date" for c in range(f.span.start, f.span.end))


def _quoted(parse: Parse) -> frozenset[int]:
    """Tokens inside quotation marks; a quotation ends with its paragraph at the latest."""
    found, inside, paragraph = set(), False, -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        for token in parse.tokens[sentence.first : sentence.last]:
            if token.text in ('"', "``", "''"):
                inside = not inside
            elif inside:
                found.add(token.i)
    return frozenset(found)


def _carried_years(matches: list[Match]) -> dict[int, int]:
    """For dates without year that are joined to one with a year: the atom where they begin, and that year."""
    dated: dict[int, Match] = {}
    for match in matches:
        if match.make in ("date", "month", "season") and match.word("year").isdecimal() and not match.has("bc"):
            dated.setdefault(match.first, match)
    carried: dict[int, int] = {}
    for match in sorted(matches, key=lambda m: (-m.first, -m.last)):
        if (
            match.make not in ("date", "month", "season")
            or match.has("year")
            or match.has("relyear")
            or match.has("rel")
        ):
            continue
        items = match.atoms.items
        at = match.last
        while at < match.last + _LONGEST_JOIN and at < len(items) and items[at].text in _JOINING and at not in dated:
            at += 1
        if at == match.last and match.rule != "first-day":
            continue
        other = dated.get(at)
        year = int(other.word("year")) if other else carried.get(at)
        if year is not None and len(str(year)) == 4:
            carried.setdefault(match.first, year)
    return carried
