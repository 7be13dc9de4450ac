"""What a predicate is said of ("is illegal", "called the vote a sham")."""

from __future__ import annotations

from readouts.coding.events.syntax.subjects import PREDICATES, subjects_of
from readouts.language.parse import Parse, Token


def predicated_of(parse: Parse, token: Token) -> tuple[Token, ...]:
    """What a predicate is said of: the subject of "be", the object of "call" ("called the vote a sham")."""
    while token.dep == "conj" and (above := parse.head(token.i)) is not None:
        token = above
    if own := parse.children(token.i, "nsubj", "nsubjpass"):
        return own
    head = parse.head(token.i)
    while head is not None and head.pos in {"ADP", "SCONJ"}:
        head = parse.head(head.i)
    if head is None:
        return ()
    if objects := parse.children(head.i, "dobj", "nsubjpass"):
        return objects
    if clauses := parse.children(head.i, "csubj"):
        return clauses
    return subjects_of(parse, head.i)


def is_predicate(parse: Parse, token: Token) -> bool:
    """Whether the word says something of a subject ("is illegal", "called it illegal", "described it as a sham")."""
    while token.dep == "conj" and (above := parse.head(token.i)) is not None:
        token = above
    if token.dep in PREDICATES:
        return True
    if token.dep == "ccomp" and token.pos not in {"VERB", "AUX"}:
        return True
    head = parse.head(token.i)
    if head is not None and token.dep in {"pobj", "amod", "pcomp"} and head.lower == "as":
        return True
    # "is out of the question"
    while head is not None and head.pos in {"ADP", "SCONJ"} and token.dep in {"pobj", "prep"}:
        token, head = head, parse.head(head.i)
    return head is not None and head.lemma == "be" and token.pos in {"ADP", "SCONJ"}
