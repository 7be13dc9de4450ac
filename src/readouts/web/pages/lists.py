"""Lists of events, claims and documents: facets in the address, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.contract.asking import filters_asked
from readouts.record.model import CheckedClaim, Event
from readouts.store.catalogue.model import Covered, DocumentCard, FacetName, Filters, Kind, Order
from readouts.web.address import Address, Chip, Choice, chips, choices, pairs_of
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
_LENGTH = 50


@dataclass(frozen=True, slots=True)
class ListView:
    """What a list of events, claims or documents shows."""

    title: str
    noun: str
    address: Address
    total: int
    entries: tuple[Event | CheckedClaim | DocumentCard, ...]
    facets: Mapping[FacetName, tuple[Choice, ...]]
    titles: tuple[tuple[FacetName, str], ...]
    chips: tuple[Chip, ...]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    next: str | None
    twin: str
    ordered: bool
    """Whether the list can be turned round."""
    order: Order


@router.get("/events", name="events")
def events(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """What states did and said, coded in PLOVER."""
    filters, order, after, address = _asked(request, "/events")
    catalogue = desk.catalogue()
    page = catalogue.events(filters, order=order, after=after, limit=_LENGTH)
    titles: tuple[tuple[FacetName, str], ...] = (("type", "Type"), ("state", "States"))
    view = ListView(
        "Events", "event", address, page.total, page.entries, _facets(desk, "events", filters, titles, address), titles,
        chips(address), catalogue.documents_with(e.evidence[0].document for e in page.entries if e.evidence),
        catalogue.covered(), _next(address, page.next), str(address.at("/api/v1/events")), True, order,
    )  # fmt: skip
    return renderer.page(request, "events.html", view)


@router.get("/claims", name="claims")
def claims(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """Claims that documents make, with their verdicts."""
    filters, order, after, address = _asked(request, "/claims")
    catalogue = desk.catalogue()
    page = catalogue.claims(filters, after=after, limit=_LENGTH)
    titles: tuple[tuple[FacetName, str], ...] = (
        ("verdict", "Verdict"),
        ("type", "What is claimed"),
        ("state", "States"),
    )
    view = ListView(
        "Claims", "claim", address, page.total, page.entries, _facets(desk, "claims", filters, titles, address), titles,
        chips(address), catalogue.documents_with(c.document for c in page.entries if c.document),
        catalogue.covered(), _next(address, page.next), str(address.at("/api/v1/claims")), False, order,
    )  # fmt: skip
    return renderer.page(request, "claims.html", view)


@router.get("/documents", name="documents")
def documents(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """What was read, by the day on which it appeared."""
    filters, order, after, address = _asked(request, "/documents")
    catalogue = desk.catalogue()
    page = catalogue.documents(filters, order=order, after=after, limit=_LENGTH)
    titles: tuple[tuple[FacetName, str], ...] = (("kind", "Kind"), ("outlet", "Outlets"))
    view = ListView(
        "Documents", "document", address, page.total, page.entries, _facets(desk, "documents", filters, titles, address),
        titles, chips(address), {}, catalogue.covered(), _next(address, page.next),
        str(address.at("/api/v1/documents")), True, order,
    )  # fmt: skip
    return renderer.page(request, "documents.html", view)


def _asked(request: Request, path: str) -> tuple[Filters, Order, str | None, Address]:
    pairs = pairs_of(request.query_params.multi_items(), "order", "after")
    filters, given = filters_asked(pairs), dict(pairs)
    order: Order = "oldest" if given.get("order") == "oldest" else "newest"
    return filters, order, given.get("after"), Address.of(path, filters, order="oldest" if order == "oldest" else None)


def _facets(
    desk: AtDesk, kind: Kind, filters: Filters, titles: tuple[tuple[FacetName, str], ...], address: Address
) -> Mapping[FacetName, tuple[Choice, ...]]:
    return choices(desk.catalogue().facets(kind, filters, tuple(n for n, _ in titles), limit=12), address)


def _next(address: Address, cursor: str | None) -> str | None:
    return str(address.after(cursor)) if cursor else None
