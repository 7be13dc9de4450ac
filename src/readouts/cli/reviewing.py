"""``review`` and ``history``: what is worth a look, and who decided what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from readouts.cli.options import JsonOption, RecordOption, settings_for
from readouts.cli.terminal import err, out, print_json_lines
from readouts.contract.corrections import correction_json, doubt_json
from readouts.contract.wording import Wording
from readouts.day_words import when
from readouts.desk.desk import Desk
from readouts.desk.reviewing import history as decided
from readouts.desk.reviewing import worth_a_look
from readouts.record.corrections.edits import sentence
from readouts.record.corrections.model import undone
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event

Entry = Contact | Event | CheckedClaim | DatedDocument
NOTHING_FOUND = 1


def review(
    kind: Annotated[
        str | None, typer.Option("--kind", help="Only contact, claim, document or correction.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 40,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what is worth a person's look, the most doubtful first, each with the command that settles it."""
    with Desk.open(settings_for(record)) as desk:
        found = worth_a_look(desk, kind)
        entries = desk.catalogue().entries_with(d.entry for d in found[:limit])
        titles = {i: d.name for i, d in desk.catalogue().documents_with(entries).items()}
    if not found:
        err().print("Nothing is in doubt that the record knows of.")
        raise typer.Exit(NOTHING_FOUND)
    if as_json:
        print_json_lines(doubt_json(d) for d in found[:limit])
        return
    console, wording = out(), desk.wording
    previous = None
    for doubt in found[:limit]:
        if doubt.entry != previous:
            console.print(
                f"\n[bold]{doubt.kind}[/] [dim]{doubt.entry[:8]}[/]  {_described(entries.get(doubt.entry), titles, wording)}",
                soft_wrap=True,
            )
            previous = doubt.entry
        console.print(f"  {doubt.why}\n  [dim]{doubt.do} --reason …[/]", soft_wrap=True)
    if len(found) > limit:
        out().print(f"[dim]… and {len(found) - limit} more (--limit).[/]")


def _described(entry: Entry | None, titles: Mapping[str, str], wording: Wording) -> str:
    """An entry in a line, for somebody who has many to look at."""
    match entry:
        case Contact():
            return f"[cyan]{when(entry.date.interval)}[/] {entry.channel}, {entry.status}: {wording.sides(entry)}"
        case CheckedClaim():
            return "“" + " ".join(entry.text.split()) + "”"
        case DatedDocument():
            return titles.get(entry.id, entry.id)
    return ""


def history(
    key: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="An entry, a document or a correction; none: all.", show_default=False),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who decided what about an entry, when and why, with what was taken back."""
    with Desk.open(settings_for(record)) as desk:
        found, gone = decided(desk, key), undone(desk.store.corrections())
    if not found:
        err().print("Nobody has decided anything about it.")
        raise typer.Exit(NOTHING_FOUND)
    if as_json:
        print_json_lines(correction_json(c, gone.get(c.id)) for c in found)
        return
    console = out()
    for one in found:
        struck = "strike dim" if one.id in gone else ""
        console.print(f"[bold cyan]{one.at:%Y-%m-%d %H:%M} UTC[/]  [bold]{one.author}[/]  [dim]{one.id[:8]}[/]")
        console.print(f"  {sentence(one)} ({one.kind} {one.entry[:8]})", style=struck, soft_wrap=True)
        console.print(f"  “{one.reason}”", style=struck, soft_wrap=True)
        if by := gone.get(one.id):
            console.print(f"  undone by {by.by}: “{by.reason}”", soft_wrap=True)
