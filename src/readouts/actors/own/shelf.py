"""The folder that keeps the tables which the user imported: one CSV file a table, in our columns."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from readouts.actors.own.rows import COLUMNS, OwnRow, OwnTable
from readouts.errors import NotFoundError, ResourceFileError, UsageError
from readouts.resources.files import fingerprint

_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*")


def table_name(given: str) -> str:
    """A table's name from a file's or a user's.

    Raises:
        UsageError: Nothing of it can stand in a file name.

    >>> table_name("Foreign Ministers 2026")
    'foreign-ministers-2026'
    """
    name = re.sub(r"[^a-z0-9_.]+", "-", given.lower()).strip("-.")
    if not _NAME.fullmatch(name):
        raise UsageError(f"{given!r} is no name for a table.", "Use letters and digits.")
    return name


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of imported tables; it need not exist."""

    folder: Path

    def paths(self) -> list[Path]:
        """The files, in the order in which they are merged."""
        return sorted(self.folder.glob("*.csv")) if self.folder.is_dir() else []

    def tables(self) -> list[OwnTable]:
        """The tables, in the order in which they are merged: a later one wins.

        Raises:
            ResourceFileError: A file was changed by hand and is no such table any more.
        """
        return [_read(path) for path in self.paths()]

    def put(self, table: OwnTable) -> bool:
        """Keep a checked table, in place of one of the same name; whether there was one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._path(table.name)
        replaced = path.exists()
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in table.rows)
        unfinished = path.with_suffix(".new")
        unfinished.write_text(text.getvalue(), "utf-8")
        unfinished.replace(path)
        return replaced

    def remove(self, name: str) -> None:
        """Take a table back.

        Raises:
            NotFoundError: There is none of that name.
        """
        path = self._path(name) if _NAME.fullmatch(name) else None
        if path is None or not path.exists():
            own = ", ".join(p.stem for p in self.paths())
            raise NotFoundError("imported table", name, f"There are: {own}." if own else "None was imported.")
        path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.csv"

    def fingerprint(self) -> str:
        """First 16 characters of the SHA-256 over names and contents of all tables; empty where there are none."""
        digest = hashlib.sha256()
        paths = self.paths()
        for path in paths:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:16] if paths else ""


def data_version(folder: Path) -> str:
    """What the results name as their data: the shipped files' fingerprint, with that of the user's tables where there are any."""
    own = Shelf(folder).fingerprint()
    return f"{fingerprint()}+{own}" if own else fingerprint()


def _read(path: Path) -> OwnTable:
    header, *lines = csv.reader(io.StringIO(path.read_text("utf-8"))) or [[]]
    if tuple(header) != COLUMNS or any(len(line) != len(COLUMNS) for line in lines):
        raise ResourceFileError(str(path), ("not as it was imported: import the table again",))
    return OwnTable(path.stem, tuple(OwnRow(*line) for line in lines), path)
