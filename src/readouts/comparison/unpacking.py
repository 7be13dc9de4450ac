"""The bytes of a file of event data: as they are, or out of the gzip or zip file in which the data sets are handed out."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from pathlib import Path

from readouts.errors import InputError

LARGEST = 1_000_000_000
"""Bytes of a file, unpacked."""
_TABLES = (".csv", ".tsv", ".tab", ".txt")
_FAULTS = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError)


def unpacked(path: Path, most: int = LARGEST) -> bytes:
    """What the file holds; of a zip file its one table.

    Raises:
        InputError: It cannot be read, is broken, holds no table or several, or more than ``most`` bytes.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Check the path.") from error
    try:
        if start.startswith(b"\x1f\x8b"):
            with gzip.open(path) as packed:
                data = packed.read(most + 1)
        elif start == b"PK\3\4":
            data = _table_of(path, most)
        else:
            with path.open("rb") as file:
                data = file.read(most + 1)
    except _FAULTS as error:
        raise InputError(
            str(path), f"cannot be unpacked ({error or type(error).__name__})", "Fetch it again."
        ) from error
    if len(data) > most:
        raise InputError(str(path), f"is larger than {most / 1e9:g} GB", "Split it by days.")
    return data


def _table_of(path: Path, most: int) -> bytes:
    with zipfile.ZipFile(path) as held:
        # What Macs put beside each file is none.
        names = [n for n in held.namelist() if n.lower().endswith(_TABLES) and not n.startswith("__MACOSX/")]
        if len(names) != 1:
            found = "holds no table" if not names else f"holds {len(names)} tables ({', '.join(names[:5])})"
            raise InputError(str(path), found, "Unpack it and name one of its files.")
        with held.open(names[0]) as table:
            return table.read(most + 1)
