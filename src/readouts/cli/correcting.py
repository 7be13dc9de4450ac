"""``correct``: people's decisions, one command an action, each an entry of a log that is only ever added to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from readouts.cli.options import JsonOption, RecordOption, settings_for
from readouts.cli.terminal import out, print_json
from readouts.contract.corrections import correction_json
from readouts.desk import correcting
from readouts.desk.authors import author_named
from readouts.desk.correcting import Decision, Reported
from readouts.desk.desk import Desk
from readouts.record.corrections.making import UNKNOWN
from readouts.record.corrections.model import Action, Correction
from readouts.settings import Settings

app = typer.Typer(
    help="Correct the record: every decision keeps its author, time and reason, survives re-runs, and can be undone.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ReasonOption = Annotated[str, typer.Option("--reason", help="Why, in words; kept in the log.")]
AuthorOption = Annotated[
    str | None,
    typer.Option(
        "--author", help="Who decides (default: READOUTS_AUTHOR, else the account's name).", show_default=False
    ),
]
EntryArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of an entry, or how it begins.")]


@contextmanager
def desk(record: str | None) -> Iterator[Desk]:
    """The record that the option names."""
    with Desk.open(settings_for(record)) as opened:
        yield opened


def decision(author: str | None, reason: str, settings: Settings) -> Decision:
    """Who decides, and why."""
    return Decision(author_named(settings, author), reason)


def say(made: Correction, as_json: bool) -> None:
    """Print what was added to the log."""
    if as_json:
        print_json(correction_json(made, None))
    else:
        out().print(
            f"{correcting.told(made)} [dim]({made.kind} {made.entry[:8]})[/]. Undo: readouts correct undo {made.id[:8]}"
        )


@app.command()
def accept(
    key: EntryArgument,
    reason: ReasonOption,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that an entry is right: it is marked so, and leaves the list of what is to be reviewed."""
    _judge("accept", key, reason, author, record, as_json)


@app.command()
def reject(
    key: EntryArgument,
    reason: ReasonOption,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that an entry is wrong: what the documents are said to report there is left out."""
    _judge("reject", key, reason, author, record, as_json)


def _judge(action: Action, key: str, reason: str, author: str | None, record: str | None, as_json: bool) -> None:
    with desk(record) as at:
        say(correcting.judge(at, decision(author, reason, at.settings), action, key), as_json)


@app.command()
def merge(
    keys: Annotated[list[str], typer.Argument(metavar="ID ID…", help="Contacts that are one.")],
    reason: ReasonOption,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that several contacts of the record are one."""
    with desk(record) as at:
        say(correcting.merge(at, decision(author, reason, at.settings), keys), as_json)


@app.command()
def split(
    key: EntryArgument,
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT…", help="Documents that report another contact.")],
    reason: ReasonOption,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that some documents of a contact report another one."""
    with desk(record) as at:
        say(correcting.split(at, decision(author, reason, at.settings), key, documents), as_json)


@app.command()
def edit(
    key: EntryArgument,
    slot: Annotated[
        str,
        typer.Argument(
            help="date, channel, status, initiator, duration, count, participants; of a document published, outlet, outlet_country, kind."
        ),
    ],
    values: Annotated[
        list[str], typer.Argument(metavar="VALUE…", help="The new value, or unknown; participants as 'Name, STATE'.")
    ],
    reason: ReasonOption,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set a value of a contact, or what is known of a document."""
    with desk(record) as at:
        say(correcting.edit(at, decision(author, reason, at.settings), key, slot, values), as_json)


@app.command()
def add(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the document that reports the contact.")],
    words: Annotated[str, typer.Option("--words", help="The words that report it, as they stand in the document.")],
    participants: Annotated[
        list[str], typer.Option("--participant", help="'Name, STATE' or 'STATE'; give it once for each.")
    ],
    reason: ReasonOption,
    date: Annotated[str, typer.Option("--date", help="YYYY-MM-DD, or two with .. between; unknown.")] = UNKNOWN,
    channel: Annotated[
        str, typer.Option("--channel", help="call, video, meeting, visit, letter, hotline, unknown.")
    ] = UNKNOWN,
    status: Annotated[str, typer.Option("--status", help="held, planned, refused …")] = "held",
    background: Annotated[bool, typer.Option("--background", help="The document only recalls it.")] = False,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a contact that a document reports and that was not read."""
    with desk(record) as at:
        reported = Reported(words, tuple(participants), date, channel, status, background)
        say(correcting.add(at, decision(author, reason, at.settings), document, reported), as_json)


@app.command()
def undo(
    key: Annotated[str, typer.Argument(metavar="CORRECTION", help="Id of an entry of the log, or how it begins.")],
    reason: ReasonOption,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a correction back (or take back that it was taken back)."""
    with desk(record) as at:
        say(correcting.undo(at, decision(author, reason, at.settings), key), as_json)
