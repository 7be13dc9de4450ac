"""Happenings of the calendar in a text, and what they tell of its day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.coding.coding import Coding

Coder = Callable[..., Coding]

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("The two prime ministers will attend the G7 summit in Hiroshima next month.", "2023-04-01", "2023-04-30"),
        ("Grain prices have doubled since the Russian invasion of Ukraine.", "2022-02-24", None),
        ("Iraq invaded Kuwait two weeks ago, and the Security Council met again.", "1990-08-12", "1990-08-20"),
        ("The envoys discussed the Russian war against Ukraine on Tuesday.", "2022-03-01", None),
        ("The ministers spoke about fish on Tuesday.", None, None),
    ],
)
def test_a_known_happening_dates_a_text(code: Coder, text: str, earliest: str | None, latest: str | None) -> None:
    """A meeting ahead, an invasion behind, and one told with its distance; what is only discussed on a day is not of it."""
    found = code(text).published.interval
    shown = (found.earliest and str(found.earliest), found.latest and str(found.latest))
    assert shown == (earliest, latest)


def test_the_reason_names_the_happening(code: Coder) -> None:
    """A reader sees which happening of the calendar dates a document, and by which words."""
    found = code("Grain prices have doubled since the Russian invasion of Ukraine.").published
    assert "2022-02-24" in found.because[0]
    assert "invasion" in found.because[0]
