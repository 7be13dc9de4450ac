"""The columns of a user's table, and the faults that a file may have."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path

from readouts.errors import InputError


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A line of a user's table: somebody's term in an office, or only other spellings of somebody's name."""

    name: str
    state: str
    """ISO 3166-1 alpha-3, or the code of an organisation."""
    office: str = ""
    """Class of office; empty for a line that only adds spellings."""
    title: str = ""
    """The office as a reader says it; empty for the usual one."""
    start: str = ""
    """YYYY, YYYY-MM or YYYY-MM-DD, as precise as it is known; empty where it is not."""
    end: str = ""
    known_until: str = ""
    """For a term without an end: the last day for which you vouch that it went on."""
    person: str = ""
    """Wikidata id, or the table's own id; needed only where the name is somebody else's too."""
    aliases: str = ""
    """Other spellings, with bars between them."""
    family: str = ""
    """What the press calls the person by, alone, where that is not the last word of the name."""
    gender: str = ""
    source: str = ""
    """Where you have it from."""


COLUMNS = tuple(f.name for f in fields(OwnRow))
NEEDED = ("name", "state")


@dataclass(frozen=True, slots=True)
class RawRow:
    """Cells by column, with the place in the file: the line of a CSV file, the number of an entry elsewhere."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file."""

    line: int
    column: str
    """Empty where the whole line is concerned."""
    found: str
    """What was found, as a clause."""
    do: str
    """What the user can do next, as a sentence."""

    def __str__(self) -> str:
        column = f", {self.column}" if self.column else ""
        return f"line {self.line}{column}: {self.found}. {self.do}"


class OwnTableError(InputError):
    """A user's table has faults; all of them are listed."""

    def __init__(self, where: str, faults: tuple[Fault, ...]) -> None:
        noun = "fault" if len(faults) == 1 else "faults"
        InputError.__init__(
            self, where, f"has {len(faults)} {noun}", "\n".join(("Nothing of it was taken over.", *map(str, faults)))
        )
        self.faults = faults
        self.args = (where, faults)


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A checked table."""

    name: str
    rows: tuple[OwnRow, ...]
    path: Path | None = None
    faults: tuple[Fault, ...] = field(default=())
    """Of lines that were left out because the user asked for it."""
