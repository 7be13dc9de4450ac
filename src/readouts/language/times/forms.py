"""What the words of a time expression mean before the publication day is known.

A form is a function from the day on which a document appeared to the days that its words mean; the solver that dates
undated documents tries days on it. Forms are values, so that they travel between processes and into the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from readouts.interval import Interval


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same days, whenever the document appeared: "13 May 2022", "mid-2021"."""

    interval: Interval
    kind: Literal["fixed"] = "fixed"

    def at(self, published: date) -> Interval | None:
        """The days, whatever the publication day."""
        return self.interval


@dataclass(frozen=True, slots=True)
class Nothing:
    """No days: a duration, a set, or words whose reference is not known."""

    kind: Literal["nothing"] = "nothing"

    def at(self, published: date) -> Interval | None:
        """None."""
        return None


Form = Fixed | Nothing
