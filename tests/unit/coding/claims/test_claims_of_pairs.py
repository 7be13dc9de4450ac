"""Whose contacts a claim counts where its words name no pair, and what “since then” counts from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding

pytestmark = pytest.mark.model

PUBLISHED = date(2022, 10, 20)


def test_the_two_presidents_are_those_of_the_contact_told_of(code: Callable[..., Coding]) -> None:
    """A president who was missed some days before is none of “the two presidents” who talked on the telephone."""
    text = (
        "Five days after he failed to meet Volodymyr Zelensky, President Emmanuel Macron spoke to the other side. In a telephone "
        "conversation on Tuesday, which he said came from Vladimir Putin, he thanked the Russian.\n\n"
        "It is the first direct conversation of the two presidents since May 14, his staff say."
    )
    coding = code(text, published=PUBLISHED)
    claims = [c for c in coding.claims if c.kind == "first_since"]
    assert [{a.state for a in c.participants} for c in claims] == [{"FRA", "RUS"}]


def test_since_then_counts_from_the_contact_of_the_sentence_before(code: Callable[..., Coding]) -> None:
    """“The two last spoke on May 14. They have not spoken since then.”"""
    text = "Emmanuel Macron and Vladimir Putin may meet. The two last spoke on May 14. They have not spoken since then, an aide said."
    coding = code(text, published=PUBLISHED)
    (claim,) = [c for c in coding.claims if c.kind == "none_since"]
    assert claim.anchor is not None
    assert claim.anchor.expression is not None
    assert coding.times[claim.anchor.expression].value == "2022-05-14"
    assert claim.anchor.contact in {c.id for c in coding.contacts}


def test_an_ordinal_of_the_year_ends_before_a_clause_behind_a_dash(code: Callable[..., Coding]) -> None:
    """“their second call of the year - they hadn't spoken since January”: the year is counted in, not January."""
    text = "Justin Trudeau and Donald Trump spoke on Wednesday, the pair's second call of the year - they hadn't spoken since January."
    (claim,) = [c for c in code(text, published=date(2025, 3, 6)).claims if c.kind == "nth"]
    assert claim.anchor is not None
    assert (claim.value, claim.anchor.text) == (2, "the year")
