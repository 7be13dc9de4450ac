"""Gold sets: texts with what a careful reader finds in them, and the figures of codings against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Protocol, TypeVar

from readouts.coding.coding import Coding
from readouts.documents.document import Document
from readouts.evaluation.attributions import AttributedText, Attribution, attribution_figures, attribution_of
from readouts.evaluation.contacts import GoldAccount, GoldContact, account_figures, contact_figures
from readouts.evaluation.figures import Figure
from readouts.evaluation.paragraphs import CodedParagraph, PlacedEvent, paragraph_figures, placed
from readouts.evaluation.sentences import CodedSentence, CodedSides, reported, sentence_figures
from readouts.evaluation.times import TimedText, Timex, time_figures, timex_of
from readouts.evaluation.words import GoldClaim, GoldDate, claim_figures, date_figures
from readouts.record.builder import RecordBuilder
from readouts.record.model import DocumentFacts

T = TypeVar("T")
ALL = "all"


class GoldSet(Protocol):
    """A gold set of any kind."""

    @property
    def name(self) -> str:
        """What tables and floors call it."""
        ...

    @property
    def kind(self) -> str:
        """What it is gold for."""
        ...

    @property
    def path(self) -> Path:
        """Where it lies."""
        ...

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its texts, in order."""
        ...

    def figures(self, codings: Sequence[Coding], builder: RecordBuilder) -> list[Figure]:
        """The figures of the codings of its documents, in the same order."""
        ...


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """What a sentence reports, and the part of its set to which it belongs."""

    event: CodedSides
    trap: bool
    part: str | None


@dataclass(frozen=True, slots=True)
class SentenceSet:
    """Sentences with one event each."""

    name: str
    path: Path
    documents: tuple[Document, ...]
    gold: tuple[GoldSentence, ...]
    kind: str = "events of sentences"

    def figures(self, codings: Sequence[Coding], builder: RecordBuilder) -> list[Figure]:
        """Types, sides, triples, modes, traps."""
        rows = [
            (g.part, CodedSentence(g.event, reported(c.events), g.trap))
            for g, c in zip(self.gold, codings, strict=True)
        ]
        return by_part(rows, sentence_figures)


@dataclass(frozen=True, slots=True)
class ParagraphSet:
    """Running paragraphs with all their events."""

    name: str
    path: Path
    documents: tuple[Document, ...]
    gold: tuple[tuple[str | None, tuple[PlacedEvent, ...]], ...]
    """Part and events of each paragraph."""
    kind: str = "events of running text"

    def figures(self, codings: Sequence[Coding], builder: RecordBuilder) -> list[Figure]:
        """Types and whole events, precise and complete."""
        rows = [
            (part, CodedParagraph(d.text, gold, tuple(placed(e) for e in c.events)))
            for d, (part, gold), c in zip(self.documents, self.gold, codings, strict=True)
        ]
        return by_part(rows, paragraph_figures)


@dataclass(frozen=True, slots=True)
class AttributionSet:
    """Texts with who says what in them."""

    name: str
    path: Path
    documents: tuple[Document, ...]
    gold: tuple[tuple[str | None, tuple[Attribution, ...]], ...]
    """Part and attributions of each text."""
    kind: str = "attribution"

    def figures(self, codings: Sequence[Coding], builder: RecordBuilder) -> list[Figure]:
        """Content, source, cue, and all together."""
        rows = [
            (part, AttributedText(d.text, gold, tuple(attribution_of(s) for s in c.statements)))
            for d, (part, gold), c in zip(self.documents, self.gold, codings, strict=True)
        ]
        return by_part(rows, attribution_figures)


@dataclass(frozen=True, slots=True)
class TimeSet:
    """Texts with their time expressions."""

    name: str
    path: Path
    documents: tuple[Document, ...]
    gold: tuple[tuple[str | None, tuple[Timex, ...]], ...]
    """Part and expressions of each text."""
    kind: str = "time expressions"

    def figures(self, codings: Sequence[Coding], builder: RecordBuilder) -> list[Figure]:
        """Strict, relaxed, value."""
        rows = [
            (part, TimedText(d.text, gold, tuple(timex_of(d.text, t) for t in c.times)))
            for d, (part, gold), c in zip(self.documents, self.gold, codings, strict=True)
        ]
        return by_part(rows, time_figures)


@dataclass(frozen=True, slots=True)
class ReportSet:
    """Documents with the contacts, accounts, claims and dates that they hold together."""

    name: str
    path: Path
    documents: tuple[Document, ...]
    contacts: tuple[GoldContact, ...]
    accounts: tuple[GoldAccount, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    kind: str = "contacts, accounts, claims, dates"

    def figures(self, codings: Sequence[Coding], builder: RecordBuilder) -> list[Figure]:
        """Those of the record that the documents give together; dates as each document has them alone, and together."""
        record = builder.build(codings, [facts_of(d) for d in self.documents])
        found = contact_figures(self.contacts, record.contacts)
        if self.accounts:
            found += account_figures(self.accounts, self.contacts, record.contacts)
        if self.claims:
            found += claim_figures(self.claims, record.claims)
        if self.dates:
            found += date_figures(self.dates, {c.document: c.times for c in codings})
            dated = builder.dater.date(codings)
            together = date_figures(self.dates, {c.document: c.times for c in dated})
            found += [replace(f, name=f"{f.name} together") for f in together if f.name == "dates value"]
        return found


def facts_of(document: Document) -> DocumentFacts:
    """What a record needs to know of a document."""
    return DocumentFacts(
        id=document.id,
        digest=document.digest,
        title=document.title,
        outlet=document.outlet,
        outlet_country=document.outlet_country,
        kind=document.kind,
        stated=document.stated,
        text=document.text,
    )


def by_part(rows: Sequence[tuple[str | None, T]], figures: Callable[[Sequence[T]], Iterable[Figure]]) -> list[Figure]:
    """The figures of all rows together and, where the set has parts, of each part."""
    found = [replace(f, part=ALL) for f in figures([row for _, row in rows])]
    parts = sorted(((part, row) for part, row in rows if part is not None), key=lambda pair: pair[0])
    for part, group in groupby(parts, key=lambda pair: pair[0]):
        found += [replace(f, part=part) for f in figures([row for _, row in group])]
    return found
