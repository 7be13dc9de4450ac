"""A checked claim as a person reads it: verdict, what was understood, what decides it in whose words, what else was weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from readouts.contract.wording import STATUS_WORDS, VERDICT_COLOURS, Wording, channel_word
from readouts.day_words import when
from readouts.desk.understanding import claim_understood
from readouts.record.model import CheckedClaim, Contact, Coverage, Source

_WEIGHTS = {"against": "against it", "disputed": "disputed", "doubtful": "in doubt", "excluded": "left out"}
# How many of the contacts that do not decide are shown.
_MOST_LEFT_OUT = 6


def print_claim(
    console: Console,
    claim: CheckedClaim,
    contacts: Mapping[str, Contact],
    outlets: Mapping[str, str],
    wording: Wording,
) -> None:
    """Print one checked claim."""
    about = contacts.get(claim.about or "")
    heading = Text()
    heading.append(claim.verdict.upper(), style=f"bold {VERDICT_COLOURS[claim.verdict]}")
    heading.append(f"  “{one_line(claim.text)}”")
    console.print(heading, soft_wrap=True)
    _indented(console, f"Understood: {claim_understood(claim, about, wording)}", "dim")
    for reason in claim.because:
        _indented(console, f"{reason[:1].upper()}{reason[1:]}.")
    deciding = [contacts[i] for i in claim.deciding if i in contacts]
    if deciding:
        console.print("\n  [bold]Decided by[/]")
    for contact in deciding:
        console.print(contact_line(contact, wording, indent=4), soft_wrap=True)
    own = [s for s in claim.sources if s.document != claim.document]
    if own:
        console.print("\n  [bold]In these words[/]")
    print_sources(console, own, outlets)
    _print_considered(console, claim, contacts, wording)
    print_coverage(console, claim.coverage)


def _print_considered(console: Console, claim: CheckedClaim, contacts: Mapping[str, Contact], wording: Wording) -> None:
    others = [c for c in claim.considered if c.contact not in claim.deciding and c.contact in contacts]
    if not others:
        return
    console.print("\n  [bold]Also considered[/]")
    for considered in others[:_MOST_LEFT_OUT]:
        console.print(contact_line(contacts[considered.contact], wording, indent=4), soft_wrap=True)
        _indented(console, f"    {_WEIGHTS[considered.weight]}: {considered.reason}", "dim")
    if len(others) > _MOST_LEFT_OUT:
        _indented(console, f"  and {len(others) - _MOST_LEFT_OUT} more", "dim")


def contact_line(contact: Contact, wording: Wording, *, indent: int = 2) -> Text:
    """A contact on one line: when, what, between whom, and how its id begins."""
    count = "several " if contact.count == "several" else f"{contact.count} " if contact.count != 1 else ""
    channel = channel_word(contact.channel) + ("s" if count else "")
    line = Text(" " * indent)
    line.append(when(contact.date.interval), style="cyan")
    line.append(f"  {count}{channel}" + ("" if contact.status == "held" else f", {STATUS_WORDS[contact.status]}"))
    line.append(f"  {wording.people(contact) or wording.sides(contact)}")
    line.append(f"  {contact.id[:8]}", style="dim")
    return line


def print_sources(console: Console, sources: Sequence[Source], outlets: Mapping[str, str]) -> None:
    """The words of each source, with the outlet that has them."""
    for source in sources:
        line = Text("    ")
        line.append(f"“{one_line(source.text)}”")
        line.append(f"  {outlets.get(source.document, source.document)}", style="dim")
        console.print(line, soft_wrap=True)


def print_coverage(console: Console, coverage: Coverage) -> None:
    """What the record covers, and where it holds nothing."""
    sentence = f"{coverage.sentence[:1].upper()}{coverage.sentence[1:]}."
    gaps = "; ".join(when(g) for g in coverage.gaps)
    console.print()
    _indented(console, sentence + (f" Nothing from: {gaps}." if gaps else ""), "dim")


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


def _indented(console: Console, text: str, style: str = "") -> None:
    console.print(Text(f"  {text}", style=style), soft_wrap=True)
