"""Times of day and the days that stand beside them: "9 p.m. Friday", "on Monday … at noon"."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.documents.document import Document
from readouts.language.parse import Parse
from readouts.language.times.expressions import expression
from readouts.language.times.forms import Nothing
from readouts.language.times.model import TimeExpression
from readouts.language.times.patterns import Match
from readouts.language.times.senses import Sense
from readouts.language.times.story import Plane
from readouts.slots import replace
from readouts.span import Span

# Meanings that give the day of an hour beside them.
_DAYS = frozenset({"date", "weekday", "today", "numeric_date", "unit", "beside"})
# Days that count from another: "left at 12:15 and was due the next day" gives the hour no day.
_RELATIVE = frozenset({"unit", "beside", "distance"})
_PARTS = ("TMO", "TAF", "TEV", "TNI")
_HALF_DAY = 12
# "One o'clock Saturday afternoon" is 13:00, but "one o'clock at night" is 01:00; of nights and evenings hours from five on are late.
_FIRST_OF_EVENING = 5
_POINTS = frozenset({"noon", "midnight"})
# "9 a.m. on Friday": an hour and the day behind it are one expression.
_LONGEST_BETWEEN = 4


@dataclass(slots=True)
class Read:
    """An expression with what later steps need."""

    match: Match
    sense: Sense
    expression: TimeExpression
    plane: Plane


def days_of_clocks(
    found: list[Read], parse: Parse, document: Document, *, narrative: bool
) -> tuple[TimeExpression, ...]:
    """The expressions, times of day given the day that stands nearest in their sentence."""
    days = [
        r
        for r in found
        if r.sense.grain == "day"
        and not r.sense.needs_day
        and not isinstance(r.sense.form, Nothing)
        and r.sense.type in ("DATE", "TIME")
    ]
    by_sentence: dict[int, list[Read]] = {}
    for read in days:
        by_sentence.setdefault(parse.tokens[read.match.tokens[0]].sentence, []).append(read)
    output: list[TimeExpression] = []
    for read in _joined(found, document, parse):
        beside = by_sentence.get(parse.tokens[read.match.tokens[0]].sentence, [])[:50] if read.sense.needs_day else []
        if not narrative:
            beside = [
                r for r in beside if (r.plane == read.plane and r.match.make not in _RELATIVE) or _adjoins(r, read)
            ]
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


def _adjoins(one: Read, other: Read) -> bool:
    """Whether at most one word stands between two matches."""
    first, second = sorted((one, other), key=lambda r: r.match.first)
    return second.match.first - first.match.last <= 1


def _joined(found: list[Read], document: Document, parse: Parse) -> list[Read]:
    """The expressions, a time of day made one with the day that follows or precedes it: "9 p.m. Friday"."""
    output: list[Read] = []
    for read in found:
        last = output[-1] if output else None
        if last is not None and last.match.make != read.match.make and _touch(last, read, document):
            clock, day = (last, read) if _is_clock(last) else (read, last)
            if _is_clock(clock) and _gives_day(day):
                span = Span(last.expression.span.start, read.expression.span.end)
                suffix = _in_part(clock.sense.suffix, day.sense.suffix)
                sense = replace(
                    day.sense,
                    type="TIME",
                    suffix=suffix,
                    unknown=day.sense.unknown.split("T")[0] + suffix,
                )
                made = expression(document, parse, day.match, sense)
                words = span.text_of(document.text)
                made = replace(made, span=span, because=f"“{words}”: {sense.why}")
                output[-1] = Read(day.match, sense, made, day.plane)
                continue
        output.append(read)
    return output


def _gives_day(read: Read) -> bool:
    """Whether it tells the day, or a part of a day, of an hour beside it."""
    if read.sense.grain != "day" or read.sense.suffix not in ("", *_PARTS):
        return False
    return read.match.make in _DAYS or (read.match.make == "that_day" and bool(read.match.has("rel")))


def _in_part(clock: str, part: str) -> str:
    """The hour in the part of the day beside it: "10:15 Saturday night" is a quarter past ten at night."""
    first = 1 if part == "TAF" else _FIRST_OF_EVENING
    if part in _PARTS[1:] and clock[1:3].isdecimal() and first <= int(clock[1:3]) < _HALF_DAY:
        return f"T{int(clock[1:3]) + _HALF_DAY}{clock[3:]}"
    return clock


def _touch(left: Read, right: Read, document: Document) -> bool:
    between = document.text[left.expression.span.end : right.expression.span.start]
    if len(between) > _LONGEST_BETWEEN:
        return False
    return between.strip() in (("", ",", "on") if _is_clock(left) else ("", ","))


def _is_clock(read: Read) -> bool:
    """Whether it is an hour, or noon or midnight."""
    return read.match.make == "clock" or (read.sense.needs_day and read.match.word("tod") in _POINTS)
