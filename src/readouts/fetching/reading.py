"""Addresses and leads to documents, with where and when they were fetched."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from readouts.documents.document import Document, Origin
from readouts.documents.lead import Lead
from readouts.documents.readers.reader import Input, Limits
from readouts.documents.readers.registry import all_readers, read_input
from readouts.errors import InputError
from readouts.fetching.fetcher import Fetched, Fetcher

# A feed of a list of feeds names pages: three steps, and no more.
_DEEPEST = 3


def is_address(where: str) -> bool:
    """Whether an input is an address on the web.

    >>> is_address("https://lake.example/a"), is_address("reports/a.html")
    (True, False)
    """
    return where.lower().startswith(("http://", "https://"))


def read_fetched(fetched: Fetched, limits: Limits) -> Iterator[Document | Lead | InputError]:
    """What stands at an address that was fetched."""
    source = Input.of(
        fetched.asked, fetched.data, limits,
        media_type=fetched.media_type, charset=fetched.charset, address=fetched.address,
    )  # fmt: skip
    for item in read_input(source, all_readers()):
        yield _with_origin(item, fetched) if isinstance(item, Document) else item


def read_leads(leads: Iterable[Lead], fetcher: Fetcher, limits: Limits) -> Iterator[Document | InputError]:
    """The documents to which leads lead, each address fetched once; feeds are followed to their items' pages."""
    waiting, seen = deque((lead, 1) for lead in leads), set[str]()
    # Breadth first, so that all sites of a list come in turn before the pages of the first feed.
    while waiting:
        lead, depth = waiting.popleft()
        if lead.address in seen:
            continue
        seen.add(lead.address)
        for item in read_lead(lead, fetcher, limits):
            if not isinstance(item, Lead):
                yield item
            elif depth < _DEEPEST:
                waiting.append((item, depth + 1))


def read_lead(lead: Lead, fetcher: Fetcher, limits: Limits) -> Iterator[Document | Lead | InputError]:
    """What stands at the address of a lead; a document keeps which list led to it, and that list's id of it."""
    try:
        fetched = fetcher.fetch(lead.address)
    except InputError as error:
        yield error
        return
    if fetched is None:
        return
    for item in read_fetched(fetched, limits):
        if isinstance(item, Document) and item.origin is not None and item.origin.container is None:
            origin = replace(item.origin, container=lead.container, record=item.origin.record or lead.record)
            yield replace(item, origin=origin)
        else:
            yield item


def read_addresses(
    addresses: Iterable[str], fetcher: Fetcher, limits: Limits
) -> Iterator[Document | Lead | InputError]:
    """What stands at addresses that the user typed; the pages that a feed or a list there names come as leads."""
    for address in addresses:
        try:
            fetched = fetcher.fetch(address)
        except InputError as error:
            yield error
            continue
        if fetched is not None:
            yield from read_fetched(fetched, limits)


def _with_origin(document: Document, fetched: Fetched) -> Document:
    """The document with its address and the time of fetching."""
    origin = document.origin or Origin(
        media_type=fetched.media_type or "text/plain",
        extractor="none: the text as it came",
        digest=hashlib.sha256(fetched.data).hexdigest(),
    )
    return replace(
        document,
        url=document.url or fetched.address,
        origin=replace(origin, retrieved=origin.retrieved or fetched.retrieved),
    )
