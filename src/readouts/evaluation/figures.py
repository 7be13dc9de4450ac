"""Figures and their uncertainty. All are shares from 0 to 1; precision, recall and F1 are shares too.

A figure over many units (sentences, texts, contacts) is a sum over the units divided by another sum over the units: recall
is hits by wanted, F1 is twice the hits by wanted and found together. One rule then gives value and interval of all of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

ROUNDS = 1000
SEED = 20260101
Row = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number of one part of a gold set."""

    name: str
    value: float | None
    """None where there was nothing to measure (no pair found, no such gold)."""
    units: int
    """How many gold items (events, attributions, contacts, dates) it is about: with few, it says little."""
    interval: tuple[float, float] | None = None
    """95 % of bootstrap samples lie in it; None for figures that are not a quotient of sums."""
    part: str = "all"


@dataclass(frozen=True, slots=True)
class Counts:
    """What one unit found, wanted and shares between the two."""

    both: int = 0
    found: int = 0
    wanted: int = 0


def quotient(name: str, rows: Sequence[Row], units: int | None = None) -> Figure:
    """The figure whose value is the sum of the first numbers divided by the sum of the second, with its interval.

    ``units`` is the number of gold items where a row holds several of them.
    """
    above, below = sum(r[0] for r in rows), sum(r[1] for r in rows)
    count = len(rows) if units is None else units
    if not below:
        return Figure(name, None, count)
    return Figure(name, above / below, count, bootstrap(rows))


def share(name: str, hits: Iterable[bool]) -> Figure:
    """The share of hits among all.

    >>> share("kind", [True, True, False, True]).value
    0.75
    """
    return quotient(name, [(float(hit), 1.0) for hit in hits])


def precision(name: str, counts: Sequence[Counts]) -> Figure:
    """Right ones among those found."""
    return quotient(name, [(c.both, c.found) for c in counts], sum(c.found for c in counts))


def recall(name: str, counts: Sequence[Counts]) -> Figure:
    """Found ones among those wanted."""
    return quotient(name, [(c.both, c.wanted) for c in counts], sum(c.wanted for c in counts))


def f1(name: str, counts: Sequence[Counts]) -> Figure:
    """Harmonic mean of precision and recall, counted over all units together."""
    return quotient(name, [(2 * c.both, c.found + c.wanted) for c in counts], sum(c.wanted for c in counts))


def harmonic(name: str, precise: Figure, recalled: Figure) -> Figure:
    """F1 where precision and recall do not count the same hits: their harmonic mean, without an interval."""
    one, other = precise.value or 0.0, recalled.value or 0.0
    return Figure(name, 2 * one * other / (one + other) if one + other else 0.0, recalled.units)


def of_sets(found: frozenset[object], wanted: frozenset[object]) -> Counts:
    """Counts of one unit whose findings and gold are sets.

    >>> of_sets(frozenset("abc"), frozenset("bcd"))
    Counts(both=2, found=3, wanted=3)
    """
    return Counts(len(found & wanted), len(found), len(wanted))


def bootstrap(rows: Sequence[Row], rounds: int = ROUNDS, seed: int = SEED) -> tuple[float, float]:
    """The middle 95 % of the quotient over samples of the units with replacement; the same every time.

    >>> bootstrap([(1, 1)] * 20)
    (1.0, 1.0)
    """
    draw = random.Random(seed)
    # Rows that are alike are drawn by their weight: most sets have a handful of kinds of rows.
    kinds = sorted(set(rows))
    weights = list(accumulate(rows.count(kind) for kind in kinds))
    values = []
    for _ in range(rounds):
        sample = draw.choices(kinds, cum_weights=weights, k=len(rows))
        below = sum(r[1] for r in sample)
        values.append(sum(r[0] for r in sample) / below if below else 0.0)
    values.sort()
    return values[int(0.025 * rounds)], values[int(0.975 * rounds)]
