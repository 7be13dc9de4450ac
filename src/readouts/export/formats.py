"""Writers of tables to open text files, by name."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TextIO

from readouts.contract.values import Json


@dataclass(frozen=True, slots=True)
class Exporter:
    """How one format is written."""

    suffix: str
    write: Callable[[Sequence[Json], TextIO], None]
    loses: str
    """What the format cannot hold, for the documentation."""


def write_json_lines(rows: Sequence[Json], file: TextIO) -> None:
    """One JSON object a line."""
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def flattened(row: Json) -> dict[str, str]:
    """One level of text cells: ``date.earliest`` for nested values, ``;`` between plain list items, JSON for the rest.

    >>> flattened({"date": {"earliest": "2022-05-13", "because": ["a"]}, "topics": ["x", "y"], "n": None})
    {'date.earliest': '2022-05-13', 'date.because': 'a', 'topics': 'x; y', 'n': ''}
    """
    cells: dict[str, str] = {}
    for key, value in row.items():
        if isinstance(value, dict) and key != "trace":
            cells.update({f"{key}.{inner}": cell for inner, cell in flattened(value).items()})
        elif isinstance(value, list) and all(isinstance(v, str | int | float) for v in value):
            cells[key] = "; ".join(str(v) for v in value)
        elif isinstance(value, list | dict):
            cells[key] = json.dumps(value, ensure_ascii=False)
        else:
            cells[key] = "" if value is None else str(value)
    return cells


def write_csv(rows: Sequence[Json], file: TextIO) -> None:
    """RFC 4180 with a header; an empty table is an empty file."""
    flat = [flattened(row) for row in rows]
    columns = list(dict.fromkeys(key for row in flat for key in row))
    if not columns:
        return
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat)


EXPORTERS: dict[str, Exporter] = {
    "csv": Exporter("csv", write_csv, "Nested lists are JSON inside a cell."),
    "jsonl": Exporter("jsonl", write_json_lines, "Nothing."),
}
