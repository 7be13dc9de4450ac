"""A document from a text and what its input says of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from readouts.documents.document import Document, Origin
from readouts.documents.official_pages import OfficialPages
from readouts.documents.outlets import Outlet, OutletTable
from readouts.documents.page import Page, PageReader
from readouts.errors import InputError
from readouts.interval import FIRST_DAY, LAST_DAY, Interval
from readouts.settings import current_settings


@cache
def _page_reader() -> PageReader:
    return PageReader.load()


@cache
def _outlets(own: Path) -> OutletTable:
    return OutletTable.load(own)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes a document, as far as that is known."""

    outlet: str | None = None
    country: str | None = None
    kind: str | None = None


def publisher_of(given: Publisher, url: str | None, page: Page, text: str, outlets: OutletTable) -> Publisher:
    """Who publishes: as given, and what is not given from the table of outlets, by name, by address, by what the page says.

    What is given is never overruled: an outlet that is given with another country than the table's is another outlet.
    """
    if given.outlet:
        found = outlets.by_name(given.outlet) or outlets.by_address(url)
    else:
        found = outlets.by_address(url) or outlets.by_name(page.outlet)
    if found is not None:
        return _filled(given, found)
    if given.outlet or page.outlet or page.byline or (given.kind and given.kind not in _OFFICIAL):
        return replace(given, outlet=given.outlet or page.outlet)
    official = OfficialPages.load(outlets).of(text)
    if official is None:
        return given
    if official.outlet is None:
        return replace(given, kind=given.kind or "official")
    return _filled(given, official.outlet)


# What a document of an official site may be given as, so that its page may say whose it is.
_OFFICIAL = ("official", "readout")


def _filled(given: Publisher, found: Outlet) -> Publisher:
    if given.country and given.country != found.country:
        return given
    return Publisher(given.outlet or found.name, found.country, given.kind or found.kind)


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
    byline: tuple[str, ...] = (),
    origin: Origin | None = None,
) -> Document:
    """A document with its furniture found; what the input gives goes before what the page says.

    Outlet, its country and its kind that are not given come from the table of outlets, which the user's own file extends.

    The id is the given one, else the first 16 characters of the digest over text and given metadata, so that the same
    document twice is one document.

    A day of publication before the year 1000 or after 2999 (some programs write 0001-01-01 for none) is taken as not given.

    Raises:
        InputError: Text or metadata hold half of a surrogate pair, which no file can hold.
    """
    if published and not FIRST_DAY <= published <= LAST_DAY:
        published = None
    given = [text, outlet, published and published.isoformat(), url]
    digest = hashlib.sha256(_encoded(given, path or url or id or "the text")).hexdigest()
    page = _page_reader().read(text)
    stated: Interval | None = None
    because: tuple[str, ...] = ()
    if published:
        stated, because = Interval.day(published), (f"the input gives {published} as the day of publication",)
    elif page.day:
        stated, because = Interval.day(page.day), (f"the page is dated “{page.day_words}”",)
    publisher = publisher_of(
        Publisher(outlet, outlet_country, kind), url, page, text, _outlets(current_settings().outlets)
    )
    return Document(
        id=id or digest[:16],
        digest=digest,
        text=text,
        path=path,
        url=url,
        title=title or page.title,
        outlet=publisher.outlet,
        outlet_country=publisher.country,
        kind=publisher.kind,
        byline=byline or page.byline,
        contributors=page.contributors,
        place=page.place,
        stated=stated,
        stated_because=because,
        furniture=tuple(sorted(page.furniture, key=lambda f: f.span)),
        origin=origin,
    )


def _encoded(given: list[date | str | None], where: str) -> bytes:
    try:
        return json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        found = f"holds half of a surrogate pair (U+{ord(error.object[error.start]):04X})"
        raise InputError(where, found, "Write characters beyond U+FFFF as one character, or as both halves.") from error
