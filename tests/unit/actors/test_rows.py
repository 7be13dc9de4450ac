"""Partial dates of the data files."""

from __future__ import annotations

from datetime import date

import pytest

from readouts.actors.rows import first_day, last_day


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-04", date(2023, 4, 1), date(2023, 4, 30)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-04-05", date(2023, 4, 5), date(2023, 4, 5)),
    ],
)
def test_bounds_of_partial_dates(partial: str, first: date, last: date) -> None:
    """A year or a month is all of its days, and nothing more is guessed."""
    assert (first_day(partial), last_day(partial)) == (first, last)
