"""The record from the set of codings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.interval import Interval
from readouts.record.claims.anchors import ClaimWords
from readouts.record.corrections.model import Correction
from readouts.record.dating.documents import Dater
from readouts.record.dating.terms import TermBook
from readouts.record.growing.engine import Rules, update
from readouts.record.growing.sources import Given, Sources
from readouts.record.merging.merge import Merger
from readouts.record.merging.pairing.comparer import Comparer
from readouts.record.model import CheckedClaim, Contact, DatedDocument, DocumentFacts, Event, Record
from readouts.record.shelf import MemoryShelf, Shelf


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
        given, shelf = Given.of(codings, facts), MemoryShelf()
        self.update(shelf, given, given.codings, corrections)
        return record_on(shelf)

    def update(
        self, shelf: Shelf, sources: Sources, documents: Iterable[str], corrections: Sequence[Correction] = ()
    ) -> None:
        """Bring a record up to date: ``documents`` are those that are new, changed or gone. It costs what they touch."""
        update(Rules(self.book, self.dater, self.merger, self.words), shelf, sources, documents, corrections)


def record_on(shelf: MemoryShelf) -> Record:
    """All entries of a record in memory, in their order."""
    return Record(
        tuple(sorted(shelf.rows(DatedDocument), key=lambda d: d.id)),
        tuple(sorted(shelf.rows(Event), key=place_of_event)),
        tuple(sorted(shelf.rows(Contact), key=place_of_contact)),
        tuple(sorted(shelf.rows(CheckedClaim), key=place_of_claim)),
    )


def place_of_contact(contact: Contact) -> tuple[str, str, str]:
    """What orders contacts: the first day, the last day, the id."""
    return (_first(contact.date.interval), str(contact.date.interval.latest or ""), contact.id)


def place_of_event(event: Event) -> tuple[str, str]:
    """What orders events: the first day, the id."""
    return (_first(event.date.interval), event.id)


def place_of_claim(claim: CheckedClaim) -> tuple[str, int, int, str]:
    """What orders claims: the document, and the place in it."""
    return (claim.document or "", claim.words.start, claim.words.end, claim.id)


def _first(days: Interval) -> str:
    return str(days.earliest or days.latest or "")
