"""What a page says of itself in schema.org, OpenGraph and other metadata: title, authors, publisher, days, its own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from readouts.documents.readers.decoding import json_value
from readouts.errors import InputError

_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "PressRelease",
        "SocialMediaPosting",
        "WebPage",
    ]
)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What is told; None where nothing is."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    """The day in the page's own time zone."""
    modified: datetime | None = None
    address: str | None = None
    """The canonical address."""
    licence: str | None = None


def metadata_of(page: str) -> PageMetadata:
    """The metadata of a page; schema.org before OpenGraph before a look at the page's own date elements."""
    from lxml import etree  # noqa: PLC0415

    try:
        tree = _tree(page)
    except (etree.LxmlError, ValueError):
        return PageMetadata()
    if tree is None:
        return PageMetadata()
    article = next(iter(_articles(tree)), {})
    meta = _meta(tree)

    def first(*values: object) -> str | None:
        return next((" ".join(str(v).split()) for v in values if isinstance(v, str) and v.strip()), None)

    canonical = next((str(h) for h in tree.xpath("//link[@rel='canonical']/@href")), None)
    addresses = (canonical, meta.get("og:url"), _id_of(article.get("mainEntityOfPage")))
    published = first(article.get("datePublished"), meta.get("article:published_time"), meta.get("datepublished"),
                      meta.get("dcterms.created"), meta.get("dc.date.issued"), meta.get("sailthru.date"))  # fmt: skip
    modified = first(article.get("dateModified"), meta.get("article:modified_time"))
    return PageMetadata(
        title=first(article.get("headline"), meta.get("og:title")),
        authors=tuple(dict.fromkeys(_names(article.get("author")))) or tuple(_names(meta.get("author"))),
        publisher=first(*_names(article.get("publisher")), meta.get("og:site_name")),
        published=_day(published) or _day_of_page(page),
        modified=_moment(modified),
        address=first(*(a for a in addresses if a and re.match(r"https?://", a))),
        licence=first(article.get("license"), meta.get("dcterms.license")),
    )


def _tree(page: str) -> Any:
    from lxml.html import HTMLParser, fromstring  # noqa: PLC0415

    # A declaration of a character set in a text that is already decoded stops lxml.
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", page, count=1)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=False)
    return fromstring(plain.encode("utf-8", "replace"), parser=parser) if plain.strip() else None


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name:
            found.setdefault(name.strip().lower(), element.get("content"))
    return found


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles of the page's JSON-LD, wherever they stand in it; broken pieces are left aside."""
    for element in tree.xpath("//script[@type='application/ld+json']"):
        try:
            told = json_value(element.text or "", "the page")
        except InputError:
            continue
        yield from _found_in(told, 0)


def _found_in(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _found_in(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if _ARTICLES & set(kinds if isinstance(kinds, list) else [kinds]) and (
            "headline" in value or "datePublished" in value
        ):
            yield value
        yield from _found_in(value.get("@graph"), depth + 1)


def _names(value: object, depth: int = 0) -> Iterator[str]:
    """Names of people or organisations, given plainly, as objects, or as lists of these."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _names(item, depth + 1)
    elif isinstance(value, dict):
        yield from _names(value.get("name"), depth + 1)
    elif isinstance(value, str) and value.strip() and not value.startswith(("http:", "https:")):
        yield " ".join(value.split())


def _id_of(value: object) -> str | None:
    found = value.get("@id") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def _day(value: str | None) -> date | None:
    """The day of an ISO date or time, as the page's own clock has it."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _moment(value: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if value else None
        return found.astimezone(UTC) if found and found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _day_of_page(page: str) -> date | None:
    """The day that the page's date elements give, without a search through its prose."""
    from htmldate import find_date  # noqa: PLC0415

    try:
        return _day(find_date(page, original_date=True, extensive_search=False))
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None
