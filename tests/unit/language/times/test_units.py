"""Units of the calendar and their parts."""

from __future__ import annotations

from datetime import date

import pytest

from readouts.interval import Interval
from readouts.language.times.units import Part, UnitName, month_interval, moved, narrowed, unit_around


@pytest.mark.parametrize(
    ("day", "unit", "offset", "first", "last"),
    [
        ("2022-10-21", "day", -1, "2022-10-20", "2022-10-20"),
        ("2022-10-21", "week", 0, "2022-10-17", "2022-10-23"),
        ("2023-01-01", "week", 0, "2022-12-26", "2023-01-01"),
        ("2022-01-15", "month", -1, "2021-12-01", "2021-12-31"),
        ("2024-01-31", "month", 1, "2024-02-01", "2024-02-29"),
        ("2022-05-03", "quarter", 0, "2022-04-01", "2022-06-30"),
        ("2022-05-03", "quarter", -2, "2021-10-01", "2021-12-31"),
        ("2022-05-03", "half", 0, "2022-01-01", "2022-06-30"),
        ("2022-05-03", "year", 1, "2023-01-01", "2023-12-31"),
        ("2022-05-03", "decade", -1, "2010-01-01", "2019-12-31"),
        ("2022-05-03", "century", -1, "1900-01-01", "1999-12-31"),
    ],
)
def test_unit_around_a_day(day: str, unit: UnitName, offset: int, first: str, last: str) -> None:
    """The unit that holds the day, moved by whole units."""
    expected = Interval(date.fromisoformat(first), date.fromisoformat(last))
    assert unit_around(date.fromisoformat(day), unit, offset) == expected


@pytest.mark.parametrize(
    ("unit", "part", "first", "last"),
    [
        ("month", (1, 10), "2024-02-01", "2024-02-10"),
        ("month", (21, -1), "2024-02-21", "2024-02-29"),
        ("year", (5, 8), "2024-05-01", "2024-08-31"),
        ("year", (9, 12), "2024-09-01", "2024-12-31"),
        ("week", (5, 7), "2024-02-09", "2024-02-11"),
        ("quarter", (3, 3), "2024-03-01", "2024-03-31"),
        ("decade", (1, 4), "2020-01-01", "2023-12-31"),
        ("day", (1, 1), "2024-02-07", "2024-02-07"),
    ],
)
def test_part_of_a_unit(unit: UnitName, part: Part, first: str, last: str) -> None:
    """Sub-units are counted from 1, or from the end with negative numbers."""
    whole = unit_around(date(2024, 2, 7), unit)
    assert whole is not None
    assert narrowed(whole, unit, part) == Interval(date.fromisoformat(first), date.fromisoformat(last))


def test_beyond_the_calendar_is_none() -> None:
    """What lies outside the years 1 to 9999 has no days, and raises nothing."""
    assert month_interval(0, 5) is None
    assert month_interval(9999, 12, 2) is None
    assert moved(date(1, 1, 1), -1) is None
    assert unit_around(date(1, 1, 2), "year", -1) is None
    assert unit_around(date(9999, 12, 30), "week", 1) is None
