"""Happenings of the calendar in a text, and what they tell of its day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.coding.coding import Coding
from readouts.interval import ALWAYS

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


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Officials of both sides ruled out talks before the G7 summit in Hiroshima in May.", None, "2023-05-21"),
        ("The next G20 summit in New Delhi worries the ministers.", None, "2023-09-10"),
        ("The two leaders spoke ahead of the G20 summit in Bali.", None, None),
        ("Leaders had planned to meet at the G20 summit in Bali, but the talks fell through.", None, None),
        ("Preparations for the Nato summit in Vilnius have begun, the minister said.", None, None),
        ("The presidents last met at the G20 summit in Bali last November.", "2022-12-01", "2023-11-30"),
        ("The French president attended the Nato summit in Vilnius last month.", "2023-08-01", "2023-08-31"),
    ],
)
def test_a_meeting_bounds_on_its_own_side(code: Coder, text: str, earliest: str | None, latest: str | None) -> None:
    """What was done at a meeting bounds from below, what is planned before it from above, the rest not at all."""
    found = code(text).published.interval
    shown = (found.earliest and str(found.earliest), found.latest and str(found.latest))
    assert shown == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "The minister warned of a Russian invasion of Ukraine.",
        "Washington threatened sanctions if Russia invaded Ukraine.",
        "Diplomats want to prevent a Russian invasion of Ukraine.",
        "Moscow denied that it was planning an invasion of Ukraine.",
    ],
)
def test_what_is_only_feared_dates_nothing(code: Coder, text: str) -> None:
    """A happening that is feared, denied or supposed need not have come about yet."""
    assert code(text).published.interval == ALWAYS


def test_a_meeting_on_the_sidelines_is_of_an_edition(code: Coder) -> None:
    """News of what took place at a recurring meeting is of its days, and the weekday chooses among them."""
    text = "The two leaders met on the sidelines of the G20 summit in Bali on Tuesday, their offices said."
    assert str(code(text).published.interval.earliest) == "2022-11-15"
    undated = code("The two leaders met on the sidelines of the G20 summit in Bali, their offices said.")
    assert str(undated.published.interval.latest) == "2022-11-19"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        (
            "Narendra Modi spoke with Recep Tayyip Erdogan on Sunday on the sidelines of the G20 in Rome.",
            "2021-10-31",
            "2021-11-01",
        ),
        ("The Group of Seven ministers were angry. Their G7 envoys wrote to Rome on Sunday.", None, None),
    ],
)
def test_a_series_stands_for_its_meeting(code: Coder, text: str, earliest: str | None, latest: str | None) -> None:
    """ "At the G20 in Rome" is at its summit there; the group itself dates nothing."""
    coding = code(text)
    published, found = coding.published.interval, [c for c in coding.clues if c.kind == "happening"]
    assert bool(found) == (earliest is not None)
    if earliest:
        assert (str(published.earliest), str(published.latest)) == (earliest, latest)
