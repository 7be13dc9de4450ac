"""``export``: the record as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readouts.cli.options import JsonOption, RecordOption, actor_table, own_actors, settings_for
from readouts.cli.terminal import out, print_json
from readouts.errors import UsageError
from readouts.export.format import Contents
from readouts.export.registry import FORMATS, write_export
from readouts.store.keeper import current_record
from readouts.store.store import Store


def export(
    format_: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(sorted(FORMATS))}.")],
    output: Annotated[Path, typer.Option("--output", help="Folder in which the files are written.")],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the record as files of another format, with a note of what that format cannot hold."""
    with Store.open(settings_for(record).record) as store:
        entries = current_record(store, own_actors())
        contents = Contents(entries, store.documents(), store.codings(), actor_table())
    try:
        written = write_export(format_, contents, output)
    except OSError as error:
        raise UsageError(
            f"{output} cannot be written ({error.strerror}).", "Name another folder with --output."
        ) from error
    if as_json:
        print_json({"written": {str(output / name): count for name, count in written.items()}})
    else:
        for name, count in written.items():
            out().print(f"{name}  {count} rows")
