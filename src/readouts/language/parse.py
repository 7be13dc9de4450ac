"""A parsed text as plain tokens: what the rules read, whatever pipeline made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from readouts.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token, with its place in the untouched text and in the parse (Universal-like labels of spaCy's English models)."""

    i: int
    """Index in ``Parse.tokens``."""
    start: int
    end: int
    text: str
    """As the parser saw it: quotation marks are straight here."""
    lemma: str
    pos: str
    """Coarse part of speech (UPOS)."""
    tag: str
    """Fine part of speech (Penn)."""
    dep: str
    """Dependency label (ClearNLP, as spaCy's English models give it): nsubj, nsubjpass, dobj, pobj, agent, prep, ccomp, xcomp …"""
    head: int
    """Index of the head; its own index at the root of a sentence."""
    entity: str
    """OntoNotes label of the named entity that the token is part of; empty where none."""
    entity_start: bool
    """Whether a named entity begins here."""
    sentence: int
    """Index in ``Parse.sentences``."""
    lower: str = field(init=False, repr=False, compare=False)
    """The token in lower case; kept, because rules ask for it ten times a token."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())

    @property
    def span(self) -> Span:
        """Characters of the token."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) and their characters, with the sentence's root."""

    i: int
    first: int
    last: int
    root: int
    span: Span
    paragraph: int
    """Index of the paragraph, counted from 0 over the body of the document."""


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens and sentences of one document's body. Furniture has no tokens."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    model: str
    """Name and version of the pipeline, as ``core_web_sm 3.8.0``."""
    _children: tuple[tuple[Token, ...], ...] = field(default=(), repr=False, compare=False)

    @classmethod
    def build(cls, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], model: str) -> Parse:
        """A parse with the index from heads to children made."""
        children: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return cls(tokens, sentences, model, tuple(tuple(c) for c in children))

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """Children of token ``i`` in text order, all or those with one of the labels."""
        found = self._children[i]
        return tuple([t for t in found if t.dep in deps]) if deps else found

    def child(self, i: int, *deps: str) -> Token | None:
        """The first child with one of the labels."""
        return next((t for t in self._children[i] if not deps or t.dep in deps), None)

    def head(self, i: int) -> Token | None:
        """The head of token ``i``; None at a root."""
        token = self.tokens[i]
        return None if token.head == i else self.tokens[token.head]

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of token ``i``, nearest first."""
        while (parent := self.head(i)) is not None:
            yield parent
            i = parent.i

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Token ``i`` and all below it, in text order."""
        found = [self.tokens[i]]
        for token in found:  # grows while it is read: breadth first
            found.extend(self._children[token.i])
        return tuple(sorted(found, key=_index))

    def subtree_span(self, i: int) -> Span:
        """Characters from the first to the last token of the subtree of ``i``."""
        tokens = self.subtree(i)
        return Span(tokens[0].start, tokens[-1].end)

    def conjuncts(self, i: int) -> tuple[Token, ...]:
        """Token ``i`` and everything coordinated after it, in text order."""
        found = [self.tokens[i]]
        for child in self.children(i, "conj"):
            found.extend(self.conjuncts(child.i))
        return tuple(found)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Tokens that share a character with the span (binary search)."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= span.start:
                low = middle + 1
            else:
                high = middle
        found = []
        for token in self.tokens[low:]:
            if token.start >= span.end:
                break
            found.append(token)
        return tuple(found)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token ``i`` is in."""
        return self.sentences[self.tokens[i].sentence]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]


def _index(token: Token) -> int:
    return token.i
