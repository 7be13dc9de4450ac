"""Dating undated documents, and narrowing open dates, as one constraint problem over days.

Each undated document has a set of candidate days. Its own clues take days away: dates named in it, terms of office,
happenings that the calendar knows, expressions that must mean the same day. Then documents narrow each other, in rounds
until nothing changes: all documents of a round see the same state of the others, so no order matters. Conventions of the
press come last, and are dropped where they would leave nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.record.corpus import distinct
from readouts.record.limits import Limiter, Solved, applied_softly
from readouts.record.links import Ledger, coincidences, exclusions
from readouts.record.redate import redated
from readouts.record.zones import Zones

# A chain of documents that date each other is seldom longer; each round may only take days away.
MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Dater:
    """Solves for publication days with the table of actors and the calendar."""

    limiter: Limiter
    zones: Zones

    @classmethod
    def load(cls, table: ActorTable) -> Dater:
        """The solver with a table of who held which office when."""
        return cls(Limiter(table), Zones.load())

    def date(self, codings: Sequence[Coding]) -> tuple[Coding, ...]:
        """The codings with publication days, times, events and contacts dated as narrowly as all of them together allow.

        They come back in the order in which they were given.
        """
        unique = distinct(codings)
        stated = tuple(c for c in unique if c.published_how == "stated")
        undated = tuple(c for c in unique if c.published_how != "stated")
        solved = {c.document: self.limiter.solve(c) for c in undated}
        solved = self._linked(undated, stated, solved)
        newest = {c.document: self.limiter.newest(c, solved[c.document]) for c in undated}
        if newest != solved:
            solved = self._linked(undated, stated, newest)
        done = {c.document: _redated(c, solved[c.document]) for c in undated}
        return tuple(done[c.document] if c.document in done and c.published_how != "stated" else c for c in codings)

    def _linked(
        self, undated: Sequence[Coding], stated: Sequence[Coding], solved: Mapping[str, Solved]
    ) -> dict[str, Solved]:
        """Documents narrow each other until nothing changes."""
        current = dict(solved)
        if len(undated) + len(stated) < 2:
            return current
        for _ in range(MOST_ROUNDS):
            others = (*stated, *(_redated(c, current[c.document]) for c in undated))
            ledger = Ledger.of(others)
            following = {c.document: self._narrowed(c, current[c.document], ledger, others) for c in undated}
            if following == current:
                break
            current = following
        return current

    def _narrowed(self, coding: Coding, solved: Solved, ledger: Ledger, others: Sequence[Coding]) -> Solved:
        """The days that the others leave to one document."""
        if len(solved.days) > 1 and (excluded := exclusions(coding, solved.days, ledger, others)):
            solved = applied_softly(solved, [excluded])
        if len(solved.days) > 1 and (met := coincidences(coding, solved.days, ledger, self.zones)):
            solved = applied_softly(solved, [met])
        return solved


def _redated(coding: Coding, solved: Solved) -> Coding:
    return redated(coding, solved.days, solved.because)
