"""The words of a text as the screening sees them, and the lemmas that a parser may give them."""

from __future__ import annotations

import re
from collections.abc import Callable

# Words with their dots ("U.S."), hyphens by themselves: as the names of the table of actors are looked up.
_WORD = re.compile(r"\w+(?:\.\w+)+\.?|\w+|[-‐‑–]")
_HYPHENS = frozenset("-‐‑–")
# What English adds to a lemma, and what it puts in the place of the lemma's end; the exceptions come from the model.
_ENDINGS = (
    ("s", ""), ("es", ""), ("es", "e"), ("ies", "y"), ("ves", "f"), ("men", "man"),
    ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"),
)  # fmt: skip

Exceptions = Callable[[str], tuple[str, ...]]
"""The irregular lemmas of a word ("sought": seek)."""


def words_of(text: str) -> list[str]:
    """The words of a text in order, hyphens among them.

    >>> words_of("The U.S. build-up, Xi said")
    ['The', 'U.S.', 'build', '-', 'up', 'Xi', 'said']
    """
    return _WORD.findall(text)


def distinct(words: list[str]) -> set[str]:
    """The words in lower case, each once: also the pieces of dotted ones and the wholes of hyphened ones."""
    found = {word.lower() for word in words}
    for i, word in enumerate(words):
        if word in _HYPHENS and 0 < i < len(words) - 1:
            found.add(f"{words[i - 1]}-{words[i + 1]}".lower())
        elif "." in word:
            found.update(piece.lower() for piece in word.split("."))
    return found


def lemmas_of(word: str, exceptions: Exceptions) -> frozenset[str]:
    """Every lemma that a word in lower case may have, whatever part of speech a parser takes it for.

    >>> sorted(lemmas_of("ties", lambda word: ("tie",)))
    ['ti', 'tie', 'ties', 'ty']
    """
    head, hyphen, last = word.rpartition("-")
    found = {last, *exceptions(last)}
    for ending, instead in _ENDINGS:
        if last.endswith(ending) and len(last) > len(ending) + 1:
            stem = last[: -len(ending)] + instead
            found.add(stem)
            if ending in {"ed", "ing", "er", "est"} and not instead and stem[-1:] == stem[-2:-1]:
                found.add(stem[:-1])
    return frozenset(head + hyphen + lemma for lemma in found)
