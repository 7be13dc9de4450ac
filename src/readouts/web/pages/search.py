"""Search: contacts, claims, statements and documents that hold some words, with the words around each find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.record.model import CheckedClaim, Contact
from readouts.store.catalogue.model import Covered, DocumentCard, Hit, Kind
from readouts.web.address import Address
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
KINDS: tuple[tuple[Kind, str], ...] = (
    ("contacts", "Contacts"),
    ("claims", "Claims"),
    ("statements", "Statements"),
    ("documents", "Documents"),
)
_LENGTH = 40
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Shown:
    """A find, with its snippet in pieces."""

    hit: Hit
    pieces: tuple[tuple[str, bool], ...]
    """Each with whether it was sought."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind of entries as a link."""

    kind: Kind | None
    label: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a search found."""

    q: str
    kind: Kind | None
    tabs: tuple[Tab, ...]
    total: int
    hits: tuple[Shown, ...]
    contacts: Mapping[str, Contact]
    claims: Mapping[str, CheckedClaim]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    next: str | None
    twin: str


@router.get("/search", name="search")
def search(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """What holds all of the words ``q``; ``kind`` keeps one kind of entries."""
    given = request.query_params
    words = " ".join(given.get("q", "").split())[:_LONGEST]
    kind = next((k for k, _ in KINDS if k == given.get("kind")), None)
    catalogue = desk.catalogue()
    page = catalogue.search(words, (kind,) if kind else (), after=given.get("after") or None, limit=_LENGTH)
    address = Address("/search", (("q", words), *((("kind", kind),) if kind else ())))
    view = SearchView(
        q=words,
        kind=kind,
        tabs=tuple(_tabs(words, kind)),
        total=page.total,
        hits=tuple(Shown(h, pieces_of(h)) for h in page.entries),
        contacts=catalogue.contacts_with(h.id for h in page.entries if h.kind == "contacts"),
        claims=catalogue.claims_with(h.id for h in page.entries if h.kind == "claims"),
        documents=catalogue.documents_with({h.document for h in page.entries if h.document}),
        covered=catalogue.covered(),
        next=str(address.after(page.next)) if page.next else None,
        twin=str(address.at("/api/v1/search")),
    )
    return renderer.page(request, "search.html", view)


def _tabs(words: str, kind: Kind | None) -> Iterator[Tab]:
    every = Address("/search", (("q", words),))
    yield Tab(None, "Everything", str(every), kind is None)
    for own, label in KINDS:
        yield Tab(own, label, str(every.having("kind", own)), kind == own)


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
