"""Names of the actor table in the text: at each token the longest name that begins there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readouts.actors.model import Name
from readouts.actors.table import ActorTable
from readouts.language.mentions.lexicon import Place
from readouts.language.parse import Token
from readouts.slots import quickly_made, replace

# What a month, a verb or a common noun is, it is first; the table knows people called May, March and Price.
_NOT_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


@quickly_made
@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens [first, last) that the table knows, with all readings."""

    first: int
    last: int
    names: tuple[Name, ...]

    def get(self, *kinds: str) -> Name | None:
        """The first reading of one of the kinds."""
        for name in self.names:
            if name.kind in kinds:
                return name
        return None

    def all(self, *kinds: str) -> tuple[Name, ...]:
        """All readings of the kinds."""
        return tuple(n for n in self.names if n.kind in kinds)


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of a text with look-ups by first and by last token."""

    by_first: dict[int, Atom]
    by_end: dict[int, Atom]
    """By the index after the last token."""
    at: tuple[Atom | None, ...]
    """For each token the atom that covers it."""

    def __iter__(self) -> Iterator[Atom]:
        return iter(self.by_first.values())


def find_atoms(table: ActorTable, tokens: Sequence[Token], words: Sequence[str]) -> Atoms:
    """Names of the table, longest first and not overlapping, in text order."""
    by_first: dict[int, Atom] = {}
    at: list[Atom | None] = [None] * len(tokens)
    i = 0
    while i < len(tokens):
        match = table.match(words, i)
        if match is None:
            i += 1
            continue
        last = i + match.length
        names = tuple(n for n in match.names if _fits(n, tokens[i:last]))
        if any(n.kind == "state" for n in names):
            names = tuple(n for n in names if n.kind != "person")
        if not names or tokens[last - 1].sentence != tokens[i].sentence:
            i += 1
            continue
        atom = Atom(i, last, names)
        by_first[i] = atom
        for k in range(i, last):
            at[k] = atom
        i = last
    return Atoms(by_first, {a.last: a for a in by_first.values()}, tuple(at))


def read_capitals(atoms: Atoms, tokens: Sequence[Token], place: Place) -> Atoms:
    """The atoms with "Brussels" read as the Union's, and without venues, where the text does not speak of their states."""
    spoken_of = [n.state for a in atoms for n in a.names if n.kind in {"state", "demonym", "organisation"} and n.state]
    changed: dict[int, Atom] = {}
    for atom in atoms:
        capital = atom.get("capital")
        if capital is None or tokens[atom.first - 1].lower in place.prepositions:
            continue
        own, body = spoken_of.count(capital.state or ""), place.bodies.get(capital.entry)
        if body is not None and own <= spoken_of.count(body):
            read = replace(capital, state=body)
        elif capital.entry in place.venues and not own:
            read = replace(capital, kind="city", stands=False)
        else:
            continue
        changed[atom.first] = replace(atom, names=tuple(read if n is capital else n for n in atom.names))
    if not changed:
        return atoms
    by_first = {first: changed.get(first, atom) for first, atom in atoms.by_first.items()}
    at = tuple(changed.get(a.first, a) if a is not None else None for a in atoms.at)
    return Atoms(by_first, {a.last: a for a in by_first.values()}, at)


def _fits(name: Name, tokens: Sequence[Token]) -> bool:
    """Whether the reading agrees with what the words are in the sentence."""
    if name.kind in {"person", "city"} and len(tokens) == 1:
        token = tokens[0]
        return (
            token.pos in {"PROPN", "NOUN", "ADJ", "VERB", "X", "INTJ"}
            and token.entity not in _NOT_NAMES
            and token.text[0].isupper()
        )
    return True
