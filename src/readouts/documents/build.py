"""A document from a text and what its input says of it."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from readouts.documents.document import Document
from readouts.interval import Interval
from readouts.language.parser import Paragraph
from readouts.span import Span


def build_document(
    text: str,
    *,
    id: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    outlet_country: str | None = None,
    kind: str | None = None,
    title: str | None = None,
    url: str | None = None,
    path: str | None = None,
) -> Document:
    """A document with its furniture found."""
    given = [text, outlet, published and published.isoformat(), url]
    digest = hashlib.sha256(json.dumps(given, ensure_ascii=False).encode()).hexdigest()
    return Document(
        id=id or digest[:16],
        digest=digest,
        text=text,
        path=path,
        url=url,
        title=title,
        outlet=outlet,
        outlet_country=outlet_country,
        kind=kind,
        stated=Interval.day(published) if published else None,
        stated_because=(f"the input gives the publication day {published}",) if published else (),
    )


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of the body, each as the pieces of text to read."""
    found, position = [], 0
    for line in document.text.splitlines(keepends=True):
        if line.strip():
            found.append((Span(position, position + len(line.rstrip())),))
        position += len(line)
    return tuple(found)
