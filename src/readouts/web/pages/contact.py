"""A contact: what is known of it with every value's words, both sides' accounts, and why the record says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from readouts.day_words import day_word, when
from readouts.desk.desk import Desk
from readouts.desk.explaining import explain
from readouts.record.merging.explained import Explanation
from readouts.record.model import CheckedClaim, Contact
from readouts.store.catalogue.model import DocumentCard
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
SLOTS = {"participants": "Who took part", "channel": "Channel", "status": "Status", "date": "Day",
         "initiator": "Asked for by", "duration": "Length"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContactView:
    """What the page of a contact shows."""

    contact: Contact
    claims: Mapping[str, CheckedClaim]
    documents: Mapping[str, DocumentCard]
    slots: Mapping[str, str]
    permalink: str
    citation: str
    twin: str


@dataclass(frozen=True, slots=True)
class WhyView:
    """What the page that explains a contact shows."""

    contact: Contact
    explanation: Explanation
    others: Mapping[str, Contact]
    documents: Mapping[str, DocumentCard]
    twin: str


@router.get("/contacts/{id}", name="contact")
def contact(request: Request, id: str, desk: AtDesk, renderer: Rendered) -> Response:
    """The contact with this id; one that only begins so leads there."""
    catalogue = desk.catalogue()
    found = catalogue.contact(id)
    if found.id != id:
        return RedirectResponse(f"/contacts/{found.id}", 307)
    permalink = str(request.url.replace(query="", fragment=""))
    view = ContactView(
        contact=found,
        claims=catalogue.claims_with(found.claims),
        documents=catalogue.documents_with(_documents_of(found)),
        slots=SLOTS,
        permalink=permalink,
        citation=citation_of(desk, found, permalink, date.today()),
        twin=f"/api/v1/contacts/{found.id}",
    )
    return renderer.page(request, "contact.html", view)


@router.get("/contacts/{id}/why", name="why")
def why(request: Request, id: str, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """Why the reports of a contact are one, and why those nearest to it are others."""
    catalogue = desk.catalogue()
    found = catalogue.contact(id)
    explanation = explain(desk, found)
    compared = (*explanation.together, *explanation.apart)
    view = WhyView(
        contact=found,
        explanation=explanation,
        others=catalogue.contacts_with(c.contact for c in explanation.apart),
        documents=catalogue.documents_with({s.document for c in compared for r in c.reasons for s in r.sources}),
        twin=f"/api/v1/contacts/{found.id}",
    )
    return renderer.page(request, "why.html", view)


def citation_of(desk: Desk, contact: Contact, permalink: str, today: date) -> str:
    """A line that a footnote can hold: what, when, on whose word, where, looked up when."""
    kind = "contact" if contact.channel == "unknown" else contact.channel
    sides = desk.wording.sides(contact)
    return (
        f"Readouts: {kind}, {sides}, {when(contact.date.interval)} ({len(contact.documents)} documents, "
        f"{contact.independent} independent). {permalink} (looked up {day_word(today)})."
    )


def _documents_of(contact: Contact) -> set[str]:
    found = {d.document for d in contact.documents}
    found |= {s.document for x in contact.support for s in x.sources}
    found |= {s.document for c in contact.conflicts for v in c.values for s in v.sources}
    return found | {g.document for g in contact.grounds if g.document}
