"""Claims that documents make about the record: the list with their verdicts, and one with what decides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from readouts.contract.asking import filters_asked
from readouts.contract.claimreview import claim_review_json
from readouts.desk.desk import Desk
from readouts.desk.understanding import CLAIM_KINDS, claim_understood
from readouts.record.model import CheckedClaim, Contact
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import Covered, DocumentCard, FacetName
from readouts.web.address import Address, Chip, Choice, chips, choices, pairs_of
from readouts.web.asked import AtDesk, Rendered
from readouts.web.years import year_choices

router = APIRouter()
FACETS: tuple[FacetName, ...] = ("verdict", "type", "state", "outlet", "year")
_LENGTH = 40


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """What the list of claims shows."""

    address: Address
    total: int
    claims: tuple[CheckedClaim, ...]
    facets: Mapping[FacetName, tuple[Choice, ...]]
    years: tuple[Choice, ...]
    chips: tuple[Chip, ...]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    next: str | None
    twin: str
    lines: str
    kinds: Mapping[str, str] = field(default_factory=lambda: {str(k): words for k, words in CLAIM_KINDS.items()})


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with what decides it."""

    claim: CheckedClaim
    understood: str
    contacts: Mapping[str, Contact]
    documents: Mapping[str, DocumentCard]
    twin: str


@router.get("/claims", name="claims")
def claims(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The claims that the address asks for."""
    pairs = pairs_of(request.query_params.multi_items(), "after")
    filters = filters_asked(pairs)
    address = Address.of("/claims", filters)
    catalogue = desk.catalogue()
    page = catalogue.claims(filters, after=dict(pairs).get("after"), limit=_LENGTH)
    facets = catalogue.facets("claims", filters, FACETS, limit=14)
    view = ClaimsView(
        address=address,
        total=page.total,
        claims=page.entries,
        facets=choices(facets, address),
        years=year_choices(facets.get("year", ()), address),
        chips=chips(address),
        documents=catalogue.documents_with(c.document for c in page.entries if c.document),
        covered=catalogue.covered(),
        next=str(address.after(page.next)) if page.next else None,
        twin=str(address.at("/api/v1/claims")),
        lines=str(Address.of("/api/v1/claims.jsonl", filters)),
    )
    return renderer.page(request, "claims.html", view)


@router.get("/claims/{id}", name="claim")
def claim(id: str, request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """One claim: its verdict, what was understood, what decides it, what was weighed, what the record covers."""
    catalogue = desk.catalogue()
    found = _claim(catalogue, id)
    ids = (*found.deciding, *(c.contact for c in found.considered), found.about, found.anchor_contact)
    contacts = catalogue.contacts_with(i for i in ids if i)
    wanted = {s.document for s in found.sources} | ({found.document} if found.document else set())
    view = ClaimView(
        claim=found,
        understood=_understood(desk, found, contacts),
        contacts=contacts,
        documents=catalogue.documents_with(wanted),
        twin=f"/api/v1/claims/{found.id}",
    )
    return renderer.page(request, "claim.html", view)


@router.get("/claims/{id}/claimreview", name="review_of_claim")
def review_of_claim(id: str, desk: AtDesk) -> JSONResponse:
    """A claim as ClaimReview of schema.org."""
    catalogue = desk.catalogue()
    found = _claim(catalogue, id)
    contacts = catalogue.contacts_with([found.about] if found.about else [])
    wanted = {s.document for s in found.sources} | ({found.document} if found.document else set())
    cards = catalogue.documents_with(wanted)
    documents = {i: c.document for i, c in cards.items()}
    dated = {i: c.dated for i, c in cards.items()}
    made = claim_review_json(found, documents, dated, _understood(desk, found, contacts))
    return JSONResponse(made, media_type="application/ld+json")


def _claim(catalogue: Catalogue, id: str) -> CheckedClaim:
    found = catalogue.find(id, ("claims",))
    assert isinstance(found, CheckedClaim)
    return found


def _understood(desk: Desk, claim: CheckedClaim, contacts: Mapping[str, Contact]) -> str:
    return claim_understood(claim, contacts.get(claim.about or ""), desk.wording)
