"""A comparison as rows: one a point, a cell a column, in the order in which people ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from readouts.record.accounts.gathering import same_words
from readouts.record.model import AccountPoint, AlignedPoint, Comparison, Conflict

RowKind = Literal["both", "only", "absent"]
_ABOUT = {
    "initiator": "Who asked for it", "duration": "How long it lasted", "day": "A date", "clock": "A time of day",
    "statement": "Whether it is so",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quote:
    """Words, and who prints them."""

    words: str
    printed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A point: what each column says of it, nothing where a column does not mention it."""

    kind: RowKind
    column: str
    """Whose account alone has it, or is said to leave it out; empty else."""
    cells: tuple[tuple[Quote, ...], ...]


@dataclass(frozen=True, slots=True)
class DifferingRow:
    """Values that cannot all be true, each with its words."""

    about: str
    values: tuple[tuple[str, tuple[Quote, ...]], ...]


def differing_rows(
    comparison: Comparison, names: Mapping[str, str], outlets: Mapping[str, str]
) -> tuple[DifferingRow, ...]:
    """What the accounts tell differently.

    Args:
        comparison: The comparison.
        names: How states are called.
        outlets: How documents are called.
    """
    return tuple(_differing(c, names, outlets) for c in comparison.differing)


def aligned_rows(
    comparison: Comparison, names: Mapping[str, str], outlets: Mapping[str, str]
) -> tuple[AlignedRow, ...]:
    """What is in both, then what stands in one column only, then what is said to be left out."""
    columns = comparison.columns
    rows = [AlignedRow("both", "", _cells(point, columns, outlets)) for point in comparison.both]
    for column, points in comparison.only:
        rows += [AlignedRow("only", names.get(column, column), _cells(p, columns, outlets)) for p in points]
    for column, points in comparison.absent:
        rows += [AlignedRow("absent", names.get(column, column), _cells(p, columns, outlets)) for p in points]
    return tuple(rows)


def _cells(aligned: AlignedPoint, columns: Sequence[str], outlets: Mapping[str, str]) -> tuple[tuple[Quote, ...], ...]:
    return tuple(tuple(_quotes((p for c, p in aligned.points if c == column), outlets)) for column in columns)


def _quotes(points: Iterable[AccountPoint], outlets: Mapping[str, str]) -> Iterator[Quote]:
    """Different wordings once each, with all who print them."""
    printed: dict[str, list[AccountPoint]] = {}
    for found in points:
        printed.setdefault(same_words(found.point), []).append(found)
    for group in printed.values():
        names = tuple(dict.fromkeys(outlets.get(p.document, p.document) for p in group))
        yield Quote(_line(group[0].point.text), names)


def _differing(conflict: Conflict, names: Mapping[str, str], outlets: Mapping[str, str]) -> DifferingRow:
    values = []
    for value in conflict.values:
        printed: dict[str, list[str]] = {}
        for source in value.sources:
            printed.setdefault(_line(source.text), []).append(outlets.get(source.document, source.document))
        quotes = tuple(Quote(words, tuple(dict.fromkeys(by))) for words, by in printed.items())
        shown = names.get(value.value, value.value) if conflict.about == "initiator" else value.value
        values.append((shown, quotes))
    return DifferingRow(_ABOUT.get(conflict.about, conflict.about.capitalize()), tuple(values))


def _line(text: str) -> str:
    return " ".join(text.split())
