"""Limits put together: what they leave, and the smallest sets of them that cannot all hold."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from readouts.record.dating.agreement import Limit, Solved, applied, applied_softly, smallest_conflict
from readouts.record.dating.days import Days

FIRST = date(2020, 1, 1)


def limit(name: str, numbers: frozenset[int] | set[int] | range) -> Limit:
    """A limit to some of the first days of a year."""
    return Limit(Days.of(FIRST + timedelta(n) for n in numbers), name)


LIMITS = st.lists(st.frozensets(st.integers(0, 5), min_size=1), min_size=1, max_size=6, unique=True).map(
    lambda sets: [limit(f"limit {n}", s) for n, s in enumerate(sets)]
)


def left(limits: list[Limit] | tuple[Limit, ...]) -> Days:
    """The days that all of them allow."""
    days = Days.everything()
    for one in limits:
        days &= one.days
    return days


@given(LIMITS)
def test_the_smallest_conflict_is_what_trying_all_sets_finds(limits: list[Limit]) -> None:
    """No smaller set leaves no day; and without any one of its members the others leave some."""
    found = smallest_conflict(limits)
    sizes = [k for k in range(1, len(limits) + 1) if any(not left(some) for some in combinations(limits, k))]
    if not sizes:
        assert found == ()
        return
    assert not left(found)
    assert all(left([m for m in found if m is not one]) for one in found)
    if sizes[0] <= 3:
        assert len(found) == sizes[0]


def test_three_that_only_together_clash() -> None:
    """Two of them always leave a day, the three leave none: all three are named."""
    three = [limit("a", {1, 2}), limit("b", {2, 3}), limit("c", {1, 3})]
    assert set(smallest_conflict([*three, limit("wide", range(10))])) == set(three)


@given(LIMITS, st.randoms())
def test_order_does_not_matter(limits: list[Limit], random: object) -> None:
    """Shuffled limits give the same days, the same reasons and the same contradictions."""
    shuffled = list(limits)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    start = Solved(Days.everything())
    assert applied(start, shuffled) == applied(start, limits)
    assert applied_softly(start, shuffled) == applied_softly(start, limits)


@given(LIMITS)
def test_more_limits_never_widen(limits: list[Limit]) -> None:
    """One limit more leaves the same days or fewer, unless a contradiction is named."""
    start = Solved(Days.everything())
    before, after = applied(start, limits[:-1]), applied(start, limits)
    assert after.contradictions or after.days == after.days & before.days


@given(LIMITS)
def test_no_limit_is_lost(limits: list[Limit]) -> None:
    """A limit that the result does not keep stands in a contradiction."""
    solved = applied(Solved(Days.everything()), limits)
    named = {g.because for c in solved.contradictions for g in c.grounds}
    assert all(solved.days & m.days == solved.days or m.because in named for m in limits)
