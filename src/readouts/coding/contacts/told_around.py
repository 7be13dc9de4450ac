"""Sides that the words around a contact noun tell: who chaired or attended it, whose it is in the clause above, who only arranged it."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.coding import Participant
from readouts.coding.contacts.doers import Sides, sides_at, subjects_at
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.subjects import is_passive
from readouts.language.parse import Token

_VERBAL = frozenset({"VERB", "AUX"})
_ARRANGING = frozenset({"agree", "arrange", "plan", "schedule", "announce", "expect", "propose"})
_CHAIRING = frozenset({"chair", "co-chair", "lead", "head", "open", "conclude"})
_ATTENDING = frozenset({"attend", "join"})


def arranged_by_others(scene: Scene, noun: Token, verb: Token) -> bool:
    """“The conversation had been agreed upon by their aides”: who arranged a known contact need not be of it."""
    known = any(t.lower in {"the", "this", "that"} for t in scene.parse.children(noun.i, "det"))
    return known and noun.dep == "nsubjpass" and verb.lemma in _ARRANGING and is_passive(scene.parse, verb.i)


def chairing(scene: Scene, noun: Token, together: Sides) -> Sides:
    """“X and Y chaired the meeting of Spain and Morocco”: the people who sat there for the two."""
    verb = scene.parse.head(noun.i)
    if verb is None or verb.lemma not in _CHAIRING or noun.dep != "dobj":
        return ()
    chairs = tuple(p for p in subjects_at(scene, verb) if p.actor.kind == "person")
    return chairs if states_of(chairs) == states_of(together) else ()


def attending(scene: Scene, noun: Token) -> Iterable[Participant]:
    """“a meeting attended by X and Y”."""
    verb = scene.parse.head(noun.i)
    beside = scene.parse.children(verb.i, "advcl") if verb is not None and verb.pos in _VERBAL else ()
    for clause in (*scene.parse.children(noun.i, "acl"), *beside):
        if clause.lemma in _ATTENDING and clause.tag == "VBN" and clause.i > noun.i:
            for agent in scene.parse.children(clause.i, "agent", "prep"):
                if agent.lower == "by":
                    yield from sides_at(scene, governed(scene.parse, agent.i))


def of_clause_above(scene: Scene, noun: Token) -> Sides:
    """The X of “X is under fire after a chat with Y was leaked”: a new chat in a clause below is that of the one above."""
    verb = scene.parse.head(noun.i)
    if verb is None or noun.dep not in {"nsubj", "nsubjpass"} or verb.dep not in {"advcl", "pcomp"}:
        return ()
    if not any(t.lower in {"a", "an"} for t in scene.parse.children(noun.i, "det")):
        return ()
    above = scene.parse.head(verb.i)
    while above is not None and above.pos not in _VERBAL:
        above = scene.parse.head(above.i)
    return tuple(p for p in subjects_at(scene, above) if p.actor.kind == "person") if above is not None else ()
