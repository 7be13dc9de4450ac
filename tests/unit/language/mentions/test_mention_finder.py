"""Mentions of single sentences: one phenomenon a case. The sentences are about events that did not happen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.language.reading import Actor, Mention, Reading

pytestmark = pytest.mark.model
Reader = Callable[..., Reading]
DAY = date(2022, 9, 1)


def meant(reading: Reading, words: str, nth: int = 0) -> tuple[Actor, ...] | None:
    """Whom the n-th mention of just these words means; None where there is no such mention."""
    found = [m for m in reading.mentions if reading.text(m.span) == words]
    return found[nth].actors if len(found) > nth else None


def brief(actors: tuple[Actor, ...] | None) -> list[tuple[str | None, str | None]] | None:
    """Name, else role, and state of each actor."""
    return None if actors is None else [(a.name or a.role, a.state) for a in actors]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Turkish jets bombed a hill.", "Turkish jets", [("Turkish jets", "TUR")]),
        ("Turkish jets bombed a hill.", "Turkish", [("Turkey", "TUR")]),
        ("Norway's defence ministry denied it.", "Norway's defence ministry", [("Norwegian Defence Ministry", "NOR")]),
        ("A senior Polish diplomat left.", "A senior Polish diplomat", [("senior Polish diplomat", "POL")]),
        ("Officials in both Peru and Chile agreed.", "Officials in both Peru and Chile", [("Officials", "PER"), ("Officials", "CHL")]),
        ("The Kremlin said nothing.", "The Kremlin", [("Kremlin", "RUS")]),
        ("The Peruvian side protested.", "The Peruvian side", [("Peru", "PER")]),
    ],
)  # fmt: skip
def test_descriptions_carry_their_state(
    read: Reader, text: str, words: str, expected: list[tuple[str | None, str | None]]
) -> None:
    """A noun with a demonym, a possessor or "in X" is an actor of that state."""
    found = meant(read(text, published=DAY), words)
    assert found is not None
    assert [a.state for a in found] == [s for _, s in expected]
    assert [(a.name or a.role or "").casefold() for a in found] == [(n or "").casefold() for n, _ in expected]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Talks were held in Madrid.", False),
        ("She flew to Madrid on Friday.", False),
        ("She visited Madrid on Friday.", False),
        ("Madrid's mayor resigned.", False),
        ("Madrid refused to sign the treaty.", True),
        ("Lisbon and Madrid signed the treaty.", True),
        ("The talks with Madrid failed.", True),
        ("Lisbon accused Madrid of bad faith.", True),
        ("Madrid's refusal surprised nobody.", True),
        ("There was no answer from Madrid.", True),
    ],
)
def test_a_capital_is_an_actor_only_where_it_acts(read: Reader, text: str, acts: bool) -> None:
    """A place where something happens is nobody; a capital that signs, refuses or is accused is its state."""
    found = brief(meant(read(text), "Madrid"))
    assert (found == [("Spain", "ESP")]) == acts


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Italian Foreign Minister Luigi Di Maio met his Greek counterpart Nikos Dendias. The two ministers left.",
            "The two ministers",
            [("Luigi Di Maio", "ITA"), ("Nikos Dendias", "GRC")],
        ),
        (
            "Italian Foreign Minister Luigi Di Maio met his Greek counterpart Nikos Dendias. Di Maio thanked Dendias.",
            "Dendias",
            [("Nikos Dendias", "GRC")],
        ),
        (
            "Croatia's prime minister, Andrej Plenkovic, spoke. The prime minister said he would go.",
            "The prime minister",
            [("Andrej Plenković", "HRV")],
        ),
        ("Greece and Albania will talk. Both sides want a deal.", "Both sides", [("Greece", "GRC"), ("Albania", "ALB")]),
        ("Plenkovic's spokesman, Marko Milic, declined. Andrej Plenkovic was ill.", "Marko Milic", [("Marko Milic", "HRV")]),
    ],
)  # fmt: skip
def test_links(read: Reader, text: str, words: str, expected: list[tuple[str | None, str | None]]) -> None:
    """Surnames, offices, counterparts and pairs mean those whom the text or the table names."""
    found = brief(meant(read(text, published=DAY), words))
    assert found is not None
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Olaf Scholz phoned Emmanuel Macron. He asked for help.", "He", "Olaf Scholz"),
        ("Olaf Scholz told Annalena Baerbock that she could go.", "she", "Annalena Baerbock"),
        ("Emmanuel Macron is tired. The chancellor is late, he said.", "he", "Emmanuel Macron"),
        ("Olaf Scholz thanked Emmanuel Macron for his help.", "his", "Emmanuel Macron"),
        ("In his speech, Emmanuel Macron praised Olaf Scholz.", "his", "Emmanuel Macron"),
        ('"I am late," Olaf Scholz told Emmanuel Macron.', "I", "Olaf Scholz"),
        ('"We are late," Olaf Scholz said.', "We", "Germany"),
        ("Spain asked Norway to keep its promise.", "its", "Norway"),
        ("It is late. Spain has left.", "It", None),
    ],
)
def test_pronouns(read: Reader, text: str, pronoun: str, expected: str | None) -> None:
    """Pronouns follow gender, subject, the clause's bounds and who speaks."""
    found = brief(meant(read(text, published=DAY), pronoun))
    assert found == ([(expected, found[0][1])] if expected and found else None)


def test_an_apposition_is_one_actor_with_both_heads(read: Reader) -> None:
    """Rules find the whole by the title's head and by the name's."""
    reading = read(
        "Turkey's foreign minister, Mevlut Cavusoglu, rang his Swedish counterpart Ann Linde.", published=DAY
    )
    heads = {reading.parse.tokens[m.head].text: [a.name for a in m.actors] for m in reading.mentions}
    assert heads["minister"] == heads["Cavusoglu"]
    assert heads["counterpart"] == heads["Linde"] == ["Ann Linde"]


def test_an_office_without_a_known_holder_stays_an_office(read: Reader) -> None:
    """With no day stated and nobody named, the table's holders are not guessed at."""
    (actor,) = meant(read("The Danish defence minister resigned."), "The Danish defence minister") or ()
    assert (actor.kind, actor.name, actor.office, actor.state) == ("office", None, "defence_minister", "DNK")


def test_one_title_of_two_states_is_two_offices(read: Reader) -> None:
    """As in "The Greek and Albanian foreign ministers" are two, each of a state."""
    words = "The Greek and Albanian foreign ministers"
    found = meant(read(f"{words} met."), words) or ()
    assert [(a.kind, a.office, a.state) for a in found] == [
        ("office", "foreign_minister", "GRC"),
        ("office", "foreign_minister", "ALB"),
    ]


def test_a_person_the_table_does_not_know_has_what_the_words_say(read: Reader) -> None:
    """Name, role and state come from the description; there is no id."""
    (actor,) = meant(read("Fijian Trade Minister Jone Tuvana agreed."), "Fijian Trade Minister Jone Tuvana") or ()
    assert (actor.name, actor.state, actor.office, actor.id) == ("Jone Tuvana", "FJI", "trade_minister", None)


def test_here_is_where_the_report_was_filed(read: Reader) -> None:
    """As in "Sources here" are of the state of the outlet where no dateline says more."""
    (actor,) = meant(read("Government sources here denied it.", outlet_country="KEN"), "Government sources here") or ()
    assert (actor.state, actor.named) == ("KEN", False)


def test_the_same_text_gives_the_same_mentions(read: Reader) -> None:
    """Nothing depends on hash order or on what was read before."""
    text = "Spain and Norway met. Both sides said they would meet again."
    first: tuple[Mention, ...] = read(text).mentions
    read("Emmanuel Macron met Olaf Scholz.")
    assert read(text).mentions == first


def test_an_empty_text_has_no_mentions(read: Reader) -> None:
    """Nothing in, nothing out."""
    assert read("").mentions == ()


@pytest.mark.parametrize(
    ("text", "words", "states"),
    [
        ("Thousands gathered for a rally in Lagos.", "Lagos", set()),
        ("Lagos told reporters that Chile would wait.", "Lagos", {"CHL"}),
        ("The SAW said that it would march.", "The SAW", {None}),
    ],
)
def test_a_place_or_initials_are_not_taken_for_a_surname(
    read: Reader, text: str, words: str, states: set[str | None]
) -> None:
    """A table's surname is not believed alone where the word says where, or is written in capitals."""
    reading = read(text)
    found = [m for m in reading.mentions if reading.text(m.span) == words]
    assert {a.state for m in found for a in m.actors} == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The Democrats blocked the bill.", {"USA"}),
        ("The Australian Democrats blocked the bill.", {"AUS"}),
    ],
)
def test_a_party_of_another_state_is_a_namesake(read: Reader, text: str, states: set[str | None]) -> None:
    """The adjective before a party's name decides whose it is."""
    found = [a for m in read(text).mentions for a in m.actors]
    assert {a.state for a in found} == states
