"""Processes that do one kind of work: each is set up once, gets pieces one at a time, and is replaced when it has grown or is lost."""

from __future__ import annotations

import pickle
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from readouts.errors import WorkerLostError

# Pieces that may be under way or lie ready, for each process, while an earlier one is waited for.
_AHEAD = 4
_MEGABYTE = 1 << 20
J = TypeVar("J")
T = TypeVar("T")
R = TypeVar("R")

Make = Callable[[J], tuple[Callable[[T], R], Any]]
"""Sets a process up for a job: what it does with each piece, and what it has to say before. A function of a module, since it is
sent to another process."""


@dataclass(slots=True)
class _Member:
    process: BaseProcess
    pipe: Connection


@dataclass(slots=True)
class Crew(Generic[J, T, R]):
    """A number of processes that work on pieces, used with ``with``; gives what one would give, in the same order.

    Args:
        count: How many.
        make: Sets each of them up.
        job: What they are set up for.
        most_megabytes: Memory at which one is replaced by a fresh one.
    """

    count: int
    make: Make[J, T, R]
    job: J
    most_megabytes: int
    megabytes: int = 0
    """The largest memory that one of them has had so far."""
    greeting: Any = None
    """What the first of them said when it was ready."""
    _members: list[_Member] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._members = [self._start() for _ in range(self.count)]
        greetings = [self._greeted(i) for i in range(self.count)]
        self.greeting = greetings[0]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for member in self._members:
            _stop(member)
        self._members = []

    def each(self, pieces: Iterable[T]) -> Iterator[R]:
        """What becomes of each piece, in order.

        Raises:
            WorkerLostError: A process ended twice over the same piece.
        """
        left = enumerate(pieces)
        busy: dict[Connection, tuple[int, T, bool]] = {}
        ready: dict[int, R] = {}
        wanted, more = 0, True
        while more or busy:
            idle = [m for m in self._members if m.pipe not in busy]
            while more and idle and len(busy) + len(ready) < _AHEAD * self.count:
                piece = next(left, None)
                if piece is None:
                    more = False
                    break
                busy[self._given(idle.pop().pipe, piece[1])] = (*piece, False)
            for pipe in wait(list(busy)) if busy else ():
                assert isinstance(pipe, Connection)
                number, piece_of, again = busy.pop(pipe)
                try:
                    ready[number] = self._received(pipe)
                except (EOFError, pickle.UnpicklingError) as lost:
                    if again:
                        raise WorkerLostError(f"piece {number + 1} of the work", self.megabytes) from lost
                    busy[self._given(self._replace(pipe), piece_of)] = (number, piece_of, True)
            while wanted in ready:
                yield ready.pop(wanted)
                wanted += 1

    def _given(self, pipe: Connection, piece: T) -> Connection:
        """Give a piece to a process, or to a fresh one where it was lost while it had nothing to do; whose pipe it is."""
        try:
            pipe.send(piece)
        except (BrokenPipeError, ConnectionResetError):
            pipe = self._replace(pipe)
            pipe.send(piece)
        return pipe

    def _received(self, pipe: Connection) -> R:
        """What a process made of its piece. One that has grown is replaced."""
        try:
            answer = pipe.recv()
        except OSError as error:
            raise EOFError("the process ended while it answered") from error
        if isinstance(answer, BaseException):
            raise answer
        result: R
        result, megabytes = answer
        self.megabytes = max(self.megabytes, megabytes)
        if megabytes > self.most_megabytes:
            self._replace(pipe)
        return result

    def _replace(self, pipe: Connection) -> Connection:
        i = next(i for i, m in enumerate(self._members) if m.pipe is pipe)
        _stop(self._members[i])
        self._members[i] = self._start()
        self._greeted(i)
        return self._members[i].pipe

    def _start(self) -> _Member:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.make, self.job), daemon=True)
        process.start()
        theirs.close()
        return _Member(process, ours)

    def _greeted(self, i: int) -> Any:
        """What a process says once it is ready; one that is lost while it loads is started once more."""
        try:
            return _greeting(self._members[i])
        except (EOFError, OSError):
            _stop(self._members[i])
            self._members[i] = self._start()
        try:
            return _greeting(self._members[i])
        except (EOFError, OSError) as error:
            raise WorkerLostError("the loading of its model and data files", 0) from error


def _greeting(member: _Member) -> Any:
    answer = member.pipe.recv()
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _stop(member: _Member) -> None:
    member.pipe.close()
    member.process.join(timeout=5)
    if member.process.is_alive():
        member.process.kill()
        member.process.join()


def _work(pipe: Connection, make: Make[Any, Any, Any], job: Any) -> None:
    """What a process does until its pipe is closed."""
    try:
        work, greeting = make(job)
        pipe.send(greeting)
        while True:
            pipe.send((work(pipe.recv()), memory()))
    except EOFError:
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, whoever sent the piece raises it
        pipe.send(error)


def memory() -> int:
    """The largest memory that this process has had, in megabytes."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size // _MEGABYTE if sys.platform == "darwin" else size // 1024
