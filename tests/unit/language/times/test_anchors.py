"""Phrases that place something by a known happening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.interval import Interval
from readouts.language.reading import Reading
from readouts.language.times.anchors import AnchorPhrase, find_anchors
from readouts.language.times.calendar import Calendar

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    """The calendar that ships with the package."""
    return Calendar.load()


def _anchors(read: Read, calendar: Calendar, text: str, published: date | None = None) -> tuple[AnchorPhrase, ...]:
    reading = read(text, published)
    return find_anchors(reading.document, reading.parse, calendar)


@pytest.mark.parametrize(
    ("text", "relation", "happening"),
    [
        ("They have not spoken since the invasion of Kuwait.", "since", "kuwait-invasion-1990"),
        ("They had met twice before Iraq invaded Kuwait.", "before", "kuwait-invasion-1990"),
        ("It is the first visit since the Taliban takeover.", "since", "kabul-2021"),
        ("Relations froze after the killing of Jamal Khashoggi.", "after", "khashoggi-2018"),
        ("Niger has had no ambassador in Paris since the coup. Niger's junta expelled him, France said.", "since", "niger-coup-2023"),
        ("Ties with Britain cooled after Argentina invaded the Falklands before the Falklands War.", "before", "falklands-1982"),
        ("Sudan has had no parliament since the war began. Sudan's army says Khartoum is safe.", "since", "sudan-war-2023"),
        ("He was the first to visit Honduras after the coup. Honduras thanked him.", "after", "honduras-coup-2009"),
        ("They had met before the start of the war in Tigray.", "before", "tigray-2020"),
    ],
)  # fmt: skip
def test_anchors_in_undated_texts(read: Read, calendar: Calendar, text: str, relation: str, happening: str) -> None:
    """The happening is found by its name, or by what it is called with the states that the text names."""
    assert (relation, happening) in [(a.relation, a.happening) for a in _anchors(read, calendar, text)]


@pytest.mark.parametrize(
    "text",
    [
        "They have not spoken since the call.",
        "They have not spoken since the Cold War.",
        "France and Germany were at peace before the war.",
        "They met after China and the United States began the trade talks.",
        "He left after the minister spoke about the coup in Niger.",
        "He has been ill since the attack.",
    ],
)
def test_what_identifies_no_happening(read: Read, calendar: Calendar, text: str) -> None:
    """Where no one happening fits, nothing is said."""
    assert _anchors(read, calendar, text) == ()


def test_a_summit_is_the_latest_before_publication(read: Read, calendar: Calendar) -> None:
    """In a dated report "since the G20 summit" is the last one."""
    (anchor,) = _anchors(read, calendar, "They have not met since the G20 summit.", date(2019, 9, 1))
    assert anchor.interval == Interval(date(2019, 6, 28), date(2019, 6, 29))


def test_a_summit_with_its_city(read: Read, calendar: Calendar) -> None:
    """The city decides among meetings of the states that the text names."""
    text = "Kim Jong Un of North Korea has not met an American since the summit in Hanoi. North Korea and the United States are silent."
    assert [a.happening for a in _anchors(read, calendar, text)] == ["usa-prk-hanoi-2019-02-27"]


def test_distance_from_a_happening(read: Read) -> None:
    """What lies so many days before a known happening has days of its own."""
    text = (
        "They spoke on July 30, three days before Iraq invaded Kuwait, and in the weeks before the invasion of Kuwait."
    )
    times = {t.span.text_of(text): t for t in read(text).times}
    assert times["three days"].interval == Interval.day(date(1990, 7, 30))
    assert times["weeks"].interval.latest == date(1990, 8, 2)
