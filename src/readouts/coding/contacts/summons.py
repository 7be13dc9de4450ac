"""Envoys who are called to the government where they are posted: “summoned the ambassador”, “was called in”."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.contacts.doers import Sides, sides_at, subjects_at, unique
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.subjects import is_passive
from readouts.language.parse import Token

_ENVOYS = frozenset({"ambassador", "envoy"})
_POSTED = frozenset({"to", "in"})
_MINISTRIES = frozenset({"ministry", "office", "department"})


def hosts_and_envoys(scene: Scene, verb: Token) -> tuple[Sides, Sides]:
    """Who calls the envoys in, and the envoys; nobody where no envoy is named, or it is his own state that calls him.

    Where nobody is named who does it, it is the ministry that he is called to, or the state to which he is posted.
    """
    labels = ("nsubjpass",) if is_passive(scene.parse, verb.i) else ("dobj", "obj")
    patients = [c for t in scene.parse.children(verb.i, *labels) for c in scene.parse.conjuncts(t.i)]
    head = scene.parse.head(verb.i)
    if verb.dep == "relcl" and head is not None and any(t.lower in {"who", "whom"} for t in patients):
        patients = [head]  # "the ambassador, who was summoned to the ministry"
    # "hauled in the ambassador": the parser may take the particle for a preposition
    particle = [p for p in scene.parse.children(verb.i, "prep") if p.i == verb.i + 1 and p.lower == "in"]
    patients = patients or [t for p in particle for t in governed(scene.parse, p.i)]
    envoys = tuple(p for p in sides_at(scene, patients) if p.actor.office in _ENVOYS and p.actor.state is not None)
    home = states_of(envoys)
    if any(t.lower in {"its", "their", "his", "her"} for p in patients for t in scene.parse.children(p.i, "poss")):
        return (), ()  # "summoned its ambassador home"
    if (called := states_of(subjects_at(scene, verb))) and called <= home:
        return (), ()  # "summoned its ambassador home"
    for hosts in (subjects_at(scene, verb), _called_to(scene, verb), _posted_to(scene, patients)):
        others = tuple(p for p in unique(hosts) if p.actor.state not in home)
        if envoys and len(states_of(others)) == 1:
            return others, envoys
    return (), ()


def _called_to(scene: Scene, verb: Token) -> Sides:
    """“was summoned to the Norwegian foreign ministry”."""
    called = [p for p in scene.parse.children(verb.i, "prep", "dative") if p.lower == "to"]
    ministries = [t for p in called for t in governed(scene.parse, p.i) if t.lemma.lower() in _MINISTRIES]
    return sides_at(scene, ministries)


def _posted_to(scene: Scene, envoys: Iterable[Token]) -> Sides:
    """“Chile's ambassador to Norway”, “its ambassador in Oslo”."""
    posts = [p for t in envoys for p in scene.parse.children(t.i, "prep") if p.lower in _POSTED]
    return sides_at(scene, [t for p in posts for t in governed(scene.parse, p.i)], places=True)
