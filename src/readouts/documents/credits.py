"""Whose copy a document says that it is: by a dateline's agency, or by a line under the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from readouts.resources.files import read_yaml


class CreditRow(BaseModel):
    """One rule of the data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    where: Literal["head", "foot"]
    pattern: str
    reason: str
    matches: list[str]
    not_: list[str]


def read_rows() -> list[CreditRow]:
    """The rules as the file gives them ("not" is a word of Python, hence ``not_``)."""
    raw = read_yaml("documents/credits.yaml", TypeAdapter(list[dict[str, object]]))
    return [CreditRow.model_validate({("not_" if k == "not" else k): v for k, v in row.items()}) for row in raw]


# Lines at the two ends of a text among which credits stand, and how much of a line is read.
_HEAD, _FOOT, _LONGEST = 8, 8, 200
# What a line of these words names is the outlet's own people.
_OWN = re.compile(r"\b(?:staff|our|bureau|correspondents?|reporters?|wire services|agencies|newsroom)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreditRules:
    """The rules, compiled."""

    head: tuple[re.Pattern[str], ...]
    foot: tuple[re.Pattern[str], ...]

    @classmethod
    @cache
    def load(cls) -> CreditRules:
        """The rules that ship with the package."""
        rows = read_rows()
        return cls(
            head=tuple(re.compile(row.pattern) for row in rows if row.where == "head"),
            foot=tuple(re.compile(rf"(?:{_anywhere(row.pattern)})\Z") for row in rows if row.where == "foot"),
        )

    def credited(self, text: str) -> tuple[str, ...]:
        """The agencies and outlets that a text credits, each once, in its order.

        >>> CreditRules.load().credited("BERGEN, May 3 (Reuters) - The talks ended.")
        ('Reuters',)
        """
        lines = [line.strip(" *_#>") for line in text.splitlines()]
        lines = [line for line in lines if line]
        return tuple(dict.fromkeys((*self._at_head(lines[:_HEAD]), *self._at_foot(lines[-_FOOT:]))))

    def _at_head(self, lines: list[str]) -> Iterator[str]:
        for line in lines:
            for pattern in self.head:
                if match := pattern.match(line[:_LONGEST]):
                    yield match["name"].strip(" .").split("/")[0]
                    return

    def _at_foot(self, lines: list[str]) -> Iterator[str]:
        for line in lines:
            for pattern in self.foot:
                match = pattern.match(line) if len(line) <= _LONGEST else None
                if match and not _OWN.search(match["name"]):
                    yield match["name"].strip(" .").split("/")[0]


def _anywhere(pattern: str) -> str:
    """A foot rule's pattern, with the case of its words but not of its name left open."""
    before, _, after = pattern.partition("(?P<name>")
    return f"(?i:{before})(?P<name>{after}" if before else pattern
