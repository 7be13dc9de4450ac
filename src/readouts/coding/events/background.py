"""Whether an event is only recalled: PLOVER's auxiliary mode ``historical``, by dates and by the clause that tells of it."""

from __future__ import annotations

import re

from readouts.coding.coding import When
from readouts.interval import Interval
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.trace import Step

# What was longer before a document appeared than this is recalled by it.
_NEWS_DAYS = 8
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_SPAN_OF_YEARS = re.compile(r"\b(?:years?|decades?|century|centuries|generations?)\b.*\b(?:ago|earlier|before)\b", re.I)
_MARKS = frozenset({"after", "since", "when", "before"})
_UNITS = frozenset({"year", "decade", "century"})


def recalled(reading: Reading, token: Token, when: When, days: Interval) -> Step | None:
    """The step that makes the event historical; None where it is news.

    Args:
        reading: Of the document.
        token: The event's trigger.
        when: Which expressions date the event.
        days: The days of the event, as far as known.
    """
    stated = reading.document.stated
    spans = tuple(reading.times[i].span for i in when.expressions)
    if when.tense == "future":
        return None
    if stated is not None and stated.earliest is not None and days.latest is not None and spans:
        age = (stated.earliest - days.latest).days
        return (
            Step(_RULE, f"It was {age} days old when the document appeared.", evidence=spans)
            if age > _NEWS_DAYS
            else None
        )
    if any(_SPAN_OF_YEARS.search(reading.text(s)) for s in spans):
        return Step(_RULE, "It was years before.", evidence=spans)
    clause = _subordinate(reading.parse, token)
    if clause is None:
        return None
    years = [c for c in reading.parse.children(clause.i, "npadvmod") if c.lemma in _UNITS]
    if years and any(c.lower in _MARKS for c in reading.parse.children(clause.i, "mark", "advmod")):
        return Step(_RULE, "The clause counts years from it.", evidence=(years[0].span,))
    if any(_YEAR.search(reading.text(s)) for s in spans):
        return Step(_RULE, "A subordinate clause that names the year recalls it.", evidence=spans)
    return None


_RULE = "factuality.historical"


def is_news(reading: Reading, when: When, days: Interval) -> bool:
    """Whether the document's own date tells that the event is recent, however the verb looks back on it."""
    stated = reading.document.stated
    if stated is None or stated.earliest is None or days.earliest is None or not when.expressions:
        return False
    return (stated.earliest - days.earliest).days <= _NEWS_DAYS


def _subordinate(parse: Parse, token: Token) -> Token | None:
    """The relative or adverbial clause or participle that the event stands in; None in a main or reported clause."""
    current = token
    while current.pos not in {"VERB", "AUX"} and (head := parse.head(current.i)) is not None:
        current = head
    if current.dep in {"relcl", "acl"}:
        return current
    marked = any(c.lower in _MARKS for c in parse.children(current.i, "mark", "advmod"))
    return current if current.dep == "advcl" and marked else None
