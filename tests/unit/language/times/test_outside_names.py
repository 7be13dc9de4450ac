"""Months that are names are no times."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lloyd Austin telephoned Admiral Dong Jun on Tuesday.", ["Tuesday"]),
        ("Dong Jun met Lloyd Austin in Jun 2024.", ["Jun 2024"]),
        ("Lloyd Austin met Dong Jun in June.", ["June"]),
    ],
)
def test_a_month_inside_a_name_is_none(read, text, wanted):
    """The name of a person holds no date; a month beside it does."""
    reading = read(text)
    assert [reading.text(t.span) for t in reading.times] == wanted
