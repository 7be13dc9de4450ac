"""``evaluate``: the quality figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from readouts.cli.options import JsonOption
from readouts.cli.terminal import err, out, print_json
from readouts.contract.values import Json
from readouts.errors import UsageError
from readouts.settings import Settings

if TYPE_CHECKING:
    from readouts.evaluation.figures import Figure
    from readouts.evaluation.floors import Floors
    from readouts.evaluation.run import Measured
    from readouts.evaluation.sets import GoldSet

BELOW_A_FLOOR = 1


def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Option("--gold", help="A gold file or folder; may be given several times.", show_default=False),
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option("--floors", help="Floors to hold; with the sets that ship, theirs.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """The quality figures: of the sets that ship with the project, or of gold of your own.

    Exit status 1 where a figure is below its floor.
    """
    from readouts.evaluation.floors import Floors  # noqa: PLC0415 - the stages before it import spaCy
    from readouts.evaluation.run import measure  # noqa: PLC0415 - as above
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - as above

    sets, own_floors = _sets_and_floors(gold or [])
    wanted = floors or own_floors
    held = Floors.read(wanted) if wanted else Floors({})
    pipeline = Pipeline.load(Settings())
    columns = (SpinnerColumn(), TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("coding", total=sum(len(s.documents) for s in sets))
        measured = list(measure(sets, pipeline, held, lambda: progress.advance(task)))
    faults = [fault for m in measured for fault in m.faults]
    if as_json:
        versions = pipeline.versions
        made_by = {"readouts": versions.readouts, "model": versions.model, "resources": versions.resources}
        print_json({"sets": [_set_json(m, held) for m in measured], "faults": faults, "versions": made_by})
    else:
        _print_table(out(), measured, held)
        for fault in faults:
            err().print(f"[red]below[/]  {fault}", soft_wrap=True)
    if faults:
        raise typer.Exit(BELOW_A_FLOOR)


def _sets_and_floors(paths: list[Path]) -> tuple[list[GoldSet], Path | None]:
    from readouts.evaluation.gold import find_gold, shipped_folder, shipped_gold  # noqa: PLC0415 - as above

    if paths:
        return [s for path in paths for s in find_gold(path)], None
    folder = shipped_folder()
    if folder is None:
        raise UsageError(
            "The project's gold sets lie in its repository (tests/golden), and this is an installed package.",
            "Run the command inside a checkout, or name gold of your own with --gold.",
        )
    return shipped_gold(folder), folder / "floors.yaml"


def _set_json(measured: Measured, floors: Floors) -> Json:
    return {
        "set": measured.gold.name,
        "kind": measured.gold.kind,
        "path": str(measured.gold.path),
        "texts": len(measured.gold.documents),
        "figures": [_figure_json(f, floors.of(measured.gold.name, f)) for f in measured.figures],
    }


def _figure_json(figure: Figure, floor: float | None) -> Json:
    return {
        "part": figure.part,
        "figure": figure.name,
        "value": figure.value,
        "interval": list(figure.interval) if figure.interval else None,
        "units": figure.units,
        "floor": floor,
    }


def _print_table(console: Console, measured: list[Measured], floors: Floors) -> None:
    for one in measured:
        console.print(f"[bold]{one.gold.name}[/]  {one.gold.kind}, {len(one.gold.documents)} texts", soft_wrap=True)
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for name in ("", "figure"):
            table.add_column(name, no_wrap=True)
        for name in ("value", "95 % interval", "items", "floor"):
            table.add_column(name, justify="right", no_wrap=True)
        shown = ""
        for figure in one.figures:
            part = figure.part if figure.part != shown else ""
            shown = figure.part
            table.add_row(part, figure.name, *_numbers(figure, floors.of(one.gold.name, figure)))
        console.print(table, "")


def _numbers(figure: Figure, floor: float | None) -> tuple[str, str, str, str]:
    value = "–" if figure.value is None else f"{figure.value:.3f}"
    if floor is not None:
        fine = figure.value is not None and figure.value >= floor
        value = f"[{'green' if fine else 'bold red'}]{value}[/]"
    interval = "–" if figure.interval is None else f"{figure.interval[0]:.3f}–{figure.interval[1]:.3f}"
    return value, f"[dim]{interval}[/]", f"[dim]{figure.units}[/]", "" if floor is None else f"{floor:.3f}"
