"""The figures of the sets that ship stay above their floors: what ``readouts evaluate`` says, as a test."""

from __future__ import annotations

import pytest

from readouts.evaluation.floors import FEWEST_UNITS, Floors
from readouts.evaluation.gold import shipped_folder, shipped_gold
from readouts.evaluation.run import Measured, measure
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model
FOLDER = shipped_folder()
assert FOLDER is not None, "the tests run in a checkout"
SETS = {s.name: s for s in shipped_gold(FOLDER)}
FLOORS = Floors.read(FOLDER / "floors.yaml")


@pytest.mark.parametrize("name", sorted({key[0] for key in FLOORS.values}))
def test_figures_keep_their_floors(name: str, pipeline: Pipeline):
    """A change that lowers a figure below its floor has made something worse, or says in floors.yaml why the floor falls."""
    (measured,) = measure([SETS[name]], pipeline, FLOORS)
    assert not measured.faults, "\n".join([*measured.faults, "", *_table(measured)])


def test_every_set_has_floors():
    """No set ships without a floor: a figure that nobody guards decays."""
    assert {key[0] for key in FLOORS.values} == set(SETS)
    assert FEWEST_UNITS >= 50


def _table(measured: Measured) -> list[str]:
    return [f"{f.part:8} {f.name:26} {f.value if f.value is None else round(f.value, 3)}" for f in measured.figures]
