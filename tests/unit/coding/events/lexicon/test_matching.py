"""What an entry may ask of the words around its trigger, and clauses that are mended before it is asked."""

from __future__ import annotations

import pytest

from readouts.documents.build import build_document
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model


def _types(pipeline: Pipeline, text: str) -> set[str]:
    (reading,) = pipeline.read_many([build_document(text)])
    return {e.type for e in pipeline.events.find(reading, pipeline.statements.find(reading))}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Israel and Syria kept the cease-fire.", "RETREAT"),
        ("Chad announced a pull-out of its troops from Sudan.", "RETREAT"),
        ("Two Danish sailors were set free by Iran.", "RETREAT"),
        ("Lawmakers in Slovenia waved through the accession of North Macedonia.", "SUPPORT"),
        ("Britain will foot the bill for clearing mines in Angola.", "AGREE"),
        ("Qatar sent its ambassador back to Chad.", "SUPPORT"),
        ("Ghana called for a week of talks with Togo.", "REQUEST"),
        ("Iran has freed about 100 Iraqi prisoners.", "RETREAT"),
        (
            "Peru opened talks in Lima between visiting Foreign Minister Ann Lind of Sweden and Cuban officials.",
            "CONSULT",
        ),
    ],
)
def test_words_are_found_where_the_parser_put_them(pipeline: Pipeline, text: str, type_: str) -> None:
    """Split hyphens, completing adjectives, particles read as prepositions and numbers behind "about" hide no event."""
    assert type_ in _types(pipeline, text)


@pytest.mark.parametrize(
    ("own", "other", "type_"),
    [
        ("Germany told its citizens to leave Mali.", "Germany told Mali to leave the town.", "REQUEST"),
        ("A militia backed by Iran lives in Iraq.", "Iran backed the Iraqi plan.", "SUPPORT"),
        ("Israel destroyed launchers in Syria.", "Albania destroyed its chemical weapons.", "RETREAT"),
    ],
)
def test_whose_it_is_decides(pipeline: Pipeline, own: str, other: str, type_: str) -> None:
    """An order to one's own people is no request, a participle that describes tells nothing, only one's own arms are given up."""
    assert type_ not in _types(pipeline, own)
    assert type_ in _types(pipeline, other)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Iran's foreign minister, who was visiting Islamabad on Monday, offered to mediate.", "AGREE"),
        ("A man wanted for the killing of two bankers was handed over to Estonian police by Latvia.", "COOPERATE"),
        ("Full diplomatic relations between Israel and Bolivia were re-established on Monday.", "SUPPORT"),
    ],
)
def test_clauses_are_mended(pipeline: Pipeline, text: str, type_: str) -> None:
    """A main verb that the model took for a participle of the subject is read as the main verb."""
    assert type_ in _types(pipeline, text)
