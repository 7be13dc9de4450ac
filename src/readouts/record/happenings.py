"""Which happenings of the calendar an event mention may be."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Coding, EventMention
from readouts.interval import Interval


@dataclass(frozen=True, slots=True)
class Happenings:
    """The calendar of happenings, asked by event."""

    @classmethod
    def load(cls) -> Happenings:
        """The calendar that ships with the package."""
        return cls()

    def dates_of(self, event: EventMention, coding: Coding) -> tuple[tuple[str, Interval], ...]:
        """Names and days of the happenings that the event may be; none where the calendar knows none."""
        return ()
