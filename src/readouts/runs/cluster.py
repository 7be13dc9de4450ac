"""A Ray cluster: the pieces of a step as a data set, done by a pool of actors that are each set up once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import ray
import ray.data

from readouts.runs.plan import Job
from readouts.runs.steps import worked


class _Actor:
    """Does pieces of one step on some node."""

    def __init__(self, job: Job, step: str) -> None:
        self._work = worked(job, step)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """The pieces of a batch, done."""
        return {"item": [self._work(str(piece)) for piece in batch["item"]]}


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is running, or one on this machine that is started where no address is given.

    Whatever a node was at when it was lost is done again on another: pieces leave whole files or none.
    """

    workers: int
    address: str | None = None

    def run(self, job: Job, step: str, pieces: list[str]) -> Iterator[str]:
        """The pieces, each when it is done."""
        if not pieces:
            return
        if not ray.is_initialized():
            ray.init(address=self.address, log_to_driver=False, include_dashboard=False)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        # A cluster that lost a node has fewer places than were asked for: a pool of one is enough to go on.
        done = ray.data.from_items(pieces, override_num_blocks=len(pieces)).map_batches(
            _Actor,
            fn_constructor_args=(job, step),
            batch_size=1,
            num_cpus=1,
            concurrency=(1, min(self.workers, len(pieces))),
            max_restarts=-1,
            max_task_retries=-1,
        )
        for row in done.iter_rows():
            yield str(row["item"])
