"""Which lines of a page are furniture: by the rules of ``resources/documents/furniture.yaml``, in three zones.

The head runs to the first paragraph of the report, the foot begins after the last one; what lies between is the body. In
the head, a line that no rule names and that does not read as a paragraph is the section, the title or the standfirst.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from readouts.documents.document import FurnitureKind
from readouts.documents.lines import Line
from readouts.resources.files import read_yaml

Zone = Literal["head", "body", "foot"]


class FurnitureRow(BaseModel):
    """One rule of the data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    kind: FurnitureKind
    where: Literal["head", "foot", "any"]
    pattern: str
    reason: str
    matches: list[str]
    not_: list[str]


def read_rows() -> list[FurnitureRow]:
    """The rules as the file gives them ("not" is a word of Python, hence ``not_``)."""
    raw = read_yaml("documents/furniture.yaml", TypeAdapter(list[dict[str, object]]))
    return [FurnitureRow.model_validate({("not_" if k == "not" else k): v for k, v in row.items()}) for row in raw]


# Two to four capitalised words, particles between them: a person's name in a byline.
NAME = (
    r"[A-Z][\w’'.-]*(?:\s(?:(?:de|da|del|della|di|du|dos|van|von|der|den|ter|al|el|bin|ibn|ben|la|le)\s)?"
    r"[A-Z][\w’'.-]*){1,3}"
)
_BY = re.compile(
    rf"(?:(?:Story|Report|Words|Text|Analysis)\s)?[Bb][Yy]\s(?P<names>{NAME}.*|[Oo]ur\s.+|[A-Z].{{2,60}})$"
)
_PLACES = re.compile(
    rf"(?P<names>{NAME}(?:\s(?:in|at)\s[A-Z][\w .’'-]*?)?(?:(?:,|\sand|,\sand|\s&)\s{NAME}(?:\s(?:in|at)\s[A-Z][\w .’'-]*?)?)*)"
    r"(?P<when>\s(?:YESTERDAY|TODAY|[A-Z]{3,9}\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z][a-z]+\s\d{4}))?$"
)
_PERSON = re.compile(NAME)
# No furniture of these kinds is longer, and the expressions cost the square of a line.
LONGEST_FURNITURE = 600
_SENTENCE_END = re.compile(r"[.!?][\"”’']*$")
# "By Maria Lopez Jr." may end with a point; what is longer and does, is prose.
_LONGEST_BYLINE_WITH_STOP = 5


@dataclass(frozen=True, slots=True)
class Byline:
    """The names in a byline."""

    names: tuple[str, ...]


def read_byline(words: str) -> Byline | None:
    """Who wrote it, if the line is a byline: "By A B and C D", or names with places ("A B in Rome and C D in Bonn")."""
    if len(words) > LONGEST_FURNITURE:
        return None
    # "By Ana Silva's account, the two spoke for an hour." begins like a byline and is a sentence.
    if _SENTENCE_END.search(words) and len(words.split()) > _LONGEST_BYLINE_WITH_STOP:
        return None
    by = _BY.match(words)
    if by:
        return Byline(() if by["names"].lower().startswith(("our ", "the ")) else _names(by["names"]))
    places = _PLACES.match(words)
    # Two capitalised words alone may be anything; a place, a second name or a day shows that they are a byline.
    if places and (places["when"] or re.search(r"\s(?:in|at)\s[A-Z]", places["names"])):
        return Byline(_names(places["names"]))
    return None


def _names(words: str) -> tuple[str, ...]:
    pieces = re.split(r",\sand\s|,\s|;\s|\sand\s|\s&\s|\|", words)
    found = []
    for piece in pieces:
        name = _PERSON.match(re.sub(r"\s(?:in|at)\s[A-Z].*$", "", piece.strip()))
        if name:
            found.append(name[0].strip())
    return tuple(found)


class FurnitureRules:
    """The rules, compiled."""

    def __init__(self, rows: Sequence[FurnitureRow]) -> None:
        self._rules = tuple((row, re.compile(rf"(?:{row.pattern})\Z", re.IGNORECASE)) for row in rows)

    @classmethod
    def load(cls) -> FurnitureRules:
        """The rules that ship with the package."""
        return cls(read_rows())

    def rule_for(self, words: str, zone: Zone) -> FurnitureRow | None:
        """The first rule that matches the whole line in this zone."""
        if len(words) > LONGEST_FURNITURE:
            return None
        for row, pattern in self._rules:
            if row.where in (zone, "any") and pattern.match(words):
                return row
        return None


def reads_as_paragraph(line: Line) -> bool:
    """Whether a line is a paragraph of a report: a sentence of some length."""
    return line.ends_sentence and line.count >= 9


def zones(lines: Sequence[Line], rules: FurnitureRules) -> tuple[int, int]:
    """Indices of the first line of the body and of the line after its last."""

    def is_body(line: Line, zone: Zone) -> bool:
        return reads_as_paragraph(line) and rules.rule_for(line.words, zone) is None and read_byline(line.words) is None

    first = next((i for i, line in enumerate(lines) if is_body(line, "head")), None)
    if first is None:
        # No paragraph of some length: a single sentence, a headline, notes. What comes before the first sentence is its
        # head; with no sentence at all, everything that no rule names is read.
        first = next((i for i, line in enumerate(lines) if line.ends_sentence), 0)
    return first, max(first, _last_sentence(lines, rules)) + 1


def _last_sentence(lines: Sequence[Line], rules: FurnitureRules) -> int:
    """Index of the last sentence that no rule of the foot names; of the last line where there is none."""
    for i in range(len(lines) - 1, -1, -1):
        if lines[i].ends_sentence and rules.rule_for(lines[i].words, "foot") is None:
            return i
    return len(lines) - 1
