"""Floors: the last one counts, none without a reason, none that nothing measures."""

from __future__ import annotations

import pytest

from readouts.errors import ResourceFileError, UsageError
from readouts.evaluation.figures import Figure
from readouts.evaluation.floors import Floors

FILE = """
floors:
  mine:
    all:
      type F1:
        - {floor: 0.80, since: 2026-01-01, reason: first figure}
        - {floor: 0.70, since: 2026-02-01, reason: forty harder sentences were added}
"""


@pytest.fixture
def floors(tmp_path):
    path = tmp_path / "floors.yaml"
    path.write_text(FILE, "utf-8")
    return Floors.read(path)


def test_last_floor_counts(floors):
    """A lowered floor stands below the one that it replaces, which stays to be read."""
    assert floors.of("mine", Figure("type F1", 0.75, 60)) == 0.70
    assert floors.of("mine", Figure("type F1", 0.75, 60, part="second")) is None


@pytest.mark.parametrize(
    ("figures", "fault"),
    [
        ([Figure("type F1", 0.70, 60)], None),
        ([Figure("type F1", 0.69, 60)], "0.690 is below its floor of 0.700"),
        ([Figure("type F1", None, 60)], "nothing is below its floor"),
        ([Figure("type F1", 0.9, 49)], "49 items are too few"),
        ([Figure("renamed", 0.9, 60)], "nothing measures it"),
    ],
)
def test_faults_of_a_set(floors, figures, fault):
    """Below, too few, not measured: each is said; a figure that is gone does not pass."""
    found = floors.faults("mine", figures)
    assert found == [] if fault is None else len(found) == 1 and fault in found[0]
    assert floors.faults("another", figures) == []


@pytest.mark.parametrize(
    "wrong",
    [
        FILE.replace("reason: first figure", ""),
        FILE.replace("2026-01-01", "2026-03-01"),
        FILE.replace("0.80", "80"),
        "floors: [",
    ],
    ids=["no reason", "not in order", "percent", "no yaml"],
)
def test_faults_of_the_file(tmp_path, wrong):
    """A floor without reason, out of order or in percent is refused."""
    path = tmp_path / "floors.yaml"
    path.write_text(wrong, "utf-8")
    with pytest.raises(ResourceFileError):
        Floors.read(path)


def test_no_file(tmp_path):
    """A file that is not there is a wrong call."""
    with pytest.raises(UsageError, match="--floors"):
        Floors.read(tmp_path / "none.yaml")
