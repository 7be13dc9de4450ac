"""The example sentences of the claim patterns make claims, or make none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.claims.patterns import ClaimPatterns
from readouts.coding.coding import ClaimKind, Coding

KINDS: tuple[ClaimKind, ...] = (
    "first_since", "nth", "none_since", "last_contact", "initiated_by", "not_mentioned",
)  # fmt: skip
CASES = [
    (kind, sentence, wanted)
    for kind in KINDS
    for wanted, sentences in (
        (True, getattr(ClaimPatterns.load(), kind).yes),
        (False, getattr(ClaimPatterns.load(), kind).no),
    )
    for sentence in sentences
]


@pytest.mark.model
@pytest.mark.parametrize(("kind", "sentence", "wanted"), CASES)
def test_examples_of_the_data_file_hold(
    code: Callable[..., Coding], kind: ClaimKind, sentence: str, wanted: bool
) -> None:
    """Each “yes” makes a claim of its kind, each “no” makes none."""
    kinds = {c.kind for c in code(f"Report\n\n{sentence}", published=date(2022, 10, 20)).claims}
    assert (kind in kinds) == wanted
