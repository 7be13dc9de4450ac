"""The documents of a record as the later stages read them: corrected, dated, each made ready once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from readouts.coding.coding import Coding
from readouts.record.claims.anchors import ClaimWords
from readouts.record.corpus import Corpus, Filed, states_in
from readouts.record.corrections.codings import Corrector
from readouts.record.dating.terms import TermBook
from readouts.record.dating.told import told
from readouts.record.growing.sources import Sources
from readouts.record.merging.joint import with_parts_folded
from readouts.record.model import DocumentFacts
from readouts.record.subjects import subject_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Corrected:
    """Sources as people corrected them."""

    sources: Sources
    corrector: Corrector

    def coding(self, document: str) -> Coding | None:
        """The coding of a document, without what was rejected and with what was added."""
        found = self.sources.coding(document)
        return self.corrector.coding(found) if found else None

    def facts(self, document: str) -> DocumentFacts | None:
        """What is known of a document."""
        found = self.sources.facts(document)
        return self.corrector.facts(found) if found else None

    def with_digest(self, digest: str) -> str | None:
        """The document with this digest."""
        return self.sources.with_digest(digest)


@dataclass(frozen=True, slots=True)
class Lazily(Mapping[str, T]):
    """A mapping whose values are made when they are first asked for. It cannot be walked through."""

    make: Callable[[str], T | None]
    made: dict[str, T | None] = field(default_factory=dict)

    def __getitem__(self, key: str) -> T:
        if key not in self.made:
            self.made[key] = self.make(key)
        found = self.made[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("what is made when it is asked for has no list")

    def __len__(self) -> int:
        raise TypeError("what is made when it is asked for has no length")


@dataclass(slots=True)
class Library:
    """Codings as the record tells them, with look-ups. Made for one update: it remembers what it has made."""

    sources: Sources
    dated: Callable[[Coding], Coding]
    book: TermBook
    words: ClaimWords
    corpus: Corpus = field(init=False)
    reports: Lazily[tuple[Filed, ...]] = field(init=False)

    def __post_init__(self) -> None:
        codings = Lazily(self._told)
        facts = Lazily(self.sources.facts)
        words = Lazily(lambda d: subject_words(codings[d]))
        states = Lazily(lambda d: states_in(codings[d]))
        self.corpus = Corpus(facts, codings, words, states)
        self.reports = Lazily(self._filed)

    @property
    def by_digest(self) -> Mapping[str, Coding]:
        """What documents tell, by digest."""
        return Lazily(self._with_digest)

    def _with_digest(self, digest: str) -> Coding | None:
        document = self.sources.with_digest(digest)
        return self.told(document) if document else None

    def told(self, document: str) -> Coding | None:
        """What a document tells; None where it is not part of the record."""
        return self.corpus.by_document.get(document)

    def filed(self, document: str) -> tuple[Filed, ...]:
        """The contact reports of a document, parts folded."""
        return self.reports.get(document, ())

    def _told(self, document: str) -> Coding | None:
        coding = self.sources.coding(document)
        if coding is None:
            return None
        return told(self.dated(coding), self.sources.facts(document), self.words, self.book)

    def _filed(self, document: str) -> tuple[Filed, ...] | None:
        coding = self.told(document)
        return with_parts_folded([Filed(coding, r) for r in coding.contacts]) if coding else None
