"""``compare-with``: a file of another event data set beside the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readouts.cli.listing import entry_table
from readouts.cli.options import BetweenOption, JsonOption, RecordOption, actor_table, settings_for
from readouts.cli.terminal import err, out, print_long_json
from readouts.comparison.comparing import FileComparison, compare_with
from readouts.comparison.foreign import ForeignFile
from readouts.comparison.reading import ForeignReader
from readouts.contract.comparison import file_comparison_json
from readouts.contract.wording import counted
from readouts.day_words import when
from readouts.desk.desk import Desk
from readouts.ontology.cameo import Cameo
from readouts.ontology.plover import Ontology

_DIFFERENT = 1


def compare_file(
    file: Annotated[
        Path,
        typer.Argument(help="POLECAT (.txt, .tsv), GDELT 1.0 or 2.0 (.csv), ICEWS (.tab); packed (.gz, .zip) or not."),
    ],
    record: RecordOption = None,
    between: BetweenOption = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many of each list to print.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """List what a file of another event data set has and the record lacks, and the reverse, within the file's days."""
    theirs = ForeignReader.load(actor_table()).read(file)
    sides = frozenset(s.upper() for s in between or ())
    with Desk.open(settings_for(record)) as desk, desk.snapshot() as held:
        found = compare_with(theirs, held.events, Cameo.load(Ontology.load()), between=sides)
        if as_json:
            print_long_json(file_comparison_json(theirs, found, held.events.in_order(e.id for e in found.only_ours)))
        else:
            _print(theirs, found, limit)
    if found.only_theirs or found.only_ours:
        raise typer.Exit(_DIFFERENT)


def _print(file: ForeignFile, found: FileComparison, limit: int) -> None:
    for fault in file.unread[:limit]:
        err().print(f"not read  line {fault.line}: {fault.found}", markup=False)
    total = len(found.shared) + len(found.only_theirs)
    out().print(
        f"{found.format}: {counted(len(file.events), 'row')} ({counted(total, 'event')}), {when(found.window)}; "
        f"the record: {counted(found.ours, 'event')} in these days, {found.undated} more without a day near enough."
    )
    out().print(
        f"In both: {len(found.shared)}.  Only in the file: {len(found.only_theirs)}.  Only here: {len(found.only_ours)}."
    )
    if found.only_theirs:
        table = entry_table("only in the file", "sides", "type", "rows", "source")
        for one in found.only_theirs[:limit]:
            first = one.first
            kind = one.type or f"CAMEO {first.kind}"
            table.add_row(str(first.day), " ".join(sorted(first.sides)), kind, str(len(one.rows)), first.source or "–")
        out().print(table)
    if found.only_ours:
        table = entry_table("only here", "sides", "type", "id")
        for event in found.only_ours[:limit]:
            table.add_row(when(event.days), " ".join(sorted(event.sides)), event.type, event.id)
        out().print(table)
