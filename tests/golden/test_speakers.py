"""Which side speaks: state, kind, medium and stance of a statement, on a table of our own sentences with figures."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from readouts.coding.coding import Statement
from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model

TABLE = Path(__file__).with_name("speakers.psv")
# First figures, before any rule was changed for the table: state .90, kind .95, medium .93, stance .98.
FLOORS = {"state": 0.90, "kind": 0.95, "medium": 0.96, "stance": 0.96}


@pytest.fixture(scope="module")
def told(pipeline: Pipeline, read: Callable[..., Reading]) -> list[tuple[dict[str, str], Statement | None]]:
    """Each row with the first statement of its sentence that stands in nobody else's words."""
    with TABLE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="|"))
    return [(row, _first(pipeline, read(row["text"], published=date(2022, 5, 1)))) for row in rows]


def _first(pipeline: Pipeline, reading: Reading) -> Statement | None:
    found = [s for s in pipeline.statements.find(reading) if s.parent is None]
    return min(found, key=lambda s: (s.cue or s.content[0]).start, default=None)


def _answers(statement: Statement | None) -> dict[str, str]:
    if statement is None:
        return {}
    state = statement.speaker.state if statement.speaker is not None else None
    values = {"state": state, "kind": statement.source_kind, "medium": statement.medium, "stance": statement.stance}
    return {key: value or "" for key, value in values.items()}


@pytest.mark.parametrize("key", list(FLOORS))
def test_share_of_rows_that_are_right(told: list[tuple[dict[str, str], Statement | None]], key: str):
    """No answer falls below its floor; the rows that are wrong are named."""
    answers = [(row["text"], row[key], _answers(statement).get(key)) for row, statement in told]
    wrong = [a for a in answers if a[1] != a[2]]
    share = 1 - len(wrong) / len(answers)
    assert share >= FLOORS[key], f"{key}: {share:.3f} of {len(answers)}; wrong: {wrong}"
