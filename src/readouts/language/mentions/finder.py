"""Finding the mentions of a document and linking them to actors."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.documents.document import Document
from readouts.language.parse import Parse
from readouts.language.reading import Mention


@dataclass(frozen=True, slots=True)
class MentionFinder:
    """Finds who is mentioned."""

    table: ActorTable

    def find(self, document: Document, parse: Parse) -> tuple[Mention, ...]:
        """Mentions in text order, outer before inner."""
        return ()
