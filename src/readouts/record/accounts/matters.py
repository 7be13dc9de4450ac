"""What a point is about where its words need not show it: who asked, how long, when next; and whether it denies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from readouts.coding.coding import Point
from readouts.resources.files import read_yaml

WEIGHT = 4.0
"""What a matter weighs beside words: more than the figures and names that differ between two accounts of it."""

_NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|without)\b|n['’]t\b", re.IGNORECASE)
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|rul(?:e|es|ed|ing) out|declin(?:e|es|ed|ing)|"
    r"dismiss(?:es|ed|ing)?|oppos(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)


class MatterRow(BaseModel):
    """One rule of the data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    pattern: str
    reason: str
    matches: list[str]
    not_: list[str]


def read_rows() -> list[MatterRow]:
    """The rules as the file gives them ("not" is a word of Python, hence ``not_``)."""
    raw = read_yaml("points/matters.yaml", TypeAdapter(list[dict[str, object]]))
    return [MatterRow.model_validate({("not_" if k == "not" else k): v for k, v in row.items()}) for row in raw]


@dataclass(frozen=True, slots=True)
class Matters:
    """The rules, compiled."""

    patterns: Mapping[str, re.Pattern[str]]

    @classmethod
    @cache
    def load(cls) -> Matters:
        """The rules that ship with the package."""
        return cls({row.id: re.compile(row.pattern, re.IGNORECASE) for row in read_rows()})

    def of(self, text: str) -> frozenset[str]:
        """The matters that a point is about.

        >>> sorted(Matters.load().of("The call lasted an hour"))
        ['duration']
        """
        return frozenset(name for name, pattern in self.patterns.items() if pattern.search(text))


def denies(point: Point) -> bool:
    """Whether a point says that something is not so, will not be, or is not wanted."""
    return says_no(point.text) or point.kind == "denied"


def says_no(text: str) -> bool:
    """Whether a text holds an odd number of denials: "did not reject the plan" is none.

    >>> says_no("rejected the plan"), says_no("did not reject the plan")
    (True, False)
    """
    return (len(_NOT.findall(text)) + len(_DENYING.findall(text))) % 2 == 1
