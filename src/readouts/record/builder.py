"""The record from the set of codings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.record.anchors import ClaimWords
from readouts.record.claims import check_claims, with_claims
from readouts.record.contact import contact_of
from readouts.record.corpus import Corpus, distinct
from readouts.record.corrections.codings import Corrector
from readouts.record.corrections.edits import Editor
from readouts.record.corrections.given import Given
from readouts.record.corrections.model import Correction, in_force
from readouts.record.dating import Dater
from readouts.record.events import merge_events
from readouts.record.joint import with_parts_folded
from readouts.record.merge import Merger
from readouts.record.model import Contact, DatedDocument, DocumentFacts, Record
from readouts.record.pairing.comparer import Comparer
from readouts.record.settling import settled
from readouts.record.terms import TermBook
from readouts.record.told import told


@dataclass(frozen=True, slots=True)
class RecordBuilder:
    """Builds a record: dates first, then contacts, then events, then claims."""

    book: TermBook
    dater: Dater
    merger: Merger
    words: ClaimWords

    @classmethod
    def load(cls, table: ActorTable) -> RecordBuilder:
        """The builder with the data that ships with the package."""
        return cls(table, Dater.load(table), Merger(Comparer.load()), ClaimWords.load())

    def build(
        self, codings: Sequence[Coding], facts: Sequence[DocumentFacts], corrections: Sequence[Correction] = ()
    ) -> Record:
        """The record; the same whatever the order of ``codings``, and however often one of them comes.

        Args:
            codings: What the documents say.
            facts: What is known of the documents.
            corrections: The log of people's corrections; those that are in force act, the others leave no trace.
        """
        log = in_force(corrections)
        corrector = Corrector.of(log)
        facts = [corrector.facts(f) for f in facts]
        dated = self.dater.date([corrector.coding(c) for c in distinct(codings)])
        known = {f.id: f for f in facts}
        corpus = Corpus.of([told(c, known.get(c.document), self.words, self.book) for c in dated], facts)
        by_digest = {c.digest: c for c in corpus.codings}
        editor = Editor.of(log, by_digest)
        merger = self.merger.heeding(Given.of(log, by_digest))
        clusters = merger.merge(corpus, with_parts_folded(corpus.filed()))
        contacts = settled(
            corpus, self.book, self.dater.zones, [editor.contact(contact_of(corpus, c)) for c in clusters]
        )
        events = merge_events(corpus, contacts)
        documents = tuple(editor.document(_document(corpus, c), c.digest) for c in corpus.codings)
        claims = tuple(editor.claim(c) for c in check_claims(corpus, contacts, events, documents))
        events = tuple(editor.event(e) for e in events)
        return Record(documents, events, tuple(sorted(with_claims(contacts, claims), key=_by_date)), claims)


def _document(corpus: Corpus, coding: Coding) -> DatedDocument:
    return DatedDocument(
        coding.document,
        coding.published,
        coding.published_how,
        _publisher(corpus, coding),
        coding.grounds,
        coding.contradictions,
    )


def _publisher(corpus: Corpus, coding: Coding) -> str | None:
    facts = corpus.facts.get(coding.document)
    return facts.outlet if facts else None


def _by_date(contact: Contact) -> tuple[str, str, str]:
    interval = contact.date.interval
    return (str(interval.earliest or interval.latest or ""), str(interval.latest or ""), contact.id)
