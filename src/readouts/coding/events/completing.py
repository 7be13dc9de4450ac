"""Nouns that only complete an event: they fire, and are no events of their own."""

from __future__ import annotations

from readouts.coding.events.candidates import Candidate
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed, head_words
from readouts.language.parse import Parse


def completing(parse: Parse, candidates: list[Candidate]) -> frozenset[int]:
    """Nouns that only complete another candidate: modifiers of nouns, and objects that their verb's entry asks for."""
    by_token = {c.token.i: c for c in candidates}
    found: set[int] = set()
    for candidate in candidates:
        token = candidate.token
        if (
            candidate.trigger.part == "noun"
            and token.dep in {"compound", "amod", "nmod"}
            and candidate.governor is None
        ):
            found.add(token.i)
        if candidate.trigger.part == "verb":
            asks = bool(candidate.trigger.objects or candidate.entry.object)
            for o in objects_of(parse, token.i):
                other = by_token.get(o.i)
                kept = other is not None and other.type == "CONSULT" != candidate.type
                if other is not None and not kept and o.i != token.i and (asks or other.type == candidate.type):
                    found.add(o.i)
            found |= {i for i in _asked_below(parse, candidate) if i in by_token}
    return frozenset(found)


def _asked_below(parse: Parse, candidate: Candidate) -> set[int]:
    """Nouns that the verb's entry asks for after a preposition ("took into custody", "hit with sanctions")."""
    trigger, entry = candidate.trigger, candidate.entry
    wanted = {(p, w) for p, words in entry.prep for w in words} | set(trigger.governed)
    if not wanted:
        return set()
    places = (candidate.token, *objects_of(parse, candidate.token.i))
    below = ((p, t) for place in places for p in parse.children(place.i, "prep") for t in governed(parse, p.i))
    return {t.i for p, t in below if any((p.lower, w) in wanted for w in head_words(parse, t))}
