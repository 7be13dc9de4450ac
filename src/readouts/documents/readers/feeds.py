"""RSS and Atom, in all their versions, by feedparser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.feed_item import FeedItem, read_item
from readouts.documents.readers.reader import Input
from readouts.documents.readers.xml import local_name, xml_bytes, xml_tree
from readouts.errors import InputError

# A feed that is not well formed is read by a slow parser (20,000 elements a second): larger ones are refused.
_LARGEST_BROKEN = 1_000_000
_MOST_BROKEN_ELEMENTS = 30_000
_ROOTS = frozenset(["rss", "feed", "rdf", "channel"])
_OPENINGS = (b"<rss", b"<feed", b"<rdf:rdf", b"<atom:feed")


class Feed:
    """Items with their full text are documents, with the entry's id; the others are leads to their pages."""

    name = "feed"
    suffixes = (".rss", ".atom", ".rdf", ".xml")
    media_types = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")

    def sniff(self, head: bytes) -> bool:
        """The outer element of a feed near the beginning."""
        start = head.replace(b"\0", b"")[:4_000].lower()
        return start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and any(o in start for o in _OPENINGS)

    def read(self, source: Input) -> Iterator[Document | Lead | InputError]:
        """The items, in the feed's order."""
        parsed = _parsed(source)
        kind = _kind(parsed.get("version") or "")
        outlet = _text(parsed.feed, "publisher") or _text(parsed.feed, "title")
        for number, entry in enumerate(parsed.entries, start=1):
            yield read_item(_item(entry, outlet, _text(parsed.feed, "language")), source, number, kind)


def _parsed(source: Input) -> Any:
    """What feedparser makes of the feed.

    Raises:
        InputError: It is no feed, or broken beyond what is safe to mend.
    """
    data = xml_bytes(source)
    root = xml_tree(data)
    if root is not None and local_name(root) not in _ROOTS:
        raise InputError(
            source.where, f"is XML, but no feed (it begins with <{local_name(root)}>)", "Give RSS or Atom."
        )
    if root is None and (len(data) > _LARGEST_BROKEN or data.count(b"<") > _MOST_BROKEN_ELEMENTS):
        raise InputError(source.where, "is a large feed that is not well formed", "Mend or split it.")
    import feedparser  # noqa: PLC0415 - takes a fifth of a second, and most inputs are no feeds

    try:
        # A stream, not the bytes: feedparser would fetch what looks like an address.
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser's faults on hostile input are of many kinds
        raise InputError(
            source.where, f"cannot be read as a feed ({type(error).__name__})", "Fetch it again."
        ) from error
    if not parsed.get("version") and not parsed.entries:
        raise InputError(source.where, "is no feed", "Give RSS or Atom.")
    return parsed


def _item(entry: Any, outlet: str | None, language: str | None) -> FeedItem:
    contents = [c for c in entry.get("content") or [] if isinstance(c, dict) and isinstance(c.get("value"), str)]
    best = max(contents, key=lambda c: len(c["value"]), default={})
    # Where an entry has no link, feedparser gives its id.
    link = _text(entry, "link")
    plain = best.get("type") == "text/plain"
    authors = [_text(a, "name") for a in entry.get("authors") or [] if isinstance(a, dict)]
    return FeedItem(
        id=_text(entry, "id"),
        address=link if link and link.startswith(("http://", "https://")) else None,
        title=_text(entry, "title"),
        marked_up=None if plain else best.get("value"),
        plain=best.get("value") if plain else None,
        authors=tuple(dict.fromkeys(a for a in (authors or [_text(entry, "author")]) if a)),
        outlet=_text(entry.get("source"), "title") or outlet,
        published=_text(entry, "published"),
        modified=_text(entry, "updated") if "updated" in entry else None,
        language=language,
    )


def _text(holder: Any, key: str) -> str | None:
    value = holder.get(key) if isinstance(holder, dict) else None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _kind(version: str) -> tuple[str, str]:
    media_type = "application/atom+xml" if version.startswith("atom") else "application/rss+xml"
    return media_type, f"feedparser {_version()}"


@cache
def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version("feedparser")
