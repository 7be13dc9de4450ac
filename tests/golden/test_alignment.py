"""Whether two points say the same, on pairs of our own: ``alignment.psv``, written before any output was seen.

Half of the pairs ("tuned") may be looked at when rules and word lists are changed, half ("held") is only measured. A pair is the
same point, the same point with a difference ("differ"), or two points ("other"); the first two are to be aligned.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from readouts.coding.points.wording import Wording
from readouts.record.accounts.compare import ALIKE
from readouts.record.accounts.matters import WEIGHT, Matters, says_no

TABLE = Path(__file__).with_name("alignment.psv")
# First figures, before anything was changed: tuned .85 / .42, held .91 / .53. Now .92 / .85 and .92 / .88.
FLOORS = {"tuned": (0.90, 0.82), "held": (0.89, 0.83)}


def _rows(part: str) -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines, delimiter="|") if row["part"] == part]


def _likeness(row: dict[str, str]) -> float:
    wording, matters = Wording.load(), Matters.load()
    first, second = (
        {**wording.weigh(row[side]), **{f"<<{m}>>": WEIGHT for m in matters.of(row[side])}}
        for side in ("first", "second")
    )
    return wording.likeness(first, second)


@pytest.mark.parametrize("part", list(FLOORS))
def test_pairs_are_aligned(part: str) -> None:
    """Precision and recall of aligned pairs do not fall; the wrong ones are named."""
    rows = [(row, _likeness(row) >= ALIKE, row["relation"] != "other") for row in _rows(part)]
    right = sum(found and wanted for _, found, wanted in rows)
    precision = right / sum(found for _, found, _ in rows)
    recall = right / sum(wanted for _, _, wanted in rows)
    wrong = [(row["manner"], row["first"], row["second"]) for row, found, wanted in rows if found != wanted]
    assert precision >= FLOORS[part][0], f"precision {precision:.3f}; wrong: {wrong}"
    assert recall >= FLOORS[part][1], f"recall {recall:.3f}; wrong: {wrong}"


def test_denials_are_told_from_what_they_deny() -> None:
    """Every pair of opposites has one denial, and hardly any pair that says the same."""
    pairs = [(row, says_no(row["first"]) != says_no(row["second"])) for part in FLOORS for row in _rows(part)]
    assert all(apart for row, apart in pairs if row["manner"] == "opposite")
    assert sum(apart for row, apart in pairs if row["relation"] == "same") <= 1
