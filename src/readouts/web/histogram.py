"""Contacts over time: a column for each year, or for each month of a short time, which leads to the contacts of that time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readouts.contract.asking import read_bound
from readouts.day_words import month_of
from readouts.interval import Interval
from readouts.store.catalogue.model import Cell
from readouts.web.address import Address
from readouts.web.columns import Chart, Part, chart_of

_MOST_MONTHS = 36
_MOST_YEARS = 200
"""Years without contacts are shown as such, unless they are far too many to be seen."""


@dataclass(frozen=True, slots=True)
class Row:
    """A year or month, with its contacts and the address that shows them."""

    label: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """The chart and the rows of its table."""

    unit: str
    chart: Chart
    rows: tuple[Row, ...]
    bars: tuple[tuple[Part, Row], ...]
    undated: int


def histogram_of(cells: Iterable[Cell], address: Address) -> Histogram | None:
    """The contacts of a selection over time; None where all are of one month, or none has a day.

    Args:
        cells: Of the selection, by month.
        address: Of the selection.
    """
    months: Counter[str] = Counter()
    undated = 0
    for cell in cells:
        if cell.month is None:
            undated += cell.count
        else:
            months[cell.month] += cell.count
    if len(months) < 2:
        return None
    first, last = _number(min(months)), _number(max(months))
    by_month = last - first < _MOST_MONTHS
    counts = months if by_month else _by_year(months)
    rows = tuple(_row(p, counts[p], address) for p in (_months(first, last) if by_month else _years(counts)))
    unit = "Month" if by_month else "Year"
    chart = chart_of(unit, ("Contacts",), [(r.label, (r.count,)) for r in rows])
    return Histogram(unit, chart, rows, tuple(zip(chart.parts, (r for r in rows if r.count), strict=True)), undated)


def _row(period: str, count: int, address: Address) -> Row:
    days = Interval(read_bound(period, latest=False), read_bound(period, latest=True))
    assert days.earliest is not None
    label = month_of(days.earliest) if len(period) > 4 else period
    bare = address.lacking("since").lacking("until")
    return Row(label, count, str(bare.having("since", str(days.earliest)).having("until", str(days.latest))))


def _by_year(months: Counter[str]) -> Counter[str]:
    years: Counter[str] = Counter()
    for month, count in months.items():
        years[month[:4]] += count
    return years


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _months(first: int, last: int) -> Iterator[str]:
    for number in range(first, last + 1):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def _years(counts: Counter[str]) -> Iterable[str]:
    first, last = int(min(counts)), int(max(counts))
    return [f"{y:04}" for y in range(first, last + 1)] if last - first < _MOST_YEARS else sorted(counts)
