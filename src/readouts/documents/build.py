"""A document from a text and what its input says of it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import cache

from readouts.documents.document import Document, Origin
from readouts.documents.page import PageReader
from readouts.interval import Interval


@cache
def _page_reader() -> PageReader:
    return PageReader.load()


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

    The id is the given one, else the first 16 characters of the digest over text and given metadata, so that the same
    document twice is one document.
    """
    given = [text, outlet, published and published.isoformat(), url]
    digest = hashlib.sha256(json.dumps(given, ensure_ascii=False).encode()).hexdigest()
    page = _page_reader().read(text)
    stated: Interval | None = None
    because: tuple[str, ...] = ()
    if published:
        stated, because = Interval.day(published), (f"the input gives {published} as the day of publication",)
    elif page.day:
        stated, because = Interval.day(page.day), (f"the page is dated “{page.day_words}”",)
    return Document(
        id=id or digest[:16],
        digest=digest,
        text=text,
        path=path,
        url=url,
        title=title or page.title,
        outlet=outlet or page.outlet,
        outlet_country=outlet_country,
        kind=kind,
        byline=byline or page.byline,
        contributors=page.contributors,
        place=page.place,
        stated=stated,
        stated_because=because,
        furniture=tuple(sorted(page.furniture, key=lambda f: f.span)),
        origin=origin,
    )
