"""All commands, and what their errors become: a sentence on standard error and an exit status."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from readouts.cli import (
    actors,
    asking,
    assisting,
    batching,
    checking,
    comparing,
    contrasting,
    correcting,
    evaluating,
    exporting,
    keeping,
    listing,
    outlets,
    reading,
    reviewing,
    serving,
    showing,
    watching,
)
from readouts.cli.terminal import err
from readouts.errors import InputError, NotFoundError, ReadoutsError
from readouts.version import __version__

app = typer.Typer(
    name="readouts",
    help="Read news reports and official statements into a dated, source-attributed record of contacts between states.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for _command in (
    reading.ingest,
    reading.code,
    showing.timeline,
    listing.contacts,
    listing.events,
    listing.statements,
    listing.claims,
    listing.documents,
    outlets.outlets,
    showing.show,
    comparing.compare,
    checking.check,
    asking.ask,
    reviewing.review,
    reviewing.history,
    exporting.export,
    watching.watch,
    serving.serve,
    assisting.mcp,
    evaluating.evaluate,
    keeping.verify,
    keeping.backup,
    keeping.restore,
    batching.batch,
):
    app.command()(_command)
app.command("compare-with")(contrasting.compare_file)
app.add_typer(correcting.app, name="correct")
app.add_typer(actors.app, name="actors")
app.add_typer(serving.users, name="users")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"readouts {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options that stand before the command."""


def main() -> None:
    """Run the command line."""
    try:
        app()
    except NotFoundError as error:
        err().print(f"[red]not found:[/] {error}", soft_wrap=True)
        sys.exit(1)
    except InputError as error:
        err().print(f"[red]not read:[/] {error}", soft_wrap=True)
        sys.exit(3)
    except ReadoutsError as error:
        err().print(f"[red]error:[/] {error}", soft_wrap=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (``readouts contacts | head``): nothing to say, and nothing to flush.
        sys.stderr.close()
        sys.exit(0)
