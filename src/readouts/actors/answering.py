"""Who held an office on a day: known, possible or unknown, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readouts.actors.model import Term
from readouts.actors.table import ActorTable
from readouts.actors.terms import SINGLE, rank_of
from readouts.interval import Interval


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held or may have held the office."""

    term: Term
    known: bool
    because: str
    """Why it is known, or why it is not."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the table says of an office on a day."""

    verdict: Literal["known", "possible", "unknown"]
    holders: tuple[Holder, ...]
    because: str


def who_held(table: ActorTable, state: str, office: str, on: Interval) -> Answer:
    """Who held an office of a state on a day, or in a period as a whole.

    Nobody is named as its holder unless the table vouches for the whole of it and names nobody else for the office.
    """
    terms = table.holders(state, office, on)
    if not terms:
        return Answer("unknown", (), "the table names nobody for that time")
    holders = tuple(_holder(t, on, _rivals(t, terms)) for t in terms)
    if all(h.known for h in holders):
        return Answer("known", holders, "the table vouches for it")
    return Answer("possible", holders, "the table does not settle it")


def _rivals(term: Term, terms: Sequence[Term]) -> list[Term]:
    """Other people's terms in the same post, where one at a time holds it."""
    if term.office not in SINGLE:
        return []
    rank = rank_of(term.office, term.title)
    return [t for t in terms if t.person != term.person and rank_of(t.office, t.title) == rank]


def _holder(term: Term, on: Interval, rivals: list[Term]) -> Holder:
    why = _why_not(term, on)
    if why is None and rivals:
        why = "somebody else is named for the same time"
    return Holder(term, why is None, why or "the whole of that time lies in the term")


def _why_not(term: Term, on: Interval) -> str | None:
    if term.surely_covers(on):
        return None
    if term.known is not None and term.known.contains(on):
        return "its sources give other days for the start or the end, or overlap with another's term"
    if not term.start_known:
        return "the start of the term is not known"
    vouched = term.vouched_until
    if not term.end_known and vouched is not None and (on.latest is None or on.latest > vouched):
        return f"the term is vouched for only until {vouched.isoformat()}"
    return "the day lies in the time in which the change may have happened, or outside the term"
