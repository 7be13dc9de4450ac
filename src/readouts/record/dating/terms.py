"""Terms of office as bounds of days: when somebody could be called by an office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Protocol

from pydantic import BaseModel, ConfigDict, TypeAdapter

from readouts.actors.model import Term
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.dating.days import Days
from readouts.resources.files import read_yaml

# A report may call somebody by the office for some days after it ended, but seldom before it began.
BEFORE_DAYS = 2
AFTER_DAYS = 14
DOUBTFUL_DAYS = 120
# Newsrooms call somebody new in an office in the first year of it.
NEW_DAYS = 366


class TermEnd(BaseModel):
    """A row of ``record/terms.yaml``: the last day that the constitution leaves to a term."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    state: str
    office: str
    began: int
    latest: date
    note: str


@cache
def term_ends() -> Mapping[tuple[str, str, int], date]:
    """The last day of open terms by state, office and the year in which they began, as the package ships them.

    Raises:
        ResourceFileError: The file has faults.
    """
    rows = read_yaml("record/terms.yaml", TypeAdapter(tuple[TermEnd, ...]))
    return {(r.state, r.office, r.began): r.latest for r in rows}


class TermBook(Protocol):
    """Who held which office when; the table of actors is one."""

    def terms(self, person_id: str) -> tuple[Term, ...]:
        """A person's terms."""
        ...


def terms_of(book: TermBook, actor: Actor) -> tuple[Term, ...]:
    """The terms of an actor in the office and for the state by which it is named; all terms where no office is."""
    if actor.id is None:
        return ()
    return tuple(
        _ended(t)
        for t in book.terms(actor.id)
        if (actor.office is None or t.office == actor.office) and (actor.state is None or t.state == actor.state)
    )


def _ended(term: Term) -> Term:
    """The term; where it is open and the constitution sets an end to it, until then at the latest."""
    first = term.interval.earliest
    if term.interval.latest is not None or first is None:
        return term
    end = term_ends().get((term.state, term.office, first.year))
    return replace(term, interval=Interval(first, end)) if end else term


def term_days(book: TermBook, actor: Actor) -> Days | None:
    """The days around an actor's terms; None where the book knows none."""
    found = Days(0)
    for term in terms_of(book, actor):
        before = timedelta(DOUBTFUL_DAYS if term.doubtful else BEFORE_DAYS)
        after = timedelta(DOUBTFUL_DAYS if term.doubtful else AFTER_DAYS)
        early, late = term.interval.earliest, term.interval.latest
        found |= Days.within(Interval(early and early - before, late and late + after))
    return found or None


def first_year(book: TermBook, actor: Actor) -> Days | None:
    """The days on which somebody may be called new in an office; None where the book does not know when the terms began."""
    found = Days(0)
    terms = terms_of(book, actor)
    for term in terms:
        first = term.interval.earliest
        follows = any(t.interval.latest and first and 0 <= (first - t.interval.latest).days <= 1 for t in terms)
        if first is not None and term.start_known and not follows:
            slack = timedelta(DOUBTFUL_DAYS if term.doubtful else BEFORE_DAYS)
            found |= Days.within(Interval(first - slack, first + timedelta(NEW_DAYS)))
    return found or None


def term_start(book: TermBook, actor: Actor, latest: date) -> date | None:
    """The first day of the last unbroken time in the office that began by ``latest``; None where the book does not know it."""
    start: date | None = None
    for term in sorted(terms_of(book, actor), key=lambda t: t.interval.earliest or date.min, reverse=True):
        early, late = term.interval.earliest, term.interval.latest
        if early is None or early > latest:
            continue
        if start is None or late is None or late >= start - timedelta(1):
            start = early
    return start


def term_end(book: TermBook, actor: Actor, earliest: date) -> date | None:
    """The last day of the unbroken time in the office that begins at ``earliest`` or before; None where it is not known."""
    end: date | None = None
    for term in sorted(terms_of(book, actor), key=lambda t: t.interval.earliest or date.min):
        early, late = term.interval.earliest, term.interval.latest
        if late is None:
            return None if early is None or early <= (end or earliest) + timedelta(1) else end
        if late < earliest:
            continue
        if early is None or early <= (end or earliest) + timedelta(1):
            end = late
    return end
