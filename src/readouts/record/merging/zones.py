"""How far apart the clocks of two states are: when one moment has two calendar days."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from readouts.resources.files import read_yaml

# A moment has two dates in zones that are h hours apart during h of 24 hours. Four hours keep neighbours such as
# Paris and Moscow apart, where an evening call may still cross midnight, but where a second call a day later is likelier.
APART_HOURS = 4.0


@dataclass(frozen=True, slots=True)
class Zones:
    """Hours ahead of UTC in the capital of each state."""

    hours: Mapping[str, float]

    @classmethod
    def load(cls) -> Zones:
        """The table that ships with the package.

        Raises:
            ResourceFileError: The file is not a list of states for each number of hours.
        """
        by_hours = read_yaml("record/zones.yaml", TypeAdapter(dict[float, list[str]]))
        return cls({state: hours for hours, states in by_hours.items() for state in states})

    def may_differ_by_a_day(self, states: Collection[str]) -> bool:
        """Whether one moment often has two calendar days in the capitals of these states."""
        known = [self.hours[s] for s in states if s in self.hours]
        return bool(known) and max(known) - min(known) > APART_HOURS

    def spread(self, states: Collection[str]) -> float | None:
        """Hours between the clocks farthest apart in the capitals of these states; None where one is not known."""
        known = [self.hours[s] for s in states if s in self.hours]
        return max(known) - min(known) if known and len(known) == len(states) else None
