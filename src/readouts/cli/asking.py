"""``ask``: a question, answered from the record alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from readouts.cli.claiming import contact_line, one_line, print_coverage, print_sources
from readouts.cli.options import ChannelOption, JsonOption, RecordOption, SinceOption, UntilOption, settings_for
from readouts.cli.terminal import err, out, print_json
from readouts.cli.understanding import AboutOption, OnOption, SideOption, SidesOption
from readouts.coding.inquiries.patterns import InquiryPatterns
from readouts.contract.answers import answer_json
from readouts.contract.wording import Wording
from readouts.desk.asking import Answered, NotUnderstood, QuestionGiven
from readouts.desk.asking import ask as desk_ask
from readouts.desk.desk import Desk
from readouts.record.claims.answers import Answer
from readouts.record.model import Contact, Source

NOTHING_FOUND = 1
_MOST_CONTACTS = 25


def ask(
    question: Annotated[
        str, typer.Argument(metavar='"QUESTION"', help="For instance: When did Macron and Putin last speak?")
    ],
    record: RecordOption = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            help="What is asked: last, first, list, count, whether, initiated, said, refused.",
            show_default=False,
        ),
    ] = None,
    between: SidesOption = None,
    person: SideOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    channel: ChannelOption = None,
    topic: Annotated[
        str | None, typer.Option("--topic", help="What the accounts are asked about.", show_default=False)
    ] = None,
    about: AboutOption = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question from the record alone, with the words that say so and with what the record covers.

    What was understood is shown; the options put it right.
    """
    given = QuestionGiven(kind, between, tuple(person or ()), since, until, channel, topic, about, on)
    with Desk.open(settings_for(record)) as desk:
        found = desk_ask(desk, question, given)
        outlets = _outlets(desk, found)
    if isinstance(found, NotUnderstood):
        if found.understood is None:
            _say_what_can_be_asked(InquiryPatterns.load())
        else:
            say = (
                "who is meant with --between or --person, by full name"
                if found.unknown
                else "it with --between FRA RUS"
            )
            err().print(f"{found.sentence.removesuffix('.')}: say {say}.", soft_wrap=True)
        raise typer.Exit(NOTHING_FOUND)
    if as_json:
        print_json(answer_json(found.answer, found.understood, found.sentence))
    else:
        _print(out(), found.answer, found.understood, found.sentence, outlets, desk.wording)
        err().print(
            "[dim]Not what was meant? --kind, --between, --person, --since, --until, --channel, --topic and --about put it right.[/]"
        )
    if found.answer.reply in ("none", "unknown"):
        raise typer.Exit(NOTHING_FOUND)


def _outlets(desk: Desk, found: Answered | NotUnderstood) -> dict[str, str]:
    """By what a reader knows the documents whose words are shown."""
    if isinstance(found, NotUnderstood):
        return {}
    shown = found.answer
    contacts = (*shown.contacts, *(c for c, _ in shown.unsure), *shown.ahead)
    told = {link.document for c in contacts for link in c.documents}
    told |= {s.document for _, sources in shown.values for s in sources}
    told |= {p.document for said in shown.said for p in said.points}
    return {id: card.name for id, card in desk.catalogue().documents_with(told).items()}


def _say_what_can_be_asked(patterns: InquiryPatterns) -> None:
    console = err()
    console.print("The question was not understood. These can be asked:")
    for kind in patterns.kinds:
        console.print(f"  [bold]{kind.kind}[/]  {kind.asks}: [italic]{kind.example}[/]", soft_wrap=True)
    console.print("Or say what is asked: --kind last --between FRA RUS", soft_wrap=True)


def _print(
    console: Console, found: Answer, understood: str, sentence: str, outlets: Mapping[str, str], wording: Wording
) -> None:
    console.print(Text(sentence, style="bold"), soft_wrap=True)
    console.print(Text(f"  Understood: {understood}", style="dim"), soft_wrap=True)
    if earlier := found.earlier + max(len(found.contacts) - _MOST_CONTACTS, 0):
        console.print(Text(f"  The newest {_MOST_CONTACTS}; {earlier} lie before them.", style="dim"))
    for contact in found.contacts[-_MOST_CONTACTS:]:
        console.print()
        console.print(contact_line(contact, wording), soft_wrap=True)
        if not found.values and not found.said:
            print_sources(console, _words(contact), outlets)
    for value, sources in found.values:
        console.print(f"\n  [bold]{wording.state(value)}[/]")
        print_sources(console, sources, outlets)
    for said in found.said:
        console.print(f"\n  [bold]{wording.state(said.side)}[/]")
        for point in said.points:
            line = Text(f"    “{one_line(point.point.text)}”")
            line.append(f"  {outlets.get(point.document, point.document)}", style="dim")
            console.print(line, soft_wrap=True)
    if found.unsure:
        before = f" [dim](the newest {len(found.unsure)}; {found.unsure_earlier} lie before them)[/]"
        console.print(f"\n  [bold]Not sure[/]{before if found.unsure_earlier else ''}")
    for contact, why in found.unsure:
        console.print(contact_line(contact, wording, indent=4), soft_wrap=True)
        console.print(Text(f"      {why}", style="dim"), soft_wrap=True)
    if found.ahead:
        console.print("\n  [bold]Planned or spoken of[/]")
    for contact in found.ahead:
        console.print(contact_line(contact, wording, indent=4), soft_wrap=True)
    if found.coverage is not None:
        print_coverage(console, found.coverage)


def _words(contact: Contact) -> tuple[Source, ...]:
    """The words that report the contact, a few of them: those that date it, else those that say that it was held."""
    by_slot = {s.slot: s.sources for s in contact.support}
    return tuple(dict.fromkeys((*by_slot.get("status", ()), *by_slot.get("date", ()))))[:3]
