"""The tidy tables as Parquet: the same names as in the other tables, nested lists as JSON text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import pyarrow
from pyarrow import parquet

from readouts.contract.values import Json
from readouts.export.format import Contents, Written
from readouts.export.tables import tables_of
from readouts.export.tidy import flattened, names_of
from readouts.version import __version__

SCHEMA_VERSION = "1"
# Rows of one group: a reader of the file takes in a group at a time.
_GROUP = 10_000


class Parquet:
    """A file a table; empty tables have no columns and are left out."""

    name = "parquet"
    title = "Parquet tables"
    loses: tuple[str, ...] = ("Nested lists are JSON text in a column; all columns are text, as in the CSV tables.",)

    def write(self, contents: Contents, folder: Path) -> Written:
        """A file a table."""
        written = {}
        for name, rows in tables_of(contents).items():
            columns = names_of(flattened(row) for row in rows)
            if columns:
                written[f"{name}.parquet"] = _write(rows, columns, folder / f"{name}.parquet")
        return written


def _write(rows: Iterable[Json], columns: Sequence[str], path: Path) -> int:
    """Write rows in groups, of which one is in memory; how many rows there are."""
    about = {"schema_version": SCHEMA_VERSION, "made_by": f"readouts {__version__}"}
    schema = pyarrow.schema([(c, pyarrow.string()) for c in columns], metadata=about)
    rest, count = (flattened(row) for row in rows), 0
    with parquet.ParquetWriter(path, schema) as writer:
        while flat := list(islice(rest, _GROUP)):
            cells = [pyarrow.array([row.get(c) or None for row in flat], pyarrow.string()) for c in columns]
            writer.write_table(pyarrow.table(cells, schema=schema))
            count += len(flat)
    return count
