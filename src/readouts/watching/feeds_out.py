"""Notices as an Atom feed and as a JSON feed, and Atom for whatever else is new: files that any feed reader takes, written whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from readouts.errors import UsageError
from readouts.version import __version__

MOST_NOTICES = 200
_ATOM = "http://www.w3.org/2005/Atom"
_TITLE = "Readouts: notices"
_NEVER = "1970-01-01T00:00:00+00:00"
# XML has no place for these characters, and saved pages sometimes hold them.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Notice = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of an Atom feed."""

    id: str
    title: str
    updated: str
    """RFC 3339."""
    addresses: tuple[str, ...]
    """The first is the entry's own; the others belong to it."""
    html: str
    category: str


def atom_of(id: str, title: str, entries: Sequence[FeedEntry], own: str | None = None) -> str:
    """Entries as Atom (RFC 4287), in their order.

    Args:
        id: Of the feed, a URN.
        title: Of the feed.
        entries: What it holds.
        own: The address at which it is found, where it has one.
    """
    feed = Xml.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", id)
    _add(feed, "title", title)
    _add(feed, "updated", max((e.updated for e in entries), default=_NEVER))
    if own:
        _add(feed, "link", rel="self", href=own)
    _add(_add(feed, "author"), "name", "Readouts")
    _add(feed, "generator", "Readouts", version=__version__)
    for given in entries:
        entry = _add(feed, "entry")
        _add(entry, "id", given.id)
        _add(entry, "title", given.title)
        _add(entry, "updated", given.updated)
        _add(entry, "category", term=given.category)
        for number, address in enumerate(given.addresses):
            _add(entry, "link", rel="related" if number else "alternate", href=address)
        _add(entry, "content", given.html, type="html")
    return Xml.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def atom_feed(notices: Sequence[Notice]) -> str:
    """The notices, newest first, as Atom."""
    entries = [
        FeedEntry(f"urn:readouts:notice:{n['id']}", n["title"], n["at"], tuple(_addresses(n)), _html(n), n["rule"])
        for n in notices
    ]
    return atom_of("urn:readouts:notices", _TITLE, entries)


def json_feed(notices: Sequence[Notice]) -> str:
    """The notices, newest first, as JSON Feed 1.1; each whole notice stands under ``_readouts``."""
    items = [
        {
            "id": f"urn:readouts:notice:{notice['id']}",
            **({"url": addresses[0]} if (addresses := _addresses(notice)) else {}),
            "title": notice["title"],
            "content_html": _html(notice),
            "date_published": notice["at"],
            "tags": [notice["rule"]],
            "_readouts": notice,
        }
        for notice in notices
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": _TITLE, "items": items}
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever sees half of it; one that holds the text already is left alone.

    Raises:
        UsageError: It cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        if path.is_file() and path.read_bytes() == text.encode():
            return
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}).", "Name a file in another folder.") from error


def _addresses(notice: Notice) -> list[str]:
    """Of the documents whose words a notice gives."""
    return list(dict.fromkeys(w["url"] for w in notice["words"] if w["url"]))


def _html(notice: Notice) -> str:
    """The rule, and every word with its document."""
    parts = [f"<p>{escape(notice['rule'])}: {notice['entry']['kind']} {notice['entry']['id']}</p>"]
    for words in notice["words"]:
        source = escape(" · ".join(w for w in (words["outlet"], words["title"]) if w) or words["document"])
        if words["url"]:
            source = f'<a href="{escape(words["url"])}">{source}</a>'
        parts.append(f"<blockquote>{escape(words['text'])}</blockquote><p>{source}</p>")
    return "\n".join(parts)


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    made = Xml.SubElement(parent, name, {k: _NOT_IN_XML.sub("", v) for k, v in attributes.items()})
    made.text = _NOT_IN_XML.sub("", text) if text else None
    return made
