"""Results that show themselves in Jupyter; what they hold stays the plain dataclasses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from readouts.coding.coding import Coding, ContactReport, EventMention, Statement
from readouts.contract.answers import answer_json
from readouts.contract.coding import coding_json
from readouts.contract.entries import comparison_json
from readouts.contract.marks import LETTERS, MarkKind, Segment, marks_of, segments
from readouts.contract.values import Json, speaker_json
from readouts.contract.wording import STATUS_WORDS, Wording, channel_word
from readouts.day_words import when
from readouts.desk.asking import Answered
from readouts.documents.document import Document
from readouts.interval import Interval
from readouts.notebook.aligning import AlignedRow, aligned_rows, differing_rows
from readouts.notebook.rendering import rendered
from readouts.record.model import Comparison, Contact

_NOUNS: dict[MarkKind, str] = {
    "contact": "contacts", "event": "events", "statement": "statements", "claim": "claims", "time": "times"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownCoding:
    """A coding as tables: contacts, events, statements, with the days and the people."""

    coding: Coding

    def to_dict(self) -> Json:
        """The JSON of the contract, as ``readouts code`` prints it."""
        return coding_json(self.coding)

    def _repr_html_(self) -> str:
        return rendered("coding.html", tables=_tables(self.coding), title=f"Document {self.coding.document}")


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document with its coding: its text, with the evidence marked where it stands."""

    document: Document
    coding: Coding
    published: Interval | None = None
    """The days on which it appeared, where a record knows them better than the coding alone."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The text, cut wherever a mark begins or ends."""
        return segments(self.document, marks_of(self.coding))

    def to_dict(self) -> Json:
        """The JSON of the coding, with the document's text."""
        return {**coding_json(self.coding), "text": self.document.text}

    def _repr_html_(self) -> str:
        marks = marks_of(self.coding)
        counts = {kind: len({m.of for m in marks if m.kind == kind}) for kind in LETTERS}
        published = self.published or self.coding.published.interval
        facts = (self.document.outlet, when(published), self.document.kind, self.document.url)
        return rendered(
            "document.html",
            title=self.document.title or f"Document {self.document.id}",
            facts=[f for f in facts if f],
            legend=[(kind, _NOUNS[kind], count) for kind, count in counts.items()],
            segments=segments(self.document, marks),
            tables=_tables(self.coding),
        )


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """Accounts side by side: what is in both, what only one has, where they differ, what is not mentioned."""

    comparison: Comparison
    contacts: Sequence[Contact] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """How columns and states are called; those that are not there as the comparison calls them."""
    outlets: Mapping[str, str] = field(default_factory=dict)
    """How documents are called; those that are not there by their ids."""

    @property
    def rows(self) -> tuple[AlignedRow, ...]:
        """The points in the order in which they are shown."""
        return aligned_rows(self.comparison, self.names, self.outlets)

    def to_dict(self) -> Json:
        """The JSON of the contract, as ``readouts compare --json`` prints it."""
        return comparison_json(self.comparison)

    def _repr_html_(self) -> str:
        return rendered(
            "comparison.html",
            columns=[self.names.get(c, c) for c in self.comparison.columns],
            differing=differing_rows(self.comparison, self.names, self.outlets),
            rows=self.rows,
            headings=[f"{channel_word(c.channel)} of {when(c.date.interval)} ({c.id[:8]})" for c in self.contacts],
        )


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer with what was understood and what the record covers."""

    answered: Answered
    wording: Wording
    outlets: Mapping[str, str]

    def to_dict(self) -> Json:
        """The JSON of the contract, as ``readouts ask --json`` prints it."""
        return answer_json(self.answered.answer, self.answered.understood, self.answered.sentence)

    def __str__(self) -> str:
        return self.answered.sentence

    def _repr_html_(self) -> str:
        return rendered("answer.html", shown=self, told=self.to_dict(), wording=self.wording, outlets=self.outlets)


@dataclass(frozen=True, slots=True)
class Table:
    """Some rows below a heading."""

    heading: str
    kind: MarkKind
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _tables(coding: Coding) -> tuple[Table, ...]:
    tables = (
        Table("Contacts", "contact", ("when", "channel", "status", "who", "asked for by"), tuple(map(_contact, coding.contacts))),
        Table("Events", "event", ("when", "type", "auxiliary", "actors", "recipients"), tuple(map(_event, coding.events))),
        Table("Statements", "statement", ("speaker", "state", "medium", "words"), tuple(_statement(s) for s in coding.statements if s.content)),
        Table("Claims", "claim", ("kind", "words"), tuple((c.kind.replace("_", " "), _line(c.text)) for c in coding.claims)),
    )  # fmt: skip
    return tuple(t for t in tables if t.rows)


def _contact(contact: ContactReport) -> tuple[str, ...]:
    who = ", ".join(a.name or a.role or a.state or "?" for a in contact.participants)
    status = STATUS_WORDS[contact.status]
    return (when(contact.date.interval), channel_word(contact.channel), status, who, contact.initiator or "not told")


def _event(event: EventMention) -> tuple[str, ...]:
    actors, recipients = (
        ", ".join(dict.fromkeys(p.actor.state or p.actor.name or p.actor.role or "?" for p in people))
        for people in (event.actors, event.recipients)
    )
    kind = event.type + (f"/{event.mode}" if event.mode else "")
    return when(event.date.interval), kind, ", ".join(event.auxiliary) or "–", actors or "–", recipients or "–"


def _statement(statement: Statement) -> tuple[str, ...]:
    who = speaker_json(statement.speaker)
    return (
        who["speaker"] or who["role"] or "not named", who["state"] or "unknown", statement.medium or "not told", _line(statement.text),
    )  # fmt: skip


def _line(text: str, length: int = 160) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= length else folded[: length - 1] + "…"
