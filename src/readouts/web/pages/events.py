"""Events: the list by day and type, and one event with all the words that it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from readouts.contract.asking import filters_asked
from readouts.contract.wording import Wording
from readouts.ontology.plover import EventType, Ontology
from readouts.record.model import Contact, Event
from readouts.store.catalogue.model import Covered, DocumentCard, FacetName, Filters, Order
from readouts.web.address import Address, Chip, Choice, chips, choices, pairs_of
from readouts.web.asked import AtDesk, Rendered
from readouts.web.tables import Table, csv_of
from readouts.web.years import year_choices

router = APIRouter()
FACETS: tuple[FacetName, ...] = ("state", "type", "outlet", "year")
_LENGTH = 40
_MOST_ROWS = 1000


@cache
def event_types() -> Mapping[str, EventType]:
    """PLOVER's types by name; the file is read once."""
    return Ontology.load().types


@dataclass(frozen=True, slots=True)
class EventsView:
    """What the list of events shows."""

    address: Address
    total: int
    events: tuple[Event, ...]
    facets: Mapping[FacetName, tuple[Choice, ...]]
    years: tuple[Choice, ...]
    chips: tuple[Chip, ...]
    types: Mapping[str, EventType]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    next: str | None
    twin: str
    lines: str
    """Address of all of them as JSON lines."""
    table: str
    """Address of the first of them as CSV."""
    rows: int
    """The most that the CSV holds."""
    order: Order


@dataclass(frozen=True, slots=True)
class EventView:
    """One event."""

    event: Event
    type: EventType | None
    about: Contact | None
    documents: Mapping[str, DocumentCard]
    twin: str


@router.get("/events", name="events")
def events(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The events that the address asks for."""
    pairs = pairs_of(request.query_params.multi_items(), "order", "after")
    filters, given = filters_asked(pairs), dict(pairs)
    order: Order = "oldest" if given.get("order") == "oldest" else "newest"
    address = Address.of("/events", filters, order="oldest" if order == "oldest" else None)
    catalogue = desk.catalogue()
    page = catalogue.events(filters, order=order, after=given.get("after"), limit=_LENGTH)
    facets = catalogue.facets("events", filters, FACETS, limit=16)
    view = EventsView(
        address=address,
        total=page.total,
        events=page.entries,
        facets=choices(facets, address),
        years=year_choices(facets.get("year", ()), address),
        chips=chips(address),
        types=event_types(),
        documents=catalogue.documents_with(s.document for e in page.entries for s in e.evidence),
        covered=catalogue.covered(),
        next=str(address.after(page.next)) if page.next else None,
        twin=str(address.at("/api/v1/events")),
        lines=str(Address.of("/api/v1/events.jsonl", filters)),
        table=str(Address.of("/events.csv", filters)),
        rows=_MOST_ROWS,
        order=order,
    )
    return renderer.page(request, "events.html", view)


@router.get("/events.csv", name="events_table")
def events_table(request: Request, desk: AtDesk) -> Response:
    """The newest events of a selection for a spreadsheet."""
    filters: Filters = filters_asked(pairs_of(request.query_params.multi_items()))
    found = desk.catalogue().events(filters, limit=_MOST_ROWS).entries
    columns = ("id", "earliest", "latest", "type", "mode", "actors", "recipients", "document", "words")
    return csv_of(Table(columns, tuple(_row(e, desk.wording) for e in found)), "events")


@router.get("/events/{id}", name="event")
def event(id: str, request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """One event: who did what to whom, when, and the words that say so."""
    catalogue = desk.catalogue()
    found = catalogue.find(id, ("events",))
    assert isinstance(found, Event)
    view = EventView(
        event=found,
        type=event_types().get(found.type),
        about=catalogue.contacts_with([found.about]).get(found.about) if found.about else None,
        documents=catalogue.documents_with(s.document for s in found.evidence),
        twin=f"/api/v1/events/{found.id}",
    )
    return renderer.page(request, "event.html", view)


def _row(event: Event, wording: Wording) -> tuple[str | None, ...]:
    days, source = event.date.interval, event.evidence[0] if event.evidence else None
    return (
        event.id,
        days.earliest.isoformat() if days.earliest else None,
        days.latest.isoformat() if days.latest else None,
        event.type,
        event.mode,
        "; ".join(wording.actor_of(a) for a in event.actors),
        "; ".join(wording.actor_of(a) for a in event.recipients),
        source.document if source else None,
        " ".join(source.text.split()) if source else None,
    )
