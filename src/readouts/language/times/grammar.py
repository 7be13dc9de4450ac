"""Finding time expressions and their values: patterns over the parse, meanings, and the days they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readouts.documents.document import Document
from readouts.interval import Interval
from readouts.language.parse import Parse
from readouts.language.times.anchors import AnchorPhrase, find_anchors
from readouts.language.times.calendar import Calendar
from readouts.language.times.clocks import days_of_clocks
from readouts.language.times.happened import Happened
from readouts.language.times.headings import with_headings
from readouts.language.times.lexicon import Lexicon
from readouts.language.times.makers import MAKERS
from readouts.language.times.model import TimeExpression
from readouts.language.times.narrative import tells_of_the_past
from readouts.language.times.patterns import Match, Patterns
from readouts.language.times.reader import Reader
from readouts.language.times.senses import Setting
from readouts.language.times.story import Planes, Story
from readouts.language.times.tense import Tenses

# Meanings that may count from a known happening.
_ANCHORED = frozenset({"anchored", "beside"})
# Dates joined by these words share the year that one of them gives: "April and June 1955", "1 July to 3 July 1863".
_JOINING = frozenset(
    {"and", "or", "to", "until", "till", "through", "-", "–", "—", ",", "/", "from", "on", "in", "the", "of", "&"}
)
_LONGEST_JOIN = 3
# Page text whose dates are of other stories, or told again in the body: in news they do not move the story.
_ASIDE = ("title", "standfirst", "caption", "dateline")


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
        tenses, quoted = Tenses(parse, self.lexicon.tense), _quoted(parse)
        setting = Setting(
            lexicon=self.lexicon,
            parse=parse,
            published=document.stated,
            narrative=narrative,
            start=start,
            tenses=tenses,
            quoted=quoted,
            planes=Planes(parse, self.lexicon.tense, tenses, quoted),
            story=Story(document.stated),
            happened=Happened(parse),
            year_after=_carried_years(matches),
        )
        if any(m.make in _ANCHORED for m in matches):
            setting.resolve = _Anchors({a.preposition: a for a in find_anchors(document, parse, self.calendar)})
        reader = Reader(document, setting, matches, _furniture(document, "date"), _furniture(document, *_ASIDE))
        return days_of_clocks(reader.read(), parse, document, narrative=narrative)


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


def _furniture(document: Document, *kinds: str) -> frozenset[int]:
    """Characters of page text of some kinds."""
    return frozenset(c for f in document.furniture if f.kind in kinds for c in range(f.span.start, f.span.end))


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
