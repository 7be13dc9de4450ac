"""The tables behind charts and lists, as CSV: what a page shows, a spreadsheet can hold."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from fastapi.responses import Response

Value = str | int | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def csv_of(table: Table, name: str) -> Response:
    """A table as a file: RFC 4180, with a header."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _cell(value: Value) -> Value:
    """A cell that no spreadsheet takes for a formula: words come from documents that anybody may have written."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
