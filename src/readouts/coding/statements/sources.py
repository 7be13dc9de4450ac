"""The source of an attribution: its words, and the actor that speaks."""

from __future__ import annotations

from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor

# What hangs on a source's head without being part of its name: clauses, and whatever stands between.
_CLAUSES = frozenset({"relcl", "ccomp", "parataxis", "advcl", "csubj", "xcomp"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def subject_of(parse: Parse, verb: int, depth: int = 0) -> Token | None:
    """Who does what the verb says, also where the verb has no subject of its own.

    A conjunct shares the first one's subject, a participle or an infinitive that of the verb above, a relative
    pronoun stands for its antecedent, and "the minister, speaking in Oslo" speaks.
    """
    if depth > 6:
        return None
    tokens = parse.tokens
    own = parse.child(verb, "nsubj", "nsubjpass", "csubj")
    token = tokens[verb]
    if own is not None and own.dep != "csubj":
        if own.lower in _RELATIVE and token.dep in {"relcl", "acl"}:
            return tokens[token.head]
        if own.lower in {"who", "which"} and own.tag in {"WP", "WDT"} and token.dep == "conj":
            return own
        return own
    if own is not None:
        return None
    above = parse.head(verb)
    if above is None:
        return None
    if token.dep == "conj" and above.pos in {"VERB", "AUX"}:
        if (
            parse.child(above.i, "nsubjpass") is not None
            and parse.child(verb, "auxpass") is None
            and token.tag == "VBN"
        ):
            return parse.child(above.i, "nsubjpass")
        return subject_of(parse, above.i, depth + 1)
    if token.dep in {"acl", "relcl"}:
        return above if above.pos in {"NOUN", "PROPN", "PRON"} else None
    if token.dep in {"advcl", "xcomp", "ccomp", "dep"} and above.pos in {"VERB", "AUX"}:
        return _controller(parse, above, token, depth)
    if token.dep == "pcomp" and above.dep == "prep":
        governor = parse.head(above.i)
        if governor is not None and governor.pos in {"VERB", "AUX"}:
            return _controller(parse, governor, token, depth)
    if token.dep in {"xcomp", "acl", "ccomp"} and above.pos == "ADJ":
        return subject_of(parse, above.head if above.head != above.i else above.i, depth + 1)
    return None


def _controller(parse: Parse, above: Token, token: Token, depth: int) -> Token | None:
    """The subject of the verb above, or its object where it is the object that acts ("asked him to explain")."""
    if token.dep == "xcomp" and token.tag == "VB":
        thing = parse.child(above.i, "dobj", "dative")
        if thing is not None:
            return thing
    return subject_of(parse, above.i, depth + 1)


def source_tokens(parse: Parse, head: int, barred: frozenset[int]) -> tuple[Token, ...]:
    """The noun phrase of a source, without relative clauses, in one run around its head."""
    kept: set[int] = set()
    todo = [head]
    while todo:
        current = todo.pop()
        kept.add(current)
        for child in parse.children(current):
            if child.i in barred or child.dep in _CLAUSES:
                continue
            if child.dep == "acl" and _set_off(parse, child):
                continue
            if child.dep == "punct" and current == head and child.i > head:
                continue
            todo.append(child.i)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept or (
        last + 2 in kept and parse.tokens[last + 1].text in {",", "-", "("} and last + 1 not in barred
    ):
        last += 1
    while parse.tokens[last].pos == "PUNCT" and parse.tokens[last].text not in {")", "'", '"'} and last > head:
        last -= 1
    while (
        parse.tokens[first].dep in {"cc", "punct", "mark"}
        and parse.tokens[first].text not in {"(", "'", '"'}
        and first < head
    ):
        first += 1
    return parse.tokens[first : last + 1]


def _set_off(parse: Parse, child: Token) -> bool:
    first = parse.subtree(child.i)[0].i
    return first > 0 and parse.tokens[first - 1].text in {",", "–", "—", "("}


def described(head: Token, words: str) -> Actor:
    """An actor for a source that no mention covers: as the text describes it."""
    if head.pos == "PROPN":
        kind = {"ORG": "organisation", "GPE": "state", "NORP": "group"}.get(head.entity, "person")
        return Actor(kind=kind, name=words, named=True)  # type: ignore[arg-type]
    return Actor(kind="group" if head.tag in {"NNS", "NNPS"} else "person", role=words, named=False)
