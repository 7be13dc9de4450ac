"""The record as tidy tables, one file a table: for spreadsheets, notebooks and other programs of ours."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from readouts.contract.values import Json
from readouts.export.format import Contents, Written
from readouts.export.tables import tables_of


class JsonLines:
    """One JSON object a line, as the commands print it."""

    name = "jsonl"
    title = "JSON lines, one file a table"
    loses: tuple[str, ...] = ()

    def write(self, contents: Contents, folder: Path) -> Written:
        """A file a table."""
        tables = tables_of(contents)
        for table, rows in tables.items():
            with (folder / f"{table}.jsonl").open("w", encoding="utf-8", newline="") as file:
                write_json_lines(rows, file)
        return {f"{table}.jsonl": len(rows) for table, rows in tables.items()}


class Csv:
    """RFC 4180, with a header; an empty table is an empty file."""

    name = "csv"
    title = "CSV tables"
    loses = ("Nested lists are JSON inside a cell.",)

    def write(self, contents: Contents, folder: Path) -> Written:
        """A file a table."""
        tables = tables_of(contents)
        for table, rows in tables.items():
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                write_csv(rows, file)
        return {f"{table}.csv": len(rows) for table, rows in tables.items()}


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


def write_json_lines(rows: Sequence[Json], file: TextIO) -> None:
    """One JSON object a line."""
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Sequence[Json], file: TextIO) -> None:
    """RFC 4180 with a header; an empty table is an empty file."""
    flat = [flattened(row) for row in rows]
    columns = list(dict.fromkeys(key for row in flat for key in row))
    if columns:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(flat)
