"""What has been spoken of up to a place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.referents import Referent
from readouts.language.mentions.scene import Scene
from readouts.slots import quickly_made

# How far back a link may reach, in mentions. News repeats a name within a paragraph or two.
REACH = 60


@quickly_made
@dataclass(frozen=True, slots=True)
class Heard:
    """One linked mention, as later ones look back at it."""

    at: int
    """Head token."""
    sentence: int
    paragraph: int
    candidate: Candidate
    referents: tuple[Referent, ...]
    subject: bool
    quotation: int
    """Index of the quotation that it stands in; -1 outside."""


class Discourse:
    """Linked mentions in text order, with the referents of each head token."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._heard: list[Heard] = []
        self._adjectives: list[Heard] = []
        self._naming: dict[int, tuple[Referent, ...]] = {}
        self.by_head: dict[int, tuple[Referent, ...]] = {}

    def hear(self, candidate: Candidate, referents: tuple[Referent, ...]) -> None:
        """Remember a mention."""
        tokens = self.scene.tokens
        head = tokens[candidate.head]
        if candidate.head not in self.by_head or len(referents) > len(self.by_head[candidate.head]):
            self.by_head[candidate.head] = referents
        if not referents:
            return
        if candidate.form == "name" and candidate.owner is None:
            for i in range(candidate.first, candidate.last):
                self._naming.setdefault(i, referents)
        sentence = self.scene.parse.sentences[head.sentence]
        kept = self._adjectives if candidate.form == "adjective" else self._heard
        kept.append(
            Heard(
                at=candidate.head,
                sentence=sentence.i,
                paragraph=sentence.paragraph,
                candidate=candidate,
                referents=referents,
                subject=head.dep in {"nsubj", "nsubjpass"},
                quotation=self.scene.quotations.of[candidate.head],
            )
        )

    def hear_together(self, at: int, candidate: Candidate, referents: tuple[Referent, ...]) -> None:
        """Remember that several were named side by side, at the first of them."""
        head = self.scene.tokens[at]
        sentence = self.scene.parse.sentences[head.sentence]
        self._heard.append(
            Heard(
                at,
                sentence.i,
                sentence.paragraph,
                candidate,
                referents,
                head.dep in {"nsubj", "nsubjpass"},
                self.scene.quotations.of[at],
            )
        )

    def at(self, i: int) -> tuple[Referent, ...]:
        """Whom a token refers to: as head of a mention, else as part of a name (parsers err inside foreign names)."""
        return self.by_head.get(i) or self._naming.get(i, ())

    def back(self, before: int) -> Iterator[Heard]:
        """Mentions before a token, latest first, as far back as links reach."""
        for heard in reversed(self._heard[-REACH:]):
            if heard.at < before:
                yield heard

    def opening(self, sentences: int) -> Iterator[Heard]:
        """Mentions in the first sentences of the document, as they were linked."""
        for heard in self._heard[:REACH]:
            if heard.sentence < sentences:
                yield heard

    def adjectives_back(self, before: int) -> Iterator[Heard]:
        """Adjectives of states before a token, latest first: they name sides only where nothing else does."""
        for heard in reversed(self._adjectives[-REACH:]):
            if heard.at < before:
                yield heard

    def people_before(self, before: int) -> Iterator[Referent]:
        """Single people before a token, latest first, each once."""
        seen: set[int] = set()
        for heard in self.back(before):
            for referent in heard.referents:
                if referent.is_person and id(referent) not in seen:
                    seen.add(id(referent))
                    yield referent
