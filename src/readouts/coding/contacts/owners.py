"""Whose a contact noun is, and what kind of it: “Austin's call”, “US-Russian talks”, “an exchange of views”, “a courtesy call”."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.coding import Participant
from readouts.coding.contacts.doers import Sides, unique
from readouts.coding.contacts.scene import Scene, states_of
from readouts.language.parse import Token


def owners_of(scene: Scene, noun: Token) -> Iterable[Participant]:
    """“Austin's call”, “their call”."""
    for owner in scene.parse.children(noun.i, "poss"):
        yield from scene.sides(owner.i)
        yield from _joint_owner(scene, owner)


def _joint_owner(scene: Scene, owner: Token) -> Iterable[Participant]:
    """The X of “it was X and Y's third meeting”, which the parser may take for a word of its own beside “Y's meeting”."""
    mention = scene.mention(owner.i)
    first = mention.first if mention is not None else owner.i
    joint = first > 1 and scene.parse.tokens[first - 1].dep == "cc"
    before = scene.parse.tokens[first - 2] if joint else None
    named = scene.mention(before.i) if before is not None and before.sentence == owner.sentence else None
    return scene.sides(before.i) if before is not None and named is not None and named.form == "name" else ()


def states_before(scene: Scene, noun: Token) -> Sides:
    """“US-Russian talks”: two states before the noun; one alone is a topic, or the talks of many."""
    found: list[Participant] = []
    before = [
        t
        for t in scene.parse.subtree(noun.i)
        if t.i < noun.i and t.dep in {"amod", "compound", "nmod", "conj", "punct"}
    ]
    for token in before:
        mention = scene.mention(token.i)
        if mention is not None:
            found.extend(p for p in scene.sides(token.i) if p.span.end <= noun.start)
    each = unique(found)
    return each if len(states_of(each)) > 1 else ()


def views_of(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """“an exchange of views with X”: the parser may hang "with" on the views."""
    entry = scene.lexicon.words.nouns.get(noun.lemma.lower())
    return views_exchanged(scene, noun) if entry is not None and entry.of_views else ()


def views_exchanged(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """The views of “an exchange of views”, “an exchange of opinions”."""
    views = scene.lexicon.words.verbs["exchange"].objects
    of = [p for p in scene.parse.children(noun.i, "prep") if p.lower == "of"]
    return tuple(t for p in of for t in scene.parse.children(p.i, "pobj") if t.lemma in views)


def is_courtesy_call(scene: Scene, noun: Token) -> bool:
    """“paid a courtesy call on the king”: whoever pays it comes in person."""
    before = scene.parse.children(noun.i, "compound", "amod")
    return noun.lemma == "call" and any(t.lower in {"courtesy", "farewell"} for t in before)
