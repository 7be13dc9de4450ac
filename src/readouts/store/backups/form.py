"""The form of a backup: lines of JSON, packed, the same for both databases, with a checksum as the last line.

The first line says what it is; then comes a line for each table, followed by a line for each of its rows. Everything is in
it, what people decided and what ``watch`` remembers too; the index of words is made again.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readouts.errors import InputError, UsageError

FORMAT = "readouts-backup"
FORMAT_VERSION = 1
_DO = "Take another backup; this one was cut off or changed."


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup says of itself."""

    schema: str
    """Version of the schema that its tables have."""
    made_by: str
    """Version of Readouts."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table begins: its rows follow."""

    table: str
    columns: tuple[str, ...]


Row = tuple[Any, ...]


def write_backup(path: Path, head: Head, items: Iterable[TableRows | Row], *, force: bool = False) -> int:
    """Write a backup, whole or not at all; gives the number of its rows.

    Raises:
        UsageError: The file is there already and may not be replaced, or cannot be written.
    """
    if path.exists() and not force:
        raise UsageError(f"{path} is there already.", "Choose another name, or replace it with --force.")
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb") as raw:
            os.chmod(unfinished, 0o600)  # noqa: PTH101 - what people wrote and what tokens hash to is nobody else's
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=6, mtime=0) as file:
                rows = _write(file, head, items)
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}).", "Check the folder, its permissions and free space."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return rows


def _write(file: gzip.GzipFile, head: Head, items: Iterable[TableRows | Row]) -> int:
    sum, rows = hashlib.sha256(), 0

    def line(value: object) -> None:
        packed = json.dumps(value, ensure_ascii=True, separators=(",", ":"), default=_packed).encode() + b"\n"
        sum.update(packed)
        file.write(packed)

    line({"format": FORMAT, "version": FORMAT_VERSION, "schema": head.schema, "made_by": head.made_by})
    for item in items:
        if isinstance(item, TableRows):
            line({"table": item.table, "columns": list(item.columns)})
        else:
            rows += 1
            line(list(item))
    file.write(json.dumps({"rows": rows, "sha256": sum.hexdigest()}).encode() + b"\n")
    return rows


def read_head(path: Path) -> Head:
    """What a backup says of itself, after its checksum was looked at.

    Raises:
        InputError: It cannot be read, is no backup, is damaged, or of a newer version.
    """
    sum, last, rows, first = hashlib.sha256(), b"", -1, b""
    for line in _lines(path):
        first = first or line
        if last:
            sum.update(last)
            rows += last.startswith(b"[")
        last = line
    head = _object(first)
    if head.get("format") != FORMAT:
        raise InputError(str(path), "is not a backup of Readouts", "Name a file that readouts backup wrote.")
    if head.get("version") != FORMAT_VERSION:
        raise InputError(str(path), "was written by a newer version of Readouts", "pip install --upgrade readouts")
    if _object(last) != {"rows": rows + 1, "sha256": sum.hexdigest()}:
        raise InputError(str(path), "is damaged: its checksum is not that of its lines", _DO)
    return Head(str(head["schema"]), str(head["made_by"]))


def read_items(path: Path) -> Iterator[TableRows | Row]:
    """The tables and rows of a backup that ``read_head`` has looked at."""
    for line in _lines(path):
        value = json.loads(line, object_hook=_unpacked)
        if isinstance(value, list):
            yield tuple(value)
        elif "table" in value:
            yield TableRows(value["table"], tuple(value["columns"]))


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as file:
            yield from file
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(str(path), "is not a backup of Readouts, or is damaged", _DO) from error
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror})", "Check the path and its permissions."
        ) from error


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _packed(value: object) -> dict[str, str]:
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    raise TypeError(f"a column holds {type(value).__name__}")


def _unpacked(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["base64"]) if value.keys() == {"base64"} else value
