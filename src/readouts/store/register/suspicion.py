"""Which entries may be worth a person's look, by their rows: whether they are, the rule of review says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from readouts.record.corrections.reviewing import WIDE_DAYS

DISPUTED, WIDE, UNTOLD, UNDATED = "disputed", "wide", "untold", "undated"


def reasons_of(row: Mapping[str, Any], standings: Iterable[str]) -> Iterator[str]:
    """Why a contact may be: accounts differ, it is hardly dated, no document is about it.

    Args:
        row: The contact as lists hold it.
        standings: As what its documents tell of it.
    """
    if row["disputed"]:
        yield DISPUTED
    if _is_wide(row):
        yield WIDE
    if "main" not in standings:
        yield UNTOLD


def undated(days: Mapping[str, int]) -> Iterator[str]:
    """Why a document may be: it is hardly known when it appeared."""
    if _is_wide(days):
        yield UNDATED


def _is_wide(days: Mapping[str, int]) -> bool:
    return days["last"] - days["first"] >= WIDE_DAYS
