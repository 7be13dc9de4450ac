"""A document: its untouched text with everything that the record takes from it, marked and listed beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.record.model import Acted
from readouts.span import Span, hull
from readouts.store.catalogue.model import DocumentContents
from readouts.web.asked import AtDesk, Rendered
from readouts.web.highlighting import Mark, Piece, part_of, pieces_of

router = APIRouter()
LONGEST_PART = 200_000
"""Characters that one page shows."""
Tab = Literal["text", "details", "history"]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What the page of a document shows."""

    contents: DocumentContents
    pieces: tuple[Piece, ...]
    tab: Tab
    part: int
    parts: int
    asked: Span | None
    """The stretch that the address marks."""
    asked_text: str
    told: Mapping[str, str]
    """Ids of the record's events by the mentions in this document that they hold."""
    corrections: tuple[Acted, ...]
    twin: str


@router.get("/documents/{id:path}", name="document")
def document(request: Request, id: str, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The document with this id."""
    contents = desk.catalogue().contents(id)
    text, query = contents.card.document.text, request.query_params
    asked = _asked(query.get("from"), query.get("to"), len(text))
    given = _number(query.get("part"))
    number = given or (asked.start // LONGEST_PART + 1 if asked else 1)
    part = part_of(len(text), number, LONGEST_PART)
    shown = query.get("show")
    tab: Tab = "details" if shown == "details" else "history" if shown == "history" else "text"
    marks = [*marks_of(contents), *([Mark(asked, "asked", "", "the words that the link names")] if asked else [])]
    view = DocumentView(
        contents=contents,
        pieces=pieces_of(text, marks, part) if tab == "text" else (),
        tab=tab,
        part=part.start // LONGEST_PART + 1,
        parts=max(1, -(-len(text) // LONGEST_PART)),
        asked=asked,
        asked_text=asked.text_of(text) if asked else "",
        told={mention: event.id for event in contents.events for mention in event.mentions},
        corrections=_acted_on(contents),
        twin=str(request.url.replace(query="").path).replace("/documents/", "/api/v1/documents/", 1),
    )
    return renderer.page(request, "document.html", view)


def marks_of(contents: DocumentContents) -> Iterator[Mark]:
    """Everything that is marked in a document's text, each leading to its entry beside the text."""
    coding = contents.coding
    for item in contents.card.document.furniture:
        yield Mark(item.span, "furniture", "", f"not the report: {item.kind.replace('_', ' ')}")
    for statement in coding.statements:
        if statement.content:
            yield Mark(hull(statement.content), "statement", f"st-{statement.id}", "Statement")
    for contact in contents.contacts:
        spans = {
            s.span for x in contact.support if x.slot == "participants"
            for s in x.sources if s.document == contents.card.document.id
        }  # fmt: skip
        for span in sorted(spans):
            yield Mark(span, "contact", f"co-{contact.id}", "Contact")
    for claim in contents.claims:
        yield Mark(claim.words, "claim", f"cl-{claim.id}", "Claim")
    for event in coding.events:
        yield Mark(event.trigger, "event", f"ev-{event.id}", f"Event: {event.type}")
    for number, time in enumerate(coding.times):
        yield Mark(time.span, "time", f"ti-{number}", "Time")


def _acted_on(contents: DocumentContents) -> tuple[Acted, ...]:
    found = list(contents.card.dated.corrections)
    found += [a for contact in contents.contacts for a in contact.corrections]
    found += [a for event in contents.events for a in event.corrections]
    found += [a for claim in contents.claims for a in claim.corrections]
    return tuple(sorted({a.correction: a for a in found}.values(), key=lambda a: a.at))


def _asked(first: str | None, last: str | None, length: int) -> Span | None:
    start, end = _number(first), _number(last)
    if start is None or end is None or not start < end <= length:
        return None
    return Span(start, end)


def _number(given: str | None) -> int | None:
    return int(given) if given and given.isdecimal() and len(given) < 10 else None
