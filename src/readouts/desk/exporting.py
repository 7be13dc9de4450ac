"""The record of a desk as files of other formats."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from readouts.desk.desk import Desk
from readouts.errors import NotFoundError, UsageError
from readouts.export.format import Contents, Written
from readouts.export.registry import FORMATS, format_named, write_export

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The day on every file of an archive, so that the same record gives the same archive."""


@dataclass(frozen=True, slots=True)
class FormatCard:
    """A format, what it is, and what it cannot hold."""

    name: str
    title: str
    loses: tuple[str, ...]
    missing: str | None
    """Why it cannot be written here, where it cannot."""


def formats() -> tuple[FormatCard, ...]:
    """All formats by name."""
    return tuple(_card(name) for name in sorted(FORMATS))


def _card(name: str) -> FormatCard:
    try:
        chosen = format_named(name)
    except UsageError as error:
        return FormatCard(name, name, (), str(error))
    return FormatCard(name, chosen.title, chosen.loses, None)


def export(desk: Desk, name: str, folder: Path) -> Written:
    """Write the record in a format into a folder.

    Raises:
        UsageError: There is no such format, or its library is not installed.
        OSError: The folder cannot be written.
    """
    format_named(name)
    with contents_of(desk) as contents:
        return write_export(name, contents, folder)


@contextmanager
def contents_of(desk: Desk) -> Iterator[Contents]:
    """What a format is given: one state of the record, read as the format goes through it."""
    with desk.snapshot() as held:
        yield Contents(held, held.texts, held.codings, desk.table)


def archive(desk: Desk, name: str) -> bytes:
    """All files of an export in one ZIP archive.

    Raises:
        UsageError: There is no such format, or its library is not installed.
    """
    held = io.BytesIO()
    with TemporaryDirectory() as folder, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        export(desk, name, Path(folder))
        for path in _files(Path(folder)):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, path.read_bytes())
    return held.getvalue()


def one_file(desk: Desk, name: str, file: str) -> bytes:
    """One file of an export.

    Raises:
        UsageError: There is no such format, or its library is not installed.
        NotFoundError: The format has no file of that name.
    """
    with TemporaryDirectory() as folder:
        export(desk, name, Path(folder))
        files = {p.relative_to(folder).as_posix(): p for p in _files(Path(folder))}
        if file not in files:
            raise NotFoundError(f"file of {name}", file, f"It has: {', '.join(files)}.")
        return files[file].read_bytes()


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())
