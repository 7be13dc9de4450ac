"""The commands that list entries: documents, contacts, events, statements, claims."""

from __future__ import annotations

from collections.abc import Sequence

import typer
from rich.table import Table

from readouts.cli.options import (
    LIMIT,
    Asked,
    BetweenOption,
    ChannelOption,
    JsonOption,
    PersonOption,
    RecordOption,
    SinceOption,
    StatusOption,
    TextOption,
    TypeOption,
    UntilOption,
    actor_table,
    everything,
    own_actors,
    settings_for,
)
from readouts.cli.terminal import err, out, print_json_lines
from readouts.contract.entries import checked_claim_json, contact_json, document_json, event_json, record_statement_json
from readouts.contract.wording import STATUS_COLOURS, STATUS_WORDS, VERDICT_COLOURS, Wording
from readouts.day_words import when
from readouts.language.reading import Actor
from readouts.record.builder import place_of_contact, place_of_event
from readouts.record.model import Contact
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.keeper import brought_up_to_date
from readouts.store.store import Store

NOTHING_FOUND = 1


def finish(kind: str, asked: Asked, found: int, store: Store) -> None:
    """Say that nothing was found, and why that may be, with exit status 1.

    Raises:
        typer.Exit: Nothing was found.
    """
    if not found:
        err().print(
            f"0 {kind}{asked.sentence()}: the record holds {store.count_documents()} documents and none says so."
        )
        raise typer.Exit(NOTHING_FOUND)


def catalogue_of(store: Store) -> Catalogue:
    """The lists of a record, up to date."""
    return Catalogue(brought_up_to_date(store, own_actors()))


def contacts_asked(catalogue: Catalogue, asked: Asked) -> list[Contact]:
    """The contacts that are asked for, by date."""
    filters = asked.filters()
    found = everything(lambda after: catalogue.contacts(filters, after=after, limit=LIMIT))
    return sorted(found, key=place_of_contact)


def entry_table(*columns: str) -> Table:
    """A table to be read on a terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def documents(record: RecordOption = None, text: TextOption = None, as_json: JsonOption = False) -> None:
    """List the documents, with the days on which they appeared as far as that is known."""
    asked = Asked(text=text)
    with Store.open(settings_for(record).record) as store:
        catalogue, filters = catalogue_of(store), asked.filters()
        cards = everything(lambda after: catalogue.documents(filters, after=after, limit=LIMIT))
        found = sorted(cards, key=lambda c: c.document.id)
        if as_json:
            print_json_lines(document_json(c.document, c.dated) for c in found)
        elif found:
            table = entry_table("id", "published", "how", "outlet", "title")
            for c in found:
                d = c.document
                table.add_row(d.id, when(c.dated.published.interval), c.dated.how, d.outlet or "–", d.title or "–")
            out().print(table)
        finish("documents", asked, len(found), store)


def contacts(
    record: RecordOption = None,
    between: BetweenOption = None,
    person: PersonOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    channel: ChannelOption = None,
    status: StatusOption = None,
    text: TextOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the contacts between states."""
    asked = Asked(between, person, since, until, channel, status, None, text)
    with Store.open(settings_for(record).record) as store:
        catalogue = catalogue_of(store)
        found = contacts_asked(catalogue, asked)
        if as_json:
            claims = catalogue.claims_with(i for c in found for i in c.claims)
            print_json_lines(contact_json(c, claims) for c in found)
        elif found:
            wording = Wording(actor_table())
            table = entry_table("id", "date", "channel", "status", "sides", "who", "documents")
            for c in found:
                colour = STATUS_COLOURS[c.status]
                count = "several " if c.count == "several" else f"{c.count} × " if c.count != 1 else ""
                table.add_row(
                    c.id[:8],
                    when(c.date.interval),
                    count + c.channel,
                    f"[{colour}]{STATUS_WORDS[c.status]}[/]",
                    wording.sides(c),
                    wording.people(c),
                    str(len(c.documents)),
                )
            out().print(table)
        finish("contacts", asked, len(found), store)


def events(
    record: RecordOption = None,
    between: BetweenOption = None,
    person: PersonOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    type_: TypeOption = None,
    text: TextOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the events, coded in PLOVER."""
    asked = Asked(between, person, since, until, type=type_, text=text)
    with Store.open(settings_for(record).record) as store:
        catalogue, filters = catalogue_of(store), asked.filters()
        listed = everything(lambda after: catalogue.events(filters, after=after, limit=LIMIT))
        found = sorted(listed, key=place_of_event)
        if as_json:
            print_json_lines(event_json(e) for e in found)
        elif found:
            table = entry_table("id", "date", "type", "auxiliary", "actors", "recipients", "words")
            for e in found:
                table.add_row(
                    e.id[:8],
                    when(e.date.interval),
                    e.type + (f"/{e.mode}" if e.mode else ""),
                    ", ".join(e.auxiliary),
                    _short(e.actors),
                    _short(e.recipients),
                    _clipped(e.evidence[0].text) if e.evidence else "",
                )
            out().print(table)
        finish("events", asked, len(found), store)


def _short(actors: Sequence[Actor]) -> str:
    return ", ".join(dict.fromkeys(a.state or a.name or a.role or "?" for a in actors))


def _clipped(text: str, length: int = 90) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= length else folded[: length - 1] + "…"


def statements(
    record: RecordOption = None,
    between: BetweenOption = None,
    person: PersonOption = None,
    text: TextOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who says what."""
    asked = Asked(between, person, text=text)
    with Store.open(settings_for(record).record) as store:
        catalogue, filters = catalogue_of(store), asked.filters()
        listed = everything(lambda after: catalogue.statements(filters, after=after, limit=LIMIT))
        found = [(s.document, s.statement) for s in listed]
        if as_json:
            print_json_lines(record_statement_json(document, s) for document, s in found)
        elif found:
            wording = Wording(actor_table())
            table = entry_table("document", "speaker", "state", "medium", "words")
            for document, s in found:
                speaker = wording.actor(s.speaker) if s.speaker else "–"
                state = s.speaker.state if s.speaker else None
                table.add_row(document, speaker, state or "–", s.medium or "–", _clipped(s.text))
            out().print(table)
        finish("statements", asked, len(found), store)


def claims(
    record: RecordOption = None,
    between: BetweenOption = None,
    person: PersonOption = None,
    status: StatusOption = None,
    type_: TypeOption = None,
    text: TextOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the claims that documents make about the record, each with its verdict."""
    asked = Asked(between, person, status=status, type=type_, text=text)
    with Store.open(settings_for(record).record) as store:
        catalogue, filters = catalogue_of(store), asked.filters()
        found = everything(lambda after: catalogue.claims(filters, after=after, limit=LIMIT))
        if as_json:
            print_json_lines(checked_claim_json(c) for c in found)
        elif found:
            table = entry_table("document", "verdict", "kind", "words", "because")
            for c in found:
                table.add_row(
                    c.document or "–",
                    f"[{VERDICT_COLOURS[c.verdict]}]{c.verdict}[/]",
                    c.kind,
                    _clipped(c.text),
                    _clipped(c.because[-1] if c.because else "", 110),
                )
            out().print(table)
        finish("claims", asked, len(found), store)
