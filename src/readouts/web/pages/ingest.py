"""Documents handed in on a page: the form, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from readouts.desk.working import Worker
from readouts.errors import NotFoundError, UsageError
from readouts.store.catalogue.model import DocumentCard
from readouts.store.jobs import Job, JobFile
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
_MOST_FILES = 1_000
_SHOWN = 200
_PASTED = ("text", "title", "outlet", "published", "url")
_KINDS = ("readout", "official")


@dataclass(frozen=True, slots=True)
class IngestView:
    """The form, with what was typed where it could not be taken."""

    typed: Mapping[str, str]
    fault: str | None


@dataclass(frozen=True, slots=True)
class JobView:
    """How far the work is, and what came of it."""

    job: Job
    at_work: bool
    report: Mapping[str, Any]
    documents: tuple[DocumentCard, ...]
    more: int
    """Documents that are not listed here."""
    twin: str


@dataclass
class _Form:
    """What was handed in."""

    typed: dict[str, str] = field(default_factory=dict)
    files: list[JobFile] = field(default_factory=list)


@router.get("/ingest", name="ingest")
def ingest(request: Request, renderer: Rendered) -> HTMLResponse:
    """The form for documents."""
    return renderer.page(request, "ingest.html", IngestView({}, None))


@router.post("/ingest", name="hand_in")
async def hand_in(request: Request) -> Response:
    """Take documents in; the page of the job that reads them tells how far it is."""
    form = _Form()
    async with request.form(max_files=_MOST_FILES) as given:
        for name, value in given.multi_items():
            if isinstance(value, str):
                if value.strip():
                    # Forms end lines as no text does that was read from a file.
                    form.typed[name] = value.replace("\r\n", "\n") if name == "text" else value.strip()
            elif value.filename or value.size:  # where no file was chosen, browsers send one without name and content
                form.files.append(JobFile(value.filename or "", await value.read()))
    return await run_in_threadpool(_handed_in, request, form)


@router.get("/ingest/{id}", name="ingested")
def ingested(request: Request, id: str, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """What became of documents that were handed in."""
    job = _worker(request).job(id)
    if job.kind != "ingest":
        raise NotFoundError("reading of documents", id, "The job of this id does something else.")
    report = job.report or {}
    ids: Sequence[str] = report.get("documents", ())
    cards = desk.catalogue().documents_with(ids[:_SHOWN]) if ids else {}
    view = JobView(
        job=job,
        at_work=job.state in ("waiting", "running"),
        report=report,
        documents=tuple(cards[i] for i in ids[:_SHOWN] if i in cards),
        more=max(0, len(ids) - _SHOWN),
        twin=f"/api/v1/jobs/{job.id}",
    )
    return renderer.page(request, "ingested.html", view)


@router.post("/ingest/{id}/repeat", name="ingest_again")
def ingest_again(request: Request, id: str) -> Response:
    """Read again what was interrupted or failed."""
    return RedirectResponse(f"/ingest/{_worker(request).repeat(id).id}", 303)


def _handed_in(request: Request, form: _Form) -> Response:
    renderer: Rendered = request.app.state.renderer
    try:
        files = [*form.files, *_pasted(form.typed)]
        job = _worker(request).ingest(files, request.state.session.name)
    except UsageError as error:
        return renderer.page(request, "ingest.html", IngestView(form.typed, str(error)), 422)
    return RedirectResponse(f"/ingest/{job.id}", 303)


def _pasted(typed: Mapping[str, str]) -> list[JobFile]:
    """What was typed, as the file of one document that ``readouts ingest`` would read.

    Raises:
        UsageError: The day is none, or there is a day or an outlet without a text.
    """
    given = {name: typed[name] for name in _PASTED if name in typed}
    if not given:
        return []
    if "text" not in given:
        raise UsageError("There is no text.", "Outlet, title, day and address belong to a pasted text: paste it too.")
    if "published" in given:
        try:
            date.fromisoformat(given["published"])
        except ValueError as error:
            raise UsageError(f"{given['published']!r} is no day.", "Write YYYY-MM-DD, or leave it empty.") from error
    if typed.get("kind") in _KINDS:
        given["kind"] = typed["kind"]
    return [JobFile("pasted.jsonl", json.dumps(given, ensure_ascii=False).encode())]


def _worker(request: Request) -> Worker:
    return cast(Worker, request.app.state.worker)
