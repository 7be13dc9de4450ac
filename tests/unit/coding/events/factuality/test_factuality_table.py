"""Our own table of what happened, was denied, is possible, lies ahead or is recalled, and of what is no event at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from readouts.coding.coding import Coding, EventMention

pytestmark = pytest.mark.model
TABLE: dict[str, list[list[str]]] = yaml.safe_load(
    Path(__file__).with_name("factuality.yaml").read_text(encoding="utf-8")
)
PUBLISHED = date(2024, 3, 15)
_STATUS = ("negated", "hypothetical", "future", "historical")
# Share that must be right. Denied and possible events count as right too where nothing of the type is coded.
FLOORS = {"negated": 0.95, "hypothetical": 0.95, "future": 0.6, "historical": 0.85, "plain": 0.8, "none": 0.85}


def _status(event: EventMention) -> str:
    return next((s for s in _STATUS if s in event.auxiliary), "plain")


def _right(status: str, type_: str, coding: Coding) -> bool:
    asserted = [e for e in coding.events if not {"negated", "hypothetical"} & set(e.auxiliary)]
    if status == "none":
        return not asserted
    told = [_status(e) for e in coding.events if e.type == type_]
    if status in {"negated", "hypothetical"}:
        return all(s in {"negated", "hypothetical"} for s in told)
    if status == "future" and not told:
        # an announced meeting is AGREE
        return type_ == "CONSULT" and any(e.type == "AGREE" for e in coding.events)
    return bool(told) and all(s == status for s in told)


@pytest.mark.parametrize("status", sorted(TABLE))
def test_table(code: Callable[..., Coding], status: str) -> None:
    """As many sentences of the table as its floor asks are read rightly."""
    wrong = [text for type_, text in TABLE[status] if not _right(status, type_, code(text, published=PUBLISHED))]
    assert 1 - len(wrong) / len(TABLE[status]) >= FLOORS[status], (
        f"{len(wrong)} of {len(TABLE[status])}:\n" + "\n".join(wrong)
    )


def test_table_is_large_and_unique() -> None:
    """The shares mean something, and no sentence counts twice."""
    texts = [text for rows in TABLE.values() for _, text in rows]
    assert len(texts) == len(set(texts)) >= 240
