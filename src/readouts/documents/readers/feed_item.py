"""An item of a feed: a document where the feed gives its full text, else a lead to its page."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from readouts.documents.build import build_document
from readouts.documents.document import Document, Origin
from readouts.documents.lead import Lead
from readouts.documents.readers.decoding import check_length
from readouts.documents.readers.html import Html
from readouts.documents.readers.reader import Input
from readouts.errors import InputError

# A full text does not end so: these are the first lines of a report, with the way to its page.
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[\.\.\.\]|\[…\]|\b(?:continue reading|read (?:more|on|the full \w+)|more)\b[^.\n]{0,80}[»→…>]?)\s*$",
    re.IGNORECASE,
)
_LEAST_WORDS = 12


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed gives of one item, whatever the feed's kind."""

    id: str | None
    address: str | None
    title: str | None
    marked_up: str | None
    """The full text as HTML, where the feed has a place for it."""
    plain: str | None
    """The full text as plain text."""
    authors: tuple[str, ...]
    outlet: str | None
    published: str | None
    """As the feed writes it."""
    modified: str | None
    language: str | None = None


def read_item(item: FeedItem, source: Input, number: int, kind: tuple[str, str]) -> Document | Lead | InputError:
    """The document that an item is, or the lead.

    Args:
        item: The item.
        source: The feed.
        number: Its place in the feed, from 1.
        kind: Media type of the feed, and what took the item out of it.
    """
    where = f"{source.where}:{number}"
    try:
        text = _full_text(item, source, where)
        if text is not None:
            check_length(text, where, source.limits.characters)
    except InputError as error:
        return error
    if text is None:
        return _lead(item, source, where)
    media_type, extractor = kind
    return build_document(
        text,
        published=day_of(item.published),
        outlet=item.outlet,
        title=item.title,
        url=item.address,
        path=where,
        byline=item.authors,
        origin=Origin(
            media_type=media_type,
            extractor=extractor,
            digest=_digest(item),
            record=item.id,
            modified=moment_of(item.modified),
            container=source.address or source.where,
        ),
    )


def _lead(item: FeedItem, source: Input, where: str) -> Lead | InputError:
    if not item.address or not item.address.startswith(("http://", "https://")):
        return InputError(where, "is an item without a text and without an address", "Nothing can be read of it.")
    return Lead(
        address=item.address, where=where, container=source.address or source.where, title=item.title, outlet=item.outlet,
        published=day_of(item.published), language=item.language, record=item.id, modified=item.modified,
    )  # fmt: skip


def _full_text(item: FeedItem, source: Input, where: str) -> str | None:
    """The text, where it is the whole of it; None where it is missing or breaks off."""
    if item.plain and item.plain.strip():
        return item.plain if _is_whole(item.plain) else None
    if not item.marked_up or not item.marked_up.strip():
        return None
    page = f"<html><body><article>{item.marked_up}</article></body></html>".encode("utf-8", "replace")
    try:
        text = Html().document(page, Input.of(where, page, source.limits, charset="utf-8")).text
    except InputError:
        return None
    return text if _is_whole(text) else None


def _is_whole(text: str) -> bool:
    return len(text.split()) >= _LEAST_WORDS and not _CUT_OFF.search(text[-200:])


def _digest(item: FeedItem) -> str:
    told = [item.id, item.address, item.title, item.marked_up, item.plain, item.published, item.modified]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def day_of(written: str | None) -> date | None:
    """The day of a time as feeds write it, by the feed's own clock; None where it is no time.

    >>> day_of("Tue, 07 Mar 2023 23:30:00 -0500")
    datetime.date(2023, 3, 7)
    """
    found = _time_of(written)
    return found.date() if found else None


def moment_of(written: str | None) -> datetime | None:
    """The moment in UTC; None where the time has no zone."""
    found = _time_of(written)
    try:
        return found.astimezone(UTC) if found and found.tzinfo else None
    except (OverflowError, ValueError):
        return None


def _time_of(written: str | None) -> datetime | None:
    if not written:
        return None
    written = written.strip()[:64]
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
