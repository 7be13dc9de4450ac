"""``check``: a claim against the record."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from readouts.cli.claiming import print_claim
from readouts.cli.options import (
    ChannelOption,
    JsonOption,
    RecordOption,
    actor_table,
    own_actors,
    settings_for,
)
from readouts.cli.terminal import err, out, print_json_lines
from readouts.cli.understanding import (
    CLAIM_KINDS,
    AboutOption,
    OnOption,
    SideOption,
    SidesOption,
    channel_given,
    claim_kind_given,
    claim_understood,
    sides_given,
)
from readouts.contract.asking import read_bound
from readouts.contract.claimreview import claim_review_json
from readouts.contract.entries import checked_claim_json
from readouts.contract.wording import Wording
from readouts.documents.build import build_document
from readouts.errors import NotFoundError
from readouts.interval import Interval
from readouts.language.reading import Reading
from readouts.record.claims.check import Stated, check_coding
from readouts.record.model import CheckedClaim, Record
from readouts.store.keeper import current_record
from readouts.store.store import Store

CHECK_FAILED = 1


class CheckFormat(StrEnum):
    """How the result of a check is printed."""

    text = "text"
    json = "json"
    claimreview = "claimreview"


def check(
    text: Annotated[str, typer.Argument(metavar='"TEXT"', help="A sentence or an article with claims about contacts.")],
    record: RecordOption = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help=f"What is claimed: {', '.join(CLAIM_KINDS)}.", show_default=False),
    ] = None,
    between: SidesOption = None,
    person: SideOption = None,
    since: Annotated[
        str | None,
        typer.Option("--since", help="What is counted from: YYYY, YYYY-MM or YYYY-MM-DD.", show_default=False),
    ] = None,
    channel: ChannelOption = None,
    about: AboutOption = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value", help="The n of nth, the state that called, what an account leaves out.", show_default=False
        ),
    ] = None,
    on: OnOption = None,
    output: Annotated[
        CheckFormat, typer.Option("--format", help="text, json or claimreview (JSON-LD).")
    ] = CheckFormat.text,
    as_json: JsonOption = False,
) -> None:
    """Check a claim against the record: supported, contradicted or unknown, with the entries that say so.

    What was understood is shown; the options put it right.
    """
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - spaCy takes a second to import; listing does without it

    settings, table = settings_for(record), actor_table()
    output = CheckFormat.json if as_json else output
    with Store.open(settings.record) as store:
        entries = current_record(store, own_actors())
        day = read_bound(on, latest=True) or last_day(entries)
        pipeline = Pipeline.load(settings)

        def read(words: str) -> Reading:
            return next(pipeline.read_many([build_document(words, published=day)]))

        stated = Stated(
            kind=claim_kind_given(kind),
            sides=sides_given(read, table, between, person),
            since=_since(since),
            channel=channel_given(channel),
            about=about,
            value=int(value) if value and value.isdigit() else value,
        )
        if about and not any(c.id.startswith(about) for c in entries.contacts):
            raise NotFoundError("contact", about, "List them with: readouts contacts")
        # A question claims nothing, but whoever asks "Was it the first since May?" wants that checked.
        words = text.strip().removesuffix("?")
        asked = next(pipeline.code_many([build_document(words, published=day)]))
        found = check_coding(entries, asked, words, stated)
        wording = Wording(table)
        contacts = {c.id: c for c in entries.contacts}
        understood = {c.id: claim_understood(c, contacts.get(c.about or ""), wording) for c in found}
        documents = {d.id: d for d in store.documents()}
    if output is CheckFormat.json:
        print_json_lines({**checked_claim_json(c), "understood": understood[c.id]} for c in found)
    elif output is CheckFormat.claimreview:
        dated = {d.id: d for d in entries.documents}
        print_json_lines(claim_review_json(c, documents, dated, understood[c.id]) for c in found)
    else:
        outlets = {d.id: d.outlet or d.title or d.id for d in documents.values()}
        _print(entries, found, outlets, wording)
    if not found:
        _say_what_can_be_checked()
    if not found or any(c.verdict != "supported" for c in found):
        raise typer.Exit(CHECK_FAILED)


def _print(entries: Record, found: tuple[CheckedClaim, ...], outlets: dict[str, str], wording: Wording) -> None:
    console, contacts = out(), {c.id: c for c in entries.contacts}
    for number, claim in enumerate(found):
        if number:
            console.print()
        print_claim(console, claim, contacts, outlets, wording)
    if found:
        err().print(
            "[dim]Not what was meant? --kind, --between, --person, --since, --channel, --about and --value put it right.[/]"
        )


def _say_what_can_be_checked() -> None:
    console = err()
    console.print("No claim about contacts was understood. These can be checked:")
    for kind, words in CLAIM_KINDS.items():
        console.print(f"  [bold]{kind}[/]  {words}")
    console.print(
        'Try: "It was the first call between Macron and Erdogan since March." Or say what is claimed: '
        "--kind first_since --between FRA TUR --since 2022-03",
        soft_wrap=True,
    )


def _since(value: str | None) -> Interval | None:
    earliest, latest = read_bound(value, latest=False), read_bound(value, latest=True)
    return Interval(earliest, latest) if earliest else None


def last_day(record: Record) -> date | None:
    """The last day on which a document of the record may have appeared."""
    days = [d.published.interval.latest for d in record.documents if d.published.interval.latest]
    return max(days, default=None)
