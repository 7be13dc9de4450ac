"""A file as rows of cells, in the columns of a user's table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import yaml

from readouts.actors.own.rows import COLUMNS, NEEDED, Fault, OwnTableError, RawRow
from readouts.actors.own.wikidata import WIKIDATA_COLUMNS, bindings_of, is_result
from readouts.errors import InputError

_KNOWN = ", ".join(COLUMNS)
_KINDS = "Give a CSV or YAML file with those columns, or the result of a Wikidata query as JSON or CSV."


def read_rows(path: Path) -> tuple[list[RawRow], bool]:
    """The rows of a file, and whether they are those of a Wikidata query.

    Raises:
        InputError: It cannot be read, or is none of these kinds of file.
        OwnTableError: Its header or its lines have faults.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Name a file that you may read.") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error
    match path.suffix.lower():
        case ".json":
            return _from_json(path, text), True
        case ".yaml" | ".yml":
            return _from_yaml(path, text), False
        case ".csv" | ".tsv":
            return _from_csv(path, text, "\t" if path.suffix.lower() == ".tsv" else ",")
        case _:
            raise InputError(str(path), "is no .csv, .tsv, .yaml or .json file", _KINDS)


def _from_json(path: Path, text: str) -> list[RawRow]:
    try:
        rows = bindings_of(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), f"is not JSON ({error})", _KINDS) from error
    if rows is None:
        raise InputError(str(path), "is JSON, but not the result of a query on query.wikidata.org", _KINDS)
    return _numbered(rows, 1)


def _numbered(rows: list[dict[str, str]], first: int) -> list[RawRow]:
    return [RawRow(n, cells) for n, cells in enumerate(rows, start=first)]


def _from_yaml(path: Path, text: str) -> list[RawRow]:
    try:
        # Days stay as they are written: YAML would read 2024-05 as text and 2024-05-01 as a day.
        raw = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(str(path), f"is not YAML ({str(error).splitlines()[0]})", _KINDS) from error
    if not isinstance(raw, list) or not all(isinstance(entry, dict) for entry in raw):
        raise InputError(str(path), "is not a list of entries", f"Write one entry a term, with these keys: {_KNOWN}.")
    rows = [
        {str(k): "|".join(map(str, v)) if isinstance(v, list) else str(v) for k, v in entry.items()} for entry in raw
    ]
    faults = [
        Fault(n, key, "is no key of such a table", f"Keys are: {_KNOWN}.")
        for n, cells in enumerate(rows, start=1)
        for key in cells
        if key not in COLUMNS
    ]
    if faults:
        raise OwnTableError(str(path), tuple(faults))
    return _numbered(rows, 1)


def _from_csv(path: Path, text: str, delimiter: str) -> tuple[list[RawRow], bool]:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = [cell.strip() for cell in next(reader, [])]
    wikidata = is_result(header)
    known = WIKIDATA_COLUMNS if wikidata else COLUMNS
    faults = [
        Fault(1, name, "is no column of such a table", f"Columns are: {', '.join(known)}.")
        for name in header
        if name not in known
    ]
    faults += [
        Fault(1, name, "is not in the header", "Add the column.")
        for name in NEEDED
        if not wikidata and name not in header
    ]
    faults += [
        Fault(1, name, "stands twice in the header", "Leave one of the two out.")
        for name in sorted({n for n in header if header.count(n) > 1})
    ]
    rows = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            faults.append(
                Fault(
                    reader.line_num,
                    "",
                    f"{len(cells)} cells for {len(header)} columns",
                    "Put cells that hold a comma in quotation marks.",
                )
            )
            continue
        rows.append(RawRow(reader.line_num, {k: c.strip() for k, c in zip(header, cells, strict=True)}))
    if faults:
        raise OwnTableError(str(path), tuple(faults))
    return rows, wikidata
