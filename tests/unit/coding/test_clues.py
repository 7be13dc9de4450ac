"""Clues to the day on which a document appeared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Clue, Coding

Coder = Callable[..., Coding]

pytestmark = pytest.mark.model


def clues(code: Coder, text: str, wanted: str, **given: str) -> list[Clue]:
    """The clues of one kind; spans are checked against the text."""
    found = [c for c in code(text, **given).clues if c.kind == wanted]
    assert all(text[c.span.start : c.span.end].strip() for c in found)
    return found


def words(code: Coder, text: str, wanted: str) -> list[str]:
    return [text[c.span.start : c.span.end] for c in clues(code, text, wanted)]


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("The two ministers met in Vienna on 4 March 2021.", ["4 March 2021"], []),
        ("The treaty will expire on 5 February 2026.", [], ["5 February 2026"]),
        ("The treaty was extended until February 2026, the ministry said.", [], []),
        ("The two sides agreed to withdraw their troops by March 2026.", [], []),
        ("Ministers scheduled elections for May 2027.", [], []),
        ("If they had met on 4 March 2021, the war could have been avoided.", [], []),
    ],
)
def test_tense_bounds_the_day(code: Coder, text: str, past: list[str], future: list[str]) -> None:
    """A date with its year bounds the day by the tense of its clause, not where it is only supposed."""
    assert [w.removeprefix("on ") for w in words(code, text, "past")] == past
    assert [w.removeprefix("on ") for w in words(code, text, "future")] == future


def test_office_dates_the_text(code: Coder) -> None:
    """Somebody who is called by an office holds it about then."""
    text = "French President Emmanuel Macron spoke with Turkish President Recep Tayyip Erdogan by phone."
    found = clues(code, text, "term")
    assert next((c.actor.name, c.soft) for c in found if c.actor) == ("Emmanuel Macron", False)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who acts, speaks or takes part is in office
        ("Emmanuel Macron said on Tuesday that the talks would go on.", ["Emmanuel Macron"]),
        ("Emmanuel Macron met Justin Trudeau in Paris on Tuesday.", ["Emmanuel Macron", "Justin Trudeau"]),
        # who is only talked about need not be
        ("Emmanuel Macron asked prosecutors on Tuesday to look into Justin Trudeau.", ["Emmanuel Macron"]),
        ("Emmanuel Macron said on Tuesday that he admired the books of Justin Trudeau.", ["Emmanuel Macron"]),
    ],
)
def test_a_bare_name_dates_where_its_bearer_acts(code: Coder, text: str, expected: list[str]) -> None:
    """Somebody named without a title holds an office about then if he acts in the news, not if others talk about him."""
    assert [c.actor.name for c in clues(code, text, "term") if c.actor] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Former French President Nicolas Sarkozy spoke at a dinner in Paris.",
        "The late Israeli prime minister Yitzhak Rabin shook hands with him.",
    ],
)
def test_former_office_does_not(code: Coder, text: str) -> None:
    """Who held an office before tells nothing of the day."""
    assert not clues(code, text, "term")


NEWS = "The foreign ministers of Chile and Peru spoke by phone on Tuesday. They agreed to meet again next week."


def test_newest_day_of_news(code: Coder) -> None:
    """A bare weekday in the lead of a report is fresh, by a convention that says that it is one."""
    found = clues(code, NEWS, "newest")
    assert [c.soft for c in found] == [True]
    assert "newsrooms" in found[0].because


@pytest.mark.parametrize("given", [{"kind": "official"}, {"kind": "think_tank"}])
def test_official_pages_and_studies_are_not_fresh(code: Coder, given: dict[str, str]) -> None:
    """The convention is one of newsrooms."""
    assert not clues(code, NEWS, "newest", **given)


def test_labelled_analysis_is_not_fresh(code: Coder) -> None:
    """A piece that calls itself analysis may be of any day of the week."""
    assert not clues(code, "What next for the strait\n\nNEWS ANALYSIS\n\n" + NEWS, "newest")


def test_imprint_names_the_year(code: Coder) -> None:
    """A copyright line tells the year of a page."""
    text = NEWS + "\n\nCopyright The Northern Example 2019. All rights reserved."
    (found,) = clues(code, text, "imprint")
    assert found.days is not None
    assert found.days.earliest == date(2019, 1, 1)


def test_a_text_is_dated_by_its_clues(code: Coder) -> None:
    """Terms and a weekday together leave the Tuesdays and Wednesdays of a time."""
    text = "French President Emmanuel Macron and US President Joe Biden spoke by phone on Tuesday."
    found = code(text)
    assert found.published_how == "inferred"
    assert found.published.interval.earliest is not None
    assert found.published.interval.earliest.year == 2021
    assert found.published.interval.latest is not None
    assert found.published.interval.latest.year == 2025


def test_who_is_elect_does_not_hold_the_office(code: Coder) -> None:
    """A president-elect acts in the news before the term begins: no term dates the text."""
    lead = "Donald Trump spoke by phone with Shinzo Abe, the prime minister of Japan. "
    assert any(
        c.actor and c.actor.name == "Donald Trump" for c in clues(code, lead + "The president was upbeat.", "term")
    )
    found = clues(code, lead + "The president-elect was upbeat.", "term")
    assert not any(c.actor and c.actor.name == "Donald Trump" for c in found)
