"""Opening the database of a record: making it, moving it to today's schema, refusing what is not ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, insert, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from readouts.errors import RecordError
from readouts.store import schema
from readouts.store.transactions import latest, take_turns, writing
from readouts.store.troubles import tell_in_words, trouble_of
from readouts.version import __version__

SCHEMA_VERSION = "0007"
"""The newest migration; a test compares it with the migrations folder."""
_BUSY_SECONDS = 60.0


def open_engine(where: str, *, create: bool, busy_seconds: float = _BUSY_SECONDS) -> Engine:
    """An engine on a record that is ours and of today's schema.

    Args:
        where: A file, or a database address (``postgresql://user@host/name``).
        create: Whether to make the record if it is not there.
        busy_seconds: How long to wait for another program that writes to the file.

    Raises:
        RecordError: It is not there, not a record of Readouts, of a newer version, or cannot be opened.
    """
    engine = engine_on(where, create=create, busy_seconds=busy_seconds)
    try:
        with engine.connect() as connection:
            found = _version(connection, shown(where))
        if found != SCHEMA_VERSION:
            with writing(latest(engine)) as connection:
                prepare_schema(connection, shown(where))
    except DBAPIError as error:
        engine.dispose()
        raise RecordError(
            shown(where), f"cannot be opened ({error.orig})", "Check the path, its permissions and free space."
        ) from error
    except RecordError:
        engine.dispose()
        raise
    return engine


def shown(where: str) -> str:
    """An address as it may be shown: without its password."""
    return address_of(where).render_as_string(hide_password=True) if "://" in where else where


def engine_on(where: str, *, create: bool, busy_seconds: float = _BUSY_SECONDS) -> Engine:
    """An engine whose failures are told in words; the schema is not looked at."""
    if "://" not in where:
        _look_at_file(Path(where), where, create=create)
        url = URL.create("sqlite", database=where)
    else:
        url = address_of(where)
    try:
        # What a transaction reads is one state of the record, whatever others write meanwhile.
        one_state = {"isolation_level": "REPEATABLE READ"} if url.get_backend_name() == "postgresql" else {}
        engine = create_engine(url, **one_state)
    except ModuleNotFoundError as error:
        raise RecordError(
            shown(where), f"needs a driver that is not installed ({error.name})", "pip install 'readouts[postgres]'"
        ) from error
    take_turns(engine, busy_seconds)
    tell_in_words(engine, shown(where))
    return engine


def address_of(where: str) -> URL:
    """A database address, with the driver that Readouts installs where it names none.

    Raises:
        RecordError: It is not an address of SQLite or PostgreSQL.

    >>> address_of("postgresql://ana@localhost/archive").drivername
    'postgresql+psycopg'
    """
    do = "Write it so: postgresql://user@host/name, or name a file."
    try:
        url = make_url(where)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise RecordError(where.rsplit("@", maxsplit=1)[-1], "is not a database address", do) from error
    if backend == "postgres" or url.drivername == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend not in ("postgresql", "sqlite"):
        raise RecordError(url.render_as_string(), "is not an address of SQLite or PostgreSQL", do)
    return url


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
        tables = _tables_in(path, "ro")
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "")
        if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_BUSY")) and (told := trouble_of(code, where)):
            raise told from error
        raise RecordError(
            where, f"cannot be opened ({error})", "Restore it from a backup, or choose another file."
        ) from error
    _check_tables(tables, where)


def _tables_in(path: Path, mode: str) -> set[str]:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)) as connection:
            return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.OperationalError as error:
        # A kill left a transaction that SQLite has to take back before anybody can read.
        if mode == "ro" and getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK":
            return _tables_in(path, "rw")
        raise


def _check_tables(tables: set[str], where: str) -> None:
    if tables and schema.about.name not in tables:
        raise RecordError(where, "is a database of something else", "Choose another file with --record.")


def _version(connection: Connection, where: str) -> str | None:
    """The schema that a database has; None for an empty one."""
    tables = set(inspect(connection).get_table_names())
    _check_tables(tables, where)
    found = connection.scalar(text("SELECT version_num FROM alembic_version")) if "alembic_version" in tables else None
    if found is not None and found > SCHEMA_VERSION:
        raise RecordError(
            where,
            f"was written by a newer version of Readouts (schema {found}, this one knows {SCHEMA_VERSION})",
            "Update Readouts: pip install --upgrade readouts",
        )
    return str(found) if found is not None else None


def prepare_schema(connection: Connection, where: str, version: str = "head") -> None:
    """Make the tables, or move them to a later version, in the transaction of the connection: all of it or nothing.

    Args:
        connection: A transaction that writes.
        where: What faults call the record.
        version: How far to go; today's schema, where nothing else is said.
    """
    if connection.dialect.name == "postgresql":
        # Two programs that open an empty database at once take turns; the second sees the tables of the first.
        connection.execute(text("SELECT pg_advisory_xact_lock(7323686877)"))
    if _version(connection, where) == SCHEMA_VERSION:
        return
    # Imported here: Alembic takes a third of a second, and a record that is up to date does without it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "readouts.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, version)
    if connection.scalar(select(schema.about.c.value).where(schema.about.c.key == "application")) is None:
        connection.execute(
            insert(schema.about),
            [{"key": "application", "value": schema.APPLICATION}, {"key": "made_by", "value": __version__}],
        )
    if connection.dialect.name == "postgresql":
        _order_by_characters(connection)


def _order_by_characters(connection: Connection) -> None:
    """Have PostgreSQL order texts as SQLite and Python do, by their characters, not by the language of the server."""
    columns = connection.execute(
        text(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND data_type IN ('character varying', 'text') AND collation_name IS DISTINCT FROM 'C' ORDER BY 1, 2"
        )
    ).all()
    kinds = {
        (table.name, column.name): column.type.compile(connection.dialect)
        for table in schema.metadata.tables.values()
        for column in table.columns
    }
    for table, column in columns:
        if kind := kinds.get((table, column)):
            connection.execute(text(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {kind} COLLATE "C"'))
