"""A time expression: its TIMEX3 annotation, and the interval that it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from readouts.interval import Interval
from readouts.language.times.forms import Form
from readouts.slots import quickly_made
from readouts.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@quickly_made
@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, for how long or how often (TimeML 1.2.1, TIMEX3).

    ``form`` is what the words mean before anybody knows when the document appeared; ``at`` applies it to a day.
    """

    span: Span
    type: TimexType
    value: str
    """TIMEX3 value; with X for what is not known (``XXXX-05-13``)."""
    interval: Interval
    """The days meant, given what is known of the publication day; open where that is not enough."""
    because: str
    """A sentence a reader understands: how the interval follows from the words."""
    form: Form
    mod: str | None = None
    """TIMEX3 mod: APPROX, START, MID, END, BEFORE, AFTER, LESS_THAN …"""

    def at(self, published: date) -> Interval | None:
        """The days meant if the document appeared on ``published``; None where the words give no days (a duration)."""
        return self.form.at(published)
