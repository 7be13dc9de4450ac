"""The record as tidy tables, one file a table: for spreadsheets, notebooks and other programs of ours."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TextIO

from readouts.contract.values import Json
from readouts.export.format import Contents, Written
from readouts.export.tables import TidyTable, tables_of


class JsonLines:
    """One JSON object a line, as the commands print it."""

    name = "jsonl"
    title = "JSON lines, one file a table"
    loses: tuple[str, ...] = ()

    def write(self, contents: Contents, folder: Path) -> Written:
        """A file a table."""
        written = {}
        for table, rows in tables_of(contents).items():
            with (folder / f"{table}.jsonl").open("w", encoding="utf-8", newline="") as file:
                written[f"{table}.jsonl"] = write_json_lines(rows, file)
        return written


class Csv:
    """RFC 4180, with a header; an empty table is an empty file."""

    name = "csv"
    title = "CSV tables"
    loses = ("Nested lists are JSON inside a cell.",)

    def write(self, contents: Contents, folder: Path) -> Written:
        """A file a table."""
        written = {}
        for table, rows in tables_of(contents).items():
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                written[f"{table}.csv"] = write_csv(rows, file)
        return written


Cell = str | int | float | None | list[str | int | float]
"""What stands in a column: plain values and lists of them; what is nested deeper is JSON text."""


def columns_of(row: Json) -> dict[str, Cell]:
    """A row as columns: ``date.earliest`` for nested values, JSON text for lists of what is no plain value.

    >>> columns_of({"date": {"earliest": "2022-05-13"}, "topics": ["x", "y"], "n": None, "documents": [{"id": "d"}]})
    {'date.earliest': '2022-05-13', 'topics': ['x', 'y'], 'n': None, 'documents': '[{"id": "d"}]'}
    """
    cells: dict[str, Cell] = {}
    for key, value in row.items():
        if isinstance(value, dict) and key != "trace":
            cells.update({f"{key}.{inner}": cell for inner, cell in columns_of(value).items()})
        elif isinstance(value, dict) or (isinstance(value, list) and not all(isinstance(v, _PLAIN) for v in value)):
            cells[key] = json.dumps(value, ensure_ascii=False)
        else:
            cells[key] = value
    return cells


_PLAIN = (str, int, float)


def flattened(row: Json) -> dict[str, str]:
    """The columns of a row as text: ``;`` between the items of a list, nothing where nothing is known.

    >>> flattened({"date": {"earliest": "2022-05-13", "because": ["a"]}, "topics": ["x", "y"], "n": None})
    {'date.earliest': '2022-05-13', 'date.because': 'a', 'topics': 'x; y', 'n': ''}
    """
    return {name: _as_text(cell) for name, cell in columns_of(row).items()}


def _as_text(cell: Cell) -> str:
    if isinstance(cell, list):
        return "; ".join(map(str, cell))
    return "" if cell is None else str(cell)


def names_of(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """The names of all columns that any of the rows has, in the order in which they come up."""
    return list(dict.fromkeys(name for row in rows for name in row))


def write_json_lines(rows: Iterable[Json], file: TextIO) -> int:
    """One JSON object a line; how many there are."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last number is the answer
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def write_csv(rows: Collection[Json] | TidyTable, file: TextIO) -> int:
    """RFC 4180 with a header; an empty table is an empty file. How many rows there are.

    The rows are gone through twice: only the last may name a column.
    """
    columns, count = names_of(flattened(row) for row in rows), 0
    if columns:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
        writer.writeheader()
        for count, row in enumerate(rows, 1):  # noqa: B007 - as above
            writer.writerow(flattened(row))
    return count
