"""Long work in a thread of its own, one piece after the other; what a server could not finish is marked and can be repeated."""

from __future__ import annotations

import logging
import queue
import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from readouts.desk.desk import Desk
from readouts.desk.exporting import archive
from readouts.desk.ingesting import take_in_files
from readouts.errors import NotFoundError, ReadoutsError, UsageError
from readouts.export.registry import format_named
from readouts.store.job_locks import JobLocks
from readouts.store.jobs import Job, JobBook, JobFile, JobKind

_log = logging.getLogger("readouts.working")
_SECONDS_TO_END = 10.0
_LIST = "List them with GET /api/v1/jobs."


class _EndingError(Exception):
    """The server ends: the work stops where it is."""


@dataclass(slots=True)
class Worker:
    """Does jobs for a desk. Nothing runs until a job is asked for."""

    desk: Desk
    _waiting: queue.Queue[str | None] = field(default_factory=queue.Queue, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _ending: threading.Event = field(default_factory=threading.Event, repr=False)
    _locks: JobLocks = field(init=False, repr=False)
    """Tells other servers of the record which jobs are this one's."""

    def __post_init__(self) -> None:
        self._locks = JobLocks(self.desk.store.engine)

    @property
    def _book(self) -> JobBook:
        return self.desk.store.jobs()

    def begin(self) -> None:
        """Mark what an earlier server did not finish; to be called before the first job."""
        self._book.interrupt_left(self._locks, time.time())

    def ingest(self, files: Sequence[JobFile], user: str | None) -> Job:
        """Take files in.

        Raises:
            UsageError: There are none.
        """
        if not files:
            raise UsageError("No document was handed in.", "Hand in files, or documents as JSON.")
        return self._add("ingest", {"files": [f.name for f in files]}, files, user)

    def export(self, format: str, user: str | None) -> Job:
        """Write the record in a format.

        Raises:
            UsageError: There is no such format, or its library is not installed.
        """
        format_named(format)
        return self._add("export", {"format": format}, (), user)

    def repeat(self, id: str) -> Job:
        """Do again what was interrupted or failed.

        Raises:
            NotFoundError: There is no such job.
            UsageError: It need not be repeated.
        """
        job = self.job(id)
        if job.state not in ("interrupted", "failed"):
            raise UsageError(f"The job is {job.state}.", "Only those that were interrupted or failed can be repeated.")
        self._locks.hold(job.id)
        self._book.wait(job.id)
        self._put(job.id)
        return self.job(job.id)

    def remove(self, id: str) -> None:
        """Forget a job and its files.

        Raises:
            NotFoundError: There is no such job.
            UsageError: It is at work, or waits for it.
        """
        job = self.job(id)
        if job.state in ("waiting", "running"):
            raise UsageError(f"The job is {job.state}.", "Wait until it is done.")
        self._book.remove(job.id)

    def job(self, id: str) -> Job:
        """A job.

        Raises:
            NotFoundError: There is no such job.
        """
        job = self._book.job(id)
        if job is None:
            raise NotFoundError("job", id, _LIST)
        return job

    def made(self, id: str, name: str) -> bytes:
        """A file that a job made.

        Raises:
            NotFoundError: There is none of that name.
        """
        for file in self._book.files(self.job(id).id, results=True):
            if file.name == name:
                return file.content
        raise NotFoundError("file of this job", name, _LIST)

    def end(self) -> None:
        """End: what runs stops after the document at which it is, and is marked; it can be repeated."""
        self._ending.set()
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(_SECONDS_TO_END)
        self._locks.close()

    def _add(self, kind: JobKind, given: dict[str, Any], files: Sequence[JobFile], user: str | None) -> Job:
        job = Job(secrets.token_hex(8), kind, "waiting", user, time.time(), None, 0, None, given, None)
        self._locks.hold(job.id)
        self._book.add(job, files)
        self._put(job.id)
        return job

    def _put(self, id: str) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="readouts jobs", daemon=True)
                self._thread.start()
        self._waiting.put(id)

    def _work(self) -> None:
        while (id := self._waiting.get()) is not None:
            if self._ending.is_set():
                return
            job = self._book.job(id)
            if job is not None:
                self._do(job)
            self._locks.release(id)

    def _do(self, job: Job) -> None:
        book = self._book
        try:
            book.progress(job.id, 0, None)
            report, made = self._done(job)
            book.end(job.id, "done", report, time.time(), made)
        except _EndingError:
            book.end(job.id, "interrupted", {"found": "the server ended", "do": "Repeat it."}, time.time())
        except ReadoutsError as error:
            book.end(job.id, "failed", {"found": str(error), "do": "Mend that, and repeat it."}, time.time())
        except Exception:  # noqa: BLE001 - a job that fails unforeseen must not end those that wait behind it
            _log.exception("the job %s failed", job.id)
            report = {"found": "an error that was not expected; the server's log has it", "do": "Repeat it."}
            book.end(job.id, "failed", report, time.time())

    def _done(self, job: Job) -> tuple[dict[str, Any], tuple[JobFile, ...]]:
        def progress(done: int, total: int) -> None:
            self._book.progress(job.id, done, total)
            if self._ending.is_set() and done < total:
                raise _EndingError

        if job.kind == "ingest":
            return take_in_files(self.desk, self._book.files(job.id, results=False), progress), ()
        name = str(job.given["format"])
        content = archive(self.desk, name)
        return {"bytes": len(content)}, (JobFile(f"readouts-{name}.zip", content),)
