"""Contacts that a sentence puts in order: "spoke two days after their meeting", "held a call before she met the king".

The day of one then bounds the day of the other, wherever in the record it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from readouts.coding.coding import ContactReport, EventMention, Order, Status
from readouts.coding.timing.when import relation_of
from readouts.coding.timing.words import timing_words
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.span import Span

# What did not come about, or is only hoped for, stands at no place in time.
_TAKING_PLACE: frozenset[Status] = frozenset({"held", "planned"})
_AFTER = frozenset({"after", "since"})
_VERBAL = frozenset({"VERB", "AUX"})
_FARTHEST = 4
_COUNTED = re.compile(r"P(\d+)([DWM])")
_HOURS = re.compile(r"PT(\d+|X)[HM]")
# "Three weeks after" may be some days more or less: days that a count of a unit leaves open on each side.
_UNITS = {"D": (1, 0), "W": (7, 3), "M": (30, 15)}

_Days = tuple[int | None, int | None]


def find_orders(
    reading: Reading, contacts: Sequence[ContactReport], events: Sequence[EventMention]
) -> tuple[Order, ...]:
    """The orders of a document's contacts, in text order, each pair once."""
    home = _homes(reading, contacts, events)
    reports = {r.id: r for r in contacts}
    found: dict[tuple[str, str], Order] = {}
    for i in sorted(home):
        for order in _orders_of(reading, reading.parse.tokens[i], home):
            pair = (order.report, order.other)
            if order.report != order.other and all(_takes_place(reports[r]) for r in pair):
                found.setdefault(pair, order)
    return tuple(found.values())


def _takes_place(report: ContactReport) -> bool:
    return report.status in _TAKING_PLACE and report.count == 1


def _homes(reading: Reading, contacts: Sequence[ContactReport], events: Sequence[EventMention]) -> dict[int, str]:
    """The tokens that tell of contacts, with the ids of these; a token of two contacts tells of neither."""
    triggers = {e.id: e.trigger for e in events}
    found: dict[int, set[str]] = {}
    for report in contacts:
        for event in report.events:
            if event in triggers:
                for token in reading.parse.tokens_in(triggers[event]):
                    found.setdefault(token.i, set()).add(report.id)
    return {i: next(iter(ids)) for i, ids in found.items() if len(ids) == 1}


def _orders_of(reading: Reading, token: Token, home: Mapping[int, str]) -> Iterator[Order]:
    """The order of which a contact is the fixed point: it stands below "after" or "before"."""
    parse = reading.parse
    relation = _relation_above(parse, token)
    if relation is None:
        return
    words, name, above = relation
    report = _contact_at(parse, above, home, token)
    if report is None:
        return
    low, high = _measure(reading, words)
    if name == "before":
        low, high = (None if high is None else -high), (None if low is None else -low)
    places = (words.span, above.span, token.span)
    span = Span(min(p.start for p in places), max(p.end for p in places))
    yield Order(report, home[token.i], low, high, span, f"“{reading.text(span)}” puts one contact {name} the other")


def _relation_above(parse: Parse, token: Token) -> tuple[Token, str, Token] | None:
    """The word of order above a contact, the order, and the verb or noun that is put in order."""
    head = parse.head(token.i)
    if token.pos in _VERBAL and token.dep == "advcl" and head is not None:
        mark = parse.child(token.i, "mark")
        told = _name(parse, mark) if mark is not None else None
        return (mark, told, head) if mark is not None and told else None
    word: Token | None = None
    name: str | None = None
    for _ in range(_FARTHEST):
        if head is None:
            return None
        if head.pos not in {"ADP", "ADV", "SCONJ"}:
            break
        if name is None and (name := _name(parse, head)) is not None:
            word = head
        head = parse.head(head.i)
    if head is None or word is None or name is None or token.dep not in {"pobj", "pcomp"}:
        return None
    return word, name, head


def _name(parse: Parse, word: Token) -> str | None:
    relation = relation_of(parse, word, timing_words().relations)
    if relation in _AFTER:
        return "after"
    return "before" if relation == "before" else None


def _contact_at(parse: Parse, place: Token, home: Mapping[int, str], below: Token) -> str | None:
    """The contact that a verb or noun tells of: its own, else that of its subject or object where it only says that it was."""
    if place.i in home:
        return home[place.i]
    if place.pos not in _VERBAL:
        return None
    near = [home[c.i] for c in parse.children(place.i, "nsubj", "nsubjpass", "dobj", "attr") if c.i in home]
    near = [r for r in dict.fromkeys(near) if r != home[below.i]]
    return near[0] if len(near) == 1 else None


def _measure(reading: Reading, word: Token) -> _Days:
    """How many days lie between: as many as stand before "after" or "before"; else any number."""
    for expression in reading.times:
        if expression.span.start > word.span.start:
            break
        if expression.span.contains(word.span) or 0 <= word.span.start - expression.span.end <= 1:
            if counted := _COUNTED.fullmatch(expression.value):
                days, slack = _UNITS[counted[2]]
                return max(0, int(counted[1]) * days - slack), int(counted[1]) * days + slack
            if _HOURS.fullmatch(expression.value):
                return 0, 1
    return 0, None
