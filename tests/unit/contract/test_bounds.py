"""Days as people write them: the first or the last of a period, and a clear refusal of what is no day."""

from __future__ import annotations

from datetime import date

import pytest

from readouts.contract.asking import read_bound
from readouts.errors import UsageError

LAST = [
    ("2022-02", date(2022, 2, 28)),
    ("2024-02", date(2024, 2, 29)),
    ("2022-12", date(2022, 12, 31)),
    ("9999", date(9999, 12, 31)),
    ("0001-1", date(1, 1, 31)),
]


@pytest.mark.parametrize(("written", "day"), LAST)
def test_the_last_of_a_period(written, day):
    """The last day of a month or year, to the end of the calendar."""
    assert read_bound(written, latest=True) == day
    assert read_bound(written, latest=False) == date(day.year, day.month if "-" in written else 1, 1)


@pytest.mark.parametrize(
    "written", ["0001-00", "0000", "2022-13", "2022-02-30", "22", "2022-", "May 2022", "2022-02-03-04"]
)
@pytest.mark.parametrize("latest", [True, False])
def test_what_is_no_day(written, latest):
    """It is refused in words, whatever is wrong with it."""
    with pytest.raises(UsageError, match="not a day"):
        read_bound(written, latest=latest)
