"""Sides, factuality and content of coded events, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.coding.coding import EventMention
from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model
Found = tuple[str, str | None, str, str, str]


@pytest.fixture(scope="module")
def events(pipeline: Pipeline, read: Callable[..., Reading]) -> Callable[[str], tuple[EventMention, ...]]:
    """A function from a text to its event mentions."""

    def coded(text: str) -> tuple[EventMention, ...]:
        reading = read(text)
        return pipeline.events.find(reading, pipeline.statements.find(reading))

    return coded


def _short(event: EventMention) -> str:
    """TYPE/mode actors>recipients [auxiliary], states only."""
    actors = "+".join(sorted({p.actor.state for p in event.actors if p.actor.state}))
    recipients = "+".join(sorted({p.actor.state for p in event.recipients if p.actor.state}))
    label = f"{event.type}/{event.mode}" if event.mode else event.type
    auxiliary = f" [{','.join(event.auxiliary)}]" if event.auxiliary else ""
    return f"{label} {actors}>{recipients}{auxiliary}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # verbs, passives, agents, relative clauses, participles, coordination, control
        ("Turkish jets bombed Kurdish bases in Iraq.", "ASSAULT/heavy-weapons TUR>IRQ"),
        ("Two Kenyan soldiers were killed by Somali gunmen.", "ASSAULT/firearms SOM>KEN"),
        ("The convoy was attacked by troops sent by Ethiopia.", "ASSAULT ETH>"),
        ("Canada, which condemned the Russian invasion, sent a letter.", "ACCUSE/disapprove CAN>RUS"),
        ("France and Germany urged Serbia to recognise Kosovo.", "REQUEST/assist DEU+FRA>SRB"),
        ("Norway agreed to send medicine to Malawi.", "AGREE NOR>MWI"),
        ("Peru recalled its ambassador from Bolivia and accused Bolivia of spying.", "ACCUSE/allege PER>BOL"),
        # nouns: possessors, adjectives, light verbs
        ("Iran's refusal to meet the American envoy was expected.", "REJECT/meet IRN>USA"),
        ("Rwanda launched an attack on Congolese forces.", "ASSAULT RWA>COD"),
        ("Canada imposed sanctions on Belarus.", "SANCTION CAN>BLR"),
        ("Indonesia's annexation of East Timor ended in 1999.", "COERCE/seize IDN>TLS"),
        # contacts
        ("The Polish and Czech presidents met in Vienna.", "CONSULT CZE+POL>"),
        ("Emmanuel Macron telephoned Recep Tayyip Erdogan on Monday.", "CONSULT/phone FRA>TUR"),
        ("Egypt held talks with Sudan.", "CONSULT EGY+SDN>"),
        # complements that choose the type
        ("Chile called off a planned summit with Argentina.", "REJECT/meet CHL>ARG"),
        ("Sweden broke off diplomatic relations with Syria.", "SANCTION SWE>SYR"),
        ("Turkey threatened to invade Syria.", "THREATEN/violence TUR>SYR"),
        ("Poland threatened to expel the Belarusian ambassador.", "THREATEN/expel POL>BLR"),
        ("Britain eased sanctions on Zimbabwe.", "CONCEDE GBR>ZWE"),
        ("Mali ruled out talks with France.", "REJECT/meet MLI>FRA"),
        # what is announced
        ("Finland will give Tanzania a grant.", "AGREE FIN>TZA"),
        ("Spain said it would send doctors to Haiti.", "AGREE ESP>HTI"),
        ("Hungary will impose sanctions on Serbia.", "THREATEN/relations HUN>SRB"),
        # speakers
        ("The Estonian premier said the Russian claims were absurd.", "ACCUSE/disapprove EST>RUS"),
        ("Sweden said that Hungary must respect the ruling.", "REQUEST SWE>HUN"),
        # factuality
        ("Israel did not attack Iran.", "ASSAULT ISR>IRN [negated]"),
        ("Israel may attack Iran.", "ASSAULT ISR>IRN [hypothetical]"),
        ("If Israel attacks Iran, prices rise.", "ASSAULT ISR>IRN [hypothetical]"),
        ("There have been no talks between Serbia and Kosovo.", "CONSULT SRB+XKX> [negated]"),
        ("Sudan denied that it attacked Chad.", "ASSAULT SDN>TCD [negated]"),
        ("The presidents of Chile and Peru will meet in Lima.", "CONSULT CHL+PER> [future]"),
        ("Experts fear that Russia will attack Moldova.", "ASSAULT RUS>MDA [hypothetical]"),
        ("Prices have risen since Russia's invasion of Ukraine.", "ASSAULT RUS>UKR [historical]"),
    ],
)
def test_event_is_found(events: Callable[[str], tuple[EventMention, ...]], text: str, wanted: str) -> None:
    """The sentence gives the event, with its mode, its sides and its auxiliary modes."""
    found = [_short(e) for e in events(text)]
    assert wanted in found, found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Kenya urged Somalia to attack the rebels.", "ASSAULT"),
        ("Turkey threatened to invade Syria.", "ASSAULT"),
        ("Ghana called for a ceasefire in Sudan.", "RETREAT"),
        ("Norway promised to send medicine to Malawi.", "AID"),
        ("Armenia accused Azerbaijan of killing a farmer.", "ASSAULT"),
        ("Serbia ruled out sanctions against Russia.", "SANCTION"),
        ("Mexico fired its coach before the game with Canada.", "ASSAULT"),
        ("The German economy met expectations.", "CONSULT"),
        ("The French team beat England.", "ASSAULT"),
    ],
)
def test_event_is_not_found(events: Callable[[str], tuple[EventMention, ...]], text: str, type_: str) -> None:
    """What is asked for, threatened, promised, alleged or refused is no event of its own; nor is a word in another sense."""
    found = [_short(e) for e in events(text) if e.type == type_]
    assert not found


def test_a_refused_meeting_stays_visible(events: Callable[[str], tuple[EventMention, ...]]) -> None:
    """A refusal to meet is REJECT, and the meeting itself is told as negated, for the stage that joins contacts."""
    found = {e.type: e for e in events("Iran refused to meet the American envoy.")}
    assert found["REJECT"].mode == "meet"
    assert "negated" in found["CONSULT"].auxiliary


def test_one_event_a_trigger(events: Callable[[str], tuple[EventMention, ...]]) -> None:
    """A light verb and its noun are one event, whose trigger covers both."""
    found = events("Rwanda launched an attack on Congolese forces.")
    assert len(found) == 1


def test_every_event_explains_itself(events: Callable[[str], tuple[EventMention, ...]]) -> None:
    """The trace begins with the entry that fired, and names the paths that found the sides."""
    text = "Turkey threatened to invade Syria."
    (event,) = events(text)
    rules = [s.rule for s in event.trace]
    assert rules[0] == "THREATEN-threaten"
    assert "content.threaten" in rules
    assert any(r.startswith("roles.actor.") for r in rules)
    assert all(s.reason.endswith((".", "?")) for s in event.trace)


def test_evidence_is_the_clause(events: Callable[[str], tuple[EventMention, ...]]) -> None:
    """The evidence is the clause of the trigger, not what another clause of the sentence says."""
    text = "While Israel attacked Iran, prices rose in Japan."
    (event,) = events(text)
    assert event.evidence[0].text_of(text).endswith("Israel attacked Iran")


def test_same_text_same_events(events: Callable[[str], tuple[EventMention, ...]]) -> None:
    """Coding is a function of the text: ids, order and traces are the same again."""
    text = "Chile called on Peru to withdraw its troops, and Bolivia accused Chile of lying."
    assert events(text) == events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Marta Lind raised the war in Gaza.",
        "Kenya's president aired the occupation of northern Somalia.",
        "Chile's envoy also voiced the blockade of Gaza in the hall.",
    ],
)
def test_who_raises_a_deed_does_not_do_it(events, text):
    """A deed of force that somebody raises, airs or voices is a matter between speakers: nobody commits it by speaking of it."""
    assert not [e for e in events(text) if e.type in {"ASSAULT", "COERCE", "MOBILIZE"} and e.actors]


def test_what_can_only_be_said_is_still_carried(events):
    """To voice a protest is to protest, and to launch an attack is to attack."""
    assert [e.type for e in events("Japan voiced a protest to Russia over the islands.")]
    assert [_short(e) for e in events("Rwanda launched an attack on Congolese forces.")] == ["ASSAULT RWA>COD"]
