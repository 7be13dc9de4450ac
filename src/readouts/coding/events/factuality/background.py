"""Whether an event is only recalled, or lies ahead, by dates and by the clause that tells of it."""

from __future__ import annotations

import re
from datetime import date

from readouts.coding.coding import When
from readouts.coding.events.factuality import Mark
from readouts.interval import Interval
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading

# What was longer before a document appeared than this is recalled by it.
_NEWS_DAYS = 8
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_SPAN_OF_YEARS = re.compile(r"\b(?:years?|decades?|century|centuries|generations?)\b.*\b(?:ago|earlier|before)\b", re.I)
_MARKS = frozenset({"after", "since", "when", "before"})
_UNITS = frozenset({"year", "decade", "century"})


def by_date(reading: Reading, token: Token, when: When, days: Interval, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks of an event as its date leaves them.

    News is not recalled, however its verb looks back on it; what the text dates long before the document is, and what
    it dates after it lies ahead. Where a document tells its day, the tense alone does not say how long ago it was.

    Args:
        reading: Of the document.
        token: The event's trigger.
        when: Which expressions date the event.
        days: The days of the event, as far as known.
        marks: What the words say of it.
    """
    past = _recalled(reading, token, when, days)
    if past is not None:
        return (*marks, past)
    stated = reading.document.stated
    if stated is not None and stated.earliest is not None:
        news = bool(when.expressions) and _age(stated.earliest, days.earliest) <= _NEWS_DAYS
        marks = tuple(m for m in marks if m.auxiliary != "historical" or not (news or m.how == "tense"))
    ahead = _ahead(reading, token, when, days)
    return marks if ahead is None or any(m.auxiliary == "future" for m in marks) else (*marks, ahead)


def _age(published: date, day: date | None) -> int:
    """Days from an event to the document; many where its day is open."""
    return (published - day).days if day is not None else _NEWS_DAYS + 1


def _ahead(reading: Reading, token: Token, when: When, days: Interval) -> Mark | None:
    """The mark of an event dated after its document; a verb of the past is dated by something else then."""
    stated = reading.document.stated
    if stated is None or stated.latest is None or days.earliest is None or not when.expressions:
        return None
    told = token.pos == "VERB" and when.tense == "past"
    if told or when.relation not in {"on", "during"} or days.earliest <= stated.latest:
        return None
    first = _first_token(reading, when)
    return Mark("future", first, f"“{first.text}” lies after the day of the document.")


def _recalled(reading: Reading, token: Token, when: When, days: Interval) -> Mark | None:
    """The mark of an event that a date, or the clause that tells of it, puts long before the document."""
    stated = reading.document.stated
    if when.tense == "future":
        return None
    if stated is not None and stated.earliest is not None and days.latest is not None and when.expressions:
        age = _age(stated.earliest, days.latest)
        why = f"It was {age} days old when the document appeared."
        return Mark("historical", _first_token(reading, when), why) if age > _NEWS_DAYS else None
    spans = tuple(reading.times[i].span for i in when.expressions)
    if any(_SPAN_OF_YEARS.search(reading.text(s)) for s in spans):
        return Mark("historical", _first_token(reading, when), "It was years before.")
    if (counted := _counted_from(reading.parse, token)) is not None:
        return Mark("historical", counted, "The text counts years from it.")
    if _subordinate(reading.parse, token) is not None and any(_YEAR.search(reading.text(s)) for s in spans):
        return Mark("historical", _first_token(reading, when), "A subordinate clause that names the year recalls it.")
    return None


def _first_token(reading: Reading, when: When) -> Token:
    return reading.parse.tokens_in(reading.times[when.expressions[0]].span)[0]


def _counted_from(parse: Parse, token: Token) -> Token | None:
    """The unit of years that the text counts from an event ("thirty years after Iraq invaded", "years after the murders")."""
    clause = _subordinate(parse, token)
    if clause is not None and any(c.lower in _MARKS for c in parse.children(clause.i, "mark", "advmod")):
        return next((c for c in parse.children(clause.i, "npadvmod") if c.lemma in _UNITS), None)
    preposition = parse.head(token.i)
    if preposition is None or token.dep != "pobj" or preposition.lower not in _MARKS:
        return None
    return next((c for c in parse.children(preposition.i, "npadvmod") if c.lemma in _UNITS), None)


def _subordinate(parse: Parse, token: Token) -> Token | None:
    """The relative or adverbial clause or participle that the event stands in; None in a main or reported clause."""
    current = token
    while current.pos not in {"VERB", "AUX"} and (head := parse.head(current.i)) is not None:
        current = head
    if current.dep in {"relcl", "acl"}:
        return current
    marked = any(c.lower in _MARKS for c in parse.children(current.i, "mark", "advmod"))
    return current if current.dep == "advcl" and marked else None
