"""What another data set has and the record lacks, and the reverse.

An event of theirs is the record's where the sides, the kind and the day agree: two sides of each in common (or the one side
that either has), the same PLOVER type or the same root of CAMEO, and days that are no more than one apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from readouts.comparison.foreign import FileFormat, ForeignEvent, ForeignFile
from readouts.interval import Interval
from readouts.ontology.cameo import Cameo
from readouts.record.model import Event

_NOT_FACTS = frozenset({"negated", "hypothetical", "future"})
_APART = timedelta(days=1)
# An event that is known to a longer stretch of days is not held against a file: something of the kind is always in it.
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class Theirs:
    """Rows of a file that say the same: one day, the same sides, the same kind."""

    rows: tuple[ForeignEvent, ...]
    type: str | None
    """PLOVER's type; None for codes that PLOVER does not have."""
    events: tuple[str, ...] = ()
    """Ids of the record's events that say it too."""

    @property
    def first(self) -> ForeignEvent:
        """The first of the rows."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Ours:
    """What is compared of an event of the record: there may be more events than fit into memory."""

    id: str
    type: str
    root: str | None
    """CAMEO's root code, where the file has CAMEO's codes."""
    sides: frozenset[str]
    days: Interval


@dataclass(frozen=True, slots=True)
class FileComparison:
    """A file beside the record, within the days of the file."""

    format: FileFormat
    window: Interval
    shared: tuple[Theirs, ...]
    only_theirs: tuple[Theirs, ...]
    only_ours: tuple[Ours, ...]
    """Events of the record that the file lacks, of those whose days lie within the file's."""
    ours: int
    """Events of the record that could be compared."""
    undated: int
    """Events of the record that may lie within the file's days, but also outside: they are not held against the file."""


def compare_with(
    file: ForeignFile, events: Iterable[Event], cameo: Cameo, *, between: frozenset[str] = frozenset()
) -> FileComparison:
    """The file beside the events of a record that are told as having happened.

    Args:
        file: Its rows.
        events: The record's, gone through once.
        cameo: The conversion of codes.
        between: Only events in which all of these states take part.
    """
    theirs = _grouped((e for e in file.events if between <= e.sides), file.format, cameo)
    days = [t.first.day for t in theirs]
    window = Interval(min(days), max(days)) if days else Interval(None, None)
    facts = (e for e in events if not _NOT_FACTS & set(e.auxiliary) and (s := _sides_of(e)) and between <= s)
    touching = [
        Ours(e.id, e.type, _root(e, file.format, cameo), _sides_of(e), e.date.interval)
        for e in facts
        if days and e.date.interval.touches(window, _APART.days)
    ]
    near = [e for e in touching if (length := e.days.days) is not None and length <= _LONGEST]
    within = [e for e in near if window.contains(e.days)]
    index: dict[tuple[str, date], list[Ours]] = {}
    for event in near:
        for day in _days(event.days, window):
            for side in event.sides:
                index.setdefault((side, day), []).append(event)
    found = [_matched(t, index, file.format, cameo) for t in theirs]
    known = {i for t in found for i in t.events}
    compared = known | {e.id for e in within}
    return FileComparison(
        format=file.format,
        window=window,
        shared=tuple(t for t in found if t.events),
        only_theirs=tuple(t for t in found if not t.events),
        only_ours=tuple(e for e in within if e.id not in known),
        ours=len(compared),
        undated=sum(e.id not in compared for e in touching),
    )


def _sides_of(event: Event) -> frozenset[str]:
    """The states and organisations of an event."""
    return frozenset(a.state for a in (*event.actors, *event.recipients) if a.state)


def _grouped(events: Iterable[ForeignEvent], format_: FileFormat, cameo: Cameo) -> list[Theirs]:
    groups: dict[tuple[date, tuple[str, ...], str], list[ForeignEvent]] = {}
    for event in events:
        kind = event.kind if format_ == "polecat" else event.kind[:2]
        groups.setdefault((event.day, tuple(sorted(event.sides)), kind), []).append(event)
    return [Theirs(tuple(rows), _type_of(rows[0], format_, cameo)) for _, rows in sorted(groups.items())]


def _type_of(event: ForeignEvent, format_: FileFormat, cameo: Cameo) -> str | None:
    if format_ == "polecat":
        return event.kind
    reading = cameo.plover_of(event.kind)
    return reading.type if reading else None


def _matched(theirs: Theirs, index: dict[tuple[str, date], list[Ours]], format_: FileFormat, cameo: Cameo) -> Theirs:
    first = theirs.first
    days = (first.day - _APART, first.day, first.day + _APART)
    near = {e.id: e for side in first.sides for day in days for e in index.get((side, day), ())}
    kinds = {_type_of(row, format_, cameo) for row in theirs.rows}
    found = sorted(
        e.id
        for e in near.values()
        if _same_sides(first.sides, e.sides) and (e.type in kinds or e.root == first.kind[:2])
    )
    return Theirs(theirs.rows, theirs.type, tuple(found))


def _same_sides(theirs: frozenset[str], ours: frozenset[str]) -> bool:
    return len(theirs & ours) >= 2 or theirs == ours


def _root(event: Event, format_: FileFormat, cameo: Cameo) -> str | None:
    return None if format_ == "polecat" else cameo.code_of(event.type, event.mode, event.contexts)[:2]


def _days(days: Interval, window: Interval) -> Iterator[date]:
    """Each of the days that lies within the window or beside it."""
    if not (days.earliest and days.latest and window.earliest and window.latest):
        return
    day, last = max(days.earliest, window.earliest - _APART), min(days.latest, window.latest + _APART)
    while day <= last:
        yield day
        day += timedelta(days=1)
