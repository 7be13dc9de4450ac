"""Figures: quotients of sums with intervals that are the same every time."""

from __future__ import annotations

import pytest

from readouts.evaluation.figures import Counts, Figure, bootstrap, f1, harmonic, precision, quotient, recall, share

UNITS = [Counts(2, 3, 2), Counts(0, 1, 4), Counts(1, 1, 1)]


def test_counts_are_summed_before_they_are_divided():
    """Precision, recall and F1 are counted over all units together, not averaged over units."""
    assert precision("p", UNITS).value == pytest.approx(3 / 5)
    assert recall("r", UNITS).value == pytest.approx(3 / 7)
    assert f1("f", UNITS).value == pytest.approx(6 / 12)


def test_units_are_gold_items():
    """A figure says of how many items it speaks: those wanted, or for precision those found."""
    assert (precision("p", UNITS).units, recall("r", UNITS).units, f1("f", UNITS).units) == (5, 7, 7)


def test_f1_is_the_harmonic_mean():
    """The F1 of counts, and the F1 of their precision and recall, are one number."""
    one, other = precision("p", UNITS), recall("r", UNITS)
    assert harmonic("f", one, other).value == pytest.approx(f1("f", UNITS).value)


def test_nothing_to_measure_is_no_number():
    """A figure over nothing is unknown, not zero."""
    assert share("s", []) == Figure("s", None, 0)
    assert quotient("q", [(0, 0)]).value is None
    assert harmonic("f", Figure("p", None, 0), Figure("r", None, 0)).value == 0.0


def test_interval_is_the_same_every_time_and_in_any_order():
    """Bootstrap is seeded; the order of the units does not matter."""
    rows = [(float(i % 3 > 0), 1.0) for i in range(60)]
    assert bootstrap(rows) == bootstrap(list(reversed(rows)))


def test_interval_holds_the_value_and_narrows_with_units():
    """More units of the same kind leave less to chance."""
    few, many = share("s", [True, True, False] * 10), share("s", [True, True, False] * 200)
    for figure in (few, many):
        low, high = figure.interval
        assert low <= figure.value <= high
    assert many.interval[1] - many.interval[0] < (few.interval[1] - few.interval[0]) / 3
