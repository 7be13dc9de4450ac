"""News without contacts between states gives none, however many calls, meetings, talks and visits it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from readouts.coding.coding import Coding

TEXTS = (Path(__file__).parent / "no_contacts.txt").read_text(encoding="utf-8").split("\n\n=====\n\n")

pytestmark = pytest.mark.model


@pytest.mark.parametrize("text", TEXTS, ids=[t.split("\n", 1)[0] for t in TEXTS])
def test_home_news_courts_companies_and_football_give_no_contact(code: Callable[..., Coding], text: str) -> None:
    """Calls for things, name-calling, parliaments, generals, reporters, telephone companies, clubs on tour."""
    assert code(text, published=date(2023, 6, 1)).contacts == ()


@pytest.mark.parametrize(
    "text",
    [
        "Volodymyr Zelensky and Xi Jinping have yet to speak.",
        "Emmanuel Macron flew to Geneva on Monday for a conference on climate.",
        "Emmanuel Macron went to Berlin for the final of the football tournament.",
        "Emmanuel Macron ruled out a meeting with the unions. He had met Olaf Scholz's party in opposition.",
        "Russia called the French report false, and Emmanuel Macron called Vladimir Putin's war a crime.",
    ],
)
def test_near_contacts_give_none(code: Callable[..., Coding], text: str) -> None:
    """Not yet, to a gathering, with others, and naming somebody something."""
    assert code(text, published=date(2023, 6, 1)).contacts == ()
