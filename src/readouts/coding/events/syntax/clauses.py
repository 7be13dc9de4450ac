"""Clauses: the words of one, and those that the parser hangs on others they only stand beside."""

from __future__ import annotations

from readouts.language.parse import Parse, Token

_ASIDE = frozenset({"relcl", "appos", "parataxis", "advcl"})


def clause_of(parse: Parse, trigger: int) -> tuple[Token, ...]:
    """Tokens of the clause that the trigger stands in, without the clauses that hang on it beside the trigger's own."""
    top = parse.tokens[trigger]
    while (head := parse.head(top.i)) is not None and not (
        top.pos in {"VERB", "AUX"} and top.dep in {"ccomp", "relcl", "advcl", "acl", "parataxis", "conj"}
    ):
        top = head
    found: list[int] = []
    todo = [top.i]
    keep = {trigger, *(a.i for a in parse.ancestors(trigger))}
    while todo:
        i = todo.pop()
        found.append(i)
        for child in parse.children(i):
            other = child.dep == "conj" and child.pos in {"VERB", "AUX"}
            if (child.dep in _ASIDE or other) and child.i not in keep and i != trigger:
                continue
            todo.append(child.i)
    return tuple(parse.tokens[t] for t in sorted(found))


def spliced(parse: Parse, clause: Token) -> bool:
    """Whether a clause before a verb that has its own object only stands beside it ("Oslo left, a step Kyiv denounced")."""
    head = parse.head(clause.i)
    return head is not None and clause.dep == "ccomp" and clause.i < head.i and parse.child(head.i, "dobj") is not None
