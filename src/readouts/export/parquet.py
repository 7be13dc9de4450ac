"""The tidy tables as Parquet: the same names as in the other tables, nested lists as JSON text."""

from __future__ import annotations

from pathlib import Path

import pyarrow
from pyarrow import parquet

from readouts.export.format import Contents, Written
from readouts.export.tables import tables_of
from readouts.export.tidy import flattened, names_of
from readouts.version import __version__

SCHEMA_VERSION = "1"


class Parquet:
    """A file a table; empty tables have no columns and are left out."""

    name = "parquet"
    title = "Parquet tables"
    loses: tuple[str, ...] = ("Nested lists are JSON text in a column; all columns are text, as in the CSV tables.",)

    def write(self, contents: Contents, folder: Path) -> Written:
        """A file a table."""
        written = {}
        for name, rows in tables_of(contents).items():
            flat = [flattened(row) for row in rows]
            columns = names_of(flat)
            if not columns:
                continue
            cells = {c: [row.get(c) or None for row in flat] for c in columns}
            table = pyarrow.table({c: pyarrow.array(values, pyarrow.string()) for c, values in cells.items()})
            about = {"schema_version": SCHEMA_VERSION, "made_by": f"readouts {__version__}"}
            parquet.write_table(table.replace_schema_metadata(about), folder / f"{name}.parquet")
            written[f"{name}.parquet"] = len(rows)
        return written
