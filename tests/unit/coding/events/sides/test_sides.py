"""Who stands on which side of an event, where the words of one sentence tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the border, coast or waters at which forces move
        ("Kenya massed soldiers at the frontier with Somalia.", "MOBILIZE KEN>SOM"),
        ("Cuba deployed missiles along the coast facing Jamaica.", "MOBILIZE CUB>JAM"),
        ("Iran test-fired a missile into the sea off Oman.", "MOBILIZE IRN>OMN"),
        ("Algeria moved tanks to its border.", "MOBILIZE DZA>"),
        # the embassy that people stand at
        ("Greek students demonstrated outside the Turkish embassy in Athens.", "PROTEST GRC>TUR"),
        # what carries somebody, or belongs to somebody
        ("Libyan coastguards opened fire on a boat carrying Sudanese migrants.", "ASSAULT LBY>SDN"),
        ("Danish police impounded a tanker that belongs to a Maltese firm.", "COERCE DNK>MLT"),
        # who is host where the two meet; elsewhere nobody is
        ("The presidents of Peru and Chile met in Lima.", "CONSULT CHL>PER"),
        ("The presidents of Peru and Chile met in Oslo.", "CONSULT CHL+PER>"),
        # rulers and their people, police and those whom they catch, a court without a name
        ("Ghana's president met traditional chiefs on Monday.", "CONSULT GHA>GHA"),
        ("Greek police arrested nine suspects.", "COERCE GRC>GRC"),
        ("Two Kenyan traders were arrested in Kampala.", "COERCE UGA>KEN"),
        # together with; fired from; thing said of, then a charge
        ("Oman withdrew its envoy from Chad together with Qatar.", "SANCTION OMN+QAT>TCD"),
        ("Rockets were fired from Lebanon at Israel.", "ASSAULT LBN>ISR"),
        # whoever speaks at the end of the sentence is no side
        ("Chad and Niger have agreed to set up a fund for the lake, a mediator in Cairo said.", "AGREE NER+TCD>"),
    ],
)
def test_sides_in_the_sentence(sides: Callable[[str], set[str]], text: str, wanted: str) -> None:
    """Nationalities of things, borders and buildings tell the side; who merely speaks is none."""
    assert wanted in sides(text)
