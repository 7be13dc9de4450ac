"""Other spellings of a name by the customs of the state in whose service its bearer is.

What ``spelling.sound_key`` takes for the same in every name of the world is not given again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, TypeAdapter

from readouts.actors.spelling import fold, pieces, sound_key
from readouts.resources.files import read_yaml

_ABD = re.compile(r"(?i)^abd([aeou]l|)$")
_ABD_JOINED = re.compile(r"(?i)^(abd[aeou]l)(?!l?ah)([a-z]{4,})$")
_SYLLABLES = 2


class SchemeRow(BaseModel):
    """An entry of ``transliteration.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    states: frozenset[str]
    given: dict[str, tuple[str, ...]] = {}
    family: tuple[tuple[str, str], ...] = ()
    joined: bool = False
    abd: bool = False


@dataclass(frozen=True, slots=True)
class Transliteration:
    """The schemes of all states."""

    schemes: tuple[SchemeRow, ...]

    @classmethod
    def load(cls) -> Transliteration:
        """The schemes that ship with the package.

        Raises:
            ResourceFileError: The file has faults.
        """
        return cls(tuple(read_yaml("actors/transliteration.yaml", TypeAdapter(list[SchemeRow]))))

    def spellings(self, name: str, given: str, family: str, states: tuple[str, ...]) -> tuple[str, ...]:
        """How else a full name is written; nothing that sounds as the name itself.

        >>> schemes.spellings("Denys Shmyhal", "Denys", "Shmyhal", ("UKR",))
        ('Denys Shmygal',)
        """
        found: dict[tuple[str, ...], str] = {_sound(name): name}
        for scheme in self.schemes:
            if scheme.states.isdisjoint(states):
                continue
            first = name.startswith(family)
            for other_given in _givens(scheme, given):
                for other_family in _families(scheme, family):
                    parts = (other_family, other_given) if first else (other_given, other_family)
                    other = " ".join(p for p in parts if p)
                    found.setdefault(_sound(other), other)
            if scheme.abd:
                for other in _abd(name):
                    found.setdefault(_sound(other), other)
        return tuple(found.values())[1:]


def _sound(name: str) -> tuple[str, ...]:
    return tuple(sound_key(p) for p in pieces(name))


def _givens(scheme: SchemeRow, given: str) -> Iterator[str]:
    yield given
    words = given.split()
    if words and (others := scheme.given.get(fold(words[0]))):
        yield from (" ".join((other, *words[1:])) for other in others)
    syllables = pieces(given)
    if scheme.joined and len(syllables) == _SYLLABLES:
        yield "".join(syllables).capitalize()


def _families(scheme: SchemeRow, family: str) -> Iterator[str]:
    yield family
    written = fold(family)
    if " " in family or "-" in family:
        return
    for pattern, other in scheme.family:
        changed = re.sub(pattern, other, written)
        if changed != written:
            yield changed.capitalize()


def _abd(name: str) -> Iterator[str]:
    words = name.replace("-", " ").split()
    for i, word in enumerate(words):
        if _ABD.match(word) and i + 1 < len(words):
            skip = 2 if fold(words[i + 1]) in {"al", "el", "ul"} and i + 2 < len(words) else 1
            article = "" if skip == 1 and len(word) > len("abd") else "el"
            yield " ".join((*words[:i], f"{word}{article}{fold(words[i + skip])}", *words[i + skip + 1 :]))
        joined = _ABD_JOINED.match(word)
        if joined is not None:
            yield " ".join((*words[:i], joined[1], joined[2].capitalize(), *words[i + 1 :]))
