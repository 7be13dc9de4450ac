"""Names of states in plain words, for the calendar: enough to tell whose war "the war" is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readouts.actors.rows import StateRow
from readouts.resources.files import read_csv

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\.?)*")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class StateNames:
    """Names, adjectives, demonyms and capitals of states, as the table of actors gives them."""

    names: Mapping[tuple[str, ...], str]

    @classmethod
    def load(cls) -> StateNames:
        """The names in the table that ships with the package."""
        found: dict[tuple[str, ...], str] = {}
        for row in read_csv("actors/states.csv", StateRow):
            for text in _texts(row):
                words = tuple(_WORD.findall(text))
                if words and len(words) <= _LONGEST:
                    found.setdefault(words, row.code)
        return cls(found)

    def at(self, words: Sequence[str], start: int) -> tuple[int, str] | None:
        """The longest name that begins at ``words[start]``: its number of words and the state."""
        if not words[start][:1].isupper():
            return None
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            code = self.names.get(tuple(words[start : start + size]))
            if code is not None:
                return size, code
        return None

    def found_in(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Places of names among words, with their states."""
        start = 0
        while start < len(words):
            hit = self.at(words, start)
            if hit is not None:
                yield start, hit[1]
            start += hit[0] if hit else 1

    def in_words(self, text: str) -> frozenset[str]:
        """The states that a text names."""
        return frozenset(code for _, code in self.found_in(_WORD.findall(text)))


def _texts(row: StateRow) -> Iterator[str]:
    yield row.name
    for cell in (row.names, row.adjectives, row.capital_names):
        yield from cell
    for noun in row.nouns:
        singular, _, plural = noun.partition("/")
        yield from (singular, plural or f"{singular}s")
    if row.capital:
        yield row.capital
