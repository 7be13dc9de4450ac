"""Work that a server does in the background: what was asked for, how far it is, what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Engine, delete, insert, select, update

from readouts.store import schema
from readouts.store.job_locks import JobLocks
from readouts.store.transactions import write

State = Literal["waiting", "running", "done", "failed", "interrupted"]
JobKind = Literal["ingest", "export"]


@dataclass(frozen=True, slots=True)
class JobFile:
    """A file that was handed in with a job, or that it made."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work. Times are seconds since 1970."""

    id: str
    kind: JobKind
    state: State
    user: str | None
    created: float
    ended: float | None
    done: int
    total: int | None
    given: dict[str, Any]
    report: dict[str, Any] | None
    files: tuple[str, ...] = ()
    """Names of the files that it made."""


class JobBook:
    """The tables of jobs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, job: Job, files: Iterable[JobFile]) -> None:
        """Keep a job with the files that it works on, in one transaction."""
        row = {
            "id": job.id, "kind": job.kind, "state": job.state, "user": job.user, "created": job.created,
            "done": 0, "given": json.dumps(job.given, ensure_ascii=False),
        }  # fmt: skip
        handed_in = [
            {"job": job.id, "number": n, "name": f.name, "result": False, "content": f.content}
            for n, f in enumerate(files)
        ]

        def step(connection: Connection) -> None:
            connection.execute(insert(schema.jobs), row)
            if handed_in:
                connection.execute(insert(schema.job_files), handed_in)

        write(self._engine, step)

    def jobs(self, most: int = 100) -> tuple[Job, ...]:
        """The newest jobs first."""
        query = select(schema.jobs).order_by(schema.jobs.c.created.desc(), schema.jobs.c.id).limit(most)
        files = select(schema.job_files.c.job, schema.job_files.c.name).where(schema.job_files.c.result)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
            made: dict[str, list[str]] = {}
            for row in connection.execute(files.order_by(schema.job_files.c.number)):
                made.setdefault(row.job, []).append(row.name)
        return tuple(_job(row, made.get(row.id, ())) for row in rows)

    def job(self, id: str) -> Job | None:
        """The job of this id."""
        files = select(schema.job_files.c.name).where(schema.job_files.c.job == id, schema.job_files.c.result)
        with self._engine.connect() as connection:
            row = connection.execute(select(schema.jobs).where(schema.jobs.c.id == id)).first()
            names = connection.scalars(files.order_by(schema.job_files.c.number)).all()
        return _job(row, names) if row else None

    def files(self, id: str, *, results: bool) -> tuple[JobFile, ...]:
        """The files that a job made; or those that it works on."""
        table = schema.job_files
        query = select(table.c.name, table.c.content).where(table.c.job == id, table.c.result == results)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.c.number))
            return tuple(JobFile(r.name, bytes(r.content)) for r in rows)

    def progress(self, id: str, done: int, total: int | None) -> None:
        """Note how far a job is: it runs."""
        self._set(id, state="running", done=done, total=total)

    def wait(self, id: str) -> None:
        """Let a job wait for its turn again."""
        self._set(id, state="waiting", done=0, total=None, ended=None, report=None)

    def end(self, id: str, state: State, report: dict[str, Any], ended: float, made: Iterable[JobFile] = ()) -> None:
        """Note what came of a job; what was handed in is kept only where it can be repeated."""
        table = schema.job_files
        rows = [
            {"job": id, "number": 1000 + n, "name": f.name, "result": True, "content": f.content}
            for n, f in enumerate(made)
        ]

        def step(connection: Connection) -> None:
            values = {"state": state, "report": json.dumps(report, ensure_ascii=False), "ended": ended}
            connection.execute(update(schema.jobs).where(schema.jobs.c.id == id).values(**values))
            if state == "done":
                connection.execute(delete(table).where(table.c.job == id))
            if rows:
                connection.execute(insert(table), rows)

        write(self._engine, step)

    def interrupt_left(self, locks: JobLocks, ended: float) -> None:
        """Mark what an earlier server did not finish, and what no other server is at."""
        jobs = schema.jobs
        at_work = jobs.c.state.in_(("waiting", "running"))
        with self._engine.connect() as connection:
            ids = connection.scalars(select(jobs.c.id).where(at_work)).all()
        left = [id for id in ids if locks.is_left_behind(id)]
        query = update(jobs).where(jobs.c.id.in_(left), at_work).values(state="interrupted", ended=ended)
        write(self._engine, lambda connection: connection.execute(query))

    def remove(self, id: str) -> bool:
        """Forget a job and its files; False where there is none."""

        def step(connection: Connection) -> bool:
            connection.execute(delete(schema.job_files).where(schema.job_files.c.job == id))
            return connection.execute(delete(schema.jobs).where(schema.jobs.c.id == id)).rowcount > 0

        return write(self._engine, step)

    def _set(self, id: str, **values: object) -> None:
        query = update(schema.jobs).where(schema.jobs.c.id == id).values(**values)
        write(self._engine, lambda connection: connection.execute(query))


def _job(row: Any, files: Iterable[str]) -> Job:
    report = json.loads(row.report) if row.report else None
    return Job(
        row.id, row.kind, row.state, row.user, row.created, row.ended, row.done, row.total, json.loads(row.given), report,
        tuple(files),
    )  # fmt: skip
