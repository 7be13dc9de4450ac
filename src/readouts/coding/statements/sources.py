"""The source of an attribution: its words, and the actor that speaks."""

from __future__ import annotations

from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor

# What hangs on a source's head without being part of its name: clauses, and whatever stands between.
_CLAUSES = frozenset({"relcl", "ccomp", "parataxis", "advcl", "csubj", "xcomp"})
_TIMES = frozenset({"DATE", "TIME"})


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
            if (child.dep == "acl" and _set_off(parse, child)) or (current == head and _is_time(parse, child)):
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
    words = {t.text for t in parse.tokens[first : last + 1]}
    if "(" in words and ")" not in words and last + 1 < len(parse.tokens) and parse.tokens[last + 1].text == ")":
        last += 1
    while first < head and parse.tokens[first].text in {'"', "'"} and parse.tokens[last].text not in {'"', "'"}:
        first += 1
    return parse.tokens[first : last + 1]


def _is_time(parse: Parse, child: Token) -> bool:
    """Whether the parser hung a day on the source: "the minister on Monday rejected …"."""
    inner = parse.child(child.i, "pobj") if child.dep == "prep" else child
    return (
        child.i > child.head
        and child.dep in {"prep", "npadvmod", "nmod"}
        and inner is not None
        and inner.entity in _TIMES
    )


def _set_off(parse: Parse, child: Token) -> bool:
    first = parse.edges(child.i)[0].i
    return first > 0 and parse.tokens[first - 1].text in {",", "–", "—", "("}


def described(head: Token, words: str) -> Actor:
    """An actor for a source that no mention covers: as the text describes it."""
    if head.pos == "PROPN":
        kind = {"ORG": "organisation", "GPE": "state", "NORP": "group"}.get(head.entity, "person")
        return Actor(kind=kind, name=words, named=True)  # type: ignore[arg-type]
    return Actor(kind="group" if head.tag in {"NNS", "NNPS"} else "person", role=words, named=False)


def nominal_after(parse: Parse, start: int, stop: int) -> int | None:
    """Head of the noun phrase that begins at token ``start`` and ends before ``stop``; None where none begins there."""
    if start >= stop or start >= len(parse.tokens):
        return None
    nominal = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "ADP", "PUNCT", "X"}
    best = start
    seen = 0
    while seen < 12:
        token = parse.tokens[best]
        head = token.head
        if head == best or not start <= head < stop or parse.tokens[head].pos not in nominal:
            break
        best, seen = head, seen + 1
    return best if parse.tokens[best].pos in {"NOUN", "PROPN", "PRON", "NUM"} else None


def nominal_before(parse: Parse, end: int, start: int) -> int | None:
    """Head of the noun phrase that ends with token ``end - 1`` and begins at or after ``start``."""
    if end <= start:
        return None
    best = end - 1
    for _ in range(12):
        head = parse.tokens[best].head
        if head == best or not start <= head < end or parse.tokens[head].pos in {"VERB", "AUX"}:
            break
        best = head
    return best if parse.tokens[best].pos in {"NOUN", "PROPN", "PRON", "NUM"} else None
