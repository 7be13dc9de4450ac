"""The options by which what was understood of a claim or a question is put right."""

from __future__ import annotations

from typing import Annotated

import typer

SidesOption = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--between",
        help="The two sides, as ISO codes, names of states or names of people: --between FRA Putin.",
        show_default=False,
    ),
]
SideOption = Annotated[
    list[str] | None,
    typer.Option(
        "--person", help="Somebody who takes part, in place of his state; may be repeated.", show_default=False
    ),
]
AboutOption = Annotated[
    str | None, typer.Option("--about", help="Id of the contact that is meant, or how it begins.", show_default=False)
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on", help="The day on which it is said (default: the last day that the record knows).", show_default=False
    ),
]
