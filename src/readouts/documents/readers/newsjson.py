"""ninjs, the news agencies' JSON, in its first and second manner."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from readouts.documents.build import build_document
from readouts.documents.document import Document, Origin
from readouts.documents.readers.decoding import check_length, decode, json_value
from readouts.documents.readers.html import Html
from readouts.documents.readers.reader import Input
from readouts.errors import InputError

_NOTES = ("version", "versioncreated", "embargoed", "pubstatus", "usageterms", "urgency", "language", "edNote")
# Files of an item a line may be larger than what is taken apart at once.
_LARGEST = 200_000_000


class Ninjs:
    """One item, a list of items, or an item a line; items without a text of their own (pictures, packages) are reported."""

    name = "ninjs"
    suffixes = (".ninjs", ".json")
    media_types = ("application/json", "application/vnd.iptc.ninjs+json", "application/ld+json")

    def sniff(self, head: bytes) -> bool:
        """JSON with the two keys that an item of news always has."""
        start = head.lstrip()[:1]
        return (
            start in (b"{", b"[")
            and b'"uri"' in head
            and (b'"body_' in head or b'"bodies"' in head or b'"headline' in head)
        )

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The items."""
        text = decode(source.read(_LARGEST), source.where)
        for number, (item, where) in enumerate(_items(text, source.where)):
            if isinstance(item, InputError):
                yield item
                continue
            try:
                yield _document(item, source, where, number)
            except InputError as error:
                yield error
            except RecursionError:
                yield InputError(where, "is an item that nests too deep", "Mend or remove it.")


def _items(text: str, where: str) -> Iterator[tuple[Any, str]]:
    try:
        told = json_value(text, where)
    except InputError:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                try:
                    yield json_value(line, f"{where}:{number}"), f"{where}:{number}"
                except InputError as error:
                    yield error, ""
        return
    items = told if isinstance(told, list) else [told]
    for number, item in enumerate(items, start=1):
        yield item, where if len(items) == 1 else f"{where}:{number}"


def _document(item: Any, source: Input, where: str, number: int) -> Document:
    if not isinstance(item, dict) or "uri" not in item:
        raise InputError(where, "is not an item of ninjs", 'An item has at least {"uri": "…"} and a body.')
    text = _body(item, source, where)
    if not text.strip():
        raise InputError(
            where, f"is an item of type {item.get('type', 'unknown')} without text", "Give the items with text."
        )
    check_length(text, where, source.limits.characters)
    copyright_holder = item.get("copyrightholder") or item.get("copyrightHolder")
    return build_document(
        text,
        published=_day(
            item.get("firstcreated")
            or item.get("firstCreated")
            or item.get("versioncreated")
            or item.get("versionCreated")
        ),
        outlet=_name(item.get("copyrightholder") or item.get("copyrightHolder"))
        or _name(_first(item.get("infosources") or item.get("infosource"))),
        kind="wire" if copyright_holder else None,
        title=_headline(item),
        url=_address(item),
        path=where,
        byline=tuple(n for n in (_name(p) for p in _listed(item.get("bylines") or item.get("byline"))) if n),
        origin=Origin(
            media_type="application/vnd.iptc.ninjs+json",
            extractor="ninjs",
            digest=hashlib.sha256(
                json.dumps(item, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
            ).hexdigest(),
            record=str(item["uri"]),
            modified=_moment(item.get("versioncreated") or item.get("versionCreated")),
            container=source.where if number else None,
            notes=tuple(
                (k, str(item[k]))
                for k in (*_NOTES, "usageTerms", "versionCreated", "pubStatus")
                if isinstance(item.get(k), str | int)
            ),
        ),
    )


def _body(item: dict[str, Any], source: Input, where: str) -> str:
    """The plain text where there is one, else the article of the marked-up body."""
    bodies = {k[5:]: v for k, v in item.items() if k.startswith("body_") and isinstance(v, str)}
    for body in _listed(item.get("bodies")):
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            kind = str(body.get("contentType") or body.get("contenttype") or "text/plain").lower()
            bodies.setdefault("text" if "plain" in kind else "html" if "html" in kind else kind, body["value"])
    plain = next((bodies[k] for k in ("text", "plain") if k in bodies), None)
    if plain is not None:
        return plain
    marked = next((bodies[k] for k in ("xhtml", "html", "html5", *sorted(bodies)) if k in bodies), None)
    if marked is None:
        return ""
    page = Input.of(
        where,
        f"<html><body><article>{marked}</article></body></html>".encode("utf-8", "replace"),
        source.limits,
        charset="utf-8",
    )
    return Html().document(page.read(), page).text


def _headline(item: dict[str, Any]) -> str | None:
    for key in ("headline", "headline_main", "title"):
        if isinstance(item.get(key), str):
            return str(item[key])
    return _name(_first(item.get("headlines")))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value is not None else []


def _first(value: object) -> object:
    return next(iter(_listed(value)), None)


def _name(value: object) -> str | None:
    """A name given plainly or as an object."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("value") or value.get("byline")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _address(item: dict[str, Any]) -> str | None:
    for key in ("uri", "altids"):
        if isinstance(item.get(key), str) and str(item[key]).startswith(("http://", "https://")):
            return str(item[key])
    return None


def _day(value: object) -> date | None:
    found = _moment(value)
    return found.date() if found else None


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
