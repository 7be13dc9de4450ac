"""One undated document's days: by its own clues, then beside what other documents tell.

Each undated document has a set of candidate days. Its own clues take days away: dates named in it, terms of office,
happenings that the calendar knows, expressions that must mean the same day. Then documents narrow each other, in rounds:
all documents of a round see the same state of the others, so no order matters. Conventions of the press come last, and are
dropped where they would leave nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.coding.coding import Coding
from readouts.record.dating.agreement import Solved, applied_softly
from readouts.record.dating.limits import Limiter
from readouts.record.dating.links import Ledger, SilentWindow, coincidences, exclusions
from readouts.record.merging.zones import Zones

# A chain of documents that date each other is seldom longer; each round may only take days away.
MOST_ROUNDS = 8
# In this round each document takes the conventions of the press, on its own; as many rounds with the others follow.
_CONVENTIONS = MOST_ROUNDS + 1
LAST_ROUND = _CONVENTIONS + MOST_ROUNDS


@dataclass(frozen=True, slots=True)
class Solver:
    """Narrows the days of one document; a function of what it is given."""

    limiter: Limiter
    zones: Zones

    def start(self, coding: Coding) -> Solved:
        """The days that a document's own clues allow."""
        return self.limiter.solve(coding)

    def alone(self, number: int) -> bool:
        """Whether documents do not look at each other in this round."""
        return number == _CONVENTIONS

    def newest(self, coding: Coding, solved: Solved) -> Solved:
        """The days that conventions leave."""
        return self.limiter.newest(coding, solved)

    def narrowed(self, coding: Coding, solved: Solved, ledger: Ledger, windows: Sequence[SilentWindow]) -> Solved:
        """The days that the others leave to one document."""
        if len(solved.days) > 1 and (excluded := exclusions(coding, solved.days, windows)):
            solved = applied_softly(solved, [excluded])
        if len(solved.days) > 1 and (met := coincidences(coding, solved.days, ledger, self.zones)):
            solved = applied_softly(solved, [met])
        return solved
