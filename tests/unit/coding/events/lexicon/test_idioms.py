"""Expressions of several words, hyphens and small clauses as triggers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Two Iranian journalists were taken into custody in Baku.", "COERCE"),
        ("Bahrain's opposition staged a sit-in.", "PROTEST"),
        ("A build-up of Ethiopian troops alarmed Eritrea.", "MOBILIZE"),
        ("A German court found a Syrian colonel guilty of torture.", "SANCTION"),
        ("Syria held Israel responsible for the blast.", "ACCUSE"),
        ("Thousands took to the streets of Tbilisi.", "PROTEST"),
        ("Russia jammed broadcasts of the Estonian station.", "COERCE"),
        ("Greece was critical of the Turkish plan.", "ACCUSE"),
    ],
)
def test_expressions_are_triggers(pipeline: Pipeline, read: Callable[..., Reading], text: str, label: str) -> None:
    """What is said with several words, or with a hyphen, is coded like a single word."""
    assert label in {e.type for e in pipeline.events.find(read(text), ())}


@pytest.mark.parametrize(
    "text",
    [
        "Two Kenyan soldiers were killed in a road accident.",
        "A price war between two Australian chains began.",
        "Hundreds of Peruvians gathered to watch the eclipse.",
        "Twenty Indonesians drowned in a river.",
    ],
)
def test_no_violence_or_protest(pipeline: Pipeline, read: Callable[..., Reading], text: str) -> None:
    """Accidents, trade and crowds that look on are neither attacks nor protests."""
    assert not {e.type for e in pipeline.events.find(read(text), ())} & {"ASSAULT", "PROTEST"}
