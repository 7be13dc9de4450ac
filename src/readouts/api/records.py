"""Entries of the record: lists, one entry with everything that it stands on, and what was counted of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from readouts.api.answers import Listing, listed, streamed
from readouts.api.asked import (
    AtDesk,
    ClaimsQuery,
    ContactsQuery,
    DocumentsQuery,
    EventsQuery,
    StatementsQuery,
)
from readouts.api.shapes.codings import Coding
from readouts.api.shapes.entries import CheckedClaim, Contact, Document, Event, RecordStatement
from readouts.api.shapes.lists import DocumentContents, ExplainedContact, Listed
from readouts.api.tags import TaggedRoute
from readouts.contract.coding import coding_json
from readouts.contract.entries import (
    checked_claim_json,
    contact_json,
    document_json,
    event_json,
    explanation_json,
    record_statement_json,
)
from readouts.contract.values import Json
from readouts.desk.desk import Desk
from readouts.desk.explaining import explain
from readouts.record.model import CheckedClaim as ClaimEntry
from readouts.record.model import Contact as ContactEntry
from readouts.record.model import Event as EventEntry
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import DocumentCard, Kind, PlacedStatement

router = APIRouter(route_class=TaggedRoute)
KINDS: tuple[Kind, ...] = get_args(Kind)


def contacts_shown(catalogue: Catalogue, contacts: Sequence[ContactEntry]) -> list[Json]:
    """Contacts with the verdicts of the claims about them, looked up together."""
    claims = catalogue.claims_with(i for c in contacts for i in c.claims)
    return [contact_json(c, claims) for c in contacts]


def _contacts(desk: Desk, asked: ContactsQuery) -> Listing[ContactEntry]:
    catalogue, filters = desk.catalogue(), asked.filters()
    return Listing(
        lambda after, limit: catalogue.contacts(filters, order=asked.order, after=after, limit=limit),
        lambda entries: contacts_shown(catalogue, entries),
    )


def _events(desk: Desk, asked: EventsQuery) -> Listing[EventEntry]:
    catalogue, filters = desk.catalogue(), asked.filters()
    return Listing(
        lambda after, limit: catalogue.events(filters, order=asked.order, after=after, limit=limit),
        lambda entries: map(event_json, entries),
    )


def _claims(desk: Desk, asked: ClaimsQuery) -> Listing[ClaimEntry]:
    catalogue, filters = desk.catalogue(), asked.filters()
    return Listing(
        lambda after, limit: catalogue.claims(filters, after=after, limit=limit),
        lambda entries: map(checked_claim_json, entries),
    )


def _statements(desk: Desk, asked: StatementsQuery) -> Listing[PlacedStatement]:
    catalogue, filters = desk.catalogue(), asked.filters()
    return Listing(
        lambda after, limit: catalogue.statements(filters, after=after, limit=limit),
        lambda entries: (record_statement_json(s.document, s.statement) for s in entries),
    )


def _documents(desk: Desk, asked: DocumentsQuery) -> Listing[DocumentCard]:
    catalogue, filters = desk.catalogue(), asked.filters()
    return Listing(
        lambda after, limit: catalogue.documents(filters, order=asked.order, after=after, limit=limit),
        lambda entries: (document_json(c.document, c.dated) for c in entries),
    )


_LINES: dict[int | str, dict[str, Any]] = {
    200: {"description": "All entries, a line each.", "content": {"application/x-ndjson": {}}}
}


def _page(shape: type) -> dict[int | str, dict[str, Any]]:
    return {200: {"model": shape, "description": "A page of the list; JSON lines of all of it where these are accepted.",
                  "content": {"application/x-ndjson": {}}}}  # fmt: skip


@router.get("/contacts", tags=["contacts"], responses=_page(Listed[Contact]))
def list_contacts(request: Request, desk: AtDesk, asked: ContactsQuery) -> Response:
    """Contacts by date, page by page."""
    return listed(request, asked, _contacts(desk, asked))


@router.get("/contacts.jsonl", tags=["contacts"], responses=_LINES)
def stream_contacts(desk: AtDesk, asked: ContactsQuery) -> Response:
    """All contacts that the filters keep, as JSON lines."""
    return streamed(_contacts(desk, asked))


@router.get("/contacts/{id}", tags=["contacts"], responses={200: {"model": ExplainedContact}})
def one_contact(id: str, desk: AtDesk) -> Response:
    """A contact with every supporting word, and why its reports are of one contact."""
    catalogue = desk.catalogue()
    contact = catalogue.find(id, ("contacts",))
    assert isinstance(contact, ContactEntry)
    (shown,) = contacts_shown(catalogue, [contact])
    return JSONResponse({**shown, "explanation": explanation_json(explain(desk, contact))})


@router.get("/events", tags=["events"], responses=_page(Listed[Event]))
def list_events(request: Request, desk: AtDesk, asked: EventsQuery) -> Response:
    """Events by date, coded in PLOVER, page by page."""
    return listed(request, asked, _events(desk, asked))


@router.get("/events.jsonl", tags=["events"], responses=_LINES)
def stream_events(desk: AtDesk, asked: EventsQuery) -> Response:
    """All events that the filters keep, as JSON lines."""
    return streamed(_events(desk, asked))


@router.get("/events/{id}", tags=["events"], responses={200: {"model": Event}})
def one_event(id: str, desk: AtDesk) -> Response:
    """An event with its evidence."""
    event = desk.catalogue().find(id, ("events",))
    assert isinstance(event, EventEntry)
    return JSONResponse(event_json(event))


@router.get("/claims", tags=["claims"], responses=_page(Listed[CheckedClaim]))
def list_claims(request: Request, desk: AtDesk, asked: ClaimsQuery) -> Response:
    """Claims that documents make about the record, each with its verdict."""
    return listed(request, asked, _claims(desk, asked))


@router.get("/claims.jsonl", tags=["claims"], responses=_LINES)
def stream_claims(desk: AtDesk, asked: ClaimsQuery) -> Response:
    """All claims that the filters keep, as JSON lines."""
    return streamed(_claims(desk, asked))


@router.get("/claims/{id}", tags=["claims"], responses={200: {"model": CheckedClaim}})
def one_claim(id: str, desk: AtDesk) -> Response:
    """A claim with what decides it."""
    claim = desk.catalogue().find(id, ("claims",))
    assert isinstance(claim, ClaimEntry)
    return JSONResponse(checked_claim_json(claim))


@router.get("/statements", tags=["statements"], responses=_page(Listed[RecordStatement]))
def list_statements(request: Request, desk: AtDesk, asked: StatementsQuery) -> Response:
    """Who says what, by document."""
    return listed(request, asked, _statements(desk, asked))


@router.get("/statements.jsonl", tags=["statements"], responses=_LINES)
def stream_statements(desk: AtDesk, asked: StatementsQuery) -> Response:
    """All statements that the filters keep, as JSON lines."""
    return streamed(_statements(desk, asked))


@router.get("/documents", tags=["documents"], responses=_page(Listed[Document]))
def list_documents(request: Request, desk: AtDesk, asked: DocumentsQuery) -> Response:
    """Documents by the days on which they appeared; without their texts."""
    return listed(request, asked, _documents(desk, asked))


@router.get("/documents.jsonl", tags=["documents"], responses=_LINES)
def stream_documents(desk: AtDesk, asked: DocumentsQuery) -> Response:
    """All documents that the filters keep, as JSON lines."""
    return streamed(_documents(desk, asked))


@router.get("/documents/{id:path}/coding", tags=["documents"], responses={200: {"model": Coding}})
def coding_of_document(id: str, desk: AtDesk) -> Response:
    """Everything that one document says, coded; as `readouts code` prints it."""
    return JSONResponse(coding_json(desk.catalogue().contents(id).coding))


@router.get("/documents/{id:path}", tags=["documents"], responses={200: {"model": DocumentContents}})
def one_document(id: str, desk: AtDesk) -> Response:
    """A document with its text, and the entries of the record that stand on it."""
    catalogue = desk.catalogue()
    contents = catalogue.contents(id)
    return JSONResponse(
        {
            **document_json(contents.card.document, contents.card.dated),
            "text": contents.card.document.text,
            "contacts": contacts_shown(catalogue, contents.contacts),
            "events": [event_json(e) for e in contents.events],
            "claims": [checked_claim_json(c) for c in contents.claims],
        }
    )
