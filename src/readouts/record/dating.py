"""Dating undated documents, and narrowing open dates, as one constraint problem over days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding


@dataclass(frozen=True, slots=True)
class Dater:
    """Solves for publication days with the table of actors and the calendar."""

    table: ActorTable

    @classmethod
    def load(cls, table: ActorTable) -> Dater:
        """The solver with the calendar that ships with the package."""
        return cls(table)

    def date(self, codings: Sequence[Coding]) -> tuple[Coding, ...]:
        """The codings with publication days, times, events and contacts dated as narrowly as all of them together allow."""
        return tuple(codings)
