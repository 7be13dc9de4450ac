"""The record from the set of codings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.record.dating import Dater
from readouts.record.model import DatedDocument, DocumentFacts, Record


@dataclass(frozen=True, slots=True)
class RecordBuilder:
    """Builds a record."""

    table: ActorTable
    dater: Dater

    @classmethod
    def load(cls, table: ActorTable) -> RecordBuilder:
        """The builder with the data that ships with the package."""
        return cls(table, Dater.load(table))

    def build(self, codings: Sequence[Coding], facts: Sequence[DocumentFacts]) -> Record:
        """The record; the same whatever the order of ``codings``."""
        dated = tuple(DatedDocument(c.document, c.published, c.published_how) for c in self.dater.date(codings))
        return Record(dated, (), (), ())
