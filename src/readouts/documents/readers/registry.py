"""Which reader reads an input: by its suffix, else by a look at its bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path

from readouts.documents.document import Document
from readouts.documents.readers.json_lines import JsonLines
from readouts.documents.readers.plain_text import PlainText
from readouts.documents.readers.reader import Input, Reader
from readouts.errors import InputError

LARGEST_INPUT = 1_000_000_000
"""Bytes of one input that are read at once; each document in it is bounded by ``Settings.max_characters`` besides."""

READERS: tuple[Reader, ...] = (JsonLines(), PlainText())
"""In the order in which they are asked; readers of others come before, by the entry point group ``readouts.readers``."""


def all_readers() -> tuple[Reader, ...]:
    """Our readers and those that installed packages bring."""
    return (*(point.load()() for point in entry_points(group="readouts.readers")), *READERS)


def reader_for(where: str, data: bytes, readers: Iterable[Reader]) -> Reader:
    """The reader for an input.

    Raises:
        InputError: No reader knows it.
    """
    readers = tuple(readers)
    suffix = Path(where).suffix.lower()
    by_suffix = next((r for r in readers if suffix in r.suffixes), None)
    found = by_suffix or next((r for r in readers if r.sniff(data)), None)
    if found is None:
        kinds = ", ".join(s for r in readers for s in r.suffixes)
        raise InputError(where, "is of a kind that no reader knows (binary data)", f"Known kinds: {kinds}.")
    return found


def read_bytes(where: str, max_bytes: int) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        InputError: It is missing, a folder, not readable, or larger than ``max_bytes``.
    """
    if where == "-":
        return sys.stdin.buffer.read()
    path = Path(where)
    try:
        if path.is_dir():
            raise InputError(where, "is a folder", f"Name its files, for instance {where.rstrip('/')}/*.txt")
        if not path.exists():
            raise InputError(where, "does not exist", "Check the path.")
        size = path.stat().st_size
        if size > max_bytes:
            raise InputError(
                where,
                f"is {size / 1e6:,.0f} MB, more than the {max_bytes / 1e6:,.0f} MB that are read at once",
                "Split it.",
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(where, f"cannot be read ({error.strerror})", "Check the path and its permissions.") from error


def read_inputs(paths: Iterable[str], max_characters: int) -> Iterator[Document | InputError]:
    """The documents of all inputs in order; what cannot be read comes as an ``InputError`` in its place."""
    readers = all_readers()
    for where in paths:
        try:
            data = read_bytes(where, LARGEST_INPUT)
            reader = reader_for(where, data, readers)
            yield from reader.read(Input(where, data, max_characters))
        except InputError as error:
            yield error
