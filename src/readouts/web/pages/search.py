"""Search: words in documents and statements, with the words around each find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.store.catalogue.model import Covered, DocumentCard, Hit, Kind
from readouts.web.address import Address
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
_LENGTH = 30
_KINDS: Mapping[str, tuple[Kind, ...]] = {"documents": ("documents",), "statements": ("statements",)}


@dataclass(frozen=True, slots=True)
class Found:
    """A find, its words in stretches: each with whether it is what was sought."""

    hit: Hit
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a search shows."""

    q: str
    kind: str
    total: int
    found: tuple[Found, ...]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    kinds: tuple[tuple[str, str, bool], ...]
    next: str | None
    twin: str | None


@router.get("/search", name="search")
def search(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """Where the words stand, the best first."""
    words, kind = request.query_params.get("q", "").strip()[:400], request.query_params.get("kind", "")
    catalogue = desk.catalogue()
    address = Address(
        "/search", tuple((k, v) for k, v in (("q", words), ("kind", kind if kind in _KINDS else "")) if v)
    )
    page = None
    if words:
        page = catalogue.search(words, _KINDS.get(kind, ()), after=request.query_params.get("after"), limit=_LENGTH)
    hits = page.entries if page else ()
    view = SearchView(
        q=words,
        kind=kind,
        total=page.total if page else 0,
        found=tuple(Found(h, pieces_of(h)) for h in hits),
        documents=catalogue.documents_with({h.document for h in hits if h.document}),
        covered=catalogue.covered(),
        kinds=tuple(
            (
                name,
                str(address.lacking("kind").having("kind", value) if value else address.lacking("kind")),
                kind == value,
            )
            for value, name in (("", "Everything"), ("documents", "Documents"), ("statements", "Statements"))
        ),
        next=str(address.after(page.next)) if page and page.next else None,
        twin=str(address.at("/api/v1/search")) if words else None,
    )
    return renderer.page(request, "search.html", view)


def pieces_of(hit: Hit) -> tuple[tuple[str, bool], ...]:
    """The words around a find in stretches, those sought told from the others."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for first, last in sorted(hit.marks):
        start, end = max(first, at), min(last, len(hit.text))
        if start < end:
            pieces += [(hit.text[at:start], False), (hit.text[start:end], True)]
            at = end
    return (*pieces, (hit.text[at:], False))
