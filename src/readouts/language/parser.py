"""The spaCy pipeline, behind one class: paragraphs of a document in, plain tokens out.

The parser reads a copy with straight quotation marks and single spaces, because curly ones spoil lemmas and parses;
every token is given its place in the untouched text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import spacy
from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokens import Doc

from readouts.documents.paragraphs import Paragraph
from readouts.errors import ModelError
from readouts.language.parse import Parse, Sentence, Token
from readouts.resources.files import read_yaml
from readouts.span import Span

# A paragraph longer than this is cut at a space: memory of the pipeline grows with the longest text of a batch.
LONGEST_PARAGRAPH = 20_000
_VERBAL = frozenset({"VERB", "AUX"})
# spaCy's number for the first token of a named entity.
_BEGINS = 3
# Paragraphs that the model reads at once.
PARAGRAPHS_AT_ONCE = 32

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


def cut_long(paragraph: Paragraph, longest: int = LONGEST_PARAGRAPH) -> Iterator[Paragraph]:
    """The paragraph in stretches of at most ``longest`` characters."""
    stretch: list[Span] = []
    size = 0
    for piece in paragraph:
        start = piece.start
        while piece.end - start > longest - size:
            middle = start + longest - size
            yield (*stretch, Span(start, middle))
            stretch, size, start = [], 0, middle
        if start < piece.end:
            stretch.append(Span(start, piece.end))
            size += piece.end - start
    if stretch:
        yield tuple(stretch)


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

    def parse_many(self, texts: Iterable[tuple[str, Sequence[Paragraph]]]) -> Iterator[Parse]:
        """Parse documents, in order; each is a text and the paragraphs to read in it."""
        group: list[tuple[str, list[tuple[int, Paragraph]]]] = []
        waiting = 0
        for text, paragraphs in texts:
            pieces = [(n, stretch) for n, paragraph in enumerate(paragraphs) for stretch in cut_long(paragraph)]
            group.append((text, pieces))
            waiting += len(pieces)
            if waiting >= self._batch:
                yield from self._parse_group(group)
                group, waiting = [], 0
        yield from self._parse_group(group)

    def parse(self, text: str, paragraphs: Sequence[Paragraph]) -> Parse:
        """Parse one document."""
        return next(self.parse_many([(text, paragraphs)]))

    def annotate(self, copies: Sequence[str]) -> Iterator[Doc]:
        """The model's analyses of plain copies of paragraphs, in order."""
        yield from self._nlp.pipe(copies, batch_size=PARAGRAPHS_AT_ONCE)

    def _parse_group(self, group: list[tuple[str, list[tuple[int, Paragraph]]]]) -> Iterator[Parse]:
        copies = [plain_copy(text, stretch) for text, stretches in group for _, stretch in stretches]
        pairs = iter(zip(self.annotate([copy for copy, _ in copies]), (places for _, places in copies), strict=True))
        for _, stretches in group:
            yield self._assemble([(n, *next(pairs)) for n, _ in stretches])

    def _assemble(self, parts: list[tuple[int, Any, list[int]]]) -> Parse:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for paragraph, doc, places in parts:
            base = len(tokens)
            for sent in doc.sents:
                sentences.append(
                    Sentence(
                        i=len(sentences),
                        first=base + sent.start,
                        last=base + sent.end,
                        root=base + sent.root.i,
                        span=Span(places[sent.start_char], places[sent.end_char - 1] + 1),
                        paragraph=paragraph,
                    )
                )
                for t in sent:
                    text, start, pos, lemma = t.text, t.idx, t.pos_, t.lemma_
                    if pos in _VERBAL:
                        lemma = self._lemmas.get(text.lower(), lemma)
                    tokens.append(
                        Token(
                            base + t.i,
                            places[start],
                            places[start + len(text) - 1] + 1,
                            text,
                            lemma if pos == "PROPN" else lemma.lower(),
                            pos,
                            t.tag_,
                            t.dep_,
                            base + t.head.i,
                            t.ent_type_,
                            t.ent_iob == _BEGINS,
                            len(sentences) - 1,
                        )
                    )
        return Parse.build(tuple(tokens), tuple(sentences), self.name)
