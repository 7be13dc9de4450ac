"""Killing a process at a chosen point of its work, and what its record must be afterwards."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event, select

from readouts.record.builder import RecordBuilder
from readouts.runs.storage import Folder
from readouts.store import schema
from readouts.store.store import Store

# Numbers that say in which order rows were written, and how often entries were made.
_COUNTED = {"number"}
STATE = (*schema.DERIVED, schema.documents, schema.codings, schema.corrections, schema.pending, schema.watch_items,
         schema.watch_rules, schema.watch_marks, schema.watch_notices)  # fmt: skip


def state_of(where: str) -> dict[str, str]:
    """A digest of every table of a record."""
    with Store.open(where) as store, store._engine.connect() as connection:
        found = {}
        for table in STATE:
            columns = [c for c in table.columns if c.name not in _COUNTED]
            rows = sorted(repr(tuple(row)) for row in connection.execute(select(*columns)))
            found[table.name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


@dataclass(frozen=True)
class Point:
    """When a process is killed: before or after its n-th statement or commit, or after some time."""

    number: int
    before: bool
    after_seconds: float | None = None


def _strike() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Counting:
    """Counts the statements, commits and rollbacks of all databases of this process, and kills it at one of them."""

    def __init__(self, point: Point | None = None) -> None:
        self.number, self.point = 0, point

    def __enter__(self) -> Counting:
        event.listen(Engine, "before_cursor_execute", self._before)
        event.listen(Engine, "after_cursor_execute", self._after)
        event.listen(Engine, "commit", self._commit)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "before_cursor_execute", self._before)
        event.remove(Engine, "after_cursor_execute", self._after)
        event.remove(Engine, "commit", self._commit)

    def _before(self, *_: object) -> None:
        self.number += 1
        if self.point and self.point.before and self.number == self.point.number:
            _strike()

    def _after(self, *_: object) -> None:
        if self.point and not self.point.before and self.number == self.point.number:
            _strike()

    def _commit(self, *_: object) -> None:
        self._before()
        self._after()


class _Counted:
    """A file system each of whose calls is counted."""

    def __init__(self, system: Any, counting: CountingFiles) -> None:
        self._system, self._counting = system, counting

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._system, name)

        def counted(*given: Any, **named: Any) -> Any:
            self._counting._before()
            try:
                return call(*given, **named)
            finally:
                self._counting._after()

        return counted


class CountingFiles(Counting):
    """Counts what is asked of the file systems of folders: files listed, opened, begun, moved, taken away."""

    def __enter__(self) -> CountingFiles:
        self._former = Folder._place
        place = self._former.fget
        assert place is not None

        def counted(folder: Folder) -> tuple[Any, str]:
            system, path = place(folder)
            return _Counted(system, self), path

        Folder._place = property(counted)  # type: ignore[assignment,method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        Folder._place = self._former  # type: ignore[method-assign]


def length_of(work: Callable[[], None], count: type[Counting] = Counting) -> tuple[int, float]:
    """How many statements and seconds some work takes, done in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            with count() as counting:
                begun = time.monotonic()
                work()
            os.write(writing, f"{counting.number} {time.monotonic() - begun}".encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read().split()
    _, status = os.waitpid(child, 0)
    assert status == 0, "the undisturbed work failed"
    return int(told[0]), float(told[1])


def killed_at(point: Point, work: Callable[[], None], count: type[Counting] = Counting) -> bool:
    """Do some work in a process of its own that is killed at a point; whether it was, and had not ended before."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            with count(point if point.after_seconds is None else None):
                work()
            code = 0
        except BaseException:  # noqa: BLE001 - told here, where it can still be seen; the process ends below
            traceback.print_exc()
        finally:
            os._exit(code)
    if point.after_seconds is not None:
        time.sleep(point.after_seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return os.WIFSIGNALED(status)


def point_for(seed: int, statements: int, seconds: float) -> Point:
    """The point of a trial: in three of four by the count of statements, else by time, in the middle of whatever runs then."""
    chance = random.Random(seed)
    if seed % 4 == 3:
        return Point(0, False, chance.uniform(0, seconds))
    return Point(chance.randint(1, statements), chance.random() < 0.5)


def check_whole(where: str, builder: RecordBuilder, maker: str) -> None:
    """The record opens, and verifies, whatever waits to be taken in."""
    with Store.open(where) as store:
        found = store.verify(maker, builder)
    assert found.flaws == [], [str(f) for f in found.flaws]
