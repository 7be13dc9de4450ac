"""Events of other event data sets, as far as they can be compared: day, sides, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

FileFormat = Literal["polecat", "gdelt", "icews"]


@dataclass(frozen=True, slots=True)
class ForeignEvent:
    """One row of a file."""

    line: int
    """Of the file, from 1."""
    id: str | None
    day: date
    sides: frozenset[str]
    """States (ISO 3166-1 alpha-3) and organisations (our acronyms) that act or are acted on."""
    kind: str
    """PLOVER's type, or the CAMEO code as the file has it."""
    source: str | None = None
    """Address, publisher or words, as far as the file has one."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that could not be read."""

    line: int
    found: str


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What a file holds."""

    format: FileFormat
    events: tuple[ForeignEvent, ...]
    without_sides: int
    """Rows that name no state or organisation which the table of actors knows."""
    unread: tuple[Unread, ...]
