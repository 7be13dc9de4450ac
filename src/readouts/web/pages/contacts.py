"""The timeline of contacts: by month, with what is uncertain marked, and facets that stand in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from readouts.contract.asking import filters_asked
from readouts.day_words import month_of
from readouts.errors import NotFoundError
from readouts.record.model import CheckedClaim, Contact
from readouts.store.catalogue.model import Covered, DocumentCard, FacetName, Order
from readouts.web.address import Address, Chip, Choice, chips, choices, pairs_of
from readouts.web.asked import AtDesk, Rendered
from readouts.web.feeds import contact_feed
from readouts.web.histogram import Histogram, histogram_of
from readouts.web.tables import csv_of

router = APIRouter()
FACETS: tuple[FacetName, ...] = ("state", "person", "channel", "status", "disputed", "outlet", "year")
_LENGTH = 50


@dataclass(frozen=True, slots=True)
class ContactsView:
    """What the timeline shows."""

    address: Address
    total: int
    months: tuple[tuple[str, tuple[Contact, ...]], ...]
    """Headings ("May 2022", "Date unknown") with their contacts."""
    facets: Mapping[FacetName, tuple[Choice, ...]]
    chips: tuple[Chip, ...]
    histogram: Histogram | None
    claims: Mapping[str, CheckedClaim]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    next: str | None
    twin: str
    order: Order


@router.get("/contacts", name="contacts")
def contacts(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The timeline that the address asks for."""
    pairs = pairs_of(request.query_params.multi_items(), "order", "after")
    filters = filters_asked(pairs)
    given = dict(pairs)
    order: Order = "oldest" if given.get("order") == "oldest" else "newest"
    address = Address.of("/contacts", filters, order="oldest" if order == "oldest" else None)
    catalogue = desk.catalogue()
    page = catalogue.contacts(filters, order=order, after=given.get("after"), limit=_LENGTH)
    view = ContactsView(
        address=address,
        total=page.total,
        months=tuple(by_month(page.entries)),
        facets=choices(catalogue.facets("contacts", filters, FACETS, limit=12), address),
        chips=chips(address),
        histogram=histogram_of(catalogue.months(filters), address),
        claims=catalogue.claims_with(i for c in page.entries for i in c.claims),
        documents=catalogue.documents_with(d.document for c in page.entries for d in c.documents),
        covered=catalogue.covered(),
        next=str(address.after(page.next)) if page.next else None,
        twin=str(address.at("/api/v1/contacts")),
        order=order,
    )
    return renderer.page(request, "contacts.html", view)


@router.get("/timeline.csv", name="contacts_by_time")
def contacts_by_time(request: Request, desk: AtDesk) -> Response:
    """The table under the chart of the timeline."""
    filters = filters_asked(pairs_of(request.query_params.multi_items()))
    found = histogram_of(desk.catalogue().months(filters), Address.of("/contacts", filters))
    if found is None:
        raise NotFoundError("chart", "by-time", "It needs contacts of more than one month; widen the filters.")
    return csv_of(found.chart.table, "contacts-by-time")


@router.get("/contacts.atom", name="contacts_feed")
def contacts_feed(request: Request, desk: AtDesk) -> Response:
    """The newest contacts of a selection as a feed, for feed readers."""
    filters = filters_asked(pairs_of(request.query_params.multi_items()))
    catalogue = desk.catalogue()
    found = catalogue.contacts(filters, limit=_LENGTH).entries
    documents = catalogue.documents_with({d.document for c in found for d in c.documents})
    return Response(contact_feed(desk, found, documents, request.url), media_type="application/atom+xml")


def by_month(entries: Iterable[Contact]) -> Iterable[tuple[str, tuple[Contact, ...]]]:
    """Contacts that follow one another by date, under headings of their months."""
    for heading, group in groupby(entries, key=_heading):
        yield heading, tuple(group)


def _heading(contact: Contact) -> str:
    day = contact.date.interval.latest or contact.date.interval.earliest
    return month_of(day) if day else "Date unknown"
