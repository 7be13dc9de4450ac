"""Journeys of members of a government to another state: a contact with that state, though no host is named."""

from __future__ import annotations

from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.sides import Found
from readouts.language.parse import Token


def is_official_journey(scene: Scene, verb: Token, sides: Found) -> bool:
    """Whether a traveller in office goes to one other state, and not to a gathering or to meet people of a third one."""
    travellers = [p for p in sides.left if p.actor.office in scene.lexicon.words.visiting_offices]
    hosts = states_of(sides.right)
    if not travellers or len(hosts) != 1 or hosts & states_of(sides.left):
        return False
    below = scene.parse.subtree(verb.i)
    official = any(t.lemma == "visit" and _of_state(scene, t) for t in below)
    if not official and any(t.lemma.lower() in scene.lexicon.words.gatherings for t in below):
        return False
    others = [p for t in below if t.i > verb.i for p in scene.sides(t.i)]
    return states_of(others) <= hosts | states_of(sides.left)


def _of_state(scene: Scene, visit: Token) -> bool:
    """“at the start of a state visit that will also see him attend the forum”: the host is visited, whatever else he does."""
    kinds = scene.parse.children(visit.i, "compound", "amod")
    return any(t.lower in {"state", "official", "working", "bilateral"} for t in kinds)
