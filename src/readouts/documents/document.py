"""One report or statement as it arrived, with what its page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readouts.interval import Interval
from readouts.span import Span

FurnitureKind = Literal[
    "title", "section", "standfirst", "byline", "dateline", "date", "caption", "credit", "sign_up", "copyright",
    "navigation", "markup", "note",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Furniture:
    """Page text that is not the report: kept in the text, never coded, never quoted."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Origin:
    """What a text was taken out of: a page, a record of an archive, a message, an item of a feed."""

    media_type: str
    """Of what it was taken out of: ``text/html``, ``application/pdf``, ``message/rfc822`` …"""
    extractor: str
    """What took it out, with its version: ``trafilatura 2.3.1``."""
    digest: str
    """SHA-256 of the bytes that it was taken out of, in hexadecimal."""
    record: str | None = None
    """Id inside an archive, a mailbox, a feed or an agency's service: WARC-Record-ID, Message-ID, entry id, uri."""
    record_digest: str | None = None
    """The digest that the archive itself gives (WARC-Payload-Digest)."""
    retrieved: datetime | None = None
    """When it was fetched or archived, as far as that is told; UTC."""
    modified: datetime | None = None
    """When whoever published it says that it was changed last."""
    container: str | None = None
    """The feed, archive or mailbox that held it."""
    pages: tuple[Span, ...] = ()
    """Where each page of a paged original stands in the text."""
    notes: tuple[tuple[str, str], ...] = ()
    """What else the original says of itself and users ask for: rights, embargo, version, status."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its untouched text.

    Two documents with the same text and the same given metadata have the same ``digest`` and are one document.
    """

    id: str
    """The id that the input gave, else the first 16 characters of ``digest``."""
    digest: str
    """SHA-256 of the JSON array [text, given outlet, given published, given url], in hexadecimal."""
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    outlet_country: str | None = None
    """State of the outlet, ISO 3166-1 alpha-3."""
    kind: str | None = None
    """What the outlet is: wire, newspaper, broadcaster, official (a side's own readout) …, as given or recognised."""
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    place: str | None = None
    """Where the report was filed, from its dateline."""
    stated: Interval | None = None
    """Publication days that the metadata or the page itself states; None where nothing is stated."""
    stated_because: tuple[str, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    origin: Origin | None = None
    """What the text was taken out of; None where the input was the text."""

    def body_spans(self) -> tuple[Span, ...]:
        """The stretches of text that are the report, in order."""
        spans, position = [], 0
        for item in sorted(self.furniture, key=lambda f: f.span):
            if item.span.start > position:
                spans.append(Span(position, item.span.start))
            position = max(position, item.span.end)
        if position < len(self.text):
            spans.append(Span(position, len(self.text)))
        return tuple(spans)
