"""The time of an event: which expression belongs to it, and which days that gives."""

from __future__ import annotations

from readouts.coding.coding import When
from readouts.interval import Dated, Interval
from readouts.language.reading import Reading
from readouts.language.times.model import TimeExpression


def find_when(reading: Reading, trigger: int) -> When:
    """Which time expressions date the event whose trigger is token ``trigger``, and in which tense it stands."""
    return When()


def date_of(when: When, times: tuple[TimeExpression, ...], published: Interval) -> Dated:
    """The days of an event, given the days on which its document may have appeared."""
    return Dated(Interval(None, published.latest))
