"""``check``: a claim against the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from readouts.cli.claiming import print_claim
from readouts.cli.options import ChannelOption, JsonOption, RecordOption, settings_for
from readouts.cli.terminal import err, out, print_json_lines
from readouts.cli.understanding import AboutOption, OnOption, SideOption, SidesOption
from readouts.contract.claimreview import claim_review_json
from readouts.contract.entries import checked_claim_json
from readouts.contract.wording import Wording
from readouts.desk.checking import ClaimGiven
from readouts.desk.checking import check as desk_check
from readouts.desk.desk import Desk
from readouts.desk.understanding import CLAIM_KINDS
from readouts.record.model import CheckedClaim, Contact

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
    output = CheckFormat.json if as_json else output
    given = ClaimGiven(kind, between, tuple(person or ()), since, channel, about, value, on)
    with Desk.open(settings_for(record)) as desk:
        found = desk_check(desk, text, given)
        catalogue, claims = desk.catalogue(), [c.claim for c in found]
        cards = catalogue.documents_with(d for c in claims for d in (c.document, *(s.document for s in c.sources)) if d)
        named = (i for c in claims for i in (c.about, *c.deciding, *(w.contact for w in c.considered)) if i)
        contacts = catalogue.contacts_with(named)
    if output is CheckFormat.json:
        print_json_lines({**checked_claim_json(c.claim), "understood": c.understood} for c in found)
    elif output is CheckFormat.claimreview:
        documents, dated = (
            {i: card.document for i, card in cards.items()},
            {i: card.dated for i, card in cards.items()},
        )
        print_json_lines(claim_review_json(c.claim, documents, dated, c.understood) for c in found)
    else:
        _print(contacts, claims, {i: card.name for i, card in cards.items()}, desk.wording)
    if not found:
        _say_what_can_be_checked()
    if not found or any(c.claim.verdict != "supported" for c in found):
        raise typer.Exit(CHECK_FAILED)


def _print(
    contacts: Mapping[str, Contact], found: Sequence[CheckedClaim], outlets: Mapping[str, str], wording: Wording
) -> None:
    console = out()
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
