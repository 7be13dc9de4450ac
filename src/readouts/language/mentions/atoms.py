"""Names of the actor table in the text: at each token the longest name that begins there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readouts.actors.model import Name
from readouts.actors.table import ActorTable
from readouts.language.parse import Token

# What a month, a verb or a common noun is, it is first; the table knows people called May, March and Price.
_NOT_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens [first, last) that the table knows, with all readings."""

    first: int
    last: int
    names: tuple[Name, ...]

    def get(self, *kinds: str) -> Name | None:
        """The first reading of one of the kinds."""
        return next((n for n in self.names if n.kind in kinds), None)

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
