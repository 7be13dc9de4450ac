"""What belongs to the state of a domestic story, and who sends whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.language.reading import Actor

pytestmark = pytest.mark.model

Actors = Callable[..., tuple[Actor, ...] | None]
LIMA = "LIMA - Peru declared an emergency on Monday. The unions called a strike. "


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (LIMA + "Police fired tear gas at protesters.", "Police", "PER"),
        (LIMA + "Police fired tear gas at protesters.", "protesters", "PER"),
        (LIMA + "The interior minister resigned.", "The interior minister", "PER"),
        (LIMA + "The health minister, Rosa Quispe, resigned.", "Rosa Quispe", "PER"),
        (LIMA + "The army sent soldiers to the south.", "The army", "PER"),
        (LIMA + "Foreign police officers arrived.", "police officers", None),
        (LIMA + "In Chile, police arrested a smuggler.", "police", "CHL"),
        (LIMA + "Ecuador praised the police.", "the police", "PER"),
        ("Peru and Chile agreed on a border on Monday. Talks were held. The police arrested a smuggler.", "The police", None),
        ("Peru beat Chile. Chile protested. The police arrested a fan.", "The police", None),
        ("The police arrested a fan in Peru.", "The police", None),
        ("Police in Lahore arrested a fan.", "Police in Lahore", "PAK"),
        ("Residents of Kidal fled.", "Residents of Kidal", "MLI"),
        ("The governor of Batken asked for help.", "The governor of Batken", "KGZ"),
    ],
)  # fmt: skip
def test_what_goes_without_saying(actors_of: Actors, text: str, words: str, expected: str | None) -> None:
    """A bare institution is of the story's state where that is plain, else of none."""
    found = actors_of(text, words)
    assert (found[0].state if found else None) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ghana is to send 200 soldiers to the border.", "200 soldiers", "GHA"),
        ("France agreed to withdraw troops from the base.", "troops", "FRA"),
        ("France attacked soldiers at the base.", "soldiers", None),
        ("Donald Trump notified Congress on Monday.", "Congress", "USA"),
        ("Portugal urged the government to talk.", "the government", None),
    ],
)  # fmt: skip
def test_whose_the_object_is(actors_of: Actors, text: str, words: str, expected: str | None) -> None:
    """Troops that are sent are the sender's; a parliament that is told is the speaker's; one that another state urges is not."""
    found = actors_of(text, words)
    assert (found[0].state if found else None) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("India and Pakistan quarrelled. The two armies exchanged fire.", "The two armies", ["IND", "PAK"]),
        ("India and Pakistan quarrelled. Both governments were warned.", "Both governments", ["IND", "PAK"]),
        ("India and Pakistan were invited, but neither accepted.", "neither", ["IND", "PAK"]),
    ],
)  # fmt: skip
def test_two_of_a_kind_are_two_states(actors_of: Actors, text: str, words: str, expected: list[str]) -> None:
    """Institutions that are counted stand for the states spoken of together."""
    assert sorted(a.state or "" for a in actors_of(text, words) or ()) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Bank of Ghana raised its rate.", "The Bank of Ghana", ("GHA", "Bank of Ghana")),
        ("The Zambian Congress of Nurses called a strike.", "The Zambian Congress of Nurses", ("ZMB", "Zambian Congress of Nurses")),
        ("He joined the Lord's Resistance Army.", "the Lord's Resistance Army", ("UGA", "Lord's Resistance Army")),
    ],
)  # fmt: skip
def test_names_that_hold_a_state_or_a_genitive(
    actors_of: Actors, text: str, words: str, expected: tuple[str, str]
) -> None:
    """A body's name tells its state, and a genitive inside a name does not hide it."""
    found = actors_of(text, words)
    assert found is not None
    assert (found[0].state, found[0].name) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Iran-backed militias in Iraq fired rockets.", "Iran-backed militias in Iraq", "IRQ"),
        ("Spanish-owned firms were seized.", "Spanish-owned firms", "ESP"),
        ("Saudi-led forces took the port.", "Saudi-led forces", "SAU"),
        ("Ankara-backed fighters took the village.", "fighters", None),
    ],
)
def test_backers_are_not_owners(actors_of: Actors, text: str, words: str, expected: str | None) -> None:
    """Who helps somebody is not whose they are; who owns or leads is."""
    found = actors_of(text, words)
    assert (found[0].state if found else None) == expected


def test_a_groups_leader_is_not_its_states(actors_of: Actors) -> None:
    """The leader of Hamas is no Palestinian president."""
    found = actors_of("The Hamas leader asked for a truce.", "The Hamas leader")
    assert found is not None
    assert (found[0].office, found[0].state, found[0].sector) == ("rebel_leader", "PSE", "REB")


def test_police_are_they(actors_of: Actors) -> None:
    """A body spoken of in the plural is meant by "they", and somebody who is only described by "her"."""
    text = "Police in Nairobi arrested a Ugandan trader. They held her for two days."
    assert [a.state for a in actors_of(text, "They") or ()] == ["KEN"]
    assert [a.state for a in actors_of(text, "her") or ()] == ["UGA"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (LIMA + "Soldiers patrolled the streets.", "Soldiers", ["PER"]),
        (LIMA + "A former police chief was arrested.", "A former police chief", ["PER"]),
        (LIMA + "Ecuador closed its office in the country.", "the country", ["PER"]),
        ("Hezbollah and its deputy leader denied it. Lebanon's prime minister did not.", "its deputy leader", ["LBN"]),
        ("Kenya's foreign minister met the Tanzanian envoy. The envoy thanked the ministry.", "the ministry", ["KEN"]),
        ("The French and German ministers met. The fishermen said they had been chased.", "they", []),
    ],
)
def test_who_else_is_meant(actors_of: Actors, text: str, words: str, expected: list[str]) -> None:
    """Soldiers at home, the country that another acts in, a group's leader, a minister's ministry; nobody for unlinked speakers."""
    assert [a.state for a in actors_of(text, words) or ()] == expected


def test_a_full_name_is_nobody_else(actors_of: Actors) -> None:
    """A surname after a full name is of that person, though the table knows a namesake in office."""
    text = "President Samia Suluhu Hassan spoke. Hassan said that she had ordered it."
    assert [a.state for a in actors_of(text, ["Hassan", "said"][0], published=date(2025, 5, 20)) or ()] == ["TZA"]
