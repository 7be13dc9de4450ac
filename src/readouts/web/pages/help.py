"""Help: keys, the words that the pages use, how days and differences are shown, how to cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.ontology.plover import EventType
from readouts.web.asked import Rendered
from readouts.web.pages.events import event_types

router = APIRouter()


@dataclass(frozen=True, slots=True)
class HelpView:
    """What the help shows."""

    types: Mapping[str, EventType] = field(default_factory=event_types)
    twin: str = "/api/v1/openapi.json"


@router.get("/help", name="help")
def help_page(request: Request, renderer: Rendered) -> HTMLResponse:
    """The page of help."""
    return renderer.page(request, "help.html", HelpView())
