"""Copies among independent reports of the same event, measured on texts that were made for it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from copies import OTHERS, REPORTS, cut, heavily_edited, lightly_edited

from readouts.coding.coding import Coding
from readouts.record.accounts.origins import shared_words

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def texts(code: Callable[..., Coding]) -> dict[str, tuple[int, Coding]]:
    """Each text with the number of the report that it is, or is made of."""
    found: dict[str, tuple[int, Coding]] = {}
    for n, text in enumerate((*REPORTS, *OTHERS)):
        made = {"": text, "light": lightly_edited(text), "cut": cut(text), "heavy": heavily_edited(text, n)}
        found.update({f"{n}{name}": (n, code(words)) for name, words in made.items()})
    return found


def _figures(texts: dict[str, tuple[int, Coding]], name: str) -> tuple[float, float]:
    """Precision and recall of the pairs of an original and one kind of copy, all others being in the set."""
    found = right = wanted = 0
    for (a, (first, one)), (b, (second, other)) in combinations(sorted(texts.items()), 2):
        if name not in (a[1:], b[1:]):
            continue
        copied = shared_words(one.imprint, other.imprint) is not None
        found += copied
        right += copied and first == second
        wanted += first == second and "" in (a[1:], b[1:])
    originals = sum(
        shared_words(texts[f"{n}"][1].imprint, texts[f"{n}{name}"][1].imprint) is not None
        for n in range(len(REPORTS) + len(OTHERS))
    )
    return right / found, originals / wanted


@pytest.mark.parametrize(("name", "recall"), [("light", 1.0), ("cut", 0.75), ("heavy", 0.87)])
def test_copies_are_found_and_nothing_else(name: str, recall: float, texts: dict[str, tuple[int, Coding]]) -> None:
    """Reports that quote one statement at length are never copies; light edits are always found, rewrites and cuts mostly: of two sentences nothing is told."""
    precision, found = _figures(texts, name)
    assert precision == 1.0
    assert found >= recall


def test_independent_reports_stay_apart(texts: dict[str, tuple[int, Coding]]) -> None:
    """Six hands on one call and one long statement are six reports."""
    originals = [texts[f"{n}"][1].imprint for n in range(len(REPORTS))]
    assert not [pair for pair in combinations(originals, 2) if shared_words(*pair) is not None]
