"""To whom or what a verb does it, wherever the parser hangs it."""

from __future__ import annotations

from readouts.coding.events.syntax.subjects import inclined, is_passive
from readouts.coding.events.syntax.verb_classes import RAISING
from readouts.language.memory import remembered
from readouts.language.parse import Parse, Token

OBJECTS = ("dobj", "nsubjpass", "dative", "obj")
_ABOUT = frozenset({"about", "over", "around", "under"})


@remembered
def objects_of(parse: Parse, i: int) -> tuple[Token, ...]:
    """Objects of a verb, the subject of its passive, or the noun that its participle modifies, with what they are coordinated with."""
    found = [c for o in parse.children(i, *OBJECTS) if o.dep != "dative" for c in parse.conjuncts(o.i)]
    token = parse.tokens[i]
    if not found and token.pos == "VERB" and not is_passive(parse, i):
        found = _counted_objects(parse, i)
    if not found and token.lemma in RAISING:
        found = [
            c
            for clause in parse.children(i, "ccomp", "xcomp")
            if clause.tag == "VB" and parse.child(clause.i, "mark") is None
            for s in parse.children(clause.i, "nsubj", "nsubjpass")
            for c in parse.conjuncts(s.i)
        ]
    if not found and token.pos == "VERB":
        # "voiced dismay": a bare noun is no clause.
        found = [c for c in parse.children(i, "xcomp") if c.pos == "NOUN" and parse.child(c.i, "aux", "nsubj") is None]
    if not found:
        found = [
            c
            for clause in parse.children(i, "ccomp")
            if _small(parse, clause)
            for s in parse.children(clause.i, "nsubj")
            for c in parse.conjuncts(s.i)
        ]
    if inclined(parse, token) and parse.child(i, "nsubjpass") is not None and parse.child(i, "agent") is None:
        return ()
    if not found and token.dep in {"acl", "relcl"} and (head := parse.head(i)) is not None:
        passive = token.tag == "VBN" and (token.dep == "acl" or parse.child(i, "auxpass") is not None)
        relative = next((c for c in parse.children(i, *OBJECTS) if c.tag in {"WDT", "WP"}), None)
        if passive or relative is not None:
            found = [head]
    elif found and found[0].tag in {"WDT", "WP"} and (head := parse.head(i)) is not None and token.dep == "relcl":
        found = [head]
    if not found and token.dep == "conj" and (head := parse.head(i)) is not None and token.tag == "VBN":
        found = [c for o in parse.children(head.i, "nsubjpass") for c in parse.conjuncts(o.i)]
    return tuple(found)


def _counted_objects(parse: Parse, i: int) -> list[Token]:
    """Objects behind "about", "over" or "around" and a number, which the parser takes for a preposition ("freed about 100 men")."""
    return [
        t
        for p in parse.children(i, "prep")
        if p.i == i + 1 and p.lower in _ABOUT
        for t in parse.children(p.i, "pobj")
        if t.pos == "NUM" or parse.child(t.i, "nummod") is not None
        if t.entity not in {"DATE", "TIME"}
    ]


def _small(parse: Parse, clause: Token) -> bool:
    """Whether a clause without a verb says something of the object ("found a colonel guilty")."""
    return clause.pos in {"ADJ", "NOUN"} and parse.child(clause.i, "aux", "cop", "mark") is None
