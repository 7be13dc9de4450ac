"""Reading a question: its kind, between whom, in which days, by what channel, about what."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from readouts.coding.inquiries.inquiry import Inquiry, InquiryKind
from readouts.coding.inquiries.patterns import InquiryPatterns
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor, Reading
from readouts.language.times.anchors import find_anchors
from readouts.language.times.calendar import Calendar
from readouts.language.times.model import TimeExpression
from readouts.span import Span

_DAY = timedelta(1)
_BEHIND = frozenset({"since", "after", "from"})
_AHEAD = frozenset({"before", "until", "till", "by"})
_SAYING = ("say", "said", "tell", "told", "describe", "claim", "report", "publish", "mention", "write", "put")


@dataclass(frozen=True, slots=True)
class InquiryReader:
    """Reads questions with the patterns of the package, and the mentions and times of a reading."""

    patterns: InquiryPatterns
    calendar: Calendar

    @classmethod
    def load(cls, calendar: Calendar) -> InquiryReader:
        """The reader with the data that ships with the package."""
        return cls(InquiryPatterns.load(), calendar)

    def read(self, reading: Reading, known: Sequence[Actor] = (), kind: InquiryKind | None = None) -> Inquiry | None:
        """The question; None where its kind is not understood. Its sides may be missing.

        Args:
            reading: The question, read.
            known: People whom bare family names may mean, where the table knows several or none: those of the record.
            kind: The kind, where it is given by hand.
        """
        text = reading.document.text
        kind = kind or self.patterns.kind_of(text)
        if kind is None:
            return None
        named, unknown = people_named(reading, known, strict=kind != "said")
        sides = _sides(reading, named)
        topic = self.patterns.topic.search(text.rstrip("?!. ")) if kind == "said" else None
        asked = topic[1].strip() if topic is not None else None
        names = [w.casefold() for a in sides if a.name for w in a.name.split()]
        return Inquiry(
            kind=kind,
            sides=sides,
            window=_window(reading, self.calendar),
            channel=self.patterns.channel_of(text) if kind != "said" else None,
            topic=None if asked is None or any(n in asked.casefold().split() for n in names) else asked,
            speaker=_speaker(reading) if kind == "said" else None,
            text=" ".join(text.split()),
            unknown=unknown,
        )


def people_named(
    reading: Reading, known: Sequence[Actor], *, strict: bool
) -> tuple[dict[Span, Actor], tuple[str, ...]]:
    """Whom names mean that the table does not settle, by their place; and those that mean nobody or several.

    ``strict`` takes every other name for somebody's; without it only those of people, as accounts are asked about anything.
    """
    found: dict[Span, Actor] = {}
    unknown: list[str] = []
    for span in _open_names(reading, strict):
        words = [_plain(w) for w in reading.text(span).split()]
        fitting = [a for a in known if a.name and all(w in [_plain(p) for p in a.name.split()] for w in words)]
        if len(fitting) == 1:
            found[span] = fitting[0]
        else:
            unknown.append(reading.text(span))
    return found, tuple(unknown)


def _open_names(reading: Reading, strict: bool) -> Iterator[Span]:
    """Names that no mention settles: those of people of no known state, and proper names in no mention or time."""
    settled = [m.span for m in reading.mentions if any(a.state for a in m.actors)]
    settled += [t.span for t in reading.times]
    for mention in reading.mentions:
        open_name = mention.form == "name" and any(a.kind == "person" and not a.state for a in mention.actors)
        if open_name and not any(s.overlaps(mention.span) for s in settled):
            settled.append(mention.span)
            yield mention.span
    for token in reading.parse.tokens:
        person = token.pos == "PROPN" and (strict or token.entity == "PERSON")
        if person and not any(s.overlaps(token.span) for s in settled):
            yield token.span


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip(".,")


def _sides(reading: Reading, named: Mapping[Span, Actor]) -> tuple[Actor, ...]:
    """Those whom the question names, once each; a state only where none of its people is named."""
    found: dict[str, Actor] = {a.key: a for a in named.values()}
    spans = [t.span for t in reading.times]
    for mention in reading.mentions:
        if mention.form in {"pronoun", "adjective"} or any(s.contains(mention.span) for s in spans):
            continue
        for actor in mention.actors:
            if actor.state and actor.kind in {"person", "office", "state", "organisation"}:
                found.setdefault(actor.key, actor)
    people = {a.state for a in found.values() if a.kind in {"person", "office"}}
    return tuple(a for a in found.values() if a.kind in {"person", "office"} or a.state not in people)


def _window(reading: Reading, calendar: Calendar) -> Interval:
    """The days that the question names; all days where it names none."""
    window = ALWAYS
    for expression in reading.times:
        days = _days(reading, expression)
        if days != ALWAYS and (both := _both(window, days)) is not None:
            window = both
    for anchor in find_anchors(reading.document, reading.parse, calendar):
        if anchor.relation in {"since", "after"} and window.earliest is None and anchor.interval.latest is not None:
            window = Interval(anchor.interval.earliest, window.latest)
        elif anchor.relation in {"before", "until"} and window.latest is None and anchor.interval.earliest is not None:
            window = Interval(window.earliest, anchor.interval.earliest - _DAY)
    return window


def _days(reading: Reading, expression: TimeExpression) -> Interval:
    days = expression.interval
    tokens = reading.parse.tokens_in(expression.span)
    if not tokens or days == ALWAYS or expression.type not in {"DATE", "TIME"}:
        return ALWAYS
    before = reading.parse.tokens[tokens[0].i - 1].lower if tokens[0].i else ""
    words = {before, tokens[0].lower}
    if words & _BEHIND:
        return Interval(days.earliest, None)
    if words & _AHEAD and days.earliest is not None:
        return Interval(None, days.earliest - _DAY)
    return days


def _both(one: Interval, other: Interval) -> Interval | None:
    earliest = max((d for d in (one.earliest, other.earliest) if d), default=None)
    latest = min((d for d in (one.latest, other.latest) if d), default=None)
    return None if earliest and latest and earliest > latest else Interval(earliest, latest)


def _speaker(reading: Reading) -> str | None:
    """The state that is asked after: “what did *Paris* say”; None for “each side”, or where nobody stands there."""
    verb = next((t for t in reading.parse.tokens if t.lemma in _SAYING and t.pos in {"VERB", "AUX", "NOUN"}), None)
    if verb is None:
        return None
    before = [m for m in reading.mentions if m.last <= verb.i and m.form != "pronoun" and m.actors]
    states = {a.state for m in before for a in m.actors if a.state}
    return states.pop() if len(states) == 1 else None
