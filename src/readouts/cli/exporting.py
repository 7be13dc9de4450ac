"""``export``: the record as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readouts.cli.options import JsonOption, RecordOption, own_actors, settings_for
from readouts.cli.terminal import out, print_json
from readouts.errors import UsageError
from readouts.export.formats import EXPORTERS
from readouts.export.tables import tables_of
from readouts.store.keeper import current_record
from readouts.store.store import Store


def export(
    format_: Annotated[str, typer.Option("--format", help="csv or jsonl.")],
    output: Annotated[Path, typer.Option("--output", help="Folder in which a file a table is written.")],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the record's tables: documents, contacts, events, statements, claims, points."""
    exporter = EXPORTERS.get(format_)
    if exporter is None:
        raise UsageError(f"{format_!r} is not a format that is written.", f"Known formats: {', '.join(EXPORTERS)}.")
    with Store.open(settings_for(record).record) as store:
        entries = current_record(store, own_actors())
        tables = tables_of(entries, store.documents(), store.codings())
    try:
        output.mkdir(parents=True, exist_ok=True)
        written = {}
        for name, rows in tables.items():
            path = output / f"{name}.{exporter.suffix}"
            with path.open("w", encoding="utf-8", newline="") as file:
                exporter.write(rows, file)
            written[str(path)] = len(rows)
    except OSError as error:
        raise UsageError(
            f"{output} cannot be written ({error.strerror}).", "Name another folder with --output."
        ) from error
    if as_json:
        print_json({"written": written})
    else:
        for name, count in written.items():
            out().print(f"{name}  {count} rows")
