"""Whom and which contact words mean that stand near: the sides that a phrase names, the contact that a sentence is about."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.claims.counted import counted_actors
from readouts.coding.claims.ground import Ground
from readouts.coding.coding import ContactReport, Participant
from readouts.coding.contacts.salience import people_near
from readouts.coding.contacts.scene import states_of
from readouts.language.parse import Token
from readouts.language.reading import Actor

# How far back a contact is still the one spoken of.
_NEAR_SENTENCES = 4


def contact_near(ground: Ground, i: int, wanted: frozenset[str] = frozenset()) -> ContactReport | None:
    """The contact that the words at token ``i`` are about: one of their sentence, else the last that was held.

    ``wanted`` are states that it must have.
    """
    sentence = ground.scene.parse.tokens[i].sentence
    here = [m for m in ground.mentions if ground.scene.parse.tokens[m.trigger].sentence == sentence]
    here = [m for m in here if m.trigger <= i and m.which == "this" and not m.elliptical and not m.judgement.absent]
    for mention in sorted(here, key=lambda m: -m.trigger):
        found = ground.contact_of(mention)
        if found is not None and wanted <= states_in(found):
            return found
    if (before := ground.contact_before(i)) is not None and wanted <= states_in(before):
        return before
    held = [r for r in ground.contacts if r.standing == "main" and r.status in {"held", "denied"}]
    return next((r for r in held if wanted and wanted <= states_in(r)), None)


def states_in(report: ContactReport) -> frozenset[str]:
    """The states that take part in a contact."""
    return frozenset(p.state for p in report.participants if p.state)


def sides_between(ground: Ground, first: int, last: int) -> tuple[Participant, ...]:
    """The sides that tokens ``first`` to ``last`` (not included) name, once each."""
    found: dict[str, Participant] = {}
    for mention in ground.scene.reading.mentions:
        if first <= mention.first and mention.last <= last and mention.form != "pronoun":
            for participant in ground.scene.sides(mention.head):
                found.setdefault(participant.actor.key, participant)
    return tuple(found.values())


def named_or_near(
    ground: Ground, token: Token, named: Iterable[Participant], about: ContactReport | None
) -> tuple[Actor, ...]:
    """Whose contacts are counted: two sides that the words name, else those of the contact, else the pair spoken of."""
    sides = tuple(named)
    if len(states_of(sides)) > 1:
        return counted_actors(ground.scene, sides, about)
    if about is not None and len(states_in(about)) > 1:
        return about.participants
    near = people_near(ground.scene, token)
    return tuple(p.actor for p in near) if states_of(sides) <= states_of(near) else ()


def is_near(ground: Ground, i: int) -> bool:
    """Whether the text speaks of a contact in the sentence of token ``i`` or in the few before it."""
    tokens = ground.scene.parse.tokens
    return any(0 <= tokens[i].sentence - tokens[m.trigger].sentence <= _NEAR_SENTENCES for m in ground.mentions)


def is_asked(ground: Ground, i: int) -> bool:
    """Whether the sentence is a question, which claims nothing."""
    sentence = ground.scene.parse.sentence_of(i)
    return ground.scene.parse.tokens[sentence.last - 1].text == "?"
