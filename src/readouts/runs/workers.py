"""Processes that code: each holds a pipeline of its own, gets a few documents at a time, and is replaced when it has grown."""

from __future__ import annotations

import pickle
import resource
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Protocol, Self

from readouts.coding.coding import Coding, Versions
from readouts.documents.document import Document
from readouts.errors import WorkerLostError
from readouts.intake import Coder
from readouts.settings import Settings

# Documents that a worker gets at once: enough to fill the parser's batches, few enough to keep all workers busy at the end.
CHUNK = 16
# Chunks that may lie ready, for each worker, while an earlier one is waited for.
_AHEAD = 4
_MEGABYTE = 1 << 20


class Load(Protocol):
    """How a worker gets its coder; it is sent to another process, so a function of a module."""

    def __call__(self, settings: Settings, *, screen: bool) -> Coder:
        """The coder that the settings name."""
        ...


def load_coder(settings: Settings, *, screen: bool) -> Coder:
    """The pipeline that the settings name, with screening or without."""
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - the process that only sends documents does without spaCy

    loaded = Pipeline.load(settings)
    return loaded.screened() if screen else loaded


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection


@dataclass(slots=True)
class Workers:
    """A number of processes that code documents, used with ``with``; gives what one pipeline would give, in the same order.

    Args:
        count: How many.
        settings: What each of them loads; ``worker_megabytes`` is the memory at which one is replaced.
        screen: Whether they leave documents unparsed.
        load: How they load it.
    """

    count: int
    settings: Settings
    screen: bool = False
    load: Load = load_coder
    megabytes: int = 0
    """The largest memory that a worker has had so far."""
    standing: tuple[Versions, ...] = ()
    """Versions whose codings may stay, those of the workers first."""
    _workers: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._workers = [self._start() for _ in range(self.count)]
        answers = [self._first_answer(worker) for worker in self._workers]
        self.standing = answers[0]
        return self

    @staticmethod
    def _first_answer(worker: _Worker) -> tuple[Versions, ...]:
        """What a worker says once it is ready."""
        try:
            answer = worker.pipe.recv()
        except EOFError as error:
            raise WorkerLostError("its model and data files", 0) from error
        if isinstance(answer, BaseException):
            raise answer
        standing: tuple[Versions, ...] = answer
        return standing

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            self._stop(worker)
        self._workers = []

    def code_many(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """Codings, in order.

        Raises:
            WorkerLostError: A worker ended twice over the same documents.
        """
        left = iter(documents)
        chunks = enumerate(iter(lambda: tuple(islice(left, CHUNK)), ()))
        busy: dict[Connection, tuple[int, tuple[Document, ...], bool]] = {}
        ready: dict[int, list[Coding]] = {}
        wanted = 0
        more = True
        while more or busy:
            idle = [w for w in self._workers if w.pipe not in busy]
            while more and idle and len(busy) + len(ready) < _AHEAD * self.count:
                chunk = next(chunks, None)
                if chunk is None:
                    more = False
                    break
                worker = idle.pop()
                worker.pipe.send(chunk[1])
                busy[worker.pipe] = (*chunk, False)
            for pipe in wait(list(busy)) if busy else ():
                assert isinstance(pipe, Connection)
                number, taken, again = busy.pop(pipe)
                found = self._received(pipe)
                if found is None:
                    if again:
                        raise WorkerLostError(f"documents {taken[0].id} to {taken[-1].id}", self.megabytes)
                    fresh = self._replace(pipe)
                    fresh.send(taken)
                    busy[fresh] = (number, taken, True)
                else:
                    ready[number] = found
            while wanted in ready:
                yield from ready.pop(wanted)
                wanted += 1

    def _received(self, pipe: Connection) -> list[Coding] | None:
        """What a worker made of its documents; None where it is gone. One that has grown is replaced."""
        try:
            answer = pipe.recv()
        except (EOFError, ConnectionResetError, pickle.UnpicklingError):
            return None
        if isinstance(answer, BaseException):
            raise answer
        codings: list[Coding]
        codings, megabytes = answer
        self.megabytes = max(self.megabytes, megabytes)
        if megabytes > self.settings.worker_megabytes:
            self._replace(pipe)
        return codings

    def _replace(self, pipe: Connection) -> Connection:
        i = next(i for i, w in enumerate(self._workers) if w.pipe is pipe)
        self._stop(self._workers[i])
        self._workers[i] = self._start()
        self._first_answer(self._workers[i])
        return self._workers[i].pipe

    def _start(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.settings, self.screen, self.load), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    @staticmethod
    def _stop(worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.join(timeout=5)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def _work(pipe: Connection, settings: Settings, screen: bool, load: Load) -> None:
    """What a worker does until its pipe is closed."""
    try:
        coder = load(settings, screen=screen)
        pipe.send(coder.standing)
        while True:
            documents = pipe.recv()
            pipe.send((list(coder.code_many(documents)), _megabytes()))
    except EOFError:
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, whoever sent the documents raises it
        pipe.send(error)


def _megabytes() -> int:
    """The largest memory that this process has had."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size // _MEGABYTE if sys.platform == "darwin" else size // 1024
