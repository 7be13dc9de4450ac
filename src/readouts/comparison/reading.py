"""Reading POLECAT, GDELT and ICEWS files, with the defects that they are known for.

Rows may have empty cells too many at their end, files may be Latin-1 instead of UTF-8, names of columns may be repeated, and
GDELT's files have no header. A row that cannot be read is listed with its line; the others count.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from readouts.actors.table import ActorTable
from readouts.comparison.foreign import FileFormat, ForeignEvent, ForeignFile, Unread
from readouts.comparison.unpacking import unpacked
from readouts.errors import InputError
from readouts.resources.files import read_yaml

FILE = "comparison/codes.yaml"
# Where GDELT has what is compared; the columns in which its versions differ come after these.
GDELT_PLACES = {
    "GLOBALEVENTID": 0, "SQLDATE": 1, "Actor1CountryCode": 7, "Actor1KnownGroupCode": 8,
    "Actor2CountryCode": 17, "Actor2KnownGroupCode": 18, "EventCode": 26,
}  # fmt: skip
# Columns of 1.0 and 2.0, whose last is SOURCEURL, and of 1.0 before April 2013, which had none.
_GDELT_WIDTHS, _GDELT_WITHOUT_ADDRESS = (58, 61), 57
_MISSING = ("", "None", "NULL", "---", "NA")


class Codes(BaseModel):
    """The data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    countries: dict[str, str]
    groups: dict[str, str]


Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ForeignReader:
    """Reads such files with the table of actors, which says what is a side."""

    table: ActorTable
    codes: Codes

    @classmethod
    def load(cls, table: ActorTable) -> ForeignReader:
        """The reader with the codes that ship with the package."""
        return cls(table, read_yaml(FILE, Codes))

    def read(self, path: Path) -> ForeignFile:
        """The comparable rows of a file.

        Raises:
            InputError: The file cannot be read, or is of none of the three formats.
        """
        text = _text(path)
        rows = list(_rows(text))
        if not rows:
            raise InputError(str(path), "is empty", "Name a POLECAT, GDELT or ICEWS file.")
        format_, header, rows = _told_apart(path, rows)
        event_of: dict[FileFormat, Callable[[int, Cells], ForeignEvent]] = {
            "polecat": self._polecat, "gdelt": self._gdelt, "icews": self._icews,
        }  # fmt: skip
        events: list[ForeignEvent] = []
        unread: list[Unread] = []
        without = 0
        for line, cells in rows:
            try:
                event = event_of[format_](line, _named(header, cells))
            except ValueError as error:
                unread.append(Unread(line, str(error)))
                continue
            if event.sides:
                events.append(event)
            else:
                without += 1
        return ForeignFile(format_, tuple(events), without, tuple(unread))

    def _polecat(self, line: int, cells: Cells) -> ForeignEvent:
        kind = _needed(cells, "Event Type").upper()
        codes = [c.strip() for n in ("Actor Country", "Recipient Country") for c in cells.get(n, "").split(";")]
        sides = frozenset(side for c in codes if (side := self._side(c)))
        return ForeignEvent(
            line, _told(cells, "Event ID"), _day(cells, "Event Date"), sides, kind, _told(cells, "Source")
        )

    def _gdelt(self, line: int, cells: Cells) -> ForeignEvent:
        sides = set()
        for number in (1, 2):
            group = self.codes.groups.get(cells.get(f"Actor{number}KnownGroupCode", ""))
            side = self._side(cells.get(f"Actor{number}CountryCode", "")) or group
            sides |= {side} if side else set()
        kind = _code(cells, "EventCode")
        return ForeignEvent(
            line,
            _told(cells, "GLOBALEVENTID"),
            _day(cells, "SQLDATE"),
            frozenset(sides),
            kind,
            _told(cells, "SOURCEURL"),
        )

    def _icews(self, line: int, cells: Cells) -> ForeignEvent:
        sides = frozenset(
            side for n in ("Source Country", "Target Country") if (side := self._side(cells.get(n, "").strip()))
        )
        kind = _code(cells, "CAMEO Code")
        return ForeignEvent(
            line, _told(cells, "Event ID"), _day(cells, "Event Date"), sides, kind, _told(cells, "Publisher")
        )

    def _side(self, given: str) -> str | None:
        """The code of a state or an organisation, from a code or an English name."""
        if given in _MISSING:
            return None
        code = self.codes.countries.get(given, given)
        if self.table.state(code) or self.table.organisation(code):
            return code
        words = given.split()
        match = self.table.match(words, 0)
        if match is None or match.length != len(words):
            return None
        found = {n.entry for n in match.names if n.kind in {"state", "organisation"}}
        return found.pop() if len(found) == 1 else None


def _text(path: Path) -> str:
    """The characters: UTF-8, else Latin-1, in which any bytes are some."""
    data = unpacked(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their lines: by tabs, as all three come, else as a CSV file that some tool made of them."""
    first, _, _ = text.partition("\n")
    if "\t" in first:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield number, line.rstrip("\r").split("\t")
    else:
        reader = csv.reader(text.splitlines())
        try:
            for cells in reader:
                if cells:
                    yield reader.line_num, cells
        except csv.Error:
            return


def _told_apart(
    path: Path, rows: list[tuple[int, list[str]]]
) -> tuple[FileFormat, tuple[str, ...], list[tuple[int, list[str]]]]:
    header = tuple(c.strip().strip('"') for c in rows[0][1])
    if {"Event Type", "Event Date", "Actor Country"} <= set(header):
        return "polecat", header, rows[1:]
    if {"CAMEO Code", "Event Date", "Source Country"} <= set(header):
        return "icews", header, rows[1:]
    if {"SQLDATE", "EventCode", "Actor1CountryCode"} <= set(header):
        return "gdelt", header, rows[1:]
    for _, cells in rows[:5]:
        width = len(cells)
        if width in (*_GDELT_WIDTHS, _GDELT_WITHOUT_ADDRESS) and re.fullmatch(r"\d{8}", cells[1]):
            return "gdelt", _gdelt_header(width), rows
    raise InputError(
        str(path), "has neither POLECAT's nor ICEWS' header nor GDELT's columns", "Name a POLECAT, GDELT or ICEWS file."
    )


def _gdelt_header(width: int) -> tuple[str, ...]:
    names = {place: name for name, place in GDELT_PLACES.items()}
    if width in _GDELT_WIDTHS:
        names[width - 1] = "SOURCEURL"
    return tuple(names.get(place, "") for place in range(width))


def _named(header: Iterable[str], cells: list[str]) -> Cells:
    """Cells by column; the first of columns of one name counts.

    Raises:
        ValueError: There are more cells than columns, and not only empty ones; or so few that columns are cut off.
    """
    names = list(header)
    extra = cells[len(names) :]
    if any(c.strip() for c in extra):
        raise ValueError(f"{len(cells)} cells for {len(names)} columns")
    found: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        found.setdefault(name, cell.strip().strip('"'))
    return found


def _needed(cells: Cells, name: str) -> str:
    value = cells.get(name, "")
    if value in _MISSING:
        raise ValueError(f"no {name}")
    return value


def _told(cells: Cells, name: str) -> str | None:
    value = cells.get(name, "")
    return None if value in _MISSING else value


def _day(cells: Cells, name: str) -> date:
    value = _needed(cells, name)
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise ValueError(f"{name} {value!r} is no day") from error


def _code(cells: Cells, name: str) -> str:
    """A CAMEO code with the zero at its beginning that spreadsheets take away: roots are 01 to 20, and what begins otherwise lacks it."""
    value = _needed(cells, name)
    if not re.fullmatch(r"\d{1,4}", value):
        raise ValueError(f"{name} {value!r} is no code of CAMEO")
    return value if value[0] == "0" or (10 <= int(value[:2]) <= 20 and len(value) > 1) else f"0{value}"
