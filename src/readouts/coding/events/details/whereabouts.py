"""Where an event happened, by the words around its trigger."""

from __future__ import annotations

from readouts.coding.coding import Place
from readouts.coding.events.candidates import Candidate
from readouts.coding.events.sides.sides import Sides
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed
from readouts.language.parse import Parse, Token
from readouts.span import Span

_PLACE_PREPOSITIONS = ("in", "at", "near", "inside", "on", "outside", "over", "across", "into", "to", "along")
# What is said to be of a state, and is a place in it.
_LANDS = frozenset(
    {
        "capital",
        "city",
        "town",
        "village",
        "port",
        "commune",
        "province",
        "region",
        "district",
        "state",
        "island",
        "suburb",
        "camp",
        "resort",
    }
)
_HIT = frozenset({"of", "on", "against", "upon"})


def spots_of(parse: Parse, candidate: Candidate) -> tuple[int, ...]:
    """The tokens of an event at which its place may hang: trigger, light verb, objects."""
    found = [candidate.token.i]
    if candidate.carrier is not None:
        found.append(candidate.carrier.i)
    if candidate.token.pos == "VERB":
        found += [o.i for o in objects_of(parse, candidate.token.i)]
    if candidate.type == "CONSULT":
        # "talks with his counterpart in Jakarta": the parser hangs the place on the other side.
        withs = [p for i in tuple(found) for p in parse.children(i, "prep") if p.lower in {"with", "between"}]
        found += [t.i for p in withs for t in governed(parse, p.i)]
    return tuple(found)


def place_of(parse: Parse, sides: Sides, tokens: tuple[int, ...], text: str) -> Place | None:
    """Where, after a preposition of place at the trigger, its object or the verb that carries it."""
    for i in tokens:
        for preposition in parse.children(i, "prep", "dative"):
            if preposition.lower not in _PLACE_PREPOSITIONS:
                continue
            for token in governed(parse, preposition.i):
                if (place := _named_place(parse, sides, token, text, 3)) is not None:
                    return place
    return None


def place_hit(parse: Parse, sides: Sides, tokens: tuple[int, ...], text: str) -> Place | None:
    """The place that violence hits: named itself after the noun ("the shelling of X"), or as its object ("bombed X")."""
    hit = [t for i in tokens for p in parse.children(i, "prep") if p.lower in _HIT for t in governed(parse, p.i)]
    hit += [o for i in tokens for o in objects_of(parse, i)]
    return next((found for t in hit if (found := _named_place(parse, sides, t, text, 0)) is not None), None)


def _named_place(parse: Parse, sides: Sides, token: Token, text: str, depth: int) -> Place | None:
    if token.entity in {"GPE", "LOC", "FAC"}:
        known = [p for p in sides.at(token.i) if p.actor.state]
        left = min(
            (c.start for c in parse.children(token.i, "compound", "amod") if c.entity == token.entity),
            default=token.start,
        )
        span = Span(left, token.end)
        return Place(span.text_of(text), known[0].actor.state if known else None, span)
    if token.lemma in _LANDS:
        # "the Burundian commune", "the Tajik capital"
        known = [p for p in sides.at(token.i) if p.actor.state]
        if known and any(c.dep in {"amod", "compound", "poss"} for c in parse.children(token.i)):
            span = Span(min(known[0].span.start, token.start), token.end)
            return Place(span.text_of(text), known[0].actor.state, span)
    if depth:
        for child in parse.children(token.i, "compound", "appos", "prep", "pobj", "nmod"):
            if (found := _named_place(parse, sides, child, text, depth - 1)) is not None:
                return found
    return None
