"""Named bodies that the table does not know: agencies, papers, parties, as the parser's names of organisations give them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from readouts.language.mentions.atoms import Atom
from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.phrases import owner_state
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


def _telling(scene: Scene, inside: range) -> range:
    """The words of a name that may tell its state: all, but what follows "of" only after a word for a body.

    The Bank of Ghana is Ghana's; a football club of Chile is nobody's.
    """
    of = next((k for k in inside if scene.tokens[k].lower == "of"), None)
    if of is None or scene.tokens[of - 1].lemma.lower() in scene.lexicon.usage.bodies:
        return inside
    return range(inside.start, of)


def _is_land(atom: Atom | None) -> bool:
    """Whether a word inside a name is none of the table's, or only tells the state or the kind: "the Bank of Ghana"; the Paris Club is not France's."""
    return atom is None or (
        atom.get("state", "demonym", "institution") is not None
        and not atom.get("person", "organisation", "group", "seat", "title")
    )


def _body(scene: Scene, first: int, last: int, taken: Collection[int]) -> Iterator[Candidate]:
    if scene.tokens[last - 1].tag == "POS":
        last -= 1
    start = first + 1 if scene.tokens[first].lower == "the" else first
    inside = range(start, last)
    named = any(scene.tokens[k].pos == "PROPN" for k in inside)
    known = any(k in taken or not _is_land(scene.atoms.at[k]) for k in inside)
    states = dict.fromkeys(s for k in _telling(scene, inside) if (a := scene.atoms.at[k]) and (s := owner_state(a)))
    more = any(scene.tokens[k].pos == "PROPN" and scene.atoms.at[k] is None for k in inside)
    if not named or known or not more or len(states) > 1 or not scene.tokens[start].text[:1].isupper():
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
        states=tuple(states),
        entry=f"body:{name.casefold()}",
        name=name,
        how=(Step("mentions.body", f"the parser takes “{name}” for an organisation"),),
    )
