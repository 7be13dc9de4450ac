"""``batch``: an archive to Parquet tables."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from readouts.cli.options import JsonOption
from readouts.cli.terminal import err, out, print_json
from readouts.errors import UsageError
from readouts.settings import Settings

_SOME_UNREADABLE = 3


def batch(
    input_: Annotated[
        str,
        typer.Option("--input", metavar="FOLDER|s3://…", help="WARC, Parquet and JSON lines, in a folder or one file."),
    ],
    output: Annotated[str, typer.Option("--output", metavar="FOLDER|s3://…", help="Where the tables are written.")],
    engine: Annotated[str, typer.Option("--engine", help="local, or ray for a cluster.")] = "local",
    workers: Annotated[int, typer.Option("--workers", min=1, max=10_000, metavar="N", help="So many processes.")] = 1,
    address: Annotated[
        str | None, typer.Option("--address", help="Of a running Ray cluster; without it one is started here.")
    ] = None,
    shards: Annotated[
        int, typer.Option("--shards", min=1, max=99_999, help="Parts in which the archive is coded and written.")
    ] = 16,
    everything: Annotated[
        bool, typer.Option("--everything/--screen", help="Parse documents, too, that tell nothing of states.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Code and merge an archive into Parquet tables. A run that was stopped goes on where it was."""
    try:
        from readouts.runs.batch import outcome_json, run  # noqa: PLC0415 - pyarrow is an extra
        from readouts.runs.engines import engine_named  # noqa: PLC0415
        from readouts.runs.plan import Job  # noqa: PLC0415
        from readouts.runs.storage import Folder  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise UsageError(
            f"batch needs the library {error.name}.", "Install it: pip install 'readouts[export]'"
        ) from error
    job = Job(Folder.at(input_), Folder.at(output), Settings(), not everything, shards)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err(), disable=not sys.stderr.isatty()) as progress:
        tasks: dict[str, TaskID] = {}

        def told(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=of)
            progress.update(tasks[step], completed=done, total=of)

        try:
            outcome = run(job, engine_named(engine, workers, address), told)
        except OSError as error:
            raise UsageError(
                f"The run stopped: {error}.", "Mend that and run the command again: what is done is kept."
            ) from error
    for fault in outcome.unreadable:
        err().print(f"[red]not read[/]  {fault}", soft_wrap=True)
    if as_json:
        print_json(outcome_json(outcome))
    else:
        tables = ", ".join(f"{count:,} {table}" for table, count in outcome.tables.items() if table != "codings")
        out().print(f"{outcome.documents:,} documents, {outcome.left_out:,} of them left unparsed. Written: {tables}.")
    if outcome.unreadable:
        raise typer.Exit(_SOME_UNREADABLE)
