"""Magnitudes, modes and contexts by words."""

from __future__ import annotations

import pytest

from readouts.coding.events.details.details import Details
from readouts.ontology.plover import Ontology
from readouts.span import Span


@pytest.fixture(scope="module")
def details() -> Details:
    """The word lists that ship with the package."""
    return Details.load(Ontology.load())


@pytest.mark.parametrize(
    ("type_", "text", "value", "unit"),
    [
        ("AID", "Norway gave $40bn to Malawi", 40e9, "USD"),
        ("AID", "Norway gave \\$1.5 billion to Malawi", 1.5e9, "USD"),
        ("AID", "Norway gave 580 million kroner to Malawi", 580e6, "NOK"),
        ("AID", "a loan of €300m", 300e6, "EUR"),
        ("MOBILIZE", "Poland sent around 10,500 new military personnel", 10500, "persons"),
        ("ASSAULT", "the blast killed twelve Afghan civilians", 12, "persons"),
        ("MOBILIZE", "moved 3 thousand soldiers costing $5m", 3000, "persons"),
        ("CONSULT", "the call, which lasted about 45 minutes", 45, "minutes"),
    ],
)
def test_magnitude(details: Details, type_: str, text: str, value: float, unit: str) -> None:
    """People, money and time are read with multipliers and ISO currencies."""
    found = details.magnitude_of(type_, text, Span(0, len(text)))
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["Norway gave aid to Malawi", "in 2022 the troops left", "Article 5 of the treaty"])
def test_no_magnitude(details: Details, text: str) -> None:
    """Years and numbers of articles are no magnitudes."""
    assert details.magnitude_of("AID", text, Span(0, len(text))) is None


def test_magnitude_stays_inside_the_span(details: Details) -> None:
    """Only the event's own words count."""
    text = "Oslo sent doctors. It paid $5m."
    assert details.magnitude_of("AID", text, Span(0, 18)) is None
