"""Where the stages get codings and facts of documents from, one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from readouts.coding.coding import Coding
from readouts.record.model import DocumentFacts


class Sources(Protocol):
    """What was read, by document id."""

    def coding(self, document: str) -> Coding | None:
        """The coding of a document; None where it is not, or no longer, part of the record."""
        ...

    def facts(self, document: str) -> DocumentFacts | None:
        """What is known of a document."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """Codings and facts that lie in memory."""

    codings: Mapping[str, Coding]
    known: Mapping[str, DocumentFacts]

    def coding(self, document: str) -> Coding | None:
        """The coding of a document."""
        return self.codings.get(document)

    def facts(self, document: str) -> DocumentFacts | None:
        """What is known of a document."""
        return self.known.get(document)
