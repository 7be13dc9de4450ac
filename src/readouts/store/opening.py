"""Opening the database of a record: making it, moving it to today's schema, refusing what is not ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from readouts.errors import RecordError
from readouts.store import schema
from readouts.version import __version__

SCHEMA_VERSION = "0004"
"""The newest migration; a test compares it with the migrations folder."""
_BUSY_SECONDS = 30


def open_engine(where: str, *, create: bool) -> Engine:
    """An engine on a record that is ours and of today's schema.

    Args:
        where: A file, or a database address (``postgresql+psycopg://…``).
        create: Whether to make the record if it is not there.

    Raises:
        RecordError: It is not there, not a record of Readouts, of a newer version, or cannot be opened.
    """
    if "://" not in where:
        _look_at_file(Path(where), where, create=create)
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    try:
        with engine.begin() as connection:
            _prepare_schema(connection, where)
    except (OperationalError, DatabaseError) as error:
        engine.dispose()
        raise RecordError(
            where, f"cannot be opened ({error.orig})", "Check the path, its permissions and free space."
        ) from error
    except RecordError:
        engine.dispose()
        raise
    return engine


def _look_at_file(path: Path, where: str, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(where, "is a folder", "Name a file, for instance readouts.db in it.")
    if not path.exists():
        if not create:
            raise RecordError(where, "does not exist", "Make it with: readouts ingest FILE… --record " + where)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(
                where, f"cannot be made ({error.strerror})", "Choose another place with --record."
            ) from error
        return
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise RecordError(where, f"cannot be read ({error.strerror})", "Check its permissions.") from error
    if head and head != b"SQLite format 3\0":
        raise RecordError(
            where, "is not a record of Readouts (not a SQLite file)", "Choose another file with --record."
        )
    if head:
        _look_at_tables(path, where)


def _look_at_tables(path: Path, where: str) -> None:
    """Refuse somebody else's database before anything is written to it: our settings would change its file."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise RecordError(
            where, f"cannot be opened ({error})", "Restore it from a backup, or choose another file."
        ) from error
    _check_tables(tables, where)


def _check_tables(tables: set[str], where: str) -> None:
    if tables and schema.about.name not in tables:
        raise RecordError(where, "is a database of something else", "Choose another file with --record.")


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    # Readers and one writer at once; every commit is on disk before it is reported done.
    for pragma in (
        f"busy_timeout = {_BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_schema(connection: Connection, where: str) -> None:
    tables = set(inspect(connection).get_table_names())
    _check_tables(tables, where)
    found = connection.scalar(text("SELECT version_num FROM alembic_version")) if "alembic_version" in tables else None
    if found == SCHEMA_VERSION:
        return
    if found is not None and found > SCHEMA_VERSION:
        raise RecordError(
            where,
            f"was written by a newer version of Readouts (schema {found}, this one knows {SCHEMA_VERSION})",
            "Update Readouts: pip install --upgrade readouts",
        )
    # Imported here: Alembic takes a third of a second, and a record that is up to date does without it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "readouts.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.scalar(select(schema.about.c.value).where(schema.about.c.key == "application")) is None:
        connection.execute(
            insert(schema.about),
            [{"key": "application", "value": schema.APPLICATION}, {"key": "made_by", "value": __version__}],
        )
