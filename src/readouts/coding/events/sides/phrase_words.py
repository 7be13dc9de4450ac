"""Words that tell whose, or of where, somebody or something is."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.resources.files import read_yaml


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    reason: str
    words: list[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    based: _Words
    sending: _Words
    fleeing: _Words
    holding: _Words
    whereabouts: _Words
    traffic: _Words
    waters: _Words
    reaching: _Words
    employed: _Words
    papers: _Words
    regions: _Words
    crowds: _Words
    quantities: _Words
    acts: _Words
    doers: _Words
    fighting: _Words
    gates: _Words
    causes: _Words
    telling: _Words
    borders: _Words
    posts: _Words
    suffering: _Words
    sites: _Words
    means: _Words
    affecting: _Words
    occurring: _Words
    addressing: _Words
    disputed: _Words
    paired: _Words
    mediating: _Words


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The lists of ``patterns/phrases.yaml``, where each has its reason."""

    based: frozenset[str]
    sending: frozenset[str]
    fleeing: frozenset[str]
    holding: frozenset[str]
    whereabouts: frozenset[str]
    traffic: frozenset[str]
    waters: frozenset[str]
    reaching: frozenset[str]
    employed: frozenset[str]
    papers: frozenset[str]
    regions: frozenset[str]
    crowds: frozenset[str]
    quantities: frozenset[str]
    acts: frozenset[str]
    doers: frozenset[str]
    fighting: frozenset[str]
    gates: frozenset[str]
    causes: frozenset[str]
    telling: frozenset[str]
    borders: frozenset[str]
    posts: frozenset[str]
    suffering: frozenset[str]
    sites: frozenset[str]
    means: frozenset[str]
    affecting: frozenset[str]
    occurring: frozenset[str]
    addressing: frozenset[str]
    disputed: frozenset[str]
    paired: frozenset[str]
    mediating: frozenset[str]

    @classmethod
    def load(cls) -> PhraseWords:
        """The lists that ship with the package.

        Raises:
            ResourceFileError: The file has faults.
        """
        raw = read_yaml("patterns/phrases.yaml", _File)
        return cls(**{name: frozenset(getattr(raw, name).words) for name in _File.model_fields})
