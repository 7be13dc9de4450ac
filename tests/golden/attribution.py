"""The measure of who-says-what against marked prose: content tokens, attributions matched one to one, end to end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Attribution = dict[str, list[list[int]]]
_TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")


@dataclass
class Tally:
    """Counts over many texts; the figures are F1 in percent."""

    tokens_gold: int = 0
    tokens_found: int = 0
    tokens_both: int = 0
    gold: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0

    @property
    def content(self) -> float:
        """Tokens that lie in the content of any attribution."""
        return _f1(self.tokens_both, self.tokens_gold, self.tokens_found)

    @property
    def relaxed(self) -> float:
        """Attributions matched one to one, most shared tokens first, at least one shared."""
        return _f1(self.matched, self.gold, self.found)

    @property
    def end_to_end(self) -> float:
        """Matched ones with source and cue right: a token shared, or absent on both sides."""
        return _f1(self.right, self.gold, self.found)

    def add(self, text: str, gold: Iterable[Attribution], found: Iterable[Attribution]) -> None:
        """Count one text."""
        places = [m.span() for m in _TOKEN.finditer(text)]
        wanted, given = _read(places, gold), _read(places, found)
        all_wanted = set().union(*(w["content"] for w in wanted))
        all_given = set().union(*(g["content"] for g in given))
        self.tokens_gold += len(all_wanted)
        self.tokens_found += len(all_given)
        self.tokens_both += len(all_wanted & all_given)
        self.gold += len(wanted)
        self.found += len(given)
        pairs = sorted(
            (-len(w["content"] & g["content"]), i, j)
            for i, w in enumerate(wanted)
            for j, g in enumerate(given)
            if w["content"] & g["content"]
        )
        used: set[tuple[str, int]] = set()
        for _, i, j in pairs:
            if ("gold", i) in used or ("found", j) in used:
                continue
            used |= {("gold", i), ("found", j)}
            self.matched += 1
            agree = (bool(wanted[i][k] & given[j][k]) or not (wanted[i][k] or given[j][k]) for k in ("source", "cue"))
            self.right += all(agree)


def _read(places: Sequence[tuple[int, int]], rows: Iterable[Attribution]) -> list[dict[str, frozenset[int]]]:
    def inside(spans: list[list[int]]) -> frozenset[int]:
        return frozenset(i for s, e in spans for i, (a, b) in enumerate(places) if a < e and s < b)

    read = [{k: inside(row[k]) for k in ("source", "cue", "content")} for row in rows]
    return [row for row in read if row["content"]]


def _f1(both: int, gold: int, found: int) -> float:
    return 200 * both / (gold + found) if gold + found else 0.0
