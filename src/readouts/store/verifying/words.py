"""Whether spans lie in their document and hold the words that are said to stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from readouts.coding.coding import Anchor, Claim, Coding, Point, Statement
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event, Source
from readouts.span import Span


def misplaced_in(coding: Coding, text: str) -> Iterator[str]:
    """What of a coding does not stand in its document's text, one clause each."""
    for part in _parts(coding):
        if isinstance(part, Span):
            if not _lies_in(part, text):
                yield f"has the span {_shown(part)}, and the text ends at {len(text)}"
            continue
        for span, words in _told(part):
            if _lies_in(span, text) and not _holds(span, words, text):
                yield f"says that “{_short(words)}” stands at {_shown(span)}, where there is “{_short(span.text_of(text))}”"


def misplaced_of(entry: Contact | Event | CheckedClaim | DatedDocument, texts: Mapping[str, str]) -> Iterator[str]:
    """What of an entry does not stand in the documents that it names, one clause each."""
    for part in _parts(entry):
        if isinstance(part, Source):
            found = part.document, part.span, part.text
        elif isinstance(part, CheckedClaim) and part.document is not None:
            found = part.document, part.words, part.text
        else:
            continue
        document, span, words = found
        text = texts.get(document)
        if text is None:
            yield f"names the document {document}, which the record does not have"
        elif not _lies_in(span, text):
            yield f"has the span {_shown(span)} in {document}, whose text ends at {len(text)}"
        elif words and not _same(span.text_of(text), words):
            yield f"says that “{_short(words)}” stands in {document} at {_shown(span)}, where there is “{_short(span.text_of(text))}”"


def _told(part: object) -> Iterator[tuple[Span, str]]:
    """Spans with the words that are said to stand there."""
    match part:
        case Point() | Anchor():
            yield part.span, part.text
        case Claim():
            yield part.words, part.text
        case Statement():
            for span in part.content:
                yield span, part.text
        case _:
            return


def _holds(span: Span, words: str, text: str) -> bool:
    """Whether the words are those of the span, or of several spans of which this is one."""
    return " ".join(span.text_of(text).split()) in " ".join(words.split())


def _same(found: str, words: str) -> bool:
    return found == words or found.split() == words.split()


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)


def _parts(value: object) -> Iterator[Any]:
    """A record and everything in it that has fields."""
    if isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        if not isinstance(value, Span):
            for name in _names(type(value)):
                yield from _parts(getattr(value, name))


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def _shown(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "…"
