"""Answers: one object, a page of a list with its Link header, or all of a list as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from readouts.api.asked import Paged
from readouts.contract.values import Json
from readouts.store.catalogue.model import Page

T = TypeVar("T")
LINES = "application/x-ndjson"
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A list of the record."""

    fetch: Callable[[str | None, int], Page[T]]
    """The entries after a cursor, at most so many."""
    shown: Callable[[Sequence[T]], Iterable[Json]]
    """Their JSON, with whatever they need looked up for all of them at once."""

    def lines(self) -> Iterator[bytes]:
        """All entries, a line each, read page by page: memory does not grow with the list."""
        after: str | None = None
        while True:
            page = self.fetch(after, _AT_ONCE)
            for entry in self.shown(page.entries):
                yield line(entry)
            after = page.next
            if after is None:
                return


def line(value: Json) -> bytes:
    """A JSON line, as the commands print it."""
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()


def listed(request: Request, asked: Paged, listing: Listing[T]) -> Response:
    """A page of a list; or all of it as JSON lines, where the caller accepts these."""
    if LINES in request.headers.get("accept", ""):
        return streamed(listing)
    page = listing.fetch(asked.after, asked.limit)
    following = None
    if page.next is not None:
        kept = [(k, v) for k, v in request.query_params.multi_items() if k != "after"]
        following = f"{request.url.path}?{urlencode([*kept, ('after', page.next)])}"
    body = {"total": page.total, "next": following, "entries": list(listing.shown(page.entries))}
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return JSONResponse(body, headers=headers)


def streamed(listing: Listing[Any]) -> StreamingResponse:
    """All of a list as JSON lines. The first page is read before the answer begins, so that faults are told as faults."""
    lines = listing.lines()
    first = next(lines, b"")

    def body() -> Iterator[bytes]:
        yield first
        yield from lines

    return StreamingResponse(body(), media_type=LINES)
