"""``export``: the record as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readouts.cli.options import JsonOption, RecordOption, settings_for
from readouts.cli.terminal import out, print_json
from readouts.desk.desk import Desk
from readouts.desk.exporting import export as write_record
from readouts.errors import UsageError
from readouts.export.registry import FORMATS


def export(
    format_: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(sorted(FORMATS))}.")],
    output: Annotated[Path, typer.Option("--output", help="Folder in which the files are written.")],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the record as files of another format, with a note of what that format cannot hold."""
    try:
        with Desk.open(settings_for(record)) as desk:
            written = write_record(desk, format_, output)
    except OSError as error:
        raise UsageError(
            f"{output} cannot be written ({error.strerror}).", "Name another folder with --output."
        ) from error
    if as_json:
        print_json({"written": {str(output / name): count for name, count in written.items()}})
    else:
        for name, count in written.items():
            out().print(f"{name}  {count} rows")
