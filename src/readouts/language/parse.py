"""A parsed text as plain tokens: what the rules read, whatever pipeline made it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from readouts.language.memory import Answers, no_answers, remembered
from readouts.slots import quickly_made
from readouts.span import Span
from readouts.trace import Trace


@quickly_made
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


@quickly_made
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
class _Index:
    """Where tokens and subtrees begin and end."""

    starts: list[int]
    ends: list[int]
    """First characters of the tokens, and those behind them."""
    firsts: list[int]
    lasts: list[int]
    """The outermost tokens of each token's subtree."""

    @classmethod
    def of(cls, tokens: tuple[Token, ...]) -> _Index:
        """The index of a document's tokens."""
        heads = [token.head for token in tokens]
        order = range(len(tokens))
        return cls(
            starts=[token.start for token in tokens],
            ends=[token.end for token in tokens],
            firsts=_outermost(heads, order),
            lasts=_outermost(heads, reversed(order)),
        )


def _outermost(heads: list[int], order: Iterable[int]) -> list[int]:
    """For each token the one of its subtree that comes first in an order.

    Whoever comes first climbs until it meets one that somebody before it has reached, so each token is reached once.
    """
    found = [-1] * len(heads)
    for i in order:
        climber = i
        while found[climber] < 0:
            found[climber] = i
            climber = heads[climber]
    return found


Places = Mapping[str, list[Token]]
"""Tokens by a word of theirs, in text order."""


def _places_by(tokens: Iterable[Token], key: Callable[[Token], str]) -> Places:
    found: dict[str, list[Token]] = {}
    for token in tokens:
        word = key(token)
        if word in found:
            found[word].append(token)
        else:
            found[word] = [token]
    return found


def _lower(token: Token) -> str:
    return token.lower


def _lemma(token: Token) -> str:
    return token.lemma


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens and sentences of one document's body. Furniture has no tokens."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    model: str
    """Name and version of the pipeline, as ``core_web_sm 3.8.0``."""
    _children: tuple[tuple[Token, ...], ...] = field(repr=False, compare=False)
    _index: _Index = field(repr=False, compare=False)
    steps: Trace = ()
    """What was read otherwise than it stands, because it is too long to be read at once."""
    answers: Answers = field(default_factory=no_answers, init=False, repr=False, compare=False)
    _places: dict[Callable[[Token], str], Places] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def build(cls, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], model: str, steps: Trace = ()) -> Parse:
        """A parse with the index made that the questions below look things up in."""
        children: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return cls(tokens, sentences, model, tuple([tuple(c) for c in children]), _Index.of(tokens), steps)

    def spelt(self, words: Collection[str]) -> tuple[Token, ...]:
        """Tokens that are one of the words, in lower case; in text order."""
        return self._among(_lower, words)

    def of_lemma(self, lemmas: Collection[str]) -> tuple[Token, ...]:
        """Tokens with one of the lemmas, in text order.

        A rule that starts from few words asks for their tokens, and need not look at every token of a document.
        """
        return self._among(_lemma, lemmas)

    def _among(self, key: Callable[[Token], str], words: Collection[str]) -> tuple[Token, ...]:
        places = self._places.get(key)
        if places is None:
            places = self._places[key] = _places_by(self.tokens, key)
        if len(words) > len(places):
            found = [tokens for word, tokens in places.items() if word in words]
        else:
            found = [places[word] for word in words if word in places]
        return tuple(sorted(chain.from_iterable(found), key=_place)) if found else ()

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """Children of token ``i`` in text order, all or those with one of the labels."""
        found = self._children[i]
        if not deps or not found:
            return found
        # Asked ten times a token; most have few children, so that adding beats a comprehension.
        kept: tuple[Token, ...] = ()
        for token in found:
            if token.dep in deps:
                kept += (token,)
        return kept

    def child(self, i: int, *deps: str) -> Token | None:
        """The first child with one of the labels."""
        for token in self._children[i]:
            if not deps or token.dep in deps:
                return token
        return None

    def head(self, i: int) -> Token | None:
        """The head of token ``i``; None at a root."""
        token = self.tokens[i]
        return None if token.head == i else self.tokens[token.head]

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of token ``i``, nearest first."""
        while (parent := self.head(i)) is not None:
            yield parent
            i = parent.i

    @remembered
    def subtree(self, i: int) -> tuple[Token, ...]:
        """Token ``i`` and all below it, in text order."""
        found = [self.tokens[i]]
        for token in found:  # grows while it is read: breadth first
            found.extend(self._children[token.i])
        return tuple(sorted(found, key=_place))

    def edges(self, i: int) -> tuple[Token, Token]:
        """The first and the last token of the subtree of ``i``."""
        return self.tokens[self._index.firsts[i]], self.tokens[self._index.lasts[i]]

    def subtree_span(self, i: int) -> Span:
        """Characters from the first to the last token of the subtree of ``i``."""
        first, last = self.edges(i)
        return Span(first.start, last.end)

    @remembered
    def conjuncts(self, i: int) -> tuple[Token, ...]:
        """Token ``i`` and everything coordinated after it, in text order."""
        below = (self.conjuncts(child.i) for child in self.children(i, "conj"))
        return (self.tokens[i], *chain.from_iterable(below))

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Tokens that share a character with the span (binary search)."""
        first = bisect_right(self._index.ends, span.start)
        return self.tokens[first : bisect_left(self._index.starts, span.end, lo=first)]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token ``i`` is in."""
        return self.sentences[self.tokens[i].sentence]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]


def _place(token: Token) -> int:
    return token.i
