"""What two points say, as weighted words: forms of a word meet in its stem, phrases of one meaning in a concept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from readouts.resources.files import read_yaml

WordKind = Literal["content", "concept", "name", "number", "general", "slight"]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
# Tried in this order; a suffix goes only where at least this many letters stay, so that short words keep theirs.
_SUFFIXES = (
    ("isations", 4), ("izations", 4), ("isation", 4), ("ization", 4), ("ications", 4), ("ication", 4), ("ations", 4),
    ("ation", 4), ("ements", 4), ("ement", 4), ("ments", 4), ("ment", 4), ("ances", 4), ("ance", 4), ("ences", 4),
    ("ence", 4), ("ising", 4), ("izing", 4), ("ised", 4), ("ized", 4), ("ises", 4), ("izes", 4), ("ise", 4), ("ize", 4),
    ("ating", 4), ("ated", 4), ("ates", 4), ("ate", 4), ("ings", 3), ("ing", 3), ("edly", 4), ("ied", 3), ("ies", 3),
    ("ants", 4), ("ant", 4), ("ents", 4), ("ent", 4), ("ives", 4), ("ive", 4), ("ions", 3), ("ion", 3), ("sses", 2),
    ("ed", 3), ("es", 3), ("ly", 4), ("al", 4), ("s", 3), ("e", 3), ("y", 3),
)  # fmt: skip


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    stop: list[str]
    slight: list[str]
    general: list[str]
    weights: dict[WordKind, float]
    same: dict[str, list[str]]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The part of a word that its forms share.

    Crude on purpose: it need not be a word, it must only be the same for "communicate" and "communications".

    >>> stem("urged") == stem("urging"), stem("maintaining") == stem("maintains"), stem("troops")
    (True, True, 'troop')
    """
    word = _POSSESSIVE.sub("", word.casefold())
    if not word[:1].isalpha():
        return word
    for suffix, keep in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= keep and not (suffix == "s" and word.endswith("ss")):
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "eiy" else word


def words_in(text: str) -> Iterator[str]:
    """Words and numbers of a text, as written; a hyphenated word is one."""
    return (match.group() for match in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Wording:
    """The table of weights and of phrases that mean the same."""

    stop: frozenset[str]
    slight: frozenset[str]
    general: frozenset[str]
    weights: Mapping[WordKind, float]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First stem of a phrase → all its stems and the name of its concept, longest first."""

    @classmethod
    @cache
    def load(cls) -> Wording:
        """The table that ships with the package."""
        file = read_yaml("points/wording.yaml", _File)
        phrases = {
            tuple(stem(w) for w in words_in(phrase)): name for name in sorted(file.same) for phrase in file.same[name]
        }
        return cls(
            stop=frozenset(file.stop),
            slight=frozenset(map(stem, file.slight)),
            general=frozenset(map(stem, file.general)),
            weights=file.weights,
            phrases=_by_first(phrases),
        )

    def weigh(self, text: str) -> dict[str, float]:
        """The words of a text that carry meaning, each with its weight: stems, and concepts in angle brackets."""
        found: dict[str, float] = {}
        for word, weight in self._weighed(text):
            found.setdefault(word, weight)
        return found

    def reaches(self, text: str, least: float) -> bool:
        """Whether the words of a text weigh at least so much together; read only as far as that takes."""
        found: dict[str, float] = {}
        for word, weight in self._weighed(text):
            if word not in found:
                found[word] = weight
                if sum(found.values()) >= least:
                    return True
        return least <= 0

    def _weighed(self, text: str) -> Iterator[tuple[str, float]]:
        """Stems and concepts with their weights, as often as they occur."""
        written = _WORD.findall(text)
        position = 0
        while position < len(written):
            stemmed = stem(written[position])
            for phrase, concept in self.phrases.get(stemmed, ()):
                if tuple(map(stem, written[position : position + len(phrase)])) == phrase:
                    yield f"<{concept}>", self.weights["concept"]
                    position += len(phrase)
                    break
            else:
                opens = position == 0 and not self._opens_as_name(written)
                kind = self._kind(written[position], stemmed, first=opens)
                if kind:
                    yield stemmed, self.weights[kind]
                position += 1

    def _opens_as_name(self, written: Sequence[str]) -> bool:
        """Whether a text begins with a name: what follows is a verb of saying ("Norway told …"), or another name after "and"."""
        if len(written) < 2 or not written[0][0].isupper() or written[0].casefold() in self.stop:
            return False
        if written[1] == "and":
            return len(written) > 2 and written[2][0].isupper()
        return written[1].islower() and written[1] not in self.stop and stem(written[1]) in self.slight

    def _kind(self, word: str, stemmed: str, *, first: bool) -> WordKind | None:
        if word.casefold() in self.stop:
            return None
        if word[0].isdigit():
            return "number"
        if stemmed in self.slight:
            return "slight"
        if word[0].isupper() and not first:
            return "name"
        return "general" if stemmed in self.general else "content"

    def likeness(self, first: Mapping[str, float], second: Mapping[str, float]) -> float:
        """How much of the lighter of two texts the other one shares, from 0 to 1; 0 where they share only names.

        A point that says less is like one that says the same and more. Names, and words that stand in every
        diplomatic text, do not make two points alike: at least one word of substance must be shared.
        """
        shared = sorted(first.keys() & second.keys())
        weight = sum(min(first[w], second[w]) for w in shared)
        least = min(sum(first.values()), sum(second.values()))
        if least == 0:
            return 0.0
        if max((min(first[w], second[w]) for w in shared), default=0) < self.weights["number"]:
            # Only names and general words: alike only where they say nearly all of both ("the situation in Ukraine").
            most = max(sum(first.values()), sum(second.values()))
            telling = any(min(first[w], second[w]) == self.weights["general"] for w in shared)
            return weight / most if len(shared) > 1 and telling else 0.0
        return weight / least


def _by_first(phrases: Mapping[tuple[str, ...], str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        if phrase:
            found.setdefault(phrase[0], []).append((phrase, phrases[phrase]))
    return {first: tuple(pairs) for first, pairs in found.items()}


def content_stems(wording: Wording, texts: Iterable[str]) -> frozenset[str]:
    """Stems and concepts of substance in the texts: neither names nor words that stand everywhere."""
    floor = wording.weights["number"]
    return frozenset(w for text in texts for w, weight in wording.weigh(text).items() if weight >= floor)
