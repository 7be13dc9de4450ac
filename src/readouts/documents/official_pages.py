"""Whose official page a text is, by what the page itself says, for texts that come without an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from readouts.documents.lines import markup_spans, split_lines
from readouts.documents.outlets import Outlet, OutletTable
from readouts.errors import ResourceFileError
from readouts.resources.files import read_yaml

FILE = "documents/official_pages.yaml"
# How many lines at each end are looked at, how much of a text they are sought in, and how long such a line may be.
_HEAD, _FOOT, _REACH, _LONGEST = 12, 8, 6_000, 400
JOINT = "joint"
FROM_LINE = "line"


class Sign(BaseModel):
    """A line that must be there."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    where: Literal["head", "foot", "either"]
    pattern: str


class OfficialPageRow(BaseModel):
    """One rule of the data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    outlet: str
    all: list[Sign] = Field(min_length=1)
    reason: str
    matches: list[str] = Field(min_length=1)
    not_: list[str] = Field(min_length=1)


def read_rows() -> list[OfficialPageRow]:
    """The rules as the file gives them ("not" is a word of Python, hence ``not_``)."""
    raw = read_yaml(FILE, TypeAdapter(list[dict[str, object]]))
    return [OfficialPageRow.model_validate({("not_" if k == "not" else k): v for k, v in row.items()}) for row in raw]


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """What a page says that it is."""

    rule: str
    reason: str
    outlet: Outlet | None
    """Whose it is; None for a joint text, which is official and speaks for several."""


@dataclass(frozen=True, slots=True)
class _Rule:
    row: OfficialPageRow
    outlet: Outlet | None
    signs: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class OfficialPages:
    """The rules, compiled against a table of outlets."""

    rules: tuple[_Rule, ...]
    outlets: OutletTable

    @classmethod
    @cache
    def load(cls, outlets: OutletTable) -> OfficialPages:
        """The rules that ship with the package.

        Raises:
            ResourceFileError: A rule names an outlet that the table does not have as official, or has a broken pattern.
        """
        rules, faults = [], []
        for row in read_rows():
            outlet = outlets.by_name(row.outlet) if row.outlet not in (JOINT, FROM_LINE) else None
            if row.outlet not in (JOINT, FROM_LINE) and outlet is None:
                faults.append(f"{row.id}: the table of outlets has no {row.outlet!r}")
            if (row.outlet == FROM_LINE) != any("(?P<outlet>" in s.pattern for s in row.all):
                faults.append(f"{row.id}: a group “outlet” belongs to a rule whose outlet is {FROM_LINE!r}")
            try:
                rules.append(_Rule(row, outlet, tuple((s.where, re.compile(s.pattern)) for s in row.all)))
            except re.error as error:
                faults.append(f"{row.id}: {error}")
        if faults:
            raise ResourceFileError(FILE, tuple(faults))
        return cls(tuple(rules), outlets)

    def of(self, text: str) -> OfficialPage | None:
        """What the page says that it is; None where it says nothing, or where rules disagree."""
        head, foot = _ends(text)
        found = [page for rule in self.rules if (page := self._fits(rule, head, foot))]
        publishers = {page.outlet for page in found if page.outlet}
        if len(publishers) > 1:
            return None
        return next((page for page in found if page.outlet), found[0] if found else None)

    def _fits(self, rule: _Rule, head: Sequence[str], foot: Sequence[str]) -> OfficialPage | None:
        outlet = rule.outlet
        for where, pattern in rule.signs:
            lines = head if where == "head" else foot if where == "foot" else (*head, *foot)
            matches = [m for line in lines if (m := pattern.fullmatch(line))]
            if "outlet" in pattern.groupindex:
                named = {o for m in matches if (o := self.outlets.by_name(m["outlet"])) and o.kind == "official"}
                if len(named) != 1:
                    return None
                outlet = named.pop()
            elif not matches:
                return None
        return OfficialPage(rule.row.id, rule.row.reason, outlet)


def _ends(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first and the last lines, without marks; lines that are too long are cut."""
    return tuple(_lines(text[:_REACH], slice(None, _HEAD))), tuple(_lines(text[-_REACH:], slice(-_FOOT, None)))


def _lines(part: str, which: slice) -> dict[str, None]:
    """Paragraphs as the page breaks them, and each line of them: a heading may be taken for a broken paragraph."""
    paragraphs = [line.words[:_LONGEST] for line in split_lines(part, markup_spans(part))]
    lines = [stripped[:_LONGEST] for line in part.splitlines() if (stripped := line.strip(" \t*_#>"))]
    return dict.fromkeys((*paragraphs[which], *lines[which]))
