"""What a report quotes after naming a contact: words that go on, posts, verdicts without a verb, sources known before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding

pytestmark = pytest.mark.model

Told = Callable[..., list[tuple[str | None, str, frozenset[str]]]]
CALL = "German Chancellor Olaf Scholz spoke by telephone with French President Emmanuel Macron on Tuesday."


@pytest.fixture(scope="session")
def told(code: Callable[..., Coding]) -> Told:
    """A function from a text to side and words of all points, each with the states of its contact."""

    def reader(text: str, **given: str) -> list[tuple[str | None, str, frozenset[str]]]:
        coding = code(text, published=date(2023, 5, 10), **given)
        return [
            (p.side, p.text, frozenset(a.state for a in c.participants if a.state))
            for c in coding.contacts
            if c.status == "held"
            for p in c.points
        ]

    return reader


@pytest.mark.parametrize(
    ("sentences", "side", "words"),
    [
        # A pronoun with a verb of saying goes on with what the sentence before was about.
        ("“We spoke frankly about the bridge,” Scholz told reporters. Steel is no toy, he said.", "DEU", "Steel is no toy"),
        ("“We spoke frankly about the bridge,” Scholz told reporters. Rivers unite, Scholz added.", "DEU", "Rivers unite"),
        # Posts of a side right after the report.
        ("Macron wrote on Twitter that the bridge belongs to both banks.", "FRA", "the bridge belongs to both banks"),
        # A verdict without a verb.
        ("“A frank and useful conversation,” said French Foreign Minister Catherine Colonna.", "FRA", "useful conversation"),
        # The date is that of the gift, not of the thanks.
        ("Scholz thanked Macron for the pontoons in March.", "DEU", "thanked Macron for the pontoons"),
        # What is ruled out for the future is said of the contact that took place.
        ("Scholz said that he would not speak with Macron again.", "DEU", "would not speak with Macron again"),
    ],
)  # fmt: skip
def test_a_report_of_one_contact_goes_on_about_it(sentences: str, side: str, words: str, told: Told) -> None:
    """Words that follow the report without naming the contact are points of the side that says them."""
    assert any(s == side and words in text for s, text, _ in told(f"{CALL} {sentences}")), told(f"{CALL} {sentences}")


@pytest.mark.parametrize(
    "sentences",
    [
        "The Danish harvest was poor.\n\nSteel is no toy, Danish Prime Minister Mette Frederiksen said.",
        "“No conversation without trust,” said Danish Foreign Minister Lars Løkke Rasmussen.",
    ],
)
def test_outsiders_do_not_join(sentences: str, told: Told) -> None:
    """Somebody of a third state gives no account of the sides, however near the words stand."""
    assert not [t for t in told(f"{CALL} {sentences}") if t[0] == "DNK"]


def test_all_contacts_of_one_sentence_share_its_account(told: Told) -> None:
    """On a side's own page what was said in several calls of one sentence is a point of each of them."""
    page = (
        "Chancellor Olaf Scholz spoke separately today with President Emmanuel Macron of France and "
        "Prime Minister Mark Rutte of the Netherlands.\n\nThe Chancellor underscored that the locks must stay open."
    )
    points = told(page, kind="readout", outlet_country="DEU")
    states = [s for side, text, s in points if side == "DEU" and "the locks must stay open" in text]
    assert {frozenset({"DEU", "FRA"}), frozenset({"DEU", "NLD"})} <= set(states), points


def test_sources_in_a_capital_speak_for_its_state(told: Told) -> None:
    """Unnamed sources belong to the state in whose capital they sit, also when they come back as "the sources"."""
    text = (
        f"{CALL} Government sources in Paris said that there was no deal on the bridge. "
        "The tolls will stay as they are, said the sources, who were not identified."
    )
    points = told(text, outlet_country="DEU")
    for words in ("no deal on the bridge", "The tolls will stay"):
        assert [side for side, point, _ in points if words in point] == ["FRA"], points


@pytest.mark.parametrize(("country", "side"), [("DEU", "DEU"), ("FRA", "FRA")])
def test_the_presidents_office_is_that_of_the_reports_home(country: str, side: str, told: Told) -> None:
    """ "The presidential palace" between two presidents is that of the country in which the report was written."""
    text = (
        "German President Frank-Walter Steinmeier spoke by telephone with French President Emmanuel Macron on Tuesday. "
        "The call lasted an hour, the presidential palace said."
    )
    assert (side, "The call lasted an hour") in {(s, t) for s, t, _ in told(text, outlet_country=country)}


def test_clauses_of_manner_and_purpose_stay_with_their_verb(told: Told) -> None:
    """ "While keeping …", "so that …" and "such as …" inside a subject are no points of their own."""
    text = (
        f"{CALL} Scholz demanded handrails so that nobody falls. Macron stressed that the bridge must close while "
        "keeping the ferry. Scholz stressed that goods such as tea and salt must stay free of duty."
    )
    points = [t for _, t, _ in told(text)]
    for whole in (
        "handrails so that nobody falls",
        "must close while keeping the ferry",
        "such as tea and salt must stay",
    ):
        assert any(whole in p for p in points), points


def test_words_after_separate_calls_are_of_each_of_them(told: Told) -> None:
    """What somebody says "after separate calls with" two others is a point of both contacts."""
    text = (
        "The locks will stay open, German Chancellor Olaf Scholz said on Tuesday after separate calls with "
        "French President Emmanuel Macron and Dutch Prime Minister Mark Rutte."
    )
    points = told(text)
    states = {s for side, words, s in points if side == "DEU" and "The locks will stay open" in words}
    assert {frozenset({"DEU", "FRA"}), frozenset({"DEU", "NLD"})} <= states, points


def test_a_list_inside_a_description_stays_whole(told: Told) -> None:
    """ "Ties built on … and …" is one thing, and no list of what was talked of."""
    ties = "the importance of ties built on old river treaties and deep respect for common law"
    points = told(f"{CALL} Scholz reaffirmed {ties}.")
    assert any(ties in text for _, text, _ in points), points
