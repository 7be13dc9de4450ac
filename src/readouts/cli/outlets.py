"""``outlets``: who publishes, as the table of outlets knows it."""

from __future__ import annotations

from typing import Annotated

import typer

from readouts.cli.listing import NOTHING_FOUND, entry_table
from readouts.cli.options import JsonOption
from readouts.cli.terminal import err, out, print_json_lines
from readouts.contract.outlets import outlet_json
from readouts.documents.outlets import OutletTable
from readouts.settings import Settings


def outlets(
    words: Annotated[
        str | None,
        typer.Argument(help="A name, a part of one, or an address (default: all).", show_default=False),
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", help="Of this state or organisation: RUS, NATO.", show_default=False)
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            help="wire, newspaper, magazine, broadcaster, state_media, official, think_tank, other.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List outlets and official sites, yours before those that ship with the package; what is not listed stays unknown."""
    settings = Settings()
    table = OutletTable.load(settings.outlets)
    found = [
        o
        for o in (table.matching(words) if words else table.outlets)
        if country in (None, o.country) and kind in (None, o.kind)
    ]
    if as_json:
        print_json_lines(outlet_json(o) for o in found)
    elif found:
        rows = entry_table("outlet", "country", "kind", "domains", "owner")
        for o in found:
            rows.add_row(o.name + (" (yours)" if o.own else ""), o.country, o.kind, " ".join(o.domains), o.owner or "")
        out().print(rows)
    if not found:
        err().print(f"No outlet of that kind is known. Your own go into {settings.outlets} (docs/formats/outlets.md).")
        raise typer.Exit(NOTHING_FOUND)
