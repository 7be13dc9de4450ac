"""One event, one claim: what it says, its words, what decides it, the rules that led there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.desk.understanding import CLAIM_KINDS
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.store.catalogue.model import DocumentCard
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()


@dataclass(frozen=True, slots=True)
class EventView:
    """What the page of an event shows."""

    event: Event
    documents: Mapping[str, DocumentCard]
    twin: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What the page of a claim shows."""

    claim: CheckedClaim
    kind: str
    contacts: Mapping[str, Contact]
    documents: Mapping[str, DocumentCard]
    twin: str


@router.get("/events/{id}", name="event")
def event(request: Request, id: str, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The event with this id."""
    catalogue = desk.catalogue()
    found = catalogue.find(id, ("events",))
    assert isinstance(found, Event)
    view = EventView(
        found, catalogue.documents_with({s.document for s in found.evidence}), f"/api/v1/events/{found.id}"
    )
    return renderer.page(request, "event.html", view)


@router.get("/claims/{id}", name="claim")
def claim(request: Request, id: str, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The claim with this id."""
    catalogue = desk.catalogue()
    found = catalogue.find(id, ("claims",))
    assert isinstance(found, CheckedClaim)
    ids = {*found.deciding, *(c.contact for c in found.considered), found.about, found.anchor_contact} - {None}
    sources = {found.document, *(s.document for s in found.sources)} - {None}
    view = ClaimView(
        claim=found,
        kind=CLAIM_KINDS.get(found.kind, found.kind),
        contacts=catalogue.contacts_with(sorted(i for i in ids if i)),
        documents=catalogue.documents_with(sorted(i for i in sources if i)),
        twin=f"/api/v1/claims/{found.id}",
    )
    return renderer.page(request, "claim.html", view)
