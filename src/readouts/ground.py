"""What a date rests on: the reasons that a reader is shown, each with the words or the row of data behind it."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.interval import ALWAYS, Interval
from readouts.slots import quickly_made
from readouts.span import Span


@quickly_made
@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for a date, with what it rests on.

    ``document`` and ``span`` are words; ``row`` is a row of the data that ships with the project ("calendar: MH17",
    "holders: Q22686 head_of_state"). A reason may rest on both: words that name a happening whose day the calendar has.
    """

    because: str
    document: str | None = None
    span: Span | None = None
    row: str | None = None
    days: Interval = ALWAYS
    """The days that this reason alone allows."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Contradiction:
    """A smallest set of reasons that cannot all be true: without any one of them the others can."""

    grounds: tuple[Ground, ...]

    @property
    def sentence(self) -> str:
        """The set as a reader sees it."""
        return "these cannot all be true: " + "; ".join(g.because for g in self.grounds)
