"""The first page: what the record holds, what is new in it, what is disputed, who has fallen silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.record.model import CheckedClaim, Contact
from readouts.store.catalogue.model import Covered, DocumentCard, Filters, Silence
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the first page shows."""

    covered: Covered
    newest: tuple[Contact, ...]
    disputed: tuple[Contact, ...]
    contradicted: tuple[CheckedClaim, ...]
    silences: tuple[Silence, ...]
    claims: Mapping[str, CheckedClaim]
    documents: Mapping[str, DocumentCard]


@router.get("/", name="home")
def home(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """What the record holds; how to begin where it is empty."""
    catalogue = desk.catalogue()
    newest = catalogue.contacts(Filters(), limit=_SHOWN).entries
    disputed = catalogue.contacts(Filters(disputed=True), limit=_SHOWN).entries
    contradicted = catalogue.claims(Filters(verdicts=("contradicted",)), limit=_SHOWN).entries
    view = HomeView(
        covered=catalogue.covered(),
        newest=newest,
        disputed=disputed,
        contradicted=contradicted,
        silences=catalogue.silences(limit=_SHOWN),
        claims=catalogue.claims_with({i for c in newest for i in c.claims}),
        documents=catalogue.documents_with({c.document for c in contradicted if c.document}),
    )
    return renderer.page(request, "home.html", view)
