"""Words that tell whose, or of where, somebody or something is."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.resources.files import read_yaml
from readouts.resources.word_lists import WordList


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    based: WordList
    sending: WordList
    fleeing: WordList
    holding: WordList
    whereabouts: WordList
    traffic: WordList
    waters: WordList
    reaching: WordList
    employed: WordList
    papers: WordList
    regions: WordList
    crowds: WordList
    quantities: WordList
    acts: WordList
    doers: WordList
    fighting: WordList
    gates: WordList
    causes: WordList
    telling: WordList
    borders: WordList
    posts: WordList
    suffering: WordList
    sites: WordList
    means: WordList
    affecting: WordList
    occurring: WordList
    addressing: WordList
    disputed: WordList
    paired: WordList
    mediating: WordList


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
        return cls(**{name: getattr(raw, name).words for name in _File.model_fields})
