"""A coding as a person reads it: sentence, then what was coded in it, then the rules in order with their reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from readouts.coding.coding import Claim, Coding, ContactReport, EventMention, Participant
from readouts.contract.wording import STATUS_COLOURS, STATUS_WORDS, Wording
from readouts.day_words import when
from readouts.interval import Dated
from readouts.language.reading import Reading
from readouts.ontology.plover import Ontology
from readouts.span import Span
from readouts.trace import Trace

_LONGEST = 90
"""Characters of a quotation in a line; the sentence itself stands whole above it."""
_STANDING = {"main": "what the report is about", "other": "told besides", "background": "recalled"}
_KIND_WORDS = {
    "first_since": "first since",
    "nth": "a count",
    "none_since": "none since",
    "last_contact": "last contact",
    "initiated_by": "who began it",
    "not_mentioned": "left out of an account",
}
_OUTCOME_WORDS = {"blocked": "blocked: ", "no_match": "did not match: ", "fired": ""}
_MARKS = {"fired": "", "blocked": "red", "no_match": "dim"}


class Explainer:
    """Prints codings with every rule that led to them."""

    def __init__(self, console: Console, wording: Wording, ontology: Ontology) -> None:
        self._console = console
        self._wording = wording
        self._ontology = ontology

    def print(self, reading: Reading, coding: Coding) -> None:
        """One document: what was left aside, then each sentence with what was coded in it."""
        self._print_head(reading, coding)
        items = self._items(reading, coding)
        paragraph = 0
        for sentence in reading.parse.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                self._console.print(Rule(style="dim"))
            found = items.get(sentence.i, [])
            words = _one_line(reading.text(sentence.span))
            self._console.print(Text(words, style="bold" if found else "dim"))
            for item in found:
                self._console.print(Padding(item, (0, 0, 1, 2), expand=False))
            if not found:
                self._console.print()

    def _print_head(self, reading: Reading, coding: Coding) -> None:
        document = reading.document
        self._console.print(
            Rule(Text(f" {document.title or document.path or document.id} ", style="bold"), align="left")
        )
        rows = [("published", f"{when(coding.published.interval)}{_because(coding.published)}")]
        rows += [("outlet", document.outlet)] if document.outlet else []
        rows += [
            ("not the report", f"{item.kind.replace('_', ' ')} {_quoted(reading, item.span)}")
            for item in document.furniture
        ]
        self._console.print(_rows(rows))
        self._console.print()

    def _items(self, reading: Reading, coding: Coding) -> dict[int, list[RenderableType]]:
        """What was coded, by sentence, in text order; a contact stands with the words that say most of it."""
        triggers = {e.id: e.trigger for e in coding.events}
        placed: list[tuple[Span, int, RenderableType]] = []
        placed += [(e.trigger, 0, self._event(reading, coding, e)) for e in coding.events]
        for report in coding.contacts:
            spans = [triggers[e] for e in report.events if e in triggers] or list(report.evidence)
            if spans:
                placed.append((spans[0], 1, self._contact(reading, report, spans)))
        # A claim's words may be the whole sentence: it stands after what is told in them.
        placed += [(Span(c.words.end - 1, c.words.end), 2, self._claim(reading, c)) for c in coding.claims]
        found: dict[int, list[RenderableType]] = defaultdict(list)
        for span, _, item in sorted(placed, key=lambda row: (row[0], row[1])):
            tokens = reading.parse.tokens_in(span)
            if tokens:
                found[tokens[0].sentence].append(item)
        return found

    def _event(self, reading: Reading, coding: Coding, event: EventMention) -> RenderableType:
        type_ = self._ontology.types[event.type]
        mode = type_.modes.get(event.mode or "")
        head = Text.assemble(
            ("● ", "cyan"),
            (event.type + (f"/{event.mode}" if event.mode else ""), "bold cyan"),
            "  ",
            self._sides(event),
        )
        for name in event.auxiliary:
            head.append(f"  {name}", style="bold red" if name == "negated" else "bold yellow")
        rows = [("words", _quoted(reading, event.trigger)), ("means", type_.label + (f": {mode}" if mode else ""))]
        rows += [(name, self._ontology.auxiliary[name]) for name in event.auxiliary]
        rows += [("about", f"“{_short(event.about)}”")] if event.about else []
        rows += [("when", f"{when(event.date.interval)}{_because(event.date)}")]
        rows += [("where", event.place.name)] if event.place else []
        rows += [("standing", f"{_STANDING[event.standing]}. {event.standing_because}".strip())]
        rows += [("said by", self._speakers(coding, event))]
        return Group(head, _details(rows, event.trace, reading))

    def _sides(self, event: EventMention) -> str:
        actors, recipients = self._names(event.actors), self._names(event.recipients)
        if actors and recipients:
            return f"{actors} → {recipients}"
        return f"→ {recipients}" if recipients else actors or "nobody named"

    def _names(self, participants: Sequence[Participant]) -> str:
        return ", ".join(dict.fromkeys(self._wording.actor_of(p.actor) for p in participants))

    def _speakers(self, coding: Coding, event: EventMention) -> str:
        by_id = {s.id: s for s in coding.statements}
        speakers = [by_id[i].speaker for i in event.statements if i in by_id]
        named = [self._wording.actor_of(s) if s else "somebody who is not named" for s in speakers]
        return ", as told by ".join(named) or "the outlet itself"

    def _contact(self, reading: Reading, report: ContactReport, spans: Sequence[Span]) -> RenderableType:
        many = "" if report.count == 1 else f"{report.count} × "
        head = Text.assemble(
            ("■ contact  ", "bold green"),
            (f"{many}{report.channel if report.channel != 'unknown' else 'channel not told'}, ", "bold"),
            (STATUS_WORDS[report.status], STATUS_COLOURS[report.status]),
            "  ",
            " – ".join(dict.fromkeys(self._wording.actor_of(p) for p in report.participants)) or "nobody named",
        )
        main = "what the document is about" if report.standing == "main" else "recalled by the document"
        rows = [("words", ", ".join(_quoted(reading, s) for s in spans)), ("standing", main)]
        rows += [("when", f"{when(report.date.interval)}{_because(report.date)}")]
        rows += [("asked for by", self._wording.state(report.initiator))] if report.initiator else []
        rows += [("lasted", f"{report.duration_minutes} minutes")] if report.duration_minutes else []
        return Group(head, _details(rows, report.trace, reading))

    def _claim(self, reading: Reading, claim: Claim) -> RenderableType:
        head = Text.assemble(("▲ claim  ", "bold magenta"), (_KIND_WORDS.get(claim.kind, claim.kind), "bold"))
        rows = [("words", _quoted(reading, claim.words))]
        rows += [("counts from", f"“{claim.anchor.text}”")] if claim.anchor else []
        rows += [("value", str(claim.value))] if claim.value is not None else []
        rows += [("of", " – ".join(dict.fromkeys(self._wording.actor_of(p) for p in claim.participants)))]
        return Group(head, _details(rows, claim.trace, reading))


def _details(rows: Sequence[tuple[str, str]], trace: Trace, reading: Reading) -> RenderableType:
    table = _rows(rows)
    for number, step in enumerate(trace, start=1):
        reason = Text(f"{number}. {_OUTCOME_WORDS[step.outcome]}{step.reason}", style=_MARKS[step.outcome])
        words = [_quoted(reading, s) for s in step.evidence]
        # Most reasons quote their words already.
        told = step.reason + "".join(words for _, words in rows)
        unquoted = [w for w in words if w.strip("“”") not in told]
        if unquoted:
            reason.append(f" {', '.join(unquoted)}", style="dim")
        reason.append(f"  {step.rule}", style="dim")
        table.add_row("because" if number == 1 else "", reason)
    return table


def _rows(rows: Sequence[tuple[str, str]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 2))
    table.add_column(no_wrap=True, style="dim", width=14)
    table.add_column(overflow="fold")
    shown = ""
    for name, words in rows:
        table.add_row(name if name != shown else "", Text(words))
        shown = name
    return table


def _because(dated: Dated) -> str:
    return f" ({'; '.join(dated.because)})" if dated.because else ""


def _quoted(reading: Reading, span: Span) -> str:
    return f"“{_short(reading.text(span))}”"


def _short(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _one_line(text: str) -> str:
    return " ".join(text.split())
