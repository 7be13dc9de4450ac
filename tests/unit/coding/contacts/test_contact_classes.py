"""Classes of contacts that news tells: noun phrases, round-ups, three at one table, channels, sides named before, none at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from contact_classes import CLASSES

from readouts.coding.coding import Coding, ContactReport

PUBLISHED = date(2023, 6, 15)
CASES = [
    pytest.param(text, wanted, id=f"{name} {n}")
    for name, rows in CLASSES.items()
    for n, (text, wanted) in enumerate(rows)
]

pytestmark = pytest.mark.model


def shown(report: ContactReport) -> str:
    states = "-".join(sorted({p.state for p in report.participants if p.state}))
    return f"{states} {'?' if report.channel == 'unknown' else report.channel} {report.status}"


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_contacts_of_each_class(code: Callable[..., Coding], text: str, wanted: list[str]) -> None:
    """Each text gives the contacts that it tells of, with sides, channel and status, and no other."""
    assert sorted(shown(c) for c in code(text, PUBLISHED).contacts) == sorted(wanted)
