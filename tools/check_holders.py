"""Check the terms in ``holders.csv``: sources, overlaps, impossible orders, open terms that a successor ends.

    python tools/check_holders.py [--all]

Looks at the posts that one person at a time holds, in the states that ``tools/holders/checked_states.txt`` names, or in
all. Two terms overlap when their sure days (from the last day that the start may be to the first that the end may be)
share more than a week. Overlaps that are real (rival governments, collective presidencies) stand with their reason in
``tools/holders/overlaps.csv``; any other is a fault, and the exit status is 1.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from readouts.actors.loading import read_files
from readouts.actors.rows import HolderRow, first_day, last_day
from readouts.actors.sources import certainty_of
from readouts.actors.terms import SINGLE, post_of

HERE = Path(__file__).parent / "holders"
# A successor may be named some days before the predecessor goes.
MOST_DAYS = 7
MAIN = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister")


@dataclass(frozen=True)
class Overlap:
    """Two people in one post at once."""

    state: str
    office: str
    one: HolderRow
    other: HolderRow
    days: int


def checked_states() -> frozenset[str]:
    """The states most in the news."""
    return frozenset((HERE / "checked_states.txt").read_text("utf-8").split())


def known_overlaps() -> list[dict[str, str]]:
    """The listed overlaps, each with its reason; a star stands for any office or anybody."""
    with (HERE / "overlaps.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["reason"]]


def is_known(overlap: Overlap, names: dict[str, str], known: list[dict[str, str]]) -> bool:
    """Whether an overlap is listed."""
    found = {
        "state": {overlap.state},
        "office": {overlap.office},
        "one": {names[overlap.one.person], names[overlap.other.person]},
        "other": {names[overlap.one.person], names[overlap.other.person]},
    }
    return any(all(row[c] == "*" or row[c] in values for c, values in found.items()) for row in known)


def overlaps(rows: Iterable[HolderRow]) -> Iterator[Overlap]:
    """Pairs of terms of different people in one post whose sure days share more than a week."""
    posts: dict[tuple[str, str, str], list[HolderRow]] = {}
    for row in rows:
        if row.office in SINGLE:
            posts.setdefault(post_of(row), []).append(row)
    for (state, office, _), own in sorted(posts.items()):
        for one, other in combinations(sorted(own, key=lambda r: r.start or ""), 2):
            days = _shared(one, other)
            if one.person != other.person and days > MOST_DAYS:
                yield Overlap(state, office, one, other, days)


def _shared(one: HolderRow, other: HolderRow) -> int:
    sure = [(_sure_start(r), _sure_end(r)) for r in (one, other)]
    start, end = max(s for s, _ in sure), min(e for _, e in sure)
    return (end - start).days


def _sure_start(row: HolderRow) -> date:
    return last_day(row.start) if row.start else date.max


def _sure_end(row: HolderRow) -> date:
    """The first day that the end may be; of an open term nothing is sure that a successor's start contradicts."""
    return first_day(row.end) if row.end else date.min


def impossible(rows: Iterable[HolderRow]) -> Iterator[HolderRow]:
    """Terms that end before they begin."""
    return (r for r in rows if r.start and r.end and first_day(r.start) > last_day(r.end))


def ended_by_successor(rows: Iterable[HolderRow]) -> Iterator[tuple[HolderRow, HolderRow]]:
    """Open terms, each with the first term of somebody else in the post that begins later."""
    posts: dict[tuple[str, str, str], list[HolderRow]] = {}
    for row in rows:
        if row.office in SINGLE and row.start:
            posts.setdefault(post_of(row), []).append(row)
    for own in posts.values():
        for row in own:
            later = [o for o in own if o.person != row.person and (o.start or "") > (row.start or "")]
            if not row.end and later:
                yield row, min(later, key=lambda o: o.start or "")


def main(arguments: list[str]) -> int:
    """Print the findings; 1 where there is a fault."""
    states = checked_states()
    files = read_files()
    names = {p.id: p.name for p in files.people}
    rows = [h for h in files.holders if "--all" in arguments or h.state in states]
    known = known_overlaps()
    found = [o for o in overlaps(rows) if not is_known(o, names, known)]
    wrong = list(impossible(rows))
    for o in found:
        terms = " | ".join(f"{names[r.person]} {r.start} to {r.end} ({r.source})" for r in (o.one, o.other))
        print(f"overlap   {o.state} {o.office}: {o.days} days: {terms}")
    for row in wrong:
        print(f"order     {row.state} {row.office}: {names[row.person]} {row.start} to {row.end}")
    ended = list(ended_by_successor(rows))
    print(f"{len(rows)} terms, {len({r.state for r in rows})} states and organisations")
    print(f"{len(ended)} open terms are bounded by a successor's start; their own ends stay unknown")
    for office in (*MAIN, "other offices"):
        own = [r for r in rows if r.office == office or (office == "other offices" and r.office not in MAIN)]
        counts = Counter(certainty_of(r.source) for r in own)
        print(
            f"{office:20} {len(own):5} terms: "
            + ", ".join(f"{counts[c]} {c}" for c in ("checked", "one_source", "unchecked"))
        )
    return 1 if found or wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
