"""Several processes that code, in the place of one pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType
from typing import Any, Self

from readouts.coding.coding import Coding, Versions
from readouts.documents.document import Document
from readouts.intake import Coder
from readouts.runs.crew import Crew, Make
from readouts.settings import Settings

# Documents that a worker gets at once: enough to fill the parser's batches, few enough to keep all workers busy at the end.
CHUNK = 16
Chunk = tuple[Document, ...]
CoderJob = tuple[Settings, bool]
"""The settings, and whether documents are screened."""


def load_coder(settings: Settings, *, screen: bool) -> Coder:
    """The pipeline that the settings name, with screening or without."""
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - the process that only sends documents does without spaCy

    loaded = Pipeline.load(settings)
    return loaded.screened() if screen else loaded


def set_up(job: CoderJob) -> tuple[Callable[[Chunk], list[Coding]], tuple[Versions, ...]]:
    """A worker: it codes chunks, and says first which versions' codings may stay."""
    settings, screen = job
    coder = load_coder(settings, screen=screen)
    return (lambda chunk: list(coder.code_many(chunk))), coder.standing


@dataclass(slots=True)
class Workers:
    """A number of processes that code documents, used with ``with``; gives what one pipeline would give, in the same order.

    Args:
        count: How many.
        settings: What each of them loads; ``worker_megabytes`` is the memory at which one is replaced.
        screen: Whether they leave documents unparsed.
        make: How they are set up.
    """

    count: int
    settings: Settings
    screen: bool = False
    make: Make[CoderJob, Chunk, list[Coding]] = set_up
    crew: Crew[CoderJob, Chunk, list[Coding]] = field(init=False)

    def __post_init__(self) -> None:
        self.crew = Crew(self.count, self.make, (self.settings, self.screen), self.settings.worker_megabytes)

    def __enter__(self) -> Self:
        self.crew.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.crew.__exit__(kind, error, trace)

    @property
    def standing(self) -> tuple[Versions, ...]:
        """Versions whose codings may stay, those of the workers first."""
        found: Any = self.crew.greeting
        return tuple(found)

    @property
    def megabytes(self) -> int:
        """The largest memory that a worker has had so far."""
        return self.crew.megabytes

    def code_many(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """Codings, in order.

        Raises:
            WorkerLostError: A worker ended twice over the same documents.
        """
        left = iter(documents)
        for codings in self.crew.each(iter(lambda: tuple(islice(left, CHUNK)), ())):
            yield from codings
