"""The days that a report has told so far: which of them is the story's own, and which are only background.

"They last spoke on Monday. He rang Kyiv later in the day": the day is that of the story, not Monday. A date moves the
story only where its clause tells the story; what had happened, what is to come, what a "since" or a relative clause
mentions leaves the story where it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from readouts.interval import Interval
from readouts.language.parse import Parse, Token
from readouts.language.times.forms import Form, Published
from readouts.language.times.lexicon import TenseWords
from readouts.language.times.tense import Tenses

Plane = Literal["story", "background", "ahead", "frame"]
"""Where a clause stands to the story:
story       it tells the story
background  it tells what came before: "had met", "last spoke"
ahead       it tells what is to come
frame       it only bounds or describes: "since", "until", "has met", a relative clause, a quotation
"""

_FARTHEST = 12
# A day that lies so far back is not the story's of a news report, but that of a paragraph which looks back.
_NEWS_DAYS = 60
_RECENT_DAYS = 7


@dataclass(slots=True)
class Planes:
    """The planes of one parse; what was found of a verb is kept."""

    parse: Parse
    words: TenseWords
    tenses: Tenses
    quoted: frozenset[int]
    _verbs: dict[int, Plane | None] = field(default_factory=dict)

    def of(self, i: int) -> Plane:
        """The plane of the clause in which token ``i`` stands."""
        if i in self.quoted:
            return "frame"
        if self.tenses.at(i) == "future":
            return "ahead"
        token = self.parse.tokens[i]
        for _ in range(_FARTHEST):
            if token.pos in ("VERB", "AUX"):
                if token.i not in self._verbs:
                    self._verbs[token.i] = _of_verb(self.parse, token, self.words)
                found = self._verbs[token.i]
                if found is not None:
                    return found
            elif token.lower in self.words.framing_prepositions:
                return "frame"
            if token.head == token.i:
                break
            token = self.parse.tokens[token.head]
        return "story"


def _of_verb(parse: Parse, verb: Token, words: TenseWords) -> Plane | None:
    """The plane of a verb's clause; None where the verb above it decides (participles, infinitives)."""
    below = parse.children(verb.i)[:_FARTHEST]
    auxiliaries = {c.lower for c in below if c.dep in ("aux", "auxpass")}
    if any(c.dep in ("mark", "advmod") and c.lower in words.framing_conjunctions for c in below):
        return "frame"
    if verb.dep in ("relcl", "acl"):
        return "frame"
    if "had" in auxiliaries or ("'d" in auxiliaries and verb.tag == "VBN"):
        return "background"
    if auxiliaries & {"has", "have", "'ve"}:
        return "frame"
    if verb.i and parse.tokens[verb.i - 1].lower == "last":
        return "background"
    finite = verb.tag in ("VBD", "VBZ", "VBP") or any(
        c.tag in ("VBD", "VBZ", "VBP", "MD") for c in below if c.dep[:3] == "aux"
    )
    return "story" if finite else None


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told."""

    form: Form
    grain: str
    plane: Plane
    sentence: int
    paragraph: int


@dataclass(slots=True)
class Story:
    """The dates told so far, first to last."""

    published: Interval | None
    last: Told | None = None
    """The last of them all."""
    _behind: Told | None = None
    """The last that was told of what lies behind, not only to bound it."""
    _day: Told | None = None
    """The story's day."""
    _recent: Told | None = None
    """The last day of the week before publication that a relative clause or the like has told."""
    _said: Told | None = None
    """The last day on which somebody spoke."""
    month: Told | None = None
    """The last day or month, for days that are told without theirs."""
    clock: tuple[int, int] | None = None
    """The last time of day, in minutes, and its paragraph."""
    latest: Told | None = None
    """The last date of whatever length: "the next year" counts from a year, where "the next day" counts from a day."""
    units: dict[str, Told] = field(default_factory=dict)
    """The last week, month, quarter, year of each kind."""
    _aside: Told | None = None
    """A day long past of which the paragraph tells."""

    def remember(self, told: Told, days: Interval, *, saying: bool = False) -> None:
        """Take in a date; ``days`` is what it means as far as is known, ``saying`` whether only somebody's words are of it."""
        self.last = told
        if told.plane in ("story", "background"):
            self._behind = told
        if told.grain != "day" or self._is_ahead(days):
            return
        if saying:
            self._said = told
            return
        if told.plane != "story":
            if told.plane != "ahead" and self._is_recent(days):
                self._recent = told
            return
        if self._is_long_past(days):
            self._aside = told
        else:
            self._day, self._aside = told, None

    def day(self) -> Form | None:
        """The story's day; None where none has been told. That on which somebody spoke of it only where no other is."""
        told = self._day or self._said
        return told.form if told else None

    def before(self, plane: Plane, sentence: int) -> Form | None:
        """What "a day later" counts from in a clause of that plane: mostly the last date.

        What is told of the past does not count from what lies ahead, nor from a bound that an earlier sentence gave
        ("It was their first call since 3 May. The next day …") where there is a date that tells more.
        """
        last = self.last
        if last is not None and last.plane == "ahead" and plane != "ahead":
            last = self._behind
        elif last is not None and last.plane == "frame" and last.sentence != sentence:
            last = self._behind or last
        return last.form if last else None

    def around(self, plane: Plane, sentence: int, paragraph: int, *, demonstrative: bool) -> Form:
        """Whose evening "in the evening" is: of the story's day, or of the day that the same background tells."""
        last = self.last
        if last is not None and last.paragraph == paragraph:
            if last.plane == plane and (plane in ("background", "ahead") or last.sentence == sentence):
                return last.form
            if demonstrative and last.sentence == sentence and last.plane != "ahead":
                return last.form
        if self._aside is not None and self._aside.paragraph == paragraph:
            return self._aside.form
        if plane == "ahead":
            return Published()
        # "A man who killed four on Monday was caught, police said on Wednesday. At 7:15 …" tells of Monday.
        recent = self._recent if self._said and self._recent and self._recent.paragraph == paragraph else None
        told = self._day or recent or self._said
        return told.form if told else Published()

    def _is_ahead(self, days: Interval) -> bool:
        published = self.published
        return bool(published and published.latest and days.earliest and days.earliest > published.latest)

    def _is_recent(self, days: Interval) -> bool:
        published = self.published
        if published is None or published.earliest is None or days.earliest is None:
            return False
        return days.earliest >= published.earliest - timedelta(_RECENT_DAYS)

    def _is_long_past(self, days: Interval) -> bool:
        published = self.published
        if published is None or published.earliest is None or days.latest is None:
            return False
        return days.latest < published.earliest - timedelta(_NEWS_DAYS)
