"""Dating documents without a stated day, all of a set together: the stage of the record that does it, over codings in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.record.dating.limits import Limiter
from readouts.record.dating.solver import Solver
from readouts.record.growing.dates import DateStage
from readouts.record.growing.sources import Given
from readouts.record.merging.zones import Zones
from readouts.record.shelf import MemoryShelf


@dataclass(frozen=True, slots=True)
class Dater:
    """Solves for publication days with the table of actors and the calendar."""

    limiter: Limiter
    zones: Zones

    @classmethod
    def load(cls, table: ActorTable) -> Dater:
        """The solver with a table of who held which office when."""
        return cls(Limiter(table), Zones.load())

    @property
    def solver(self) -> Solver:
        """What narrows one document at a time."""
        return Solver(self.limiter, self.zones)

    def date(self, codings: Sequence[Coding]) -> tuple[Coding, ...]:
        """The codings with publication days, times, events and contacts dated as narrowly as all of them together allow.

        They come back in the order in which they were given.
        """
        if all(c.published_how == "stated" for c in codings):
            return tuple(codings)  # they tell each other nothing that they do not know
        given = Given.of(codings)
        stage = DateStage(self.solver, MemoryShelf(), given)
        stage.update(given.codings)
        done = {d: stage.dated(c) for d, c in given.codings.items()}
        return tuple(done[c.document] if c.document in done and c.published_how != "stated" else c for c in codings)
