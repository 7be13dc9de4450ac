"""``correct``: people's decisions, one command an action, each an entry of a log that is only ever added to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from typing import Annotated, Any, cast

import typer

from readouts.cli.finding import find_contact, find_entry, kind_of
from readouts.cli.options import (
    JsonOption,
    RecordOption,
    actor_table,
    own_actors,
    settings_for,
)
from readouts.cli.terminal import out, print_json
from readouts.contract.corrections import correction_json
from readouts.desk.naming import actor_named
from readouts.errors import NotFoundError, UsageError
from readouts.interval import ALWAYS, Interval
from readouts.record.corrections.edits import sentence
from readouts.record.corrections.making import (
    UNKNOWN,
    as_corrected,
    checked_days,
    checked_value,
    former_value,
    passages_in,
    whole_document,
    words_in,
)
from readouts.record.corrections.model import Action, Added, Correction, Kind, Passage, correction, in_order, undone
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event, Record
from readouts.settings import Settings
from readouts.store.keeper import current_record
from readouts.store.store import Store

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


@dataclass(frozen=True, slots=True)
class Desk:
    """An open record with what a correction needs to know."""

    store: Store
    record: Record
    log: Sequence[Correction]
    author: str

    def passages(self, entry: Contact | Event | CheckedClaim) -> tuple[Passage, ...]:
        """The places on which an entry rests, added ones too."""
        codings = self.store.codings_of(_documents_of(entry))
        return passages_in(entry, as_corrected(codings, self.log))

    def digest(self, document: str) -> str:
        """The digest of a document of the record."""
        found = self.store.document(document)
        if found is None:
            raise NotFoundError("document", document, "List them with: readouts documents")
        return found.digest

    def write(self, reason: str, action: Action, kind: str, entry: str, as_json: bool, **given: Any) -> None:
        """Add to the log and say so."""
        if not reason.strip():
            raise UsageError("The reason is empty.", "Say why, in words: those who read the record will ask.")
        made = correction(self.author, reason.strip(), action, cast(Kind, kind), entry, datetime.now(UTC), **given)
        self.store.correct([made])
        if as_json:
            print_json(correction_json(made, None))
        else:
            out().print(
                f"{self.author} {sentence(made)} [dim]({kind} {entry[:8]})[/]. Undo: readouts correct undo {made.id[:8]}"
            )


@contextmanager
def desk(record: str | None, author: str | None) -> Iterator[Desk]:
    """The record that the options name, opened for corrections."""
    settings = settings_for(record)
    with Store.open(settings.record) as store:
        yield Desk(store, current_record(store, own_actors()), store.corrections(), _author(author, settings))


def _author(given: str | None, settings: Settings) -> str:
    named = (given or settings.author or "").strip()
    if named:
        return named
    try:
        return getuser()
    except (KeyError, OSError) as error:
        raise UsageError(
            "Nobody is named as the author.", "Name yourself with --author, or in READOUTS_AUTHOR."
        ) from error


def _documents_of(entry: Contact | Event | CheckedClaim) -> tuple[str, ...]:
    match entry:
        case Contact():
            return tuple(d.document for d in entry.documents)
        case Event():
            return tuple(s.document for s in entry.evidence)
        case CheckedClaim():
            return (entry.document,) if entry.document else ()


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
    with desk(record, author) as at:
        entry = find_entry(at.record, key, ("contact", "event", "claim"))
        assert not isinstance(entry, DatedDocument)
        at.write(reason, action, kind_of(entry), entry.id, as_json, passages=at.passages(entry))


@app.command()
def merge(
    keys: Annotated[list[str], typer.Argument(metavar="ID ID…", help="Contacts that are one.")],
    reason: ReasonOption,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that several contacts of the record are one."""
    with desk(record, author) as at:
        found = {c.id: c for c in (find_contact(at.record, k) for k in keys)}
        if len(found) < 2:
            raise UsageError("One contact alone cannot be merged.", "Name two or more of them.")
        passages = tuple(p for c in found.values() for p in at.passages(c))
        at.write(reason, "merge", "contact", next(iter(found)), as_json, passages=passages)


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
    with desk(record, author) as at:
        contact = find_contact(at.record, key)
        leaving = {at.digest(d) for d in documents}
        passages = at.passages(contact)
        ours = tuple(p for p in passages if p.digest in leaving)
        theirs = tuple(p for p in passages if p.digest not in leaving)
        if not ours or not theirs:
            listed = ", ".join(d.document for d in contact.documents)
            raise UsageError("Some of the contact's documents must leave, and some stay.", f"It has: {listed}.")
        at.write(reason, "split", "contact", contact.id, as_json, passages=ours, others=theirs)


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
    with desk(record, author) as at:
        entry = find_entry(at.record, key, ("contact", "document"))
        assert isinstance(entry, Contact | DatedDocument)
        table = actor_table()
        facts = (
            next((f for f in at.store.facts() if f.id == entry.id), None) if isinstance(entry, DatedDocument) else None
        )
        given: dict[str, Any] = {"slot": slot, "former": former_value(entry, facts, slot)}
        if slot == "participants":
            day = entry.date.interval if isinstance(entry, Contact) else ALWAYS
            given["participants"] = tuple(actor_named(table, v, day) for v in values)
        elif len(values) > 1:
            raise UsageError(f"{slot} takes one value.", "Put it in quotation marks where it holds blanks.")
        else:
            given["value"] = checked_value(slot, values[0], lambda c: bool(table.state(c) or table.organisation(c)))
        passages = at.passages(entry) if isinstance(entry, Contact) else (whole_document(at.digest(entry.id)),)
        at.write(reason, "edit", kind_of(entry), entry.id, as_json, passages=passages, **given)


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
    with desk(record, author) as at:
        found = at.store.document(document)
        if found is None:
            raise NotFoundError("document", document, "List them with: readouts documents")
        days = Interval() if date == UNKNOWN else checked_days(date)
        table = actor_table()
        sides = tuple(actor_named(table, p, days) for p in participants)
        if len({a.state or a.name for a in sides}) < 2:
            raise UsageError("A contact has at least two sides.", "Give --participant for each of them.")

        def no_state(_: str) -> bool:
            return False

        added = Added(
            sides,
            cast(Any, checked_value("channel", channel, no_state)),
            cast(Any, checked_value("status", status, no_state)),
            days,
            "background" if background else "main",
        )
        span = words_in(found.text, words)
        passage = Passage(found.digest, f"{span.start}-{span.end}", span)
        at.write(reason, "add", "contact", found.id, as_json, passages=(passage,), added=added)


@app.command()
def undo(
    key: Annotated[str, typer.Argument(metavar="CORRECTION", help="Id of an entry of the log, or how it begins.")],
    reason: ReasonOption,
    author: AuthorOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a correction back (or take back that it was taken back)."""
    with desk(record, author) as at:
        found = [c for c in in_order(at.log) if c.id.startswith(key)]
        if len(found) > 1:
            raise UsageError(f"{len(found)} corrections begin with {key!r}.", "Give more of the id.")
        if not found:
            raise NotFoundError("correction", key, "List them with: readouts history")
        if by := undone(at.log).get(found[0].id):
            raise UsageError(
                f"It was already undone by {by.by}.", f"To have it again: readouts correct undo {by.id[:8]}"
            )
        at.write(reason, "undo", found[0].kind, found[0].id, as_json)
