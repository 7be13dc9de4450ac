"""Pairing what was found with what was wanted, one to one."""

from __future__ import annotations

from collections.abc import Iterable


def one_to_one(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pairs of a wanted and a found index: those with the lowest cost first, each index at most once.

    Args:
        candidates: Cost, index of the wanted one, index of the found one. Equal costs go by index.

    >>> one_to_one([(-3, 0, 0), (-5, 0, 1), (-1, 1, 1), (-1, 1, 0)])
    [(0, 1), (1, 0)]
    """
    wanted: set[int] = set()
    found: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in wanted and j not in found:
            wanted.add(i)
            found.add(j)
            pairs.append((i, j))
    return pairs
