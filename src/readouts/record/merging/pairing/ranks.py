"""The rank of those who take part: what delegations of two states do is not what their leaders do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.language.reading import Actor
from readouts.record.corpus import Filed
from readouts.record.merging.pairing.channels import words_of_evidence
from readouts.record.merging.pairing.decision import Reason
from readouts.record.sides import is_leader, states_of
from readouts.resources.files import read_yaml

_WORD = re.compile(r"[a-z]+")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    below_leaders: frozenset[str]
    leaders: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ranks:
    """Tells groups below the level of leaders by their words."""

    below: frozenset[str]
    leaders: frozenset[str]

    @classmethod
    def load(cls) -> Ranks:
        """The words that ship with the package.

        Raises:
            ResourceFileError: The file is not of the shape.
        """
        words = read_yaml("record/ranks.yaml", _File)
        return cls(words.below_leaders, words.leaders)

    def never(self, one: Filed, other: Filed) -> Reason | None:
        """Why ranks exclude it: leaders of a side in the one, only officials of that side in the other."""
        for state in sorted(states_of(one.report.participants) & states_of(other.report.participants)):
            ours = [a for a in one.report.participants if a.state == state]
            theirs = [a for a in other.report.participants if a.state == state]
            if (self._below(ours) and _leads(theirs)) or (self._below(theirs) and _leads(ours)):
                sentence = f"leaders take part for {state} in one, only officials in the other"
                return Reason("ranks.other", sentence, words=words_of_evidence(one, other))
        return None

    def _below(self, side: Sequence[Actor]) -> bool:
        """Whether nobody of a side is named, and a group below the leaders takes part."""
        groups = [a for a in side if a.kind == "group"]
        if not groups or any(a.kind in ("person", "office") for a in side):
            return False
        words = {w for a in groups for w in _WORD.findall((a.role or a.name or "").lower())}
        return bool(words & self.below) and not words & self.leaders


def _leads(side: Sequence[Actor]) -> bool:
    """Whether only leaders take part for a side."""
    people = [a for a in side if a.kind in ("person", "office")]
    return bool(people) and all(is_leader(a) for a in people)
