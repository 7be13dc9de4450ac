"""Contacts that one side says never were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding

PUBLISHED = date(2024, 6, 13)
pytestmark = pytest.mark.model

DENIED: list[tuple[str, str, str]] = [
    ("The Kremlin said the conversation between Vladimir Putin and Olaf Scholz never took place.", "DEU-RUS", "RUS"),
    ("Tehran dismissed reports of a meeting between its envoy Abbas Araghchi and Antony Blinken.", "IRN-USA", "IRN"),
    ("Moscow refuted claims by Volodymyr Zelensky that he had spoken to Vladimir Putin by phone.", "RUS-UKR", "RUS"),
    ("Paul Kagame never called Felix Tshisekedi, Kigali said.", "COD-RWA", "RWA"),
    ("Pakistan's foreign office called “baseless” a claim by India's S. Jaishankar that he had met Ishaq Dar.", "IND-PAK", "PAK"),
    ("New Delhi rejected President Joe Biden's claim that Narendra Modi had asked him to mediate. "
     "“There has been no call between the two leaders recently,” the foreign ministry spokesman said.", "IND-USA", "IND"),
    ("“No such meeting took place,” Saudi foreign minister Faisal bin Farhan wrote after Israeli media said "
     "Benjamin Netanyahu had met Crown Prince Mohammed bin Salman.", "ISR-SAU", "SAU"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides", "denier"), DENIED)
def test_a_denied_contact_names_both_sides_and_who_denies(
    code: Callable[..., Coding], text: str, sides: str, denier: str
) -> None:
    """So that the record can put it beside the other side's claim; the denier does not also confirm."""
    (report,) = code(text, published=PUBLISHED).contacts
    assert report.status == "denied"
    assert "-".join(sorted(p.state or "" for p in report.participants)) == sides
    assert report.denied_by == (denier,)
    assert denier not in report.confirmed_by


@pytest.mark.parametrize(
    "text",
    [
        "There has been no call between Emmanuel Macron and Vladimir Putin in three months, the Kremlin said.",
        "Emmanuel Macron has not spoken with Vladimir Putin since May, the Kremlin said.",
        "There have been no talks between Emmanuel Macron and Vladimir Putin, a newspaper wrote.",
    ],
)
def test_silence_over_a_stretch_answers_no_claim(code: Callable[..., Coding], text: str) -> None:
    """What was not since or for long is a claim about the record, not a denied contact."""
    assert code(text, published=PUBLISHED).contacts == ()
