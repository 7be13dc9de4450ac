"""``review`` and ``history``: what is worth a look, and who decided what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from readouts.cli.finding import Entry, find_entry
from readouts.cli.options import (
    JsonOption,
    RecordOption,
    actor_table,
    own_actors,
    settings_for,
)
from readouts.cli.terminal import err, out, print_json_lines
from readouts.contract.corrections import correction_json, doubt_json
from readouts.contract.wording import Wording, when
from readouts.errors import NotFoundError
from readouts.record.corrections.edits import sentence
from readouts.record.corrections.making import as_corrected
from readouts.record.corrections.model import Correction, in_order, undone
from readouts.record.corrections.reviewing import doubts
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event, Record
from readouts.store.keeper import current_record
from readouts.store.store import Store

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
    with Store.open(settings_for(record).record) as store:
        entries, log = current_record(store, own_actors()), store.corrections()
        named = {p.digest for c in log for p in (*c.passages, *c.others)}
        codings = as_corrected((c for c in store.codings() if c.digest in named), log)
        found = [d for d in doubts(entries, codings, log) if kind in (None, d.kind)]
        titles = {d.id: d.title or d.outlet or d.id for d in store.documents()}
    if not found:
        err().print("Nothing is in doubt that the record knows of.")
        raise typer.Exit(NOTHING_FOUND)
    if as_json:
        print_json_lines(doubt_json(d) for d in found[:limit])
        return
    console, wording = out(), Wording(actor_table())
    previous = None
    for doubt in found[:limit]:
        if doubt.entry != previous:
            entry = find_entry(entries, doubt.entry, (doubt.kind,)) if doubt.kind != "correction" else None
            console.print(
                f"\n[bold]{doubt.kind}[/] [dim]{doubt.entry[:8]}[/]  {_described(entry, titles, wording)}",
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
    with Store.open(settings_for(record).record) as store:
        entries, log = current_record(store, own_actors()), in_order(store.corrections())
        gone = undone(log)
        found = list(log) if key is None else _about(entries, log, key, store)
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


def _about(entries: Record, log: Sequence[Correction], key: str, store: Store) -> list[Correction]:
    """The corrections of an entry: of the entry as it is, as it was, and those that took one of these back."""
    try:
        entry: Entry | None = find_entry(entries, key)
    except NotFoundError:
        entry = None
    parts = _parts(entry)
    document = store.document(entry.id if entry else key)
    digest = document.digest if document else None
    chosen = {
        c.id
        for c in log
        if c.entry.startswith(key)
        or c.id.startswith(key)
        or any(p.id in parts or p.digest == digest for p in (*c.passages, *c.others))
    }
    while more := {c.id for c in log if c.action == "undo" and c.entry in chosen} - chosen:
        chosen |= more
    if not chosen and entry is None:
        raise NotFoundError("entry or correction", key, "List corrections with: readouts history")
    return [c for c in log if c.id in chosen]


def _parts(entry: Entry | None) -> frozenset[str]:
    match entry:
        case Contact():
            return frozenset((*entry.reports, entry.id))
        case Event():
            return frozenset((*entry.mentions, entry.id))
        case CheckedClaim():
            return frozenset((entry.id,))
    return frozenset()
