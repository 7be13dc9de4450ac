"""Sets of days."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factory import days
from readouts.interval import ALWAYS, Interval
from readouts.record.dating.days import Days, most_agreed

some_days = st.frozensets(st.dates(date(1990, 1, 2), date(2035, 12, 30)), max_size=12)


@given(some_days, some_days)
def test_sets_of_days_are_sets(one: frozenset[date], other: frozenset[date]) -> None:
    """Days intersect, unite, count and iterate as sets do."""
    assert set(Days.of(one) & Days.of(other)) == one & other
    assert set(Days.of(one) | Days.of(other)) == one | other
    assert list(Days.of(one)) == sorted(one)
    assert len(Days.of(one)) == len(one)


def test_hull_is_open_at_the_end_of_the_world() -> None:
    """What nothing bounds stays open."""
    assert Days.everything().hull == ALWAYS
    assert Days.within(days(None, "2022-05-05")).hull == days(None, "2022-05-05")
    assert Days.of([date(2022, 5, 6), date(2035, 12, 28)]).hull == Interval(date(2022, 5, 6), None)


def test_ends_of_a_large_set() -> None:
    """The first and the last days stand for all."""
    found = Days.within(days("2022-01-01", "2022-12-31")).ends(2)
    assert [str(d) for d in found] == ["2022-01-01", "2022-01-02", "2022-12-30", "2022-12-31"]


@given(st.lists(some_days, max_size=6))
def test_most_agreed_is_what_counting_gives(sets: list[frozenset[date]]) -> None:
    """The days in the largest number of sets, found by counting every day."""
    found, number = most_agreed([Days.of(s) for s in sets])
    counts = {d: sum(d in s for s in sets) for s in sets for d in s}
    assert number == max(counts.values(), default=0)
    if number:
        assert set(found) == {d for d, n in counts.items() if n == number}
