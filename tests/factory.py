"""Codings built by hand, without a model: a short way to say what a document reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count as counter
from typing import Any

from readouts.coding.coding import (
    Anchor,
    Claim,
    Clue,
    Coding,
    ContactReport,
    EventMention,
    Order,
    Participant,
    Point,
    Statement,
    Versions,
    When,
    stable_id,
)
from readouts.interval import ALWAYS, Dated, Interval
from readouts.language.reading import Actor
from readouts.language.times.forms import Fixed
from readouts.language.times.model import TimeExpression
from readouts.record.model import DocumentFacts
from readouts.span import Span

VERSIONS = Versions("0", "none", "none")


def day(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)


def days(earliest: str | None, latest: str | None = None) -> Interval:
    """An interval from ISO days; one day alone is that day."""
    if earliest and latest is None:
        return Interval.day(day(earliest))
    return Interval(day(earliest) if earliest else None, day(latest) if latest else None)


def person(name: str, state: str, office: str | None = "head_of_state", **given: Any) -> Actor:
    """A named person with an id made of the name."""
    return Actor("person", given.pop("id", "Q-" + name.replace(" ", "-")), name, given.pop("role", None), office, state,
                 "GOV", **given)  # fmt: skip


def state(code: str) -> Actor:
    """A state as an actor."""
    return Actor("state", f"state-{code}", code, None, None, code, "GOV")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A form for tests: the last such day of the week before or on the publication day (Monday is 0)."""

    weekday: int
    kind: str = "test-weekday"

    def at(self, published: date) -> Interval | None:
        """The nearest such weekday that is not after ``published``."""
        return Interval.day(published - timedelta((published.weekday() - self.weekday) % 7))


@dataclass(frozen=True, slots=True)
class Yearless:
    """A form for tests: the last such day of the year before or on the publication day."""

    month: int
    of_month: int
    kind: str = "test-yearless"

    def at(self, published: date) -> Interval | None:
        """The nearest such day that is not after ``published``."""
        this = date(published.year, self.month, self.of_month)
        return Interval.day(this if this <= published else date(published.year - 1, self.month, self.of_month))


@dataclass(frozen=True, slots=True)
class Ago:
    """A form for tests: between ``low`` and ``high`` days before the publication day."""

    low: int
    high: int
    kind: str = "test-ago"

    def at(self, published: date) -> Interval | None:
        """The days so long ago."""
        return Interval(published - timedelta(self.high), published - timedelta(self.low))


@dataclass
class Paper:
    """A document in the making: add what it says, then take its coding."""

    id: str
    published: str | None = None
    outlet: str | None = None
    country: str | None = None
    kind: str | None = None
    text: str = "x" * 2000
    times: list[TimeExpression] = field(default_factory=list)
    contacts: list[ContactReport] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    clues: list[Clue] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    _next: Any = field(default_factory=counter)

    def span(self, length: int = 8) -> Span:
        """A fresh span of the text."""
        start = 10 * next(self._next)
        return Span(start, start + length)

    def time(self, form: Any = None, interval: Interval = ALWAYS, span: Span | None = None) -> int:
        """Add a time expression; its index. A fixed one when only days are given."""
        form = form or Fixed(interval)
        self.times.append(TimeExpression(span or self.span(), "DATE", "XXXX", interval, "test words", form))
        return len(self.times) - 1

    def contact(
        self,
        sides: Iterable[Actor],
        on: str | tuple[str | None, str | None] | None = None,
        *,
        channel: str = "call",
        status: str = "held",
        standing: str = "main",
        expression: int | None = None,
        **given: Any,
    ) -> ContactReport:
        """Add a contact report, on a day, on days, at an expression, or dated by tense alone."""
        if on is not None:
            expression = self.time(interval=days(on) if isinstance(on, str) else days(*on))
        sides = tuple(sides)
        past = status in ("held", "refused", "denied", "cancelled")
        when = When(() if expression is None else (expression,), "on", "past" if past else "future")
        published = self.stated
        known = self.times[expression].interval if expression is not None else ALWAYS
        if expression is None and published:
            known = Interval(None, published.latest) if past else Interval(published.earliest, None)
        evidence = given.pop("evidence", (self.span(),))
        report = ContactReport(
            id=stable_id(self.id, "contact", len(self.contacts)),
            events=given.pop("events", ()),
            participants=sides,
            channel=channel,  # type: ignore[arg-type]
            status=status,  # type: ignore[arg-type]
            standing=standing,  # type: ignore[arg-type]
            when=given.pop("when", when),
            date=Dated(known),
            evidence=evidence,
            **given,
        )
        self.contacts.append(report)
        return report

    def point(self, side: str | None, text: str, kind: str = "said") -> Point:
        """A point of an account (give it to ``contact(points=…)``)."""
        return Point(stable_id(self.id, side, text), side, None, None, self.span(), text, None, kind)  # type: ignore[arg-type]

    def event(
        self, type: str, actors: Iterable[Actor], recipients: Iterable[Actor] = (), on: str | None = None, **given: Any
    ) -> EventMention:
        """Add an event mention."""
        expression = given.pop("expression", None)
        if on is not None:
            expression = self.time(interval=days(on))
        span = self.span()
        known = self.times[expression].interval if expression is not None else ALWAYS
        event = EventMention(
            id=stable_id(self.id, "event", len(self.events)),
            type=type,
            mode=given.pop("mode", None),
            contexts=(),
            auxiliary=given.pop("auxiliary", ()),
            actors=tuple(Participant(a, span) for a in actors),
            recipients=tuple(Participant(a, span) for a in recipients),
            trigger=span,
            evidence=(span,),
            when=given.pop("when", When(() if expression is None else (expression,))),
            date=Dated(known),
            **given,
        )
        self.events.append(event)
        return event

    def claim(self, kind: str, participants: Iterable[Actor], **given: Any) -> Claim:
        """Add a claim; ``since`` gives its anchor's days, ``since_contact`` its anchor's report."""
        since = given.pop("since", None)
        since_contact = given.pop("since_contact", None)
        anchor = None
        if since or since_contact:
            expression = self.time(interval=days(since)) if since else None
            anchor = Anchor(
                self.span(), "the anchor", expression, since_contact, days(since) if since else None
            )  # fmt: skip
        span = self.span()
        claim = Claim(
            stable_id(self.id, "claim", len(self.claims)), kind, span, "a claim", given.pop("about", None),  # type: ignore[arg-type]
            tuple(participants), anchor, **given,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def clue(self, kind: str, **given: Any) -> Clue:
        """Add a clue."""
        clue = Clue(kind, self.span(), **given)  # type: ignore[arg-type]
        self.clues.append(clue)
        return clue

    def order(self, report: ContactReport, other: ContactReport, low: int | None, high: int | None = None) -> Order:
        """Say that one contact took place ``low`` to ``high`` days after another."""
        order = Order(report.id, other.id, low, high, self.span(), f"{low} to {high} days after")
        self.orders.append(order)
        return order

    @property
    def stated(self) -> Interval | None:
        """The stated publication day."""
        return days(self.published) if self.published else None

    @property
    def digest(self) -> str:
        """A digest of its own."""
        return stable_id("digest", self.id)

    def coding(self) -> Coding:
        """The coding."""
        return Coding(
            document=self.id,
            digest=self.digest,
            published=Dated(self.stated or ALWAYS),
            published_how="stated" if self.published else "unknown",
            times=tuple(self.times),
            statements=tuple(self.statements),
            events=tuple(self.events),
            contacts=tuple(self.contacts),
            claims=tuple(self.claims),
            clues=tuple(self.clues),
            versions=VERSIONS,
            orders=tuple(self.orders),
        )

    def facts(self) -> DocumentFacts:
        """What the record knows of the document."""
        return DocumentFacts(
            self.id, self.digest, None, self.outlet or self.id, self.country, self.kind, self.stated, self.text
        )
