"""Claims of who was the first or the last of an office to go somewhere: whose visits are counted, where to, since when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Claim, Coding

pytestmark = pytest.mark.model

PUBLISHED = date(2022, 10, 20)


def only(coding: Coding, kind: str) -> Claim:
    (claim,) = [c for c in coding.claims if c.kind == kind]
    return claim


def sides(claim: Claim) -> set[tuple[str | None, str]]:
    return {(a.state, a.kind) for a in claim.participants}


def test_the_first_of_an_office_to_visit_counts_the_office(code: Callable[..., Coding]) -> None:
    """“becoming the first French president to visit Cuba in forty years” is about the office of France and the state of Cuba."""
    text = (
        "Emmanuel Macron landed in Havana on Tuesday, becoming the first French president to visit Cuba in forty years."
    )
    claim = only(code(text, published=PUBLISHED), "first_since")
    assert sides(claim) == {("FRA", "office"), ("CUB", "state")}
    assert claim.anchor is not None
    assert (claim.anchor.text, claim.channel) == ("forty years", "visit")


def test_a_described_place_is_the_other_state_that_the_text_tells_of(code: Callable[..., Coding]) -> None:
    """“the island” is Cuba, because the same sentences name no other state."""
    text = "Olaf Scholz will be in Cuba on Thursday on the first visit to the island by a German chancellor since 1990, his office said."
    claim = only(code(text, published=PUBLISHED), "first_since")
    assert {s for s, _ in sides(claim)} == {"DEU", "CUB"}
    assert claim.anchor is not None
    assert "1990" in claim.anchor.text


def test_the_last_of_an_office_to_visit_is_a_last_contact_with_its_day(code: Callable[..., Coding]) -> None:
    """“Nicolas Sarkozy was the last French president to visit Russia, in May 2011”."""
    text = "Emmanuel Macron met Vladimir Putin in Moscow. Nicolas Sarkozy was the last French president to visit Russia, in May 2011."
    claim = only(code(text, published=PUBLISHED), "last_contact")
    assert {s for s, _ in sides(claim)} == {"FRA", "RUS"}
    assert claim.anchor is not None
    assert claim.anchor.text == "May 2011"


@pytest.mark.parametrize(
    "sentence",
    [
        "Emmanuel Macron, the first French president to publish a novel, met Vladimir Putin.",
        "Emmanuel Macron met Vladimir Putin. Was he the first French president to visit Russia since 2012?",
        "Emmanuel Macron met Vladimir Putin. The first visitors to the palace came by bus.",
    ],
)
def test_other_firsts_are_no_claims(code: Callable[..., Coding], sentence: str) -> None:
    """Neither novels, nor questions, nor visitors without a state count contacts."""
    assert not [c for c in code(sentence, published=PUBLISHED).claims if c.kind in {"first_since", "nth"}]
