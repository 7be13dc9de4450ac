"""Who began a contact, by the grammar of the words that say so: calling, taking a call, asking, whose idea it was, denials, nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from initiations import CLASSES

from readouts.coding.coding import Coding

PUBLISHED = date(2023, 6, 15)
CASES = [
    pytest.param(text, wanted, id=f"{name} {n}")
    for name, rows in CLASSES.items()
    for n, (text, wanted) in enumerate(rows)
]

pytestmark = pytest.mark.model


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_initiated_by_claims_of_each_class(code: Callable[..., Coding], text: str, wanted: list[str]) -> None:
    """Each text claims of the states that it names, and of no other, that they began the contact."""
    claims = [c for c in code(text, PUBLISHED).claims if c.kind == "initiated_by"]
    assert sorted(str(c.value) for c in claims) == sorted(wanted)
