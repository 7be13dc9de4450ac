"""``timeline`` and ``show``: the record for reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

import typer
from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from readouts.cli.claiming import print_claim
from readouts.cli.listing import catalogue_of, contacts_asked, finish
from readouts.cli.options import (
    Asked,
    BetweenOption,
    ChannelOption,
    JsonOption,
    PersonOption,
    RecordOption,
    SinceOption,
    StatusOption,
    TextOption,
    UntilOption,
    actor_table,
    settings_for,
)
from readouts.cli.terminal import out, print_json, print_json_lines
from readouts.contract.entries import (
    checked_claim_json,
    contact_json,
    document_json,
    event_json,
    explanation_json,
)
from readouts.contract.values import Json
from readouts.contract.wording import STATUS_COLOURS, STATUS_WORDS, VERDICT_COLOURS, Wording, counted, sourcing
from readouts.day_words import month_of, when
from readouts.desk.desk import Desk
from readouts.desk.explaining import explain
from readouts.record.merging.explained import Explanation
from readouts.record.model import Account, CheckedClaim, Contact, DatedDocument, Event, Source
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.entries import Entry
from readouts.store.store import Store

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of an entry, or how it begins.")]


def timeline(
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
    """The contacts by date, as a reader wants them; what is uncertain is marked."""
    asked = Asked(between, person, since, until, channel, status, None, text)
    with Store.open(settings_for(record).record) as store:
        catalogue = catalogue_of(store)
        found = sorted(contacts_asked(catalogue, asked), key=_by_date)
        claims = catalogue.claims_with(i for c in found for i in c.claims)
        told = catalogue.documents_with(d.document for c in found for d in c.documents)
        outlets = {id: card.name for id, card in told.items()}
        if as_json:
            print_json_lines(contact_json(c, claims) for c in found)
        elif found:
            _print_timeline(out(), found, claims, outlets, Wording(actor_table()))
        finish("contacts", asked, len(found), store)


def _by_date(contact: Contact) -> tuple[str, str, str]:
    interval = contact.date.interval
    first = interval.earliest or interval.latest
    last = interval.latest or interval.earliest
    return (first.isoformat() if first else "", last.isoformat() if last else "", contact.id)


def _print_timeline(
    console: Console,
    contacts: list[Contact],
    claims: dict[str, CheckedClaim],
    outlets: dict[str, str],
    wording: Wording,
) -> None:
    heading = None
    for contact in contacts:
        day = contact.date.interval.earliest or contact.date.interval.latest
        month = month_of(day) if day else "Date unknown"
        if month != heading:
            console.print(f"\n[bold]{month}[/]")
            heading = month
        console.print(Padding(_timeline_entry(contact, claims, outlets, wording), (0, 0, 0, 2), expand=False))


def _timeline_entry(
    contact: Contact, claims: dict[str, CheckedClaim], outlets: dict[str, str], wording: Wording
) -> Group:
    count = "several " if contact.count == "several" else f"{contact.count} " if contact.count != 1 else ""
    channel = {"unknown": "contact"}.get(contact.channel, contact.channel) + ("s" if count else "")
    line = Text()
    line.append(f"{when(contact.date.interval)}  ", style="bold cyan")
    line.append(f"{count}{channel}, ")
    line.append(STATUS_WORDS[contact.status], style=STATUS_COLOURS[contact.status])
    line.append(f"  {wording.sides(contact)}", style="bold")
    line.append(f"  {contact.id[:8]}", style="dim")
    rows: list[Text] = [line]
    details = [wording.people(contact)]
    if contact.initiator:
        details.append(f"{wording.state(contact.initiator)} asked for it")
    if contact.duration_minutes:
        details.append(f"{contact.duration_minutes} minutes")
    if contact.confirmed_by:
        details.append("confirmed by " + " and ".join(wording.state(s) for s in contact.confirmed_by))
    rows.append(Text("  " + " · ".join(d for d in details if d)))
    main = [outlets.get(d.document, d.document) for d in contact.documents if d.standing == "main"]
    recalled = [outlets.get(d.document, d.document) for d in contact.documents if d.standing == "background"]
    told = ", ".join(dict.fromkeys(main)) or "nobody as its main matter"
    rows.append(
        Text(
            f"  {sourcing(contact)}: reported by {told}"
            + (f"; recalled by {', '.join(dict.fromkeys(recalled))}" if recalled else ""),
            style="dim",
        )
    )
    for conflict in contact.conflicts:
        rows.append(
            Text(
                f"  ≠ accounts differ about {conflict.about}: " + " / ".join(v.value for v in conflict.values),
                style="magenta",
            )
        )
    rows += [Text(f"  ✎ {a.author} {a.sentence}: {a.reason}", style="blue") for a in contact.corrections]
    for claim in (claims[c] for c in contact.claims if c in claims):
        rows.append(Text(f"  “{_one_line(claim.text)}” {claim.verdict}", style=VERDICT_COLOURS[claim.verdict]))
    return Group(*rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def show(key: IdArgument, record: RecordOption = None, as_json: JsonOption = False) -> None:
    """One entry with every supporting word, its trace and its conflicts."""
    with Desk.open(settings_for(record)) as desk:
        catalogue = desk.catalogue()
        entry = catalogue.find(key)
        explanation = explain(desk, entry) if isinstance(entry, Contact) else None
        if as_json or isinstance(entry, DatedDocument):
            shown = _entry_json(desk.store, catalogue, entry)
            if as_json:
                print_json({**shown, "explanation": explanation_json(explanation)} if explanation else shown)
            else:
                out().print_json(data=shown)
            return
        wording = desk.wording
        match entry:
            case Contact():
                outlets = _outlets(catalogue, _documents_of(entry))
                _print_contact(out(), entry, catalogue.claims_with(entry.claims), outlets, wording)
                if explanation:
                    others = catalogue.contacts_with(c.contact for c in explanation.apart)
                    _print_explanation(out(), explanation, others, wording)
            case Event():
                _print_event(out(), entry, _outlets(catalogue, (s.document for s in entry.evidence)))
            case CheckedClaim():
                told = (entry.about, *entry.deciding, *(c.contact for c in entry.considered))
                contacts = catalogue.contacts_with(i for i in told if i)
                print_claim(out(), entry, contacts, _outlets(catalogue, (s.document for s in entry.sources)), wording)


def _entry_json(store: Store, catalogue: Catalogue, entry: Entry) -> Json:
    match entry:
        case Contact():
            return contact_json(entry, catalogue.claims_with(entry.claims))
        case Event():
            return event_json(entry)
        case CheckedClaim():
            return checked_claim_json(entry)
    document = store.document(entry.id)
    assert document is not None, "a document that is dated is kept"
    return {**document_json(document, entry), "text": document.text}


def _documents_of(contact: Contact) -> Iterator[str]:
    """The documents that are named where a contact is shown."""
    yield from (d.document for d in contact.documents)
    yield from (p.document for a in contact.accounts for p in a.points)
    yield from (d for o in contact.origins for d in o.documents)
    yield from (s.document for v in contact.support for s in v.sources)
    yield from (s.document for c in contact.conflicts for v in c.values for s in v.sources)


def _outlets(catalogue: Catalogue, documents: Iterable[str]) -> dict[str, str]:
    """What readers know these documents by."""
    return {id: card.name for id, card in catalogue.documents_with(documents).items()}


def _print_contact(
    console: Console, contact: Contact, claims: dict[str, CheckedClaim], outlets: dict[str, str], wording: Wording
) -> None:
    console.print(_timeline_entry(contact, claims, outlets, wording))
    console.print("\n[bold]What is known, and who says so[/]")
    for sources, values in _by_sources(contact, wording).items():
        console.print(f"  {' · '.join(values)}", soft_wrap=True)
        _print_sources(console, sources, outlets)
    for reason in contact.date.because:
        console.print(f"  [dim]date: {reason}[/]", soft_wrap=True)
    _print_origins(console, contact, outlets)
    for conflict in contact.conflicts:
        console.print(f"\n[magenta]Accounts differ about {conflict.about}[/]")
        for value in conflict.values:
            console.print(f"  [bold]{value.value}[/]")
            _print_sources(console, value.sources, outlets)
    console.print("\n[bold]Accounts[/]")
    for account in contact.accounts:
        _print_account(console, account, outlets, wording)
    for claim in (claims[c] for c in contact.claims if c in claims):
        console.print(
            f"\n[bold]Claim[/] “{_one_line(claim.text)}” [{VERDICT_COLOURS[claim.verdict]}]{claim.verdict}[/]"
        )
        for reason in (*claim.because, claim.coverage.sentence):
            console.print(f"  {reason}", soft_wrap=True)
    console.print("\n[bold]Why we say this[/]")
    for step in contact.trace:
        console.print(f"  {step.reason} [dim]({step.rule})[/]", soft_wrap=True)


def _print_explanation(
    console: Console, explanation: Explanation, others: Mapping[str, Contact], wording: Wording
) -> None:
    if explanation.together:
        console.print("\n[bold]Why these reports are one contact[/]")
    for compared in explanation.together:
        console.print(f"  {compared.sentence}", soft_wrap=True)
    if explanation.apart:
        console.print("\n[bold]Entries near it that are others[/]")
    for compared in explanation.apart:
        other = others[compared.contact]
        who = ", ".join(wording.actor(p) for p in other.participants)
        console.print(f"  {when(other.date.interval)}  {who} [dim]{other.id}[/]", soft_wrap=True)
        console.print(f"    {compared.sentence}", soft_wrap=True)


def _print_origins(console: Console, contact: Contact, outlets: dict[str, str]) -> None:
    """Whose words the documents have, where that is not each publisher's own."""
    shared = [o for o in contact.origins if o.because]
    if not shared:
        return
    console.print(f"\n[bold]Independent sources[/] {contact.independent} of {counted(contact.publishers, 'publisher')}")
    for origin in shared:
        printed = ", ".join(dict.fromkeys(outlets.get(d, d) for d in origin.documents))
        console.print(f"  {origin.publisher or 'undecided'}: {printed}", soft_wrap=True)
        for reason in origin.because:
            console.print(f"    [dim]{reason}[/]", soft_wrap=True)


def _by_sources(contact: Contact, wording: Wording) -> dict[tuple[Source, ...], list[str]]:
    """The values of the contact's slots, those with the same words behind them together."""
    found: dict[tuple[Source, ...], list[str]] = {}
    for support in contact.support:
        behind = f" [dim]({counted(support.independent, 'independent source')})[/]" if support.independent > 1 else ""
        found.setdefault(support.sources, []).append(f"[bold]{support.slot}[/] {wording.value(support)}{behind}")
    return found


def _print_account(console: Console, account: Account, outlets: dict[str, str], wording: Wording) -> None:
    medium = f", {account.medium}" if account.medium else ""
    side = f"[bold]{wording.state(account.side)}[/]" if account.side else ""
    if account.speaker is None:
        who = f"{side}, in its own document" if side else "In the outlets' own words"
    else:
        speaker = wording.actor(account.speaker)
        who = f"{side}: {speaker}" if side and account.speaker.kind != "state" else side or speaker
    console.print(f"  {who}{medium}")
    for point in account.points:
        console.print(
            f"    “{_one_line(point.point.text)}” [dim]{outlets.get(point.document, point.document)}[/]", soft_wrap=True
        )


def _print_sources(console: Console, sources: tuple[Source, ...], outlets: dict[str, str]) -> None:
    for source in sources:
        console.print(
            f"    “{_one_line(source.text)}” [dim]{outlets.get(source.document, source.document)}[/]", soft_wrap=True
        )


def _print_event(console: Console, event: Event, outlets: dict[str, str]) -> None:
    mode = f"/{event.mode}" if event.mode else ""
    console.print(f"[bold]{event.type}{mode}[/]  {when(event.date.interval)}  {', '.join(event.auxiliary)}")
    console.print(f"  actors: {', '.join(a.state or a.name or a.role or '?' for a in event.actors) or '–'}")
    console.print(f"  recipients: {', '.join(a.state or a.name or a.role or '?' for a in event.recipients) or '–'}")
    _print_sources(console, event.evidence, outlets)
    for mark in event.corrections:
        console.print(f"  [blue]✎ {mark.author} {mark.sentence}: {mark.reason}[/]", soft_wrap=True)
    for step in event.trace:
        console.print(f"  {step.reason} [dim]({step.rule})[/]", soft_wrap=True)
