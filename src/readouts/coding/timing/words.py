"""The word lists of timing, as read from ``resources/timing/words.yaml``."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Relation
from readouts.resources.files import read_yaml


class TimingWords(BaseModel):
    """Prepositions with their relation, and verbs by what they do with the time of a noun or verb below them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    relations: dict[str, Relation]
    occurrence_verbs: frozenset[str]
    planning_verbs: frozenset[str]
    long_units: frozenset[str]
    phase_verbs: frozenset[str]
    motion_verbs: frozenset[str]
    occasions: frozenset[str]
    counted: frozenset[str]


@cache
def timing_words() -> TimingWords:
    """The lists that ship with the package, read once and never changed."""
    return read_yaml("timing/words.yaml", TimingWords)
