"""What did not happen, what was long ago, what is told twice, and words in another sense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import EventMention
from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def events(pipeline: Pipeline, read: Callable[..., Reading]) -> Callable[..., tuple[EventMention, ...]]:
    """A function from a text, and perhaps the day it appeared, to its event mentions."""

    def coded(text: str, published: date | None = None) -> tuple[EventMention, ...]:
        reading = read(text, published=published)
        return pipeline.events.find(reading, pipeline.statements.find(reading))

    return coded


@pytest.mark.parametrize(
    "text",
    [
        "Norway lacks the means to attack Denmark.",
        "Morocco was on the verge of invading Algeria.",
        "Chad would have attacked Sudan had France not intervened.",
        "The troops were ordered to attack the Sudanese town.",
        "A planned attack on the Danish embassy in Beirut was foiled.",
        "An invasion of Chad is feared.",
        "An invasion of Chad would cost billions.",
        "Egypt denied having bombed Libya.",
        "Iran has the ability to strike Saudi Arabia.",
        "The Senate shot down the proposal to send arms to Kenya.",
        "Canberra's attack on the budget drew laughter.",
        "A war of words broke out between Athens and Ankara.",
        "Cameroon's defence crushed Bolivia 4-0.",
        "Estonia fought off competition from Latvia.",
        "A fire destroyed a market in Togo.",
        "Fears grow of a war between Chad and Sudan.",
        "Norway is building support for an attack on Libya.",
        "Algeria met Chad for talks on invading Mali.",
        "Rebels held out and hang on in Mali.",
    ],
)
def test_no_violence_happened(events: Callable[..., tuple[EventMention, ...]], text: str) -> None:
    """Ability, brink, order, fear, denial, counterfactuals, sports and metaphors are no ASSAULT that happened."""
    happened = [e for e in events(text) if e.type == "ASSAULT" and not {"negated", "hypothetical"} & set(e.auxiliary)]
    assert not happened


@pytest.mark.parametrize(
    ("text", "published", "historical"),
    [
        ("Turkey, which invaded Cyprus in 1974, criticised Greece.", None, True),
        ("Thirty years after Iraq invaded Kuwait, prices rose.", None, True),
        ("Chad invaded Sudan on 3 March 2021.", date(2021, 3, 4), False),
        ("Chad had invaded Sudan on 3 March 2021.", date(2021, 3, 4), False),
        ("Chad invaded Sudan on 3 March 2021.", date(2021, 6, 4), True),
    ],
)
def test_what_was_long_ago_is_historical(
    events: Callable[..., tuple[EventMention, ...]], text: str, published: date | None, historical: bool
) -> None:
    """A document recalls what is more than eight days old, and an undated one what a subordinate clause dates by the year."""
    (event,) = (e for e in events(text, published) if e.type == "ASSAULT")
    assert ("historical" in event.auxiliary) == historical


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Ten French soldiers were killed in an ambush in Niger.", "ASSAULT"),
        ("Egyptian police used tear gas to disperse the crowd and beat demonstrators.", "ASSAULT"),
        ("Kenyan unions staged a strike and held a protest march.", "PROTEST"),
    ],
)
def test_one_happening_is_one_event(events: Callable[..., tuple[EventMention, ...]], text: str, type_: str) -> None:
    """What one sentence tells of the same happening in several words is one event that did happen."""
    told = [e for e in events(text) if e.type == type_ and "hypothetical" not in e.auxiliary]
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chad said it would expel two Libyan envoys and close the border with Libya.",
        "Chad imposed a fine on Libya, saying it would also expel its envoys and arrest its agents.",
    ],
)
def test_a_second_announced_verb_is_announced_too(events: Callable[..., tuple[EventMention, ...]], text: str) -> None:
    """Will and would bear on all the verbs coordinated under them, also after "saying"."""
    assert not [e for e in events(text) if e.type == "COERCE"]
    assert [e for e in events(text) if e.type == "THREATEN"]


@pytest.mark.parametrize(
    ("text", "type_", "told"),
    [
        ("Chad is calling for Libya to withdraw its troops.", "REQUEST", True),
        ("Chad rejected the report of the United Nations.", "REJECT", True),
        ("Chad rejected reports that Libya had left.", "REJECT", False),
        ("Chad warned Libya that the flights violated its airspace.", "THREATEN", False),
        ("Chad warned Libya that it would violate its airspace.", "THREATEN", True),
    ],
)
def test_clauses_tell_the_sense_of_a_verb(
    events: Callable[..., tuple[EventMention, ...]], text: str, type_: str, told: bool
) -> None:
    """What a verb governs says whether it asks, refuses or threatens."""
    assert (type_ in {e.type for e in events(text)}) == told


def test_two_happenings_stay_two(events: Callable[..., tuple[EventMention, ...]]) -> None:
    """Two victims, or two attackers, are two events."""
    found = events("Chad attacked Sudan, and Libya attacked Niger.")
    assert len([e for e in found if e.type == "ASSAULT"]) == 2


def test_a_misread_participle_is_a_verb_again(events: Callable[..., tuple[EventMention, ...]]) -> None:
    """After "be" and before a noun with words of its own, a verb of the lexicon is one, whatever the model says."""
    (event,) = events("Armenian artillery is frustrating Azerbaijani efforts to cross the river.")
    sides = [p.actor.state for p in (*event.actors, *event.recipients)]
    assert (event.type, sides) == ("ASSAULT", ["ARM", "AZE"])
