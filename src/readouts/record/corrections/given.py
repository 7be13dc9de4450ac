"""What people decided about which reports are of one contact: pairs that belong together, and pairs that stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from readouts.coding.coding import Coding
from readouts.record.corrections.model import Correction
from readouts.record.corrections.passages import meant

Pair = tuple[str, str]
"""Ids of two reports, the smaller first."""


@dataclass(frozen=True, slots=True)
class Given:
    """Decisions by people, by pairs of report ids; the newest decision on a pair stands."""

    together: Mapping[Pair, Correction]
    apart: Mapping[Pair, Correction]

    @classmethod
    def of(cls, corrections: Iterable[Correction], codings: Mapping[str, Coding]) -> Given:
        """The decisions of merges and splits.

        Args:
            corrections: Those in force, in the order of the log.
            codings: By digest; passages of documents that are not there say nothing.
        """
        together: dict[Pair, Correction] = {}
        apart: dict[Pair, Correction] = {}
        for one in corrections:
            if one.action not in ("merge", "split"):
                continue
            ours, theirs = _reports(one, codings)
            pairs = combinations(ours, 2) if one.action == "merge" else product(ours, theirs)
            for pair in (_pair(a, b) for a, b in pairs if a != b):
                now, before = (together, apart) if one.action == "merge" else (apart, together)
                before.pop(pair, None)
                now[pair] = one
        return cls(together, apart)


def _reports(one: Correction, codings: Mapping[str, Coding]) -> tuple[list[str], list[str]]:
    found = []
    for passages in (one.passages, one.others):
        ids = (meant(codings[p.digest], "contact", p) for p in passages if p.digest in codings)
        found.append([i for i in ids if i])
    return found[0], found[1]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
