"""Who does the pieces of a step: this process, several processes of this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from readouts.errors import UsageError
from readouts.runs.crew import Crew
from readouts.runs.plan import Job
from readouts.runs.steps import worked


class Engine(Protocol):
    """Does the pieces of a step, each somewhere, in any order."""

    def run(self, job: Job, step: str, pieces: list[str]) -> Iterator[str]:
        """The pieces, each when it is done and stands in the ledger."""
        ...


@dataclass(frozen=True, slots=True)
class Local:
    """The machine that we are on."""

    workers: int = 1

    def run(self, job: Job, step: str, pieces: list[str]) -> Iterator[str]:
        """The pieces in order; in this process where one worker is enough."""
        count = min(self.workers, len(pieces))
        if count <= 1:
            yield from map(worked(job, step), pieces)
            return
        with Crew(count, set_up, (job, step), job.settings.worker_megabytes) as crew:
            yield from crew.each(pieces)


def set_up(job: tuple[Job, str]) -> tuple[Callable[[str], str], None]:
    """A process that does the pieces of one step."""
    return worked(*job), None


ENGINES = ("local", "ray")


def engine_named(name: str, workers: int, address: str | None) -> Engine:
    """The engine with a name.

    Raises:
        UsageError: There is none, or Ray is not installed.
    """
    if name == "local":
        return Local(workers)
    if name != "ray":
        raise UsageError(f"{name!r} is not an engine.", f"Known engines: {', '.join(ENGINES)}.")
    try:
        from readouts.runs.cluster import Cluster  # noqa: PLC0415 - Ray is an extra
    except ModuleNotFoundError as error:
        raise UsageError(
            f"The engine ray needs the library {error.name}.", "Install it: pip install 'readouts[ray]'"
        ) from error
    return Cluster(workers, address)
