"""``ask``: a question, answered from the record alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from readouts.cli.checking import last_day
from readouts.cli.claiming import contact_line, one_line, print_coverage, print_sources
from readouts.cli.options import (
    ChannelOption,
    JsonOption,
    RecordOption,
    SinceOption,
    UntilOption,
    actor_table,
    own_actors,
    settings_for,
)
from readouts.cli.terminal import err, out, print_json
from readouts.cli.understanding import (
    AboutOption,
    OnOption,
    SideOption,
    SidesOption,
    channel_given,
    inquiry_understood,
    sides_given,
    with_people,
)
from readouts.coding.inquiries.inquiry import Inquiry, InquiryKind
from readouts.coding.inquiries.patterns import InquiryPatterns
from readouts.coding.inquiries.reader import InquiryReader
from readouts.contract.answers import answer_json
from readouts.contract.asking import read_bound
from readouts.contract.wording import Wording, channel_word, when
from readouts.documents.build import build_document
from readouts.errors import NotFoundError, UsageError
from readouts.interval import Interval
from readouts.language.reading import Reading
from readouts.record.claims.answers import Answer, answer, by_channel, counted
from readouts.record.claims.check import holdings_of
from readouts.record.model import Contact, Record, Source
from readouts.store.keeper import current_record
from readouts.store.store import Store

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
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - spaCy takes a second to import; listing does without it

    settings, table = settings_for(record), actor_table()
    with Store.open(settings.record) as store:
        entries = current_record(store, own_actors())
        day = read_bound(on, latest=True) or last_day(entries)
        pipeline = Pipeline.load(settings)

        def read(words: str) -> Reading:
            return next(pipeline.read_many([build_document(words, published=day)]))

        reader = InquiryReader.load(pipeline.grammar.calendar)
        reading = read(question)
        known = {a.key: a for c in entries.contacts for a in c.participants if a.kind == "person" and a.name}
        wanted = _kind(kind, reader.patterns)
        inquiry = reader.read(reading, tuple(known[k] for k in sorted(known)), wanted)
        if inquiry is None:
            _say_what_can_be_asked(reader.patterns)
            raise typer.Exit(NOTHING_FOUND)
        people = sides_given(read, table, None, person)
        inquiry = replace(
            inquiry,
            sides=with_people(sides_given(read, table, between, None) if between else inquiry.sides, people),
            window=_window(inquiry.window, since, until),
            channel=channel_given(channel) or inquiry.channel,
            topic=topic or inquiry.topic,
            about=about,
        )
        inquiry = _about(inquiry, entries, about)
        wording = Wording(table)
        outlets = {d.id: d.outlet or d.title or d.id for d in store.documents()}
    asks = next(k.asks for k in reader.patterns.kinds if k.kind == inquiry.kind)
    understood = inquiry_understood(inquiry, asks, wording)
    if inquiry.unknown and not between:
        names = ", ".join(f"“{n}”" for n in inquiry.unknown)
        err().print(
            f"Nobody is known as {names}: say who is meant with --between or --person, by full name.", soft_wrap=True
        )
        raise typer.Exit(NOTHING_FOUND)
    if not inquiry.sides:
        err().print(
            f"Understood: {understood} Between whom is not understood: say it with --between FRA RUS.", soft_wrap=True
        )
        raise typer.Exit(NOTHING_FOUND)
    found = answer(inquiry, holdings_of(entries))
    sentence = answered(found, wording)
    if as_json:
        print_json(answer_json(found, understood, sentence))
    else:
        _print(out(), found, understood, sentence, outlets, wording)
        err().print(
            "[dim]Not what was meant? --kind, --between, --person, --since, --until, --channel, --topic and --about put it right.[/]"
        )
    if found.reply in ("none", "unknown"):
        raise typer.Exit(NOTHING_FOUND)


def _kind(value: str | None, patterns: InquiryPatterns) -> InquiryKind | None:
    if value is None:
        return None
    found = next((k.kind for k in patterns.kinds if k.kind == value), None)
    if found is None:
        raise UsageError(
            f"{value!r} is no kind of question.", f"Give one of: {', '.join(k.kind for k in patterns.kinds)}."
        )
    return found


def _window(understood: Interval, since: str | None, until: str | None) -> Interval:
    earliest, latest = read_bound(since, latest=False), read_bound(until, latest=True)
    if earliest and latest and earliest > latest:
        raise UsageError(f"--since {since} lies after --until {until}.", "Swap them.")
    if since or until:
        return Interval(earliest or understood.earliest, latest or understood.latest)
    return understood


def _about(inquiry: Inquiry, entries: Record, about: str | None) -> Inquiry:
    """The question, its sides those of the contact that is named."""
    if about is None:
        return inquiry
    contact = next((c for c in entries.contacts if c.id.startswith(about)), None)
    if contact is None:
        raise NotFoundError("contact", about, "List them with: readouts contacts")
    return replace(inquiry, sides=contact.participants, about=contact.id)


def _say_what_can_be_asked(patterns: InquiryPatterns) -> None:
    console = err()
    console.print("The question was not understood. These can be asked:")
    for kind in patterns.kinds:
        console.print(f"  [bold]{kind.kind}[/]  {kind.asks}: [italic]{kind.example}[/]", soft_wrap=True)
    console.print("Or say what is asked: --kind last --between FRA RUS", soft_wrap=True)


def answered(found: Answer, wording: Wording) -> str:
    """The answer as a sentence."""
    inquiry = found.inquiry
    between = " and ".join(dict.fromkeys(wording.actor(a) if a.name else wording.actor_of(a) for a in inquiry.sides))
    if found.reply == "none":
        unsure = " that surely took place" if found.unsure else ""
        what = "refused, cancelled or ruled-out contact" if inquiry.kind == "refused" else "contact"
        joined = f"between {between}" if len(inquiry.sides) > 1 else f"of {between}"
        return f"The record holds no {what} {joined}{unsure}, which does not mean that there was none."
    if inquiry.kind == "said":
        if found.reply == "unknown":
            return "The record holds no account" + (f" that speaks of {inquiry.topic}." if inquiry.topic else ".")
        sides = [wording.state(s.side) for s in found.said]
        return f"The record holds the words of {' and '.join(sides)} on the {_named(found.contacts[0])}."
    if inquiry.kind == "initiated":
        return _initiated(found, wording)
    number, exact = counted(found.contacts)
    if inquiry.kind in ("last", "first"):
        contact = found.contacts[0]
        return f"The {inquiry.kind} that the record holds is the {_named(contact)}."
    if inquiry.kind == "refused":
        return f"Yes: the record holds {_number(number, exact)}."
    parts = (f"{n} {channel_word(c)}{'s' if n > 1 else ''}" for c, n in by_channel(found.contacts))
    channels = ", ".join(parts)
    yes = "Yes: the" if found.reply == "yes" else "The"
    return f"{yes} record holds {_number(number, exact)} ({channels})."


def _initiated(found: Answer, wording: Wording) -> str:
    if found.reply == "unknown":
        return f"Nobody says who asked for the {_named(found.contacts[0])}."
    names = [wording.state(value) for value, _ in found.values]
    if found.reply == "differing":
        return f"Accounts of the {_named(found.contacts[0])} differ: {' or '.join(names)}."
    return f"{names[0]} asked for the {_named(found.contacts[0])}, or called."


def _named(contact: Contact) -> str:
    channel = channel_word(contact.channel)
    return f"{channel} of {when(contact.date.interval)} ({contact.id[:8]})"


def _number(number: int, exact: bool) -> str:
    return f"{'' if exact else 'at least '}{number} {'contact' if number == 1 else 'contacts'}"


def _print(
    console: Console, found: Answer, understood: str, sentence: str, outlets: Mapping[str, str], wording: Wording
) -> None:
    console.print(Text(sentence, style="bold"), soft_wrap=True)
    console.print(Text(f"  Understood: {understood}", style="dim"), soft_wrap=True)
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
        console.print("\n  [bold]Not sure[/]")
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
