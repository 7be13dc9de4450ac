"""The calendar: its data, and the questions that it answers."""

from __future__ import annotations

from datetime import date

import pytest

from readouts.actors.table import ActorTable
from readouts.interval import Interval
from readouts.language.times.calendar import Calendar, words_of
from readouts.ontology.plover import Ontology


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    """The calendar that ships with the package."""
    return Calendar.load()


def test_it_is_broad(calendar: Calendar) -> None:
    """Hundreds of happenings and meetings, of states all over the world."""
    assert len(calendar.happenings) >= 250
    assert len(calendar.summits) >= 250
    assert len({s for h in calendar.happenings for s in h.states}) >= 100


def test_every_state_is_known(calendar: Calendar) -> None:
    """Codes of three letters are states of the table of actors; others are organisations of it."""
    table = ActorTable.load()
    codes = {s for h in calendar.happenings for s in h.states} | {s.state for s in calendar.summits}
    codes |= {p for s in calendar.summits for p in s.participants}
    assert sorted(c for c in codes if not table.state(c) and not table.organisation(c) and c != "COK") == []


def test_types_and_modes_are_plovers(calendar: Calendar) -> None:
    """Every mode is one that the ontology gives its type."""
    ontology = Ontology.load()
    faults = [f for h in calendar.happenings if h.type for f in ontology.faults_of(h.id, h.type, h.mode, ())]
    assert faults == []


@pytest.mark.parametrize(
    ("text", "states", "wanted"),
    [
        ("the invasion of Kuwait", [], "kuwait-invasion-1990"),
        ("the Falklands War", [], "falklands-1982"),
        ("the coup", ["THA"], "thailand-coup-2014"),
        ("Myanmar's coup", [], "myanmar-coup-2021"),
        ("the war in Tigray", [], "tigray-2020"),
        ("the fall of Kabul", [], "kabul-2021"),
        ("the Good Friday Agreement", [], "good-friday-1998"),
        ("the earthquake", ["HTI"], "haiti-earthquake-2010"),
        ("the nuclear test", ["PRK"], "korea-nuclear-2017"),
    ],
)
def test_words_with_states(calendar: Calendar, text: str, states: list[str], wanted: str) -> None:
    """Names identify alone; what a happening is called identifies with its states."""
    assert [h.id for h in calendar.named(text, states)] == [wanted]


def test_only_what_had_begun_by_publication(calendar: Calendar) -> None:
    """A report of 2007 cannot mean a coup of 2014."""
    found = calendar.named("the coup", ["THA"], Interval.day(date(2007, 3, 1)))
    assert {h.id for h in found} <= {"thailand-coup-2006", "thailand-coup-1991"}


@pytest.mark.parametrize("text", ["the war", "the meeting", "a coup de théâtre", ""])
def test_bare_words_identify_nothing(calendar: Calendar, text: str) -> None:
    """Without states and without a name there is no answer."""
    assert calendar.named(text) == ()


@pytest.mark.parametrize(
    ("words", "state", "year", "city", "days"),
    [
        ("the G20 summit", "IDN", None, None, "2022-11-15/2022-11-16"),
        ("the Group of 20 meeting", None, 2018, None, "2018-11-30/2018-12-01"),
        ("the NATO summit", "LTU", None, None, "2023-07-11/2023-07-12"),
        ("the BRICS summit", None, None, "Kazan", "2024-10-22/2024-10-24"),
        ("summit", None, None, "Helsinki", "2018-07-16/2018-07-16"),
        ("the APEC summit", "PNG", None, None, "2018-11-17/2018-11-18"),
    ],
)
def test_summits(
    calendar: Calendar, words: str, state: str | None, year: int | None, city: str | None, days: str
) -> None:
    """Series with a place or a year, or a city alone."""
    found = calendar.summit(words, state, year, city)
    assert [f"{s.interval.earliest}/{s.interval.latest}" for s in found] == [days]


def test_words_without_a_series_find_no_summit(calendar: Calendar) -> None:
    """A summit of nobody in particular is none of the calendar."""
    assert calendar.summit("the summit") == ()


def test_words_are_plain() -> None:
    """Accents, capitals and possessive endings do not matter."""
    assert words_of("Morsi’s ouster in São Tomé") == ("morsi", "ouster", "in", "sao", "tome")
