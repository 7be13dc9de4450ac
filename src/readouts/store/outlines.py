"""Contacts of some states as far as weighing them needs, looked up by days again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readouts.coding.coding import Channel, Status
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.model import DocumentLink

_NARROW_DAYS = 62
_OF_A_BIN = 32


@dataclass(frozen=True, slots=True)
class _When:
    """The days of a contact, without their reasons."""

    interval: Interval


@dataclass(frozen=True, slots=True)
class _About:
    """What accounts tell differently, without their values."""

    about: str


@dataclass(frozen=True, slots=True)
class ContactOutline:
    """As much of a packed contact as tells what it weighs; a fifth of the time that all of it takes to read."""

    id: str
    date: _When
    channel: Channel
    status: Status
    count: int | Literal["several"]
    participants: tuple[Actor, ...]
    documents: tuple[DocumentLink, ...]
    conflicts: tuple[_About, ...]

    @property
    def states(self) -> frozenset[str]:
        """The states that take part."""
        return frozenset(p.state for p in self.participants if p.state)


class Outlines:
    """The contacts of a window, found by days: those whose days are few by the months that they touch."""

    def __init__(self, window: Interval, found: Sequence[ContactOutline]) -> None:
        self.window = window
        self._all = found
        self._wide: list[int] = []
        self._bins: dict[int, list[int]] = {}
        for place, outline in enumerate(found):
            bins = _bins(outline.date.interval)
            if bins is None:
                self._wide.append(place)
            for number in bins or ():
                self._bins.setdefault(number, []).append(place)

    def touching(self, window: Interval) -> list[ContactOutline]:
        """Those whose days touch a window inside this one, in their order."""
        bins = _bins(window)
        if bins is None:
            return [o for o in self._all if o.date.interval.touches(window)]
        places = {*self._wide, *(place for number in bins for place in self._bins.get(number, ()))}
        return [o for place in sorted(places) if (o := self._all[place]).date.interval.touches(window)]


def _bins(days: Interval) -> range | None:
    """The months that days touch, by number; None for many days."""
    if days.earliest is None or days.latest is None or (days.latest - days.earliest).days > _NARROW_DAYS:
        return None
    return range(days.earliest.toordinal() // _OF_A_BIN, days.latest.toordinal() // _OF_A_BIN + 1)
