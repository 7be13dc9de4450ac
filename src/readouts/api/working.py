"""Documents handed in, the record in other formats, and the work that this takes in the background."""

from __future__ import annotations

import json
import mimetypes
from datetime import UTC, datetime
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, File, Request, UploadFile
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from readouts.access.session import Session
from readouts.api.asked import AtDesk
from readouts.api.shapes.answers import Formats, Job, Jobs
from readouts.api.tags import TaggedRoute
from readouts.contract.values import Json
from readouts.desk.exporting import archive, formats, one_file
from readouts.desk.working import Worker
from readouts.store.jobs import Job as Work
from readouts.store.jobs import JobFile

router = APIRouter()
tagged = APIRouter(route_class=TaggedRoute)
_MOST_FILES = 1_000


def _worker(request: Request) -> Worker:
    return cast(Worker, request.app.state.worker)


AtWork = Annotated[Worker, Depends(_worker)]
_ACCEPTED: dict[int | str, dict[str, Any]] = {202: {"model": Job}}
_JOB: dict[int | str, dict[str, Any]] = {200: {"model": Job}}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file.", "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}  # fmt: skip


class DocumentGiven(BaseModel):
    """A document as `readouts ingest` takes it in a line of JSON."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1)]
    id: Annotated[str | None, Field(max_length=200)] = None
    published: Annotated[str | None, Field(max_length=40, description="ISO 8601.")] = None
    outlet: Annotated[str | None, Field(max_length=200)] = None
    outlet_country: Annotated[str | None, Field(max_length=10)] = None
    kind: Annotated[str | None, Field(max_length=40, description="readout or official for a side's own account.")] = (
        None
    )
    title: Annotated[str | None, Field(max_length=1_000)] = None
    url: Annotated[str | None, Field(max_length=2_000)] = None


class DocumentsGiven(BaseModel):
    """Documents to be read."""

    model_config = ConfigDict(extra="forbid")

    documents: Annotated[list[DocumentGiven], Field(min_length=1, max_length=_MOST_FILES)]


def job_json(job: Work) -> Json:
    """A job, as far as it is."""
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state,
        "user": job.user,
        "created": _time(job.created),
        "ended": _time(job.ended) if job.ended is not None else None,
        "done": job.done,
        "total": job.total,
        "given": job.given,
        "report": job.report,
        "files": list(job.files),
    }


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _user(request: Request) -> str | None:
    return cast(Session, request.state.session).name


def _accepted(request: Request, job: Work) -> Response:
    place = str(request.app.url_path_for("one_job", id=job.id))
    return JSONResponse(job_json(job), 202, {"Location": place})


@router.post("/ingest", tags=["documents"], status_code=202, responses=_ACCEPTED)
def ingest_documents(request: Request, work: AtWork, asked: DocumentsGiven) -> Response:
    """Hand in documents as JSON; a job reads them into the record."""
    lines = (json.dumps(d.model_dump(exclude_none=True), ensure_ascii=False) for d in asked.documents)
    file = JobFile("documents.jsonl", "\n".join(lines).encode())
    return _accepted(request, work.ingest([file], _user(request)))


@router.post("/ingest/files", tags=["documents"], status_code=202, responses=_ACCEPTED)
def ingest_files(
    request: Request, work: AtWork, files: Annotated[list[UploadFile], File(description="Any format that is read.")]
) -> Response:
    """Hand in files of any format that `readouts ingest` reads; a job reads them into the record."""
    taken = [JobFile(f.filename or "", f.file.read()) for f in files[:_MOST_FILES]]
    return _accepted(request, work.ingest(taken, _user(request)))


@router.get("/jobs", tags=["jobs"], responses={200: {"model": Jobs}})
def list_jobs(desk: AtDesk) -> Response:
    """The newest hundred jobs."""
    return JSONResponse({"entries": [job_json(j) for j in desk.store.jobs().jobs()]})


@router.get("/jobs/{id}", tags=["jobs"], responses=_JOB)
def one_job(id: str, work: AtWork) -> Response:
    """How far a job is, and what came of it."""
    return JSONResponse(job_json(work.job(id)))


@router.post("/jobs/{id}/repeat", tags=["jobs"], status_code=202, responses=_ACCEPTED)
def repeat_job(request: Request, id: str, work: AtWork) -> Response:
    """Do again what was interrupted or failed."""
    return _accepted(request, work.repeat(id))


@router.delete("/jobs/{id}", tags=["jobs"], status_code=204, responses={204: {"description": "It is forgotten."}})
def remove_job(id: str, work: AtWork) -> Response:
    """Forget a job with its files; the record keeps what it read."""
    work.remove(id)
    return Response(status_code=204)


@router.get("/jobs/{id}/files/{name}", tags=["jobs"], responses=_FILE)
def file_of_job(id: str, name: str, work: AtWork) -> Response:
    """A file that a job made."""
    return _file(name, work.made(id, name))


@tagged.get("/exports", tags=["exports"], responses={200: {"model": Formats}})
def list_formats(desk: AtDesk) -> Response:
    """The formats in which the record can be had, and what each cannot hold."""
    found = [{"name": f.name, "title": f.title, "loses": list(f.loses), "missing": f.missing} for f in formats()]
    return JSONResponse({"entries": found})


@tagged.get("/exports/{format}", tags=["exports"], responses=_FILE)
def export_record(format: str, desk: AtDesk) -> Response:
    """The record in a format: a ZIP archive of its files, with a note of what the format cannot hold."""
    return _file(f"readouts-{format}.zip", archive(desk, format))


@tagged.get("/exports/{format}/{file:path}", tags=["exports"], responses=_FILE)
def export_one_file(format: str, file: str, desk: AtDesk) -> Response:
    """One file of an export."""
    return _file(file.rpartition("/")[2], one_file(desk, format, file))


@router.post("/exports/{format}", tags=["exports"], status_code=202, responses=_ACCEPTED)
def export_in_background(request: Request, format: str, work: AtWork) -> Response:
    """Write the record in a format in the background: for records that take long. The job has the archive."""
    return _accepted(request, work.export(format, _user(request)))


def _file(name: str, content: bytes) -> Response:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    # As a download whatever it is: nothing that was written from documents is shown as a page of ours.
    safe = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_."))
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{safe}"'})
