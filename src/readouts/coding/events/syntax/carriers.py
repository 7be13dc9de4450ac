"""Verbs that carry an event noun ("held talks", "clashes broke out")."""

from __future__ import annotations

from readouts.coding.events.syntax.verb_classes import HAPPENING
from readouts.language.parse import Parse, Token


def carrier_of(parse: Parse, noun: int, carriers: frozenset[str]) -> Token | None:
    """The light verb that carries an event noun ("held talks", "engaged in talks", "talks were held"); None where none does."""
    token = parse.tokens[noun]
    while token.dep == "conj" and (above := parse.head(token.i)) is not None:
        token = above
    head = parse.head(token.i)
    if head is not None and head.pos == "ADP" and token.dep == "pobj":
        verb = parse.head(head.i)
        # "a series of attacks", "a round of talks"
        if verb is not None and verb.pos == "NOUN" and head.lower == "of":
            return carrier_of(parse, verb.i, carriers)
        if verb is not None and verb.pos == "NOUN":
            above = parse.head(verb.i)
            if verb.lower == "addition" and above is not None:
                # "with sanctions, in addition to military aid": the verb carries both.
                return parse.head(above.i)
            verb = above if verb.lemma in {"hour", "minute", "time"} else None
        return verb if verb is not None and f"{verb.lemma} {head.lower}" in carriers else None
    if token.dep == "nsubjpass" or (head is not None and token.dep == "dobj"):
        if head is None:
            return None
        particle = parse.child(head.i, "prt")
        words = f"{head.lemma} {particle.lower}" if particle is not None else head.lemma
        return head if words in carriers else None
    return next((c for c in parse.children(token.i, "acl", "relcl") if c.lemma in carriers and c.tag == "VBN"), None)


def occurrence_of(parse: Parse, noun: Token) -> Token | None:
    """The verb that says of an event noun that it takes place ("clashes broke out between …")."""
    head = parse.head(noun.i)
    if head is not None and noun.dep in {"nsubj", "nsubjpass"} and head.lemma in HAPPENING:
        return head
    return None
