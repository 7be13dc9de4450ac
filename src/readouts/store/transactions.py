"""Transactions: a read sees one state of the record, writers take turns, and what two of them met in is tried again."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

T = TypeVar("T")

# Each turn one of those who met gets through.
_TURNS = 50
MET = frozenset({"40001", "40P01", "55P03"})
"""What PostgreSQL answers where two writers met: serialization failure, deadlock, lock not available."""
_WRITES = "readouts_writes"


def take_turns(engine: Engine, busy_seconds: float) -> None:
    """Prepare an engine: in SQLite a writer waits for the file before it looks at anything, so what it saw still holds.

    Left to itself, Python's driver begins a transaction only at the first change, after the questions that led to it,
    and makes tables outside of any.
    """
    if engine.dialect.name != "sqlite":
        return

    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None
        # Readers and one writer at once; every commit is on disk before it is reported done.
        connection.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)


def latest(engine: Engine) -> Engine:
    """The engine for transactions whose every statement sees what others wrote last: after waiting for a lock."""
    return engine.execution_options(isolation_level="READ COMMITTED") if engine.dialect.name == "postgresql" else engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One attempt at a transaction that writes."""
    with engine.execution_options(**{_WRITES: True}).begin() as connection:
        yield connection


def write(engine: Engine, step: Callable[[Connection], T]) -> T:
    """Run a step in a transaction; where another writer came in between, run it again on what that one left.

    Two writers that keep the same document at once both find that it is not there: the second finds it when it tries again.
    """
    for turn in range(_TURNS):
        try:
            with writing(engine) as connection:
                return step(connection)
        except DBAPIError as error:
            if turn + 1 >= _turns(error):
                raise
            time.sleep(0.01 * min(turn + 1, 10))
    raise AssertionError("the last turn returns or raises")


def alone(connection: Connection, table: Table) -> None:
    """Be the only one who changes what hangs on this table; others wait. To be called before anything is read.

    In SQLite a writer is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE"))


def _turns(error: DBAPIError) -> int:
    """How often a step is run in all that fails so. A row that is there twice is another writer's the first time only."""
    if getattr(error.orig, "sqlstate", None) in MET:
        return _TURNS
    return 5 if isinstance(error, IntegrityError) else 1
