"""Charts of columns: counts by time, drawn as SVG by the server from the table that stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.web.tables import Table

WIDTH, HEIGHT = 720, 200
_LEFT, _BOTTOM, _TOP = 44, 24, 10
_MOST_LABELS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle: one series in one column."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of one or more series, one on another."""

    parts: tuple[Part, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    series: tuple[str, ...]
    table: Table


def chart_of(heading: str, series: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> Chart:
    """The chart of a table.

    Args:
        heading: Of the first column of the table.
        series: Names of the others.
        rows: A label with a number for each series.
    """
    top = _round_up(max((sum(numbers) for _, numbers in rows), default=1))
    room = (WIDTH - _LEFT) / max(1, len(rows))
    scale = (HEIGHT - _BOTTOM - _TOP) / top
    width = max(1.0, min(48.0, room * 0.8))
    parts = []
    for place, (_, numbers) in enumerate(rows):
        y = float(HEIGHT - _BOTTOM)
        for which, number in enumerate(numbers):
            y -= number * scale
            if number:
                x = _LEFT + place * room + (room - width) / 2
                parts.append(Part(round(x, 1), round(y, 1), round(width, 1), round(number * scale, 1), which))
    every = -(-len(rows) // _MOST_LABELS) or 1
    across = tuple(
        Tick(round(_LEFT + (place + 0.5) * room, 1), label)
        for place, (label, _) in enumerate(rows)
        if place % every == 0
    )
    up = tuple(Tick(round(HEIGHT - _BOTTOM - n * scale, 1), str(n)) for n in sorted({0, top // 2, top}))
    table = Table((heading, *series), tuple((label, *numbers) for label, numbers in rows))
    return Chart(tuple(parts), across, up, tuple(series), table)


def _round_up(number: int) -> int:
    """The next number whose half is round: two equal steps lead to it.

    >>> [_round_up(n) for n in (1, 4, 10, 23, 130)]
    [2, 4, 10, 40, 200]
    """
    tens = int("1" + "0" * (len(str(max(1, number))) - 1))
    steps = (2, 4, 6, 8, 10, 20) if tens == 1 else (1, 2, 4, 6, 8, 10)
    return next(tens * step for step in steps if tens * step >= number)
