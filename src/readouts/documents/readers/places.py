"""What the user named as inputs: files, folders, patterns of file names, standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from readouts.documents.readers.reader import Input, Limits
from readouts.errors import InputError

STANDARD_INPUT = "-"


def inputs_at(where: str, limits: Limits, suffixes: Collection[str]) -> Iterator[Input | InputError]:
    """The inputs that a name stands for.

    A folder stands for the files below it that a reader knows by their names, in the order of their paths; hidden files and
    folders, and what belongs to a saved page (pictures, scripts), are left aside. A pattern stands for what it matches.

    Args:
        where: A path, a pattern (``reports/*.html``), or ``-``.
        limits: How much is read.
        suffixes: The file suffixes that readers know.
    """
    if where == STANDARD_INPUT:
        yield Input.of(where, sys.stdin.buffer.read(limits.bytes + 1), limits)
        return
    path = Path(where)
    try:
        if where and path.is_dir():
            yield from _folder(path, limits, suffixes)
        elif not path.exists() and glob.has_magic(where):
            for name in _matching(where):
                yield from inputs_at(name, limits, suffixes)
        else:
            yield _file(path, where, limits)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(where, f"cannot be read ({error.strerror})", "Check the path and its permissions.")


def _matching(pattern: str) -> list[str]:
    """The names that a pattern matches, in order.

    Raises:
        InputError: There is none.
    """
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
    if not found:
        raise InputError(pattern, "matches no file", "Check the pattern.")
    return found


def _folder(folder: Path, limits: Limits, suffixes: Collection[str]) -> Iterator[Input | InputError]:
    known = tuple(suffixes)
    files = [
        p
        for p in sorted(folder.rglob("*"))
        if p.is_file()
        and p.name.lower().endswith(known)
        and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    ]
    if not files:
        raise InputError(
            str(folder), "is a folder without a file that a reader knows", f"Known kinds: {', '.join(known)}."
        )
    for path in files:
        try:
            yield _file(path, str(path), limits)
        except InputError as error:
            yield error


def _file(path: Path, where: str, limits: Limits) -> Input:
    """The input that a file is.

    Raises:
        InputError: It is missing or not readable.
    """
    if not where or not path.exists():
        raise InputError(where or "''", "does not exist", "Check the path.")
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise InputError(where, f"cannot be read ({error.strerror})", "Check the path and its permissions.") from error
    return Input(where, lambda: path.open("rb"), limits)
