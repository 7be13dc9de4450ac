"""JSON Feed, versions 1 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.decoding import decode, json_value
from readouts.documents.readers.feed_item import FeedItem, read_item
from readouts.documents.readers.reader import Input
from readouts.errors import InputError

_LARGEST = 80_000_000
_MARK = "https://jsonfeed.org/version/"


class JsonFeed:
    """Items with ``content_html`` or ``content_text`` are documents; the others are leads to their pages."""

    name = "jsonfeed"
    suffixes = (".json", ".jsonfeed")
    media_types = ("application/feed+json", "application/json")

    def sniff(self, head: bytes) -> bool:
        """The address of the version, which every feed gives."""
        return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b"jsonfeed.org/version/" in head.replace(
            b"\\/", b"/"
        )

    def read(self, source: Input) -> Iterator[Document | Lead | InputError]:
        """The items, in the feed's order."""
        feed = json_value(decode(source.read(_LARGEST), source.where), source.where)
        if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith(_MARK):
            raise InputError(source.where, "is no JSON Feed", f'A feed says "version": "{_MARK}1.1".')
        items = feed.get("items")
        for number, item in enumerate(items if isinstance(items, list) else [], start=1):
            if isinstance(item, dict):
                yield read_item(_item(item, feed), source, number, ("application/feed+json", "json feed"))
            else:
                yield InputError(f"{source.where}:{number}", "is not an item", "An item is a JSON object.")


def _item(item: dict[str, Any], feed: dict[str, Any]) -> FeedItem:
    authors = item.get("authors") or feed.get("authors") or [item.get("author") or feed.get("author")]
    names = [_text(a, "name") for a in (authors if isinstance(authors, list) else [])]
    marked_up, plain = item.get("content_html"), item.get("content_text")
    return FeedItem(
        id=str(item["id"]) if isinstance(item.get("id"), str | int) else None,
        address=_text(item, "external_url") or _text(item, "url"),
        title=_text(item, "title"),
        marked_up=marked_up if isinstance(marked_up, str) else None,
        plain=plain if isinstance(plain, str) else None,
        authors=tuple(dict.fromkeys(n for n in names if n)),
        outlet=_text(feed, "title"),
        published=_text(item, "date_published"),
        modified=_text(item, "date_modified"),
        language=_text(item, "language") or _text(feed, "language"),
    )


def _text(holder: Any, key: str) -> str | None:
    value = holder.get(key) if isinstance(holder, dict) else None
    return " ".join(value.split()) or None if isinstance(value, str) else None
