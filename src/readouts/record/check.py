"""A claim that a user types, read and checked against the record."""

from __future__ import annotations

from readouts.coding.coding import Coding
from readouts.record.model import CheckedClaim, Record


def check_coding(record: Record, asked: Coding) -> tuple[CheckedClaim, ...]:
    """The claims of a coded text, checked against a record that does not hold that text."""
    return ()
