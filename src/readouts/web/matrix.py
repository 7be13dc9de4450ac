"""Contacts as a matrix: what kind in rows, years or months in columns, each cell a link into the timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from readouts.contract.wording import channel_word
from readouts.store.catalogue.model import Cell
from readouts.web.address import Address
from readouts.web.tables import Table

_CHANNELS = ("call", "video", "meeting", "visit", "letter", "hotline", "unknown")
# Contacts that did not take place stand in rows of their own: a refusal is no call.
_OTHERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("planned or under discussion", ("planned", "possible")),
    ("refused, cancelled or ruled out", ("refused", "cancelled", "ruled_out")),
    ("disputed", ("denied",)),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHADES = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A column: a year or a month."""

    key: str
    """``2022`` or ``2022-05``; empty for contacts whose days are not known."""
    label: str
    address: str | None = None
    """Of the year's months."""


@dataclass(frozen=True, slots=True)
class Count:
    """A cell."""

    number: int
    address: str | None
    shade: int
    """0 (none) to 4 (the most of the matrix)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row."""

    label: str
    counts: tuple[Count, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Contacts by kind and time."""

    periods: tuple[Period, ...]
    lines: tuple[Line, ...]
    years: tuple[str, ...]
    """All years from the first to the last with a contact."""
    year: str | None
    """The year whose months are shown; None: years are shown."""

    def table(self) -> Table:
        """The same for a spreadsheet."""
        columns = ("contacts", *(p.key or "date unknown" for p in self.periods), "total")
        return Table(columns, tuple((line.label, *(c.number for c in line.counts), line.total) for line in self.lines))


def matrix_of(cells: Sequence[Cell], year: str | None, timeline: Address, here: str) -> Matrix:
    """The matrix of a selection's contacts.

    Args:
        cells: What ``Catalogue.months`` gives.
        year: The year whose months to show; None, or a year without contacts: all years.
        timeline: The list that holds them.
        here: Address of the page, for links to years.
    """
    found = sorted({int(c.month[:4]) for c in cells if c.month})
    years = tuple(str(y) for y in range(found[0], found[-1] + 1)) if found else ()
    shown = year if year in years else None
    periods = _months(shown) if shown else _years(years, here)
    if not shown and any(c.month is None for c in cells):
        periods = (*periods, Period("", "no date"))
    kinds = [
        *((channel_word(c), _is_held(c), (("channel", c), ("status", "held"))) for c in _CHANNELS),
        *((label, _has(statuses), tuple(("status", s) for s in statuses)) for label, statuses in _OTHERS),
    ]
    counted = [(label, _counted(cells, keep, shown), pairs) for label, keep, pairs in kinds]
    most = max((n for _, counts, _ in counted for n in counts.values()), default=0)
    lines = tuple(
        Line(label, tuple(_count(p, counts[p.key], pairs, timeline, most) for p in periods), total)
        for label, counts, pairs in counted
        if (total := sum(counts[p.key] for p in periods))
    )
    return Matrix(periods, lines, years, shown)


def _years(years: Iterable[str], here: str) -> tuple[Period, ...]:
    return tuple(Period(y, y, f"{here}?year={y}#contacts") for y in years)


def _months(year: str) -> tuple[Period, ...]:
    return tuple(Period(f"{year}-{n:02}", name) for n, name in enumerate(_MONTHS, 1))


def _is_held(channel: str) -> Callable[[Cell], bool]:
    return lambda cell: cell.status == "held" and cell.channel == channel


def _has(statuses: Sequence[str]) -> Callable[[Cell], bool]:
    return lambda cell: cell.status in statuses


def _counted(cells: Iterable[Cell], keep: Callable[[Cell], bool], year: str | None) -> Counter[str]:
    counts: Counter[str] = Counter()
    for cell in cells:
        if keep(cell):
            counts[(cell.month or "")[: 7 if year else 4]] += cell.count
    return counts


def _count(period: Period, number: int, pairs: Iterable[tuple[str, str]], timeline: Address, most: int) -> Count:
    if not number:
        return Count(0, None, 0)
    shade = -(-number * _SHADES // most)
    if not period.key:
        return Count(number, None, shade)
    when = (("since", period.key), ("until", period.key))
    return Count(number, str(Address(timeline.path, (*timeline.pairs, *pairs, *when))), shade)
