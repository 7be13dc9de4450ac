"""NewsML-G2, the news agencies' XML: items, alone or in a message, with the text that they carry inside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html import escape
from typing import Any

from readouts.documents.build import build_document
from readouts.documents.document import Document, Origin
from readouts.documents.lead import Lead
from readouts.documents.readers.decoding import check_length
from readouts.documents.readers.feed_item import day_of, moment_of
from readouts.documents.readers.html import Html
from readouts.documents.readers.reader import Input
from readouts.documents.readers.xml import local_name, xml_bytes, xml_tree
from readouts.errors import InputError

_ROOTS = frozenset(["newsitem", "newsmessage", "packageitem"])
_NOTES = ("embargoed", "pubstatus", "urgency", "usageterms", "ednote", "copyrightnotice")


class NewsMl:
    """Each item with a text is a document with its guid; pictures, packages and items of rights alone are reported."""

    name = "newsml"
    suffixes = (".newsml", ".xml")
    media_types = (
        "application/vnd.iptc.g2.newsitem+xml",
        "application/vnd.iptc.g2.newsmessage+xml",
        "application/xml",
        "text/xml",
    )

    def sniff(self, head: bytes) -> bool:
        """One of its outer elements near the beginning."""
        start = head.replace(b"\0", b"")[:4_000].lower()
        return b"<newsitem" in start or b"<newsmessage" in start or b":newsitem" in start or b":newsmessage" in start

    def read(self, source: Input) -> Iterator[Document | Lead | InputError]:
        """The items, in the message's order."""
        root = xml_tree(xml_bytes(source))
        if root is None or local_name(root) not in _ROOTS:
            raise InputError(
                source.where, "is no NewsML-G2", "An item begins with <newsItem>, a message with <newsMessage>."
            )
        items = _items(root)
        for number, item in enumerate(items, start=1):
            where = source.where if item is root else f"{source.where}:{number}"
            try:
                yield _document(item, source, where, in_message=item is not root)
            except InputError as error:
                yield error


def _items(root: Any) -> list[Any]:
    """The items, those of a message or the root itself; what stands inside an item is part of it."""
    names = ("newsitem", "packageitem")
    inner = root.iter() if local_name(root) not in names else [root]
    return [e for e in inner if local_name(e) in names and not any(local_name(a) in names for a in e.iterancestors())]


def _document(item: Any, source: Input, where: str, *, in_message: bool) -> Document:
    text = _text(item, source, where)
    if not text.strip():
        kind = _code(_first(item, "itemclass")) or local_name(item)
        raise InputError(where, f"is an item without text ({kind})", "Give the items with text.")
    check_length(text, where, source.limits.characters)
    provider = _first(item, "provider")
    return build_document(
        text,
        published=day_of(_words(_first(item, "firstcreated")) or _words(_first(item, "contentcreated")) or _words(_first(item, "versioncreated"))),
        outlet=_name(provider) or _words(_first(item, "copyrightholder")) or _name(_first(item, "copyrightholder")),
        kind="wire" if provider is not None else None,
        title=_words(_first(item, "headline")),
        path=where,
        byline=tuple(dict.fromkeys(b for b in (_words(e) for e in item.iter() if local_name(e) == "by") if b)),
        origin=Origin(
            media_type="application/vnd.iptc.g2.newsitem+xml",
            extractor="newsml-g2",
            digest=hashlib.sha256(_bytes(item)).hexdigest(),
            record=item.get("guid"),
            modified=moment_of(_words(_first(item, "versioncreated"))),
            container=source.address or source.where if in_message else None,
            notes=tuple(_notes(item)),
        ),
    )  # fmt: skip


def _text(item: Any, source: Input, where: str) -> str:
    """The text inside: plain as it is, XHTML and NITF by their paragraphs."""
    for inline in (e for e in item.iter() if local_name(e) in ("inlinexml", "inlinedata")):
        if local_name(inline) == "inlinedata":
            if (inline.get("contenttype") or "text/plain").startswith("text/plain") and inline.text:
                return str(inline.text)
            continue
        body = next((e for e in inline.iter() if local_name(e) in ("body.content", "body")), inline)
        marked_up = "".join(
            f"<p>{_escaped(e)}</p>" for e in body.iter() if local_name(e) in ("p", "h1", "h2", "h3", "hl1", "hl2")
        )
        page = f"<html><body><article>{marked_up}</article></body></html>".encode()
        try:
            return Html().document(page, Input.of(where, page, source.limits, charset="utf-8")).text
        except InputError:
            continue
    return ""


def _escaped(element: Any) -> str:
    return escape(_words(element) or "")


def _notes(item: Any) -> Iterator[tuple[str, str]]:
    if item.get("version"):
        yield "version", item.get("version")
    for name in _NOTES:
        found = _first(item, name)
        if found is not None and (told := _words(found) or _code(found)):
            yield name, told


def _first(item: Any, name: str) -> Any:
    """The first element of this name in the item."""
    return next((e for e in item.iter() if local_name(e) == name), None)


def _words(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def _name(element: Any) -> str | None:
    """The name of a party: its name element, else its literal; codes of others' lists are no names."""
    if element is None:
        return None
    return _words(_first(element, "name")) or element.get("literal") or None


def _code(element: Any) -> str | None:
    return (element.get("qcode") or element.get("uri") or None) if element is not None else None


def _bytes(item: Any) -> bytes:
    from lxml import etree  # noqa: PLC0415

    return bytes(etree.tostring(item, with_tail=False))
