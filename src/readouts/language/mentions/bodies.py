"""Named bodies that the table does not know: agencies, papers, parties, as the parser's names of organisations give them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.standins import span_root
from readouts.trace import Step

# Where a body stands that says, hears or does something; elsewhere the parser's word for it is too weak.
_ACTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "agent", "conj", "appos"})


def find_bodies(scene: Scene, taken: Collection[int]) -> Iterator[Candidate]:
    """Candidates of organisations that only the parser knows, in text order.

    Args:
        scene: The document.
        taken: Tokens of names, offices and descriptions that were found already.
    """
    i, n = 0, len(scene.tokens)
    while i < n:
        token = scene.tokens[i]
        if token.entity != "ORG" or not token.entity_start:
            i += 1
            continue
        last = i + 1
        while last < n and scene.tokens[last].entity == "ORG" and not scene.tokens[last].entity_start:
            last += 1
        yield from _body(scene, i, last, taken)
        i = last


def _body(scene: Scene, first: int, last: int, taken: Collection[int]) -> Iterator[Candidate]:
    if scene.tokens[last - 1].tag == "POS":
        last -= 1
    start = first + 1 if scene.tokens[first].lower == "the" else first
    inside = range(start, last)
    named = any(scene.tokens[k].pos == "PROPN" for k in inside)
    known = any(k in taken or scene.atoms.at[k] is not None for k in inside)
    if not named or known or not scene.tokens[start].text[:1].isupper():
        return
    head = span_root(scene.parse, start, last)
    if head.dep not in _ACTS:
        return
    name = scene.words(start, last)
    before = scene.token(start - 1)
    article = before is not None and before.lower == "the" and before.head == head.i
    yield Candidate(
        first=start - 1 if article else start,
        last=last,
        head=head.i,
        form="name",
        kind="organisation",
        entry=f"body:{name.casefold()}",
        name=name,
        how=(Step("mentions.body", f"the parser takes “{name}” for an organisation"),),
    )
