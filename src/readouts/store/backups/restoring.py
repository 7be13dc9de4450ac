"""A backup put back: loaded beside the record, moved to today's schema, verified, and only then in the record's place."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine

from readouts.errors import InputError, RecordError, UsageError
from readouts.store.backups.form import Head, read_head, read_items, write_backup
from readouts.store.backups.tables import fill_tables, holds_something, index_all_words, replace_everything, rows_of
from readouts.store.opening import SCHEMA_VERSION, engine_on, open_engine, prepare_schema
from readouts.store.transactions import write, writing
from readouts.store.verifying.flaws import Findings
from readouts.version import __version__

Verify = Callable[[Engine], Findings]
_PATIENCE = 60.0


def backed_up(engine: Engine, path: Path, *, force: bool = False) -> int:
    """Write a backup of one state of a record, whatever others write meanwhile, and read it again; gives its rows.

    Raises:
        UsageError: The file is there already, or cannot be written.
        InputError: What was written does not read as it was written.
    """
    with engine.connect() as connection:
        rows = write_backup(path, Head(SCHEMA_VERSION, __version__), rows_of(connection), force=force)
    read_head(path)
    return rows


def restored(path: Path, where: str, verify: Verify, *, force: bool = False) -> Findings:
    """Put a backup in the place of a record. After a kill the record is the old one or the new one, whole.

    Args:
        path: The backup.
        where: File or address of the record.
        verify: Looks at the backup before it replaces anything.
        force: Whether a record that holds something may be replaced.

    Raises:
        InputError: The backup cannot be read, is damaged, or does not verify.
        UsageError: The record holds something, and may not be replaced.
    """
    head = read_head(path)
    if head.schema > SCHEMA_VERSION:
        raise InputError(str(path), "was written by a newer version of Readouts", "pip install --upgrade readouts")
    if not force:
        _refuse_to_replace(where)
    folder = Path(where).absolute().parent if "://" not in where else None
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".readouts-restore-", dir=folder) as beside:
            staged = Path(beside) / "record.db"
            found = _staged(path, head, staged, verify)
            if folder is not None:
                _put_in_place(staged, Path(where))
            else:
                _copy_over(staged, where)
    except OSError as error:
        raise RecordError(
            where,
            f"cannot be restored ({error.strerror})",
            "Nothing was changed. Check the folder, its permissions and free space.",
        ) from error
    return found


def _refuse_to_replace(where: str) -> None:
    if "://" not in where and not Path(where).exists():
        return
    engine = open_engine(where, create=True)
    try:
        with engine.connect() as connection:
            if holds_something(connection):
                raise UsageError(f"The record {where} holds documents or corrections.", "Replace it with --force.")
    finally:
        engine.dispose()


def _staged(path: Path, head: Head, staged: Path, verify: Verify) -> Findings:
    """The backup as a record in a file of its own, of today's schema, verified."""
    engine = engine_on(str(staged), create=True)
    try:
        with writing(engine) as connection:
            prepare_schema(connection, str(staged), head.schema)
            fill_tables(connection, read_items(path))
            prepare_schema(connection, str(staged))
            index_all_words(connection)
        found = verify(engine)
    finally:
        engine.dispose()
    if not found.is_whole:
        first = found.flaws[0]
        more = len(found.flaws) + found.untold - 1
        raise InputError(
            str(path), f"does not verify ({first.where} {first.found}{f', and {more} faults more' if more else ''})",
            "Nothing was replaced. Take an older backup.",
        )  # fmt: skip
    return found


def _put_in_place(staged: Path, target: Path) -> None:
    with closing(sqlite3.connect(staged)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    if not target.exists():
        _flush(staged)
        staged.replace(target)
        _flush(target.parent)
        return
    try:
        _write_over(staged, target)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") not in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            raise RecordError(
                str(target),
                f"cannot be replaced ({error})",
                "Nothing was changed. Check its permissions and free space.",
            ) from error
        # What is left of a damaged record is kept: its owner may want to look at it.
        for ending in ("-wal", "-shm", ""):
            old = target.with_name(target.name + ending)
            if old.exists():
                old.replace(target.with_name(f"{target.name}.damaged{ending}"))
        staged.replace(target)


def _write_over(staged: Path, target: Path) -> None:
    """Write one database over another in one transaction, which those who read it see whole."""
    until = time.monotonic() + _PATIENCE

    def waited(status: int, remaining: int, total: int) -> None:
        if time.monotonic() > until and remaining:
            raise RecordError(
                str(target), "is locked: another program is using it", "Stop that one. Nothing was changed."
            )

    with closing(sqlite3.connect(staged)) as source, closing(sqlite3.connect(target)) as record:
        record.execute("PRAGMA journal_mode = WAL")
        record.execute("PRAGMA synchronous = FULL")
        source.backup(record, progress=waited)


def _copy_over(staged: Path, where: str) -> None:
    source, target = engine_on(str(staged), create=False), open_engine(where, create=True)
    try:

        def step(connection: Connection) -> None:
            with source.connect() as reading:
                replace_everything(connection, rows_of(reading))

        write(target, step)
    finally:
        source.dispose()
        target.dispose()


def _flush(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
