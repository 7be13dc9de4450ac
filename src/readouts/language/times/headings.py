"""Titles, headings and date lines: page text that the parser does not read, but that gives times."""

from __future__ import annotations

import re

from readouts.documents.document import Document
from readouts.language.parse import Parse, Sentence, Token
from readouts.span import Span

_READ = frozenset({"title", "section", "standfirst", "date", "caption", "dateline"})
_TOKEN = re.compile(r"\d+(?:,\d{3})+|\w\.\w\.|\w+|[^\w\s]")
_HAS_TIME = re.compile(
    r"\d|\b(?:day|week|month|year|morning|night|Spring|Summer|Autumn|Winter)|day\b|ber\b|ary\b|March|April|May|June|July|August"
)
_NO_PARAGRAPH = -1


def with_headings(document: Document, parse: Parse) -> Parse:
    """The parse with tokens of titles and the like behind its own; the tokens that were there keep their places.

    The tokens have no tags and no heads. They let "March 2008: the offensive" date what stands below it.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for item in document.furniture:
        text = item.span.text_of(document.text)
        if item.kind in _READ and _HAS_TIME.search(text):
            first = len(parse.tokens) + len(tokens)
            number = len(parse.sentences) + len(sentences)
            found = [
                _token(first + n, item.span.start + m.start(), m.group(), number)
                for n, m in enumerate(_TOKEN.finditer(text))
            ]
            if found:
                tokens += found
                span = Span(found[0].start, found[-1].end)
                sentences.append(Sentence(number, first, first + len(found), first, span, _NO_PARAGRAPH))
    if not tokens:
        return parse
    return Parse.build((*parse.tokens, *tokens), (*parse.sentences, *sentences), parse.model)


def _token(i: int, start: int, text: str, sentence: int) -> Token:
    return Token(i, start, start + len(text), text, text.lower(), "X", "", "dep", i, "", False, sentence)
