"""``verify``, ``backup`` and ``restore``: the record is whole, a copy of it, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readouts.cli.options import JsonOption, RecordOption, own_actors, settings_for
from readouts.cli.terminal import out, print_json
from readouts.contract.values import Json
from readouts.contract.wording import counted
from readouts.resources.integrity import changed_files
from readouts.store.keeper import made_anew, restored_record, verified_record
from readouts.store.store import Store
from readouts.store.verifying.flaws import Findings

FAULTS_FOUND = 1
_INSTALL_AGAIN = "Entries made with it may differ: install the same release of Readouts again."


def findings_json(record: str, found: Findings) -> Json:
    """What a verification found, for machines."""
    return {
        "record": record,
        "whole": found.is_whole,
        "checked": dict(found.checked),
        "faults": [{"check": f.check, "where": f.where, "found": f.found, "do": f.do} for f in found.flaws],
        "more_faults": found.untold,
        "notes": list(found.notes),
    }


def verify(
    record: RecordOption = None,
    full: Annotated[
        bool, typer.Option("--full", help="Make all entries again in memory, however many documents there are.")
    ] = False,
    mend: Annotated[
        bool, typer.Option("--mend", help="First make entries and the index of words again from what was read.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Look whether the record is whole (the database, every coding and its words, the corrections, all entries), and the
    data files of Readouts as they were released.
    """
    settings, changed = settings_for(record), changed_files()
    with Store.open(settings.record) as store:
        if mend:
            made_anew(store, own_actors())
        found = verified_record(store, own_actors(), full=full)
    if as_json:
        # None: a development tree, whose files change all day and have no checksums.
        told = None if changed is None else list(changed)
        print_json({**findings_json(settings.record, found), "changed_data_files": told})
    else:
        _print(found)
        for sentence in changed or ():
            out().print(f"[red]data file[/]  {sentence}. {_INSTALL_AGAIN}", soft_wrap=True, highlight=False)
    if not found.is_whole or changed:
        raise typer.Exit(FAULTS_FOUND)


def backup(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="File to write, for instance record.backup.")],
    record: RecordOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write everything that the record holds into one file, from which either kind of database is restored."""
    settings = settings_for(record)
    with Store.open(settings.record) as store:
        rows = store.back_up(path, force=force)
        documents = store.count_documents()
    if as_json:
        print_json({"backup": str(path), "documents": documents, "rows": rows, "bytes": path.stat().st_size})
    else:
        out().print(f"{path}: {counted(documents, 'document')}, {rows:,} rows, checked.", soft_wrap=True)


def restore(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="File that readouts backup wrote.")],
    record: RecordOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a record that holds something.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Put a backup in the place of the record, after its checksum and all of it were verified."""
    settings = settings_for(record)
    found = restored_record(path, settings.record, own_actors(), force=force)
    if as_json:
        print_json(findings_json(settings.record, found))
    else:
        _print(found)


def _print(found: Findings) -> None:
    for flaw in found.flaws:
        out().print(f"[red]{flaw.check}[/]  {flaw}", soft_wrap=True, highlight=False)
    if found.untold:
        out().print(f"[red]and {found.untold:,} more of these kinds[/]")
    for note in found.notes:
        out().print(f"[yellow]note[/]  {note}", soft_wrap=True, highlight=False)
    looked = ", ".join(f"{number:,} {what.replace('_', ' ')}" for what, number in found.checked.items())
    verdict = "The record is whole" if found.is_whole else f"{counted(len(found.flaws) + found.untold, 'fault')} found"
    out().print(f"{verdict}. Looked at {looked}.", soft_wrap=True, highlight=False)
