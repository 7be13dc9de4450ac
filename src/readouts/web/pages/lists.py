"""The list of documents: facets in the address, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.contract.asking import filters_asked
from readouts.store.catalogue.model import Covered, DocumentCard, FacetName, Filters, Kind, Order
from readouts.web.address import Address, Chip, Choice, chips, choices, pairs_of
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
_LENGTH = 50


@dataclass(frozen=True, slots=True)
class ListView:
    """What the list of documents shows."""

    title: str
    noun: str
    address: Address
    total: int
    entries: tuple[DocumentCard, ...]
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
