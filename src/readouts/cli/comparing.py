"""``compare``: accounts side by side, for reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readouts.cli.options import JsonOption, RecordOption, settings_for
from readouts.cli.showing import IdArgument
from readouts.cli.terminal import out, print_json
from readouts.contract.entries import comparison_json
from readouts.contract.wording import Wording, counted
from readouts.day_words import when
from readouts.desk.desk import Desk
from readouts.record.accounts.compare import OUTLETS, compare_contacts, compare_sides
from readouts.record.accounts.gathering import same_words
from readouts.record.model import AccountPoint, AlignedPoint, Comparison, Conflict, Contact


def compare(
    first: IdArgument,
    second: Annotated[str | None, typer.Argument(metavar="[ID]", help="A second contact.", show_default=False)] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Accounts side by side: with one contact those of its sides, with two the two contacts."""
    with Desk.open(settings_for(record)) as desk:
        catalogue = desk.catalogue()
        one, two = catalogue.contact(first), catalogue.contact(second) if second else None
        comparison = compare_contacts(one, two) if two else compare_sides(one)
        contacts = [c for c in (one, two) if c]
        if as_json:
            print_json(comparison_json(comparison))
            return
        documents = catalogue.documents_with(d.document for c in contacts for d in c.documents)
        outlets = {i: d.name for i, d in documents.items()}
        Page(out(), comparison, desk.wording, outlets, contacts).show()


class Page:
    """A comparison on a terminal: what differs first, then what is shared, what stands on one side, what is left out."""

    def __init__(
        self,
        console: Console,
        comparison: Comparison,
        wording: Wording,
        outlets: Mapping[str, str],
        contacts: Sequence[Contact],
    ) -> None:
        self._console, self._comparison, self._wording, self._outlets = console, comparison, wording, outlets
        self._contacts = contacts
        titles = {c.id: f"{_channel(c)} of {when(c.date.interval)}" for c in contacts}
        self._names = {c: titles.get(c) or self._side(c) for c in comparison.columns}

    def _side(self, column: str) -> str:
        return "the outlets" if column == OUTLETS else self._wording.state(column)

    def show(self) -> None:
        """Print the page."""
        for contact in self._contacts:
            line = Text(f"{_channel(contact)} of {when(contact.date.interval)}", style="bold cyan")
            line.append(f"  {self._wording.sides(contact)}", style="bold")
            line.append(f"  {contact.id[:8]}", style="dim")
            self._console.print(line)
        self._differing()
        self._both()
        for column, points in self._comparison.only:
            self._only(column, points)
        for column, points in self._comparison.absent:
            self._absent(column, points)

    def _heading(self, mark: str, words: str, number: int, style: str) -> None:
        self._console.print(f"\n[bold {style}]{mark} {words}[/] [dim]{number}[/]")

    def _differing(self) -> None:
        if self._comparison.differing:
            self._heading("≠", "They differ", len(self._comparison.differing), "magenta")
        for conflict in self._comparison.differing:
            self._console.print(f"  [magenta]{_ABOUT.get(conflict.about, conflict.about)}[/]")
            self._console.print(Padding(self._values(conflict), (0, 0, 0, 4)))

    def _values(self, conflict: Conflict) -> Table:
        table = _table()
        for value in conflict.values:
            shown = self._wording.state(value.value) if conflict.about == "initiator" else value.value
            words = list(dict.fromkeys(f"“{_line(s.text)}” [dim]{self._outlet(s.document)}[/]" for s in value.sources))
            table.add_row(f"[bold]{shown}[/]", "\n".join(words) or "[dim]no words kept[/]")
        return table

    def _both(self) -> None:
        if self._comparison.both:
            self._heading(
                "=", "In both" if len(self._names) == 2 else "In several", len(self._comparison.both), "green"
            )
        for aligned in self._comparison.both:
            table = _table()
            for column in self._comparison.columns:
                if points := [p for c, p in aligned.points if c == column]:
                    table.add_row(self._names[column], self._words(points))
            self._console.print(Padding(table, (0, 0, 1, 2)))

    def _only(self, column: str, points: Sequence[AlignedPoint]) -> None:
        self._heading("–", f"Only {self._names[column]}", len(points), "yellow")
        for aligned in points:
            found = [p for c, p in aligned.points if c == column] or [p for _, p in aligned.points]
            self._console.print(Padding(_bullet(self._words(found)), (0, 0, 0, 2)))
        if not points:
            self._console.print("  [dim]nothing that the others lack[/]")

    def _absent(self, column: str, points: Sequence[AlignedPoint]) -> None:
        if points:
            self._heading("∅", f"Said to be missing from {self._names[column]}'s account", len(points), "yellow")
        for aligned in points:
            found = [p for c, p in aligned.points if c == column]
            self._console.print(Padding(_bullet(self._words(found)), (0, 0, 0, 2)))
            for other, point in aligned.points:
                if other != column:
                    words = f"[dim]{self._names.get(other, other)}:[/] “{_line(point.point.text)}”"
                    self._console.print(Padding(words, (0, 0, 0, 6)))

    def _words(self, points: Sequence[AccountPoint]) -> str:
        """Different wordings once each, with all who print them."""
        printed: dict[str, list[AccountPoint]] = {}
        for found in points:
            printed.setdefault(same_words(found.point), []).append(found)
        lines = []
        for group in printed.values():
            told = group[0].point.told_by
            teller = f", as {self._wording.state(told)} tells it" if told else ""
            where = ", ".join(dict.fromkeys(self._outlet(p.document) for p in group))
            lines.append(f"“{_line(group[0].point.text)}” [dim]{where}{teller}[/]")
        return "\n".join(lines)

    def _outlet(self, document: str) -> str:
        return self._outlets.get(document, document)


_ABOUT = {"initiator": "who asked for it", "duration": "how long it lasted", "day": "a date", "clock": "a time of day"}


def _channel(contact: Contact) -> str:
    noun = "contact" if contact.channel == "unknown" else contact.channel
    return (
        noun
        if contact.count == 1
        else f"{contact.count} contacts"
        if contact.count == "several"
        else counted(contact.count, noun)
    )


def _table() -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", min_width=10, max_width=22, overflow="fold")
    table.add_column(overflow="fold")
    return table


def _bullet(words: str) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(width=1, style="dim")
    table.add_column(overflow="fold")
    table.add_row("·", words)
    return table


def _line(text: str) -> str:
    return " ".join(text.split())
