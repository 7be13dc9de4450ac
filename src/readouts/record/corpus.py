"""The codings that a record is made of, each document once, with look-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readouts.coding.coding import Coding, ContactReport, Statement
from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.interval import Interval
from readouts.record.model import DocumentFacts, Source
from readouts.record.subjects import subject_words
from readouts.span import Span


@dataclass(frozen=True, slots=True)
class Filed:
    """A contact report with the document that holds it."""

    coding: Coding
    report: ContactReport
    also: tuple[str, ...] = ()
    """Ids of reports of the same document that are parts of it."""

    @property
    def document(self) -> str:
        """Id of the document."""
        return self.coding.document

    @property
    def key(self) -> tuple[str, str]:
        """What orders reports: the document's digest, then the report's id. The same in every run."""
        return (self.coding.digest, self.report.id)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Codings by document id, with what is known of each document. Looked up one by one, never walked through."""

    facts: Mapping[str, DocumentFacts]
    by_document: Mapping[str, Coding]
    words: Mapping[str, frozenset[str]]
    """What each document is about, by its content words."""
    states: Mapping[str, frozenset[str]]
    """The states whose people each document speaks of."""

    @classmethod
    def of(cls, codings: Sequence[Coding], facts: Sequence[DocumentFacts]) -> Corpus:
        """The corpus of these codings; the order does not matter, and a document that comes twice counts once."""
        chosen = distinct(codings)
        words = {c.document: subject_words(c) for c in chosen}
        states = {c.document: states_in(c) for c in chosen}
        return cls({f.id: f for f in sorted(facts, key=lambda f: f.id)}, {c.document: c for c in chosen}, words, states)

    def published(self, document: str) -> Interval:
        """The days on which a document may have appeared."""
        return self.by_document[document].published.interval

    def heard(self, document: str) -> frozenset[str]:
        """The states of which a document speaks: those of its people, and the one whose page it is."""
        own = self.official_state(document)
        return self.states[document] | {own} if own else self.states[document]

    def publisher(self, document: str) -> str:
        """Who published a document: the outlet, else the document itself stands alone."""
        facts = self.facts.get(document)
        return facts.outlet if facts and facts.outlet else document

    def official_state(self, document: str) -> str | None:
        """The state for which a document as a whole speaks: the country of an official page."""
        return official_state(self.facts.get(document))

    def statement_over(self, document: str, span: Span) -> Statement | None:
        """The innermost statement whose words (or whose naming of its source) hold the span."""
        found = [s for s in self.by_document[document].statements if any(c.contains(span) for c in s.content)]
        return min(found, key=lambda s: (sum(len(c) for c in s.content), s.id), default=None)

    def side_of(self, document: str, statement: Statement | None) -> str | None:
        """The state that speaks: the speaker's, else the state of an official page."""
        if statement and statement.speaker and statement.speaker.state:
            return statement.speaker.state
        return self.official_state(document)

    def source(self, document: str, span: Span) -> Source:
        """A place in a document with its words and whoever says them."""
        statement = self.statement_over(document, span)
        facts = self.facts.get(document)
        return Source(
            document=document,
            span=span,
            text=span.text_of(facts.text) if facts and facts.text else "",
            statement=statement.id if statement else None,
            side=self.side_of(document, statement),
        )

    def sources(self, document: str, spans: Sequence[Span]) -> tuple[Source, ...]:
        """Places in one document."""
        return tuple(self.source(document, s) for s in spans)


def distinct(codings: Sequence[Coding]) -> tuple[Coding, ...]:
    """Each document once, by document id: the same digest is the same document (the smallest id keeps it)."""
    chosen: dict[str, Coding] = {}
    for coding in sorted(codings, key=lambda c: (c.document, c.digest)):
        chosen.setdefault(coding.digest, coding)
    by_id: dict[str, Coding] = {}
    for coding in sorted(chosen.values(), key=lambda c: (c.document, c.digest)):
        by_id.setdefault(coding.document, coding)
    return tuple(by_id[d] for d in sorted(by_id))


def official_state(facts: DocumentFacts | None) -> str | None:
    """The state for which a document as a whole speaks: the country of an official page."""
    return facts.outlet_country if facts and facts.kind in OFFICIAL_KINDS else None


def states_in(coding: Coding) -> frozenset[str]:
    """The states of everybody who acts, is acted on, takes part or speaks in a document."""
    actors = [p.actor for e in coding.events for p in (*e.actors, *e.recipients)]
    actors += [a for r in coding.contacts for a in r.participants]
    actors += [s.speaker for s in coding.statements if s.speaker]
    return frozenset(a.state for a in actors if a.state)
