"""From a match and its meaning to a time expression: span, TIMEX3 value, days, reason."""

from __future__ import annotations

import re
from datetime import date, timedelta

from readouts.documents.document import Document
from readouts.interval import ALWAYS, Interval
from readouts.language.parse import Parse
from readouts.language.times.forms import Fixed, Form, over
from readouts.language.times.model import TimeExpression
from readouts.language.times.patterns import Match
from readouts.language.times.senses import Sense
from readouts.language.times.values import UNKNOWN, value_of
from readouts.span import Span

# Meanings that stand before nouns; "the following month" keeps its article whatever the parse says.
_WITH_NOUNS = frozenset({"month", "season", "duration", "date", "holiday", "quarter", "year", "decade", "century"})


def expression(document: Document, parse: Parse, match: Match, sense: Sense) -> TimeExpression:
    """The time expression of a match with its meaning."""
    items = match.atoms.items
    last = max(match.last, sense.last or 0) - 1
    first = match.first + (last > match.first and _article_of_noun(parse, match))
    span = Span(items[first].start, items[last].end)
    interval = ALWAYS
    if isinstance(sense.form, Fixed):
        interval = sense.form.interval
    elif document.stated is not None:
        interval = over(sense.form, document.stated) or ALWAYS
    words = re.sub(r"\s+", " ", span.text_of(document.text))
    return TimeExpression(
        span=span,
        type=sense.type,
        value=value(sense, document.stated),
        interval=interval,
        because=f"“{words}”: {sense.why}",
        form=sense.form,
        mod=sense.mod,
    )


def _article_of_noun(parse: Parse, match: Match) -> bool:
    """Whether the article belongs to a noun that follows: "the [November 1972] election", "a [two-day] visit"."""
    if match.make not in _WITH_NOUNS or match.atoms.items[match.first].text not in ("the", "a", "an"):
        return False
    token = parse.tokens[match.tokens[1]]
    above = parse.tokens[token.head]
    return (
        above.i > token.i
        and above.pos in ("NOUN", "PROPN")
        and token.dep in ("compound", "amod", "nmod", "nummod", "npadvmod")
    )


def value(sense: Sense, published: Interval | None) -> str:
    """The TIMEX3 value; with X for what depends on a publication day that is not known."""
    if sense.value is not None:
        return sense.value
    form = sense.whole or sense.form
    unknown = sense.unknown or UNKNOWN[sense.grain] + sense.suffix
    if isinstance(form, Fixed):
        day = form.interval.earliest
        return value_of(day, sense.grain, sense.season, sense.suffix) if day else unknown
    if published is None or published.days is None or published.days > 31:
        return unknown
    values = {
        _value_at(sense, form, published.earliest + timedelta(n)) for n in range(published.days) if published.earliest
    }
    return values.pop() or unknown if len(values) == 1 else unknown


def _value_at(sense: Sense, form: Form, published: date) -> str | None:
    found = form.at(published)
    if found is None or found.earliest is None:
        return None
    return value_of(found.earliest, sense.grain, sense.season, sense.suffix)
