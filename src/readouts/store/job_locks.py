"""Whether the server that took a job on still lives, where several servers share a record in PostgreSQL.

Each server holds a lock of the database for each of its jobs. The lock goes with the server's connection, however the server
ends: what nobody holds was left behind. A record in a file has one server.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Connection, Engine, text


@dataclass(slots=True)
class JobLocks:
    """The jobs that this server has taken on. Threads may share it."""

    engine: Engine
    _held: set[str] = field(default_factory=set)
    _connection: Connection | None = None
    _turn: Lock = field(default_factory=Lock, repr=False)

    def hold(self, job: str) -> None:
        """Say that a job is this server's."""
        with self._turn:
            self._held.add(job)
            self._ask("pg_advisory_lock", job)

    def release(self, job: str) -> None:
        """Say that it is done with."""
        with self._turn:
            if job in self._held:
                self._held.remove(job)
                self._ask("pg_advisory_unlock", job)

    def is_left_behind(self, job: str) -> bool:
        """Whether no server holds the job."""
        with self._turn:
            if job in self._held:
                return False
            free = self._ask("pg_try_advisory_lock", job)
            if free:
                self._ask("pg_advisory_unlock", job)
            return free

    def close(self) -> None:
        """Let go of all of them."""
        with self._turn:
            self._held.clear()
            if self._connection is not None:
                # Locks outlive the return to the pool, not the connection.
                self._connection.invalidate()
                self._connection.close()
                self._connection = None

    def _ask(self, function: str, job: str) -> bool:
        if self.engine.dialect.name != "postgresql":
            return True
        answer = self._connected().scalar(text(f"SELECT {function}(:key)"), {"key": _key(job)})
        return answer is not False

    def _connected(self) -> Connection:
        """The connection that holds the locks; where it was lost, another one that takes them again."""
        if self._connection is None or self._connection.invalidated or self._connection.closed:
            self._connection = self.engine.execution_options(isolation_level="AUTOCOMMIT").connect()
            for job in sorted(self._held):
                self._connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _key(job)})
        return self._connection


def _key(job: str) -> int:
    """A job's id, which has 64 bits, as PostgreSQL's number of a lock."""
    return int.from_bytes(bytes.fromhex(job), "big", signed=True)
