"""What a database can fail at, in words: what happened, that nothing was lost, what to do."""

from __future__ import annotations

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import DBAPIError, IntegrityError

from readouts.errors import ReadoutsError, RecordError, UsageError
from readouts.store.transactions import MET

KEPT = "What was kept before stays; repeat the command to go on."

# By the beginning of SQLite's name of the error, or of PostgreSQL's code.
_TROUBLES: tuple[tuple[str, str, str], ...] = (
    ("SQLITE_FULL", "cannot be written: the disk is full", f"Make room. {KEPT}"),
    ("SQLITE_IOERR", "cannot be read or written: the disk fails or is full", f"Check the disk and its free space. {KEPT}"),
    ("SQLITE_READONLY", "cannot be written: the file, its folder or the disk is read-only", "Check the permissions of the file and of its folder, in which two files beside it are made."),
    ("SQLITE_BUSY", "is locked: another program is writing to it", f"Wait until that one is done. {KEPT}"),
    ("SQLITE_LOCKED", "is locked: another program is writing to it", f"Wait until that one is done. {KEPT}"),
    ("SQLITE_CANTOPEN", "cannot be opened: the file or its folder is missing, or may not be written", "Check the path and its permissions, also of the folder, in which two files beside it are made."),
    ("SQLITE_CORRUPT", "is damaged", "See what is left with: readouts verify. A backup is put back with: readouts restore."),
    ("SQLITE_NOTADB", "is damaged", "A backup is put back with: readouts restore."),
    ("53100", "cannot be written: the disk of the server is full", f"Make room. {KEPT}"),
    ("53300", "cannot be opened: the server has too many connections", f"Try again later. {KEPT}"),
    ("25006", "cannot be written: the database is read-only", "Use an address of a server that takes changes."),
    ("42501", "may not be changed by this user", "Ask the owner of the database for the right to make and change tables."),
    ("28", "cannot be opened: the server refuses this user", "Check user and password in the address."),
    ("3D", "does not exist on this server", "Make the database first, for instance with: createdb NAME"),
    ("57", "is gone: the server was shut down", f"Start the server. {KEPT}"),
    ("08", "cannot be reached", f"Check that the server runs, and the address. {KEPT}"),
)  # fmt: skip


def tell_in_words(engine: Engine, where: str) -> None:
    """Have every failure of this engine's database raised as a ``RecordError``, but those that ``write`` tries again."""

    def handle(context: ExceptionContext) -> ReadoutsError | None:
        if isinstance(context.original_exception, UnicodeEncodeError) or "NUL (0x00)" in str(
            context.original_exception
        ):
            return UsageError("A word or id holds what no record can: half a character, or NUL.", "Write it without.")
        error = context.sqlalchemy_exception
        again = isinstance(error, IntegrityError) or getattr(getattr(error, "orig", None), "sqlstate", None) in MET
        return trouble(error, where) if isinstance(error, DBAPIError) and not again else None

    event.listen(engine, "handle_error", handle)


def trouble(error: DBAPIError, where: str) -> RecordError | None:
    """The failure in words; None for one that is a fault of ours."""
    code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    if code is not None and (known := trouble_of(code, where)):
        return known
    if error.orig is not None and type(error.orig).__name__ == "OperationalError" and code in (None, "SQLITE_PROTOCOL"):
        first = str(error.orig).strip().splitlines()[0]
        return RecordError(where, f"cannot be opened ({first})", "Check that the server runs, and the address.")
    return None


def trouble_of(code: str, where: str) -> RecordError | None:
    """What SQLite's name of an error, or PostgreSQL's code, means."""
    return next((RecordError(where, found, do) for start, found, do in _TROUBLES if code.startswith(start)), None)
