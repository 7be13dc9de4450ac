"""The spaCy pipeline, behind one class: paragraphs of a document in, plain tokens out.

The parser reads a copy with straight quotation marks and single spaces, because curly ones spoil lemmas and parses;
every token is given its place in the untouched text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import tee
from typing import Any

import spacy
from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from readouts.documents.paragraphs import Paragraph
from readouts.errors import ModelError
from readouts.language.lengths import (
    cut_paragraph,
    cut_sentence,
    cut_words,
    heads_within,
    paragraph_step,
    sentence_step,
    word_step,
)
from readouts.language.parse import Parse, Sentence, Token
from readouts.resources.files import read_yaml
from readouts.span import Span
from readouts.trace import Step

_VERBAL = frozenset({"VERB", "AUX"})
# spaCy's number for the first token of a named entity.
_BEGINS = 3
# Paragraphs that the model reads at once.
PARAGRAPHS_AT_ONCE = 32
# And their characters: the model holds up to 8 KB for each token (of a text of marks every character is one).
CHARACTERS_AT_ONCE = 40_000

_PLAIN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'",
    "‐": "-", "‑": "-", "\u00ad": "-", "\u2028": " ", "\u2029": " ", "\u00a0": " ", "\u202f": " ",
})  # fmt: skip


class _Abbreviations(BaseModel):
    model_config = ConfigDict(extra="forbid")
    never_ends_sentence: list[str]


class _Lemmas(BaseModel):
    model_config = ConfigDict(extra="forbid")
    VERB: dict[str, str]


@Language.factory("readouts_abbreviations")
class _NoBreakAfterAbbreviation:
    """Keeps "Brig." one token, and tells the parser that no sentence begins after it, nor before it amid a sentence."""

    def __init__(self, nlp: Language, name: str) -> None:
        words = read_yaml("language/abbreviations.yaml", _Abbreviations).never_ends_sentence
        self._words = frozenset(nlp.vocab.strings.add(word) for word in words)
        for word in words:
            nlp.tokenizer.add_special_case(word, [{ORTH: word}])

    def __call__(self, doc: Doc) -> Doc:
        for i, word in enumerate(doc.to_array(ORTH)[:-1].tolist()):
            if word in self._words:
                doc[i + 1].is_sent_start = False
                if i and _is_word(doc[i - 1].text):
                    doc[i].is_sent_start = False  # "met the Prime Minister of Canada H.E. Mr. Mark Carney"
        return doc


def _is_word(text: str) -> bool:
    """Whether a sentence goes on behind a token: it is a word, not a full stop, a colon or a quotation mark."""
    return text[-1:].isalnum() or text in (",", "and", "&")


def plain_copy(text: str, paragraph: Paragraph) -> tuple[str, list[int]]:
    """The paragraph as the parser reads it, and for each of its characters the place in ``text``."""
    characters: list[str] = []
    places: list[int] = []
    for piece in paragraph:
        gap = text[places[-1] + 1 : piece.start] if places else ""
        if characters[-1:] != [" "] and any(c.isspace() for c in gap):
            characters.append(" ")
            places.append(piece.start)
        for offset, character in enumerate(piece.text_of(text).translate(_PLAIN), start=piece.start):
            if character.isspace():
                if characters and characters[-1] != " ":
                    characters.append(" ")
                    places.append(offset)
            else:
                characters.append(character)
                places.append(offset)
    while characters and characters[-1] == " ":
        characters.pop()
        places.pop()
    return "".join(characters), places


class Parser:
    """A loaded spaCy pipeline that returns ``Parse`` values.

    Args:
        model: Name of an installed spaCy pipeline with a tagger, a parser, a lemmatizer and named entities.
        batch_size: Paragraph batches are sized so that about this many news documents are in memory at once.

    Raises:
        ModelError: The pipeline is not installed, or lacks a component.
    """

    def __init__(self, model: str, batch_size: int = 8) -> None:
        try:
            self._nlp = spacy.load(model)
        except (OSError, ImportError) as error:
            raise ModelError(model, "is not installed", f"Install it (pip install {model}) or name another.") from error
        missing = {"tagger", "parser", "ner"} - set(self._nlp.pipe_names)
        if missing:
            raise ModelError(model, f"lacks {', '.join(sorted(missing))}", "Name a full English pipeline.")
        self._nlp.add_pipe("readouts_abbreviations", before="parser")
        self._lemmas = read_yaml("language/lemmas.yaml", _Lemmas).VERB
        self._batch = batch_size * 20
        self.name = f"{self._nlp.meta['name']} {self._nlp.meta['version']}"

    def irregular(self) -> dict[str, tuple[str, ...]]:
        """The lemmas that the model gives to words by their table and not by their endings ("sought": seek).

        Raises:
            ModelError: The model does not make lemmas by rules, so that nobody can say beforehand which it may give.
        """
        lemmatizer: Any = self._nlp.get_pipe("lemmatizer") if self._nlp.has_pipe("lemmatizer") else None
        if getattr(lemmatizer, "mode", None) != "rule":
            raise ModelError(self.name, "makes no lemmas by rules", "Read every document, without screening.")
        found: dict[str, tuple[str, ...]] = {word.lower(): (lemma,) for word, lemma in self._lemmas.items()}
        for table in lemmatizer.lookups.get_table("lemma_exc", {}).values():
            for word, lemmas in table.items():
                found[word] = (*found.get(word, ()), *lemmas)
        return found

    def parse_many(self, texts: Iterable[tuple[str, Sequence[Paragraph]]]) -> Iterator[Parse]:
        """Parse documents, in order; each is a text and the paragraphs to read in it."""
        group: list[_Cut] = []
        waiting = 0
        for text, paragraphs in texts:
            cut = _Cut.of(text, paragraphs)
            group.append(cut)
            waiting += len(cut.stretches)
            if waiting >= self._batch:
                yield from self._parse_group(group)
                group, waiting = [], 0
        yield from self._parse_group(group)

    def parse(self, text: str, paragraphs: Sequence[Paragraph]) -> Parse:
        """Parse one document."""
        return next(self.parse_many([(text, paragraphs)]))

    def annotate(self, copies: Iterable[str]) -> Iterator[Doc]:
        """The model's analyses of plain copies of paragraphs, in order."""
        for batch in _batches(copies):
            yield from self._nlp.pipe(batch, batch_size=len(batch))

    def _parse_group(self, group: list[_Cut]) -> Iterator[Parse]:
        for_model, for_us = tee(part for n, cut in enumerate(group) for part in cut.parts(n))
        analysed = zip(for_us, self.annotate(part.copy for part in for_model), strict=True)
        following = next(analysed, None)
        for n, cut in enumerate(group):
            # What is made of a part is taken out of the model's analysis at once, which is a hundred times as large.
            assembly = _Assembly(self._lemmas, list(cut.steps))
            while following is not None and following[0].document == n:
                assembly.add(*following)
                following = next(analysed, None)
            yield assembly.parse(self.name)


def _batches(copies: Iterable[str]) -> Iterator[list[str]]:
    """The copies in batches that are small in number and in characters."""
    batch: list[str] = []
    characters = 0
    for copy in copies:
        if batch and (len(batch) == PARAGRAPHS_AT_ONCE or characters + len(copy) > CHARACTERS_AT_ONCE):
            yield batch
            batch, characters = [], 0
        batch.append(copy)
        characters += len(copy)
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Part:
    """What the model is given as one text."""

    document: int
    paragraph: int
    number: int
    """0 for the first of a stretch; others follow where a word is too long."""
    copy: str
    places: list[int]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A document in the stretches that the model is given."""

    text: str
    stretches: list[tuple[int, Paragraph]]
    """Each with the number of its paragraph."""
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[Paragraph]) -> _Cut:
        """The stretches of a document's paragraphs."""
        stretches: list[tuple[int, Paragraph]] = []
        steps = []
        for n, paragraph in enumerate(paragraphs):
            found = [(n, stretch) for stretch in cut_paragraph(text, paragraph)]
            stretches += found
            if len(found) > 1:
                steps.append(paragraph_step(paragraph, len(found)))
        return cls(text, stretches, tuple(steps))

    def parts(self, document: int) -> Iterator[_Part]:
        """What the model is given, in order."""
        for paragraph, stretch in self.stretches:
            for number, part in enumerate(cut_words(*plain_copy(self.text, stretch))):
                yield _Part(document, paragraph, number, *part)


class _Assembly:
    """Puts together the tokens and sentences of one document, as the model's analyses come."""

    def __init__(self, lemmas: dict[str, str], steps: list[Step]) -> None:
        self._lemmas, self._steps = lemmas, steps
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []

    def add(self, part: _Part, doc: Doc) -> None:
        """Take the sentences of the next part."""
        base, places = len(self._tokens), part.places
        if part.number == 1:
            self._steps.append(word_step(places))
        heads = [token.head.i for token in doc]
        for sent in doc.sents:
            stretches = cut_sentence([token.text for token in sent])
            if len(stretches) > 1:
                span = Span(places[sent.start_char], places[sent.end_char - 1] + 1)
                self._steps.append(sentence_step(span, len(sent), len(stretches)))
            for first, last in stretches:
                root, own = heads_within(heads, sent.start + first, sent.start + last)
                self._add_sentence(part.paragraph, sent[first:last], base, root, own, places)

    def _add_sentence(
        self, paragraph: int, words: SpacySpan, base: int, root: int, heads: list[int], places: list[int]
    ) -> None:
        self._sentences.append(
            Sentence(
                i=len(self._sentences),
                first=base + words.start,
                last=base + words.end,
                root=base + root,
                span=Span(places[words.start_char], places[words.end_char - 1] + 1),
                paragraph=paragraph,
            )
        )
        number = len(self._sentences) - 1
        for t, head in zip(words, heads, strict=True):
            text, start, pos, lemma = t.text, t.idx, t.pos_, t.lemma_
            if pos in _VERBAL:
                lemma = self._lemmas.get(text.lower(), lemma)
            self._tokens.append(
                Token(
                    base + t.i,
                    places[start],
                    places[start + len(text) - 1] + 1,
                    text,
                    lemma if pos == "PROPN" else lemma.lower(),
                    pos,
                    t.tag_,
                    # The root of a stretch, and what hung on words outside it, are no conjunct, object … of anything.
                    t.dep_ if head == t.head.i else "ROOT" if head == t.i else "dep",
                    base + head,
                    t.ent_type_,
                    t.ent_iob == _BEGINS,
                    number,
                )
            )

    def parse(self, model: str) -> Parse:
        """The document's parse."""
        return Parse.build(tuple(self._tokens), tuple(self._sentences), model, tuple(self._steps))
