"""Who held an office on a day: unknown stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from readouts.actors.answering import who_held
from readouts.actors.table import ActorTable
from readouts.interval import Interval


@pytest.fixture(scope="module")
def table() -> ActorTable:
    """The shipped table."""
    return ActorTable.load()


def answer(table: ActorTable, state: str, office: str, day: date) -> tuple[str, set[str]]:
    """The verdict and the names."""
    found = who_held(table, state, office, Interval.day(day))
    people = (table.person(h.term.person) for h in found.holders)
    return found.verdict, {p.name for p in people if p}


def test_a_day_inside_a_term_is_known(table: ActorTable) -> None:
    """Both ends are known and nobody else is named."""
    assert answer(table, "USA", "defence_minister", date(2022, 10, 21)) == ("known", {"Lloyd Austin"})


def test_the_future_is_unknown(table: ActorTable) -> None:
    """Nobody vouches for an open term for ever."""
    assert answer(table, "RUS", "foreign_minister", date(2060, 1, 1)) == ("unknown", set())


def test_before_the_first_known_holder_nothing_is_known(table: ActorTable) -> None:
    """The nearest holder is not the holder."""
    assert answer(table, "USA", "defence_minister", date(1900, 1, 1)) == ("unknown", set())


def test_the_day_of_a_change_names_both(table: ActorTable) -> None:
    """On the day of the handover either may be meant, so neither is known."""
    verdict, names = answer(table, "GBR", "foreign_minister", date(2023, 11, 13))
    assert (verdict, names) == ("possible", {"James Cleverly", "David Cameron"})


def test_a_period_needs_one_holder_for_all_of_it(table: ActorTable) -> None:
    """Of a year with a change nobody is its holder."""
    found = who_held(table, "GBR", "foreign_minister", Interval(date(2023, 1, 1), date(2023, 12, 31)))
    assert found.verdict == "possible"
    assert not any(h.known for h in found.holders)
