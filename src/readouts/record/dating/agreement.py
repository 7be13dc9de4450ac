"""Limits on a day, put together: the days that all of them leave, which of them narrowed, and which cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import and_

from readouts.ground import Contradiction, Ground
from readouts.record.dating.days import Days, most_agreed

# Sets of so many limits are looked through for the smallest contradiction; days seldom need three, and hardly ever more.
_MOST_TRIED = 3
# With more limits than this only pairs are looked through before limits are left out one by one.
_MOST_LIMITS = 24


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence that narrowed the days, with the words or the rows that it rests on."""

    because: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """Days that one reason allows, with the words or the rows that it rests on."""

    days: Days
    because: str
    grounds: tuple[Ground, ...] = ()

    @property
    def reason(self) -> Reason:
        """What a reader is shown; at least the sentence is a ground."""
        return Reason(self.because, self.grounds or (Ground(self.because, days=self.days.hull),))

    @property
    def order(self) -> tuple[int, str]:
        """The widest first, so that a reader follows the narrowing."""
        return (-len(self.days), self.because)


@dataclass(frozen=True, slots=True)
class Solved:
    """The days that are left, with the reasons that narrowed them, and those that contradict each other."""

    days: Days
    reasons: tuple[Reason, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons in the order in which they narrowed the days, then what cannot all be true."""
        sentences = (*(r.because for r in self.reasons), *(c.sentence for c in self.contradictions))
        return tuple(dict.fromkeys(sentences))

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What the reasons rest on, each once."""
        return tuple(dict.fromkeys(g for reason in self.reasons for g in reason.grounds))


def applied(solved: Solved, limits: Iterable[Limit], before: Sequence[Limit] = ()) -> Solved:
    """All limits at once; where they contradict each other, the days that most of them allow, and the smallest sets that clash.

    Nothing is lost: a limit that is not used stands in a contradiction, beside those that it cannot be true with, which may
    be ``before`` it: the limits that led to ``solved``.
    """
    useful = {limit.days: limit for limit in sorted(limits, key=lambda m: m.order, reverse=True) if limit.days}
    chosen = sorted(useful.values(), key=lambda m: m.order)
    days, agreed = most_agreed([limit.days & solved.days for limit in chosen])
    days = days & solved.days if agreed else solved.days
    # Where two halves are equally strong the days are those of either, and the limits of both are named.
    kept = [limit for limit in chosen if agreed and days & limit.days == days]
    dropped = [limit for limit in chosen if limit not in kept]
    reasons = (*solved.reasons, *(m.reason for m in narrowing(solved.days, kept)))
    clashes = [_clash(limit, (*before, *(m for m in chosen if m is not limit))) for limit in dropped]
    contradictions = dict.fromkeys((*solved.contradictions, *(c for c in clashes if c)))
    return Solved(days, tuple(dict.fromkeys(reasons)), tuple(contradictions))


def applied_softly(solved: Solved, limits: Iterable[Limit]) -> Solved:
    """Limits one after the other, narrowest last; one that would leave no day is dropped: conventions contradict nothing."""
    for limit in sorted(limits, key=lambda m: m.order):
        left = solved.days & limit.days
        if left and left != solved.days:
            solved = Solved(left, tuple(dict.fromkeys((*solved.reasons, limit.reason))), solved.contradictions)
    return solved


def narrowing(days: Days, limits: Iterable[Limit]) -> Iterator[Limit]:
    """The limits that take days away, the widest first: what a reader needs to follow the dating."""
    for limit in sorted(limits, key=lambda m: m.order):
        left = days & limit.days
        if left != days:
            yield limit
        days = left


def smallest_conflict(limits: Sequence[Limit], fixed: Sequence[Limit] = ()) -> tuple[Limit, ...]:
    """A smallest set of limits that leave no day, ``fixed`` among them; empty where all of them can hold.

    Of several equally small ones the first in the order of the limits. Where the smallest has more than three members, or the
    limits are very many, one of which no member can be left out.
    """
    base = _common(fixed)
    ordered = sorted(dict.fromkeys(limits), key=lambda m: m.order)
    if _common(ordered).bits & base.bits:
        return ()
    most = _MOST_TRIED if len(ordered) <= _MOST_LIMITS else 2
    for size in range(1, most + 1):
        for some in combinations(ordered, size):
            if not _common(some) & base:
                return (*some, *fixed)
    kept = list(ordered)
    for limit in ordered:
        rest = [m for m in kept if m is not limit]
        if not _common(rest) & base:
            kept = rest
    return (*kept, *fixed)


def _clash(limit: Limit, others: Sequence[Limit]) -> Contradiction | None:
    found = smallest_conflict(others, (limit,))
    grounds = dict.fromkeys(g for m in sorted(found, key=lambda m: m.order) for g in m.reason.grounds)
    return Contradiction(tuple(grounds)) if grounds else None


def _common(limits: Sequence[Limit]) -> Days:
    return reduce(and_, (m.days for m in limits), Days.everything())
