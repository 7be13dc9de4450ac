"""Matters that points are about in whatever words, and denials."""

from __future__ import annotations

import pytest

from readouts.record.accounts.matters import MatterRow, Matters, read_rows, says_no


@pytest.mark.parametrize("row", read_rows(), ids=lambda row: row.id)
def test_a_rule_finds_its_matter(row: MatterRow) -> None:
    """Each rule fires on its own examples, and on none of its counter-examples."""
    matters = Matters.load()
    assert [m for m in row.matches if row.id not in matters.of(m)] == []
    assert [m for m in row.not_ if row.id in matters.of(m)] == []


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("rejected the plan", True),
        ("there will be no patrols", True),
        ("did not reject the plan", False),
        ("the boats won't sail", True),
        ("knows the waters", False),
        ("noted the delay", False),
    ],
)
def test_a_denial_is_an_odd_number_of_negations(text: str, no: bool) -> None:
    """Two negations take each other away."""
    assert says_no(text) is no
