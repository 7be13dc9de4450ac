"""Where the stages get codings and facts of documents from, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from readouts.coding.coding import Coding
from readouts.record.corpus import distinct
from readouts.record.model import DocumentFacts


class Sources(Protocol):
    """What was read, by document id."""

    def coding(self, document: str) -> Coding | None:
        """The coding of a document; None where it is not, or no longer, part of the record."""
        ...

    def facts(self, document: str) -> DocumentFacts | None:
        """What is known of a document."""
        ...

    def with_digest(self, digest: str) -> str | None:
        """The document with this digest."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """Codings and facts that lie in memory."""

    codings: Mapping[str, Coding]
    known: Mapping[str, DocumentFacts]
    digests: Mapping[str, str]

    @classmethod
    def of(cls, codings: Iterable[Coding], facts: Iterable[DocumentFacts] = ()) -> Given:
        """These codings and facts; a document that comes twice counts once."""
        chosen = distinct(tuple(codings))
        known = {f.id: f for f in sorted(facts, key=lambda f: f.id)}
        return cls({c.document: c for c in chosen}, known, {c.digest: c.document for c in chosen})

    def coding(self, document: str) -> Coding | None:
        """The coding of a document."""
        return self.codings.get(document)

    def facts(self, document: str) -> DocumentFacts | None:
        """What is known of a document."""
        return self.known.get(document)

    def with_digest(self, digest: str) -> str | None:
        """The document with this digest."""
        return self.digests.get(digest)
