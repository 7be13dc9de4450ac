"""``actors``: who takes part in the record, who held an office when, and the user's own tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readouts.actors.answering import Answer
from readouts.actors.own.checking import Checker
from readouts.actors.own.rows import OwnTable
from readouts.actors.own.shelf import Shelf, data_version, table_name
from readouts.actors.table import ActorTable
from readouts.cli.listing import NOTHING_FOUND, entry_table, finish
from readouts.cli.options import (
    Asked,
    JsonOption,
    PersonOption,
    RecordOption,
    actor_table,
    own_actors,
    settings_for,
)
from readouts.cli.reading import SOME_UNREADABLE
from readouts.cli.terminal import err, out, print_json, print_json_lines
from readouts.contract.actors import answer_json, counted_actor_json, fault_json, own_table_json
from readouts.contract.wording import Wording
from readouts.day_words import when
from readouts.desk.desk import Desk
from readouts.desk.holding import office_held
from readouts.errors import InputError, UsageError
from readouts.interval import Interval
from readouts.language.reading import Actor

app = typer.Typer(help="List who takes part in the record; ask who held an office; import tables of your own.")

_ALL = 10**9
_CERTAINTY = {
    "checked": "two sources or more",
    "one_source": "one source",
    "unchecked": "not checked",
    "own": "your own table",
}


@app.callback(invoke_without_command=True)
def listing(
    context: typer.Context, record: RecordOption = None, person: PersonOption = None, as_json: JsonOption = False
) -> None:
    """List who takes part in the record's contacts and events, and how often; or do what a further word says."""
    if context.invoked_subcommand is None:
        _list(record, person, as_json)


@app.command("list")
def list_(record: RecordOption = None, person: PersonOption = None, as_json: JsonOption = False) -> None:
    """List who takes part in the record's contacts and events, and how often."""
    _list(record, person, as_json)


def _list(record: str | None, person: str | None, as_json: bool) -> None:
    asked = Asked(person=person)
    with Desk.open(settings_for(record)) as desk:
        cards = desk.catalogue().actors(person, limit=_ALL).entries
        if as_json:
            print_json_lines(counted_actor_json(desk.table, c.actor, c.contacts, c.events) for c in cards)
        elif cards:
            rows = entry_table("actor", "state", "contacts", "events", "terms known by", "id")
            for card in cards:
                actor, counts = card.actor, (str(card.contacts), str(card.events))
                name, sources = desk.wording.actor(actor), _sources(desk.table, actor)
                rows.add_row(name, actor.state or "–", *counts, sources, actor.id or "–")
            out().print(rows)
        finish("actors", asked, len(cards), desk.store)


def _sources(table: ActorTable, actor: Actor) -> str:
    """How well the actor's terms are known, and the user's tables that have some of them."""
    terms = table.terms(actor.id) if actor.id else ()
    if not terms:
        return "–"
    own = sorted({t.source.split()[0].removeprefix("user/") for t in terms if t.certainty == "own"})
    rest = [c for c in _CERTAINTY if c != "own" and any(t.certainty == c for t in terms)]
    return ", ".join([f"your table {name}" for name in own] + [_CERTAINTY[c] for c in rest])


@app.command()
def who(
    office: Annotated[str, typer.Argument(help='The office: "foreign minister", or its class, foreign_minister.')],
    state: Annotated[str, typer.Argument(help="Code or name of a state or organisation: USA, Ukraine, NATO.")],
    day: Annotated[str, typer.Argument(help="YYYY-MM-DD; or YYYY-MM or YYYY for who held it all the time.")],
    as_json: JsonOption = False,
) -> None:
    """Say who held an office on a day; unknown where the table does not know."""
    table = actor_table()
    held = office_held(table, office, state, day)
    if as_json:
        print_json(answer_json(table, held.state, held.office, day, held.answer))
    else:
        _print_answer(table, held.state, held.office, held.on, held.answer)
    if held.answer.verdict == "unknown":
        raise typer.Exit(NOTHING_FOUND)


def _print_answer(table: ActorTable, code: str, kind: str, on: Interval, answer: Answer) -> None:
    role = f"{table.role_name(kind, code)} of {Wording(table).state(code)}"
    out().print(f"{role}, {when(on)}: [bold]{answer.verdict}[/] – {answer.because}", soft_wrap=True)
    for holder in answer.holders:
        term, person = holder.term, table.person(holder.term.person)
        until = term.interval.latest if term.end_known else None
        end = until.isoformat() if until else f"not known (in office {term.vouched_until})"
        days = f"{term.interval.earliest or 'not known'} to {end}"
        name = person.name if person else term.person
        out().print(f"  {name}, {term.title}: {days}", soft_wrap=True)
        out().print(f"    {holder.because}; {_CERTAINTY[term.certainty]} ({term.source})", soft_wrap=True)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="CSV, TSV, YAML, or a Wikidata result.")],
    name: Annotated[
        str | None,
        typer.Option("--name", help="What to call the table (default: the file's name).", show_default=False),
    ] = None,
    leave_out: Annotated[
        bool, typer.Option("--leave-out-faulty", help="Take the lines without fault; list the others.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Import tables of people and their terms; they are laid over the table that ships with the package."""
    if name and len(files) > 1:
        raise UsageError("--name names one table.", "Import the files one by one.")
    shelf, checker = Shelf(own_actors()), Checker.load()
    done: list[tuple[OwnTable, bool]] = []
    refused: list[tuple[Path, InputError]] = []
    for path in files:
        try:
            table = checker.read(path, table_name(name or path.stem), leave_out=leave_out)
            done.append((table, shelf.put(table)))
        except InputError as fault:
            refused.append((path, fault))
    if as_json:
        print_json(
            {
                "imported": [own_table_json(t) for t, _ in done],
                "not_imported": [
                    {
                        "file": str(path),
                        "found": f.found,
                        "faults": [fault_json(one) for one in getattr(f, "faults", ())],
                    }
                    for path, f in refused
                ],
                "resources": data_version(shelf.folder),
            }
        )
    _say_imported(done, refused)
    if refused:
        raise typer.Exit(SOME_UNREADABLE)


def _say_imported(done: list[tuple[OwnTable, bool]], refused: list[tuple[Path, InputError]]) -> None:
    for table, replaced in done:
        again = ", in place of the one of that name" if replaced else ""
        err().print(f"[green]imported[/]  {table.name}: {len(table.rows)} lines{again}", soft_wrap=True)
        for fault in table.faults:
            err().print(f"  left out  {fault}", soft_wrap=True, markup=False)
    for _, error in refused:
        err().print("not imported  ", str(error), soft_wrap=True, markup=False)
    if done:
        err().print(
            "The record is made anew at its next use; ingest the documents again to find the new names in them."
        )


@app.command()
def tables(as_json: JsonOption = False) -> None:
    """List the tables that were imported, in the order in which they are laid over the shipped one."""
    shelf = Shelf(own_actors())
    found = shelf.tables()
    if as_json:
        print_json_lines({**own_table_json(t), "file": str(t.path)} for t in found)
    elif found:
        rows = entry_table("table", "lines", "people", "file")
        for t in found:
            own = own_table_json(t)
            rows.add_row(t.name, str(own["rows"]), str(own["people"]), str(t.path))
        out().print(rows)
    else:
        err().print(f"No table was imported ({shelf.folder}).")
        raise typer.Exit(NOTHING_FOUND)


@app.command()
def remove(names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Tables to take back.")]) -> None:
    """Take imported tables back; what they had replaced is there again."""
    shelf = Shelf(own_actors())
    for name in names:
        shelf.remove(name)
        err().print(f"[green]removed[/]  {name}")
