"""People's corrections: the log, a new entry of it, taking one back; and what is worth a look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, assert_never, cast

from fastapi import APIRouter, Body, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from readouts.access.session import Session
from readouts.api.answers import Listing, listed
from readouts.api.asked import MOST, AtDesk, Paged
from readouts.api.shapes.answers import Correction, Doubts
from readouts.api.shapes.lists import Listed
from readouts.api.tags import TaggedRoute
from readouts.contract.corrections import correction_json, doubt_json
from readouts.desk import correcting
from readouts.desk.authors import author_named
from readouts.desk.correcting import Decision, Reported
from readouts.desk.desk import Desk
from readouts.desk.reviewing import history, most_doubtful
from readouts.errors import NotFoundError, UsageError
from readouts.record.corrections.model import Correction as Entry
from readouts.record.corrections.model import undone
from readouts.store.catalogue.model import Page

router = APIRouter(route_class=TaggedRoute)
_Id = Annotated[str, Field(min_length=1, max_length=200)]
_Text = Annotated[str, Field(max_length=2_000)]


class _Decided(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Annotated[_Text, Field(min_length=1, description="Why, in words; kept in the log.")]
    author: Annotated[
        str | None,
        Field(max_length=200, description="Who decides; on a server with accounts always whoever is logged in."),
    ] = None


class Judging(_Decided):
    """Say that an entry is right, or wrong."""

    action: Literal["accept", "reject"]
    entry: Annotated[_Id, Field(description="A contact, event or claim.")]


class Merging(_Decided):
    """Say that several contacts are one."""

    action: Literal["merge"]
    entries: Annotated[list[_Id], Field(min_length=2, max_length=50)]


class Splitting(_Decided):
    """Say that some documents of a contact report another one."""

    action: Literal["split"]
    entry: _Id
    documents: Annotated[list[_Id], Field(min_length=1, max_length=200)]


class Editing(_Decided):
    """Set a value of a contact, or what is known of a document."""

    action: Literal["edit"]
    entry: _Id
    slot: Annotated[str, Field(max_length=50, description="date, channel, status, initiator, duration, count, participants; of a document published, outlet, outlet_country, kind.")]  # fmt: skip
    values: Annotated[list[_Text], Field(min_length=1, max_length=20, description="One, or `unknown`; participants as `Name, STATE` each.")]  # fmt: skip


class Adding(_Decided):
    """Add a contact that a document reports and that was not read."""

    action: Literal["add"]
    document: _Id
    words: Annotated[_Text, Field(description="As they stand in the document.")]
    participants: Annotated[list[_Text], Field(min_length=2, max_length=20)]
    date: Annotated[str, Field(max_length=30, description="YYYY-MM-DD, or two with .. between.")] = "unknown"
    channel: Annotated[str, Field(max_length=20)] = "unknown"
    status: Annotated[str, Field(max_length=20)] = "held"
    background: bool = False


class Undoing(_Decided):
    """Take a correction back."""


Making = Annotated[Judging | Merging | Splitting | Editing | Adding, Field(discriminator="action"), Body()]


class CorrectionsAsked(Paged):
    """Which corrections, and where in the log."""

    entry: Annotated[
        str | None,
        Field(max_length=200, description="Only those of this contact, event, claim, document or correction."),
    ] = None


def _author(request: Request, desk: Desk, given: str | None) -> str:
    """Who decides: whoever is logged in; without accounts whom the request, the settings or the system name."""
    session: Session = request.state.session
    if session.name is not None:
        if given not in (None, session.name):
            raise UsageError(
                f"You are logged in as {session.name}.", "Leave out the author: decisions are kept in your name."
            )
        return session.name
    return author_named(desk.settings, given)


def _shown(log: Sequence[Entry], desk: Desk) -> list[dict[str, Any]]:
    by = undone(desk.store.corrections())
    entries = {c.id: c for c in desk.store.corrections()}
    return [correction_json(c, entries.get(by[c.id].id) if c.id in by else None) for c in log]


@router.get("/corrections", tags=["corrections"], responses={200: {"model": Listed[Correction]}})
def list_corrections(request: Request, desk: AtDesk, asked: Annotated[CorrectionsAsked, Query()]) -> Response:
    """The log of corrections, by time."""
    log = history(desk, asked.entry)

    def fetch(after: str | None, limit: int) -> Page[Entry]:
        first = 0
        if after is not None:
            places = [n for n, c in enumerate(log) if c.id == after]
            if not places:
                raise UsageError(f"The cursor {after!r} is not one of this list.", "Begin again without it.")
            first = places[0] + 1
        shown = log[first : first + limit]
        return Page(shown, len(log), shown[-1].id if first + limit < len(log) else None)

    return listed(request, asked, Listing(fetch, lambda entries: _shown(entries, desk)))


@router.post("/corrections", tags=["corrections"], status_code=201, responses={201: {"model": Correction}})
def make_correction(request: Request, desk: AtDesk, asked: Making) -> Response:
    """Correct the record: accept, reject, merge, split, edit or add. The entry stays in the log, and can be taken back."""
    decision = Decision(_author(request, desk, asked.author), asked.reason)
    made: Entry
    match asked:
        case Judging():
            made = correcting.judge(desk, decision, asked.action, asked.entry)
        case Merging():
            made = correcting.merge(desk, decision, asked.entries)
        case Splitting():
            made = correcting.split(desk, decision, asked.entry, asked.documents)
        case Editing():
            made = correcting.edit(desk, decision, asked.entry, asked.slot, asked.values)
        case Adding():
            reported = Reported(
                asked.words, tuple(asked.participants), asked.date, asked.channel, asked.status, asked.background
            )
            made = correcting.add(desk, decision, asked.document, reported)
        case _:
            assert_never(asked)
    return JSONResponse(correction_json(made, None), 201)


@router.get("/corrections/{id}", tags=["corrections"], responses={200: {"model": Correction}})
def one_correction(id: str, desk: AtDesk) -> Response:
    """An entry of the log."""
    found = [c for c in desk.store.corrections() if c.id == id]
    if not found:
        raise NotFoundError("correction", id, "List them with: readouts history")
    return JSONResponse(_shown(found, desk)[0])


@router.post("/corrections/{id}/undo", tags=["corrections"], status_code=201, responses={201: {"model": Correction}})
def undo_correction(request: Request, id: str, desk: AtDesk, asked: Undoing) -> Response:
    """Take a correction back, or take back that it was taken back."""
    decision = Decision(_author(request, desk, asked.author), asked.reason)
    return JSONResponse(correction_json(correcting.undo(desk, decision, id), None), 201)


@router.get("/review", tags=["corrections"], responses={200: {"model": Doubts}})
def what_is_worth_a_look(
    desk: AtDesk,
    kind: Annotated[Literal["contact", "claim", "document", "correction"] | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Response:
    """What is in doubt, the most doubtful first, each with the command that settles it."""
    queue = most_doubtful(desk, cast("str | None", kind), limit=limit)
    entries = [doubt_json(d) for d in queue.doubts[:limit]]
    return JSONResponse({"total": len(queue.doubts), "more": queue.more, "entries": entries})
