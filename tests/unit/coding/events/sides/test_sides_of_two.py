"""Both of two sides, who goes between them, who visits, and what a verb hands on to the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.coding.coding import EventMention
from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model

_PAIRS = [
    # both of the two that the story opens with
    ("Norway and Iceland quarrel over cod. The two prime ministers spoke by telephone.", "CONSULT ISL+NOR>"),
    ("Peru accused Chile of spying. Each country accuses the other of lying.", "ACCUSE CHL+PER>"),
    # an outsider goes between them, or asks both
    ("Niger shelled a town in Chad. Gabon offered to mediate.", "AGREE GAB>NER+TCD"),
    ("Niger shelled a town in Chad. Gabon called on both sides to stop fighting.", "REQUEST GAB>NER+TCD"),
    # a lesser visitor goes to see a head of state
    ("Laos's foreign minister met Vietnamese President Minh Tran on Monday.", "CONSULT LAO>VNM"),
    # the place hangs on the other side
    ("Malta's defence minister spoke after talks with his Greek counterpart in Athens.", "CONSULT MLT>GRC"),
    # what one verb hands on to the next
    ("Ghana summoned the Togolese ambassador and demanded an apology.", "REQUEST GHA>TGO"),
    ("Oman's sultan telephoned Qatar's emir and thanked him for his help.", "SUPPORT OMN>QAT"),
    ("Finland criticised Latvia for the arrest of a Finnish sailor.", "COERCE LVA>FIN"),
    ("Spain accused Cuba of torture, and Italy imposed sanctions on four officials.", "SANCTION ITA>CUB"),
    # who hears a complaint is not whom it is about
    ("Bolivia said Paraguay had moved troops. It complained to the United Nations.", "ACCUSE BOL>PRY"),
    # what was told before, by the same word
    (
        "Sudan shelled a Chadian town on Monday. Hundreds of people fled. Schools closed. Japan condemned the shelling.",
        "ACCUSE JPN>SDN",
    ),
    # a quarrel at home
    ("Police in Lima arrested twelve strikers. The interior minister refused to resign.", "REJECT PER>PER"),
    # a list that was read as an apposition, and a name joined to the wrong noun
    ("Saudi Arabia, Egypt, Bahrain and the United Arab Emirates cut ties with Qatar.", "SANCTION ARE+BHR+EGY+SAU>QAT"),
    (
        "India rushed reinforcements to the area and Beijing accused New Delhi of trespassing.",
        "ACCUSE CHN>IND",
    ),
]


@pytest.fixture(scope="module")
def coded(pipeline: Pipeline, read: Callable[..., Reading]) -> Callable[[str], tuple[EventMention, ...]]:
    """A function from a text to its events."""

    def events(text: str) -> tuple[EventMention, ...]:
        reading = read(text)
        return pipeline.events.find(reading, pipeline.statements.find(reading))

    return events


def _told(event: EventMention) -> str:
    actors, recipients = (
        "+".join(sorted({p.actor.state for p in side if p.actor.state})) for side in (event.actors, event.recipients)
    )
    return f"{event.type} {actors}>{recipients}"


@pytest.mark.parametrize(("text", "wanted"), _PAIRS)
def test_sides_of_two(coded: Callable[[str], tuple[EventMention, ...]], text: str, wanted: str) -> None:
    """Both sides are found where the words only say that there are two, or hand one on."""
    assert wanted in [_told(e) for e in coded(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # an addressee who is named by words of his own is not replaced
        ("Serbia arrested a poet. The UN urged European countries to protest.", "REQUEST UN>"),
        # people whom nobody knows are not the state's
        (
            "Police in Lima arrested twelve strikers. The president accused foreign agitators of plotting.",
            "ACCUSE PER>",
        ),
        # three are spoken of
        ("Peru, Chile and Bolivia met in Lima. Cuba offered to mediate.", "AGREE CUB>"),
    ],
)
def test_nobody_is_made_up(coded: Callable[[str], tuple[EventMention, ...]], text: str, wanted: str) -> None:
    """Where the text leaves a side open, it stays open."""
    assert wanted in [_told(e) for e in coded(text)]


@pytest.mark.parametrize("text", [text for text, _ in _PAIRS])
def test_traces_of_the_surroundings_are_honest(
    pipeline: Pipeline, read: Callable[..., Reading], coded: Callable[[str], tuple[EventMention, ...]], text: str
) -> None:
    """Without the last rule of the trace of each event, which names all that stand in for each other, the text is coded otherwise."""
    reading, events = read(text), coded(text)
    statements = pipeline.statements.find(reading)
    for event in events:
        without = pipeline.events.without(event.trace[-1].rule).find(reading, statements)
        assert [_sides(e) for e in without] != [_sides(e) for e in events], event.trace[-1]


def _sides(event: EventMention) -> tuple[object, ...]:
    sides = tuple(tuple((p.actor.key, p.actor.state) for p in side) for side in (event.actors, event.recipients))
    return event.type, event.mode, event.auxiliary, sides, event.trigger
