"""One shape for every error: problem details (RFC 9457), made from the tree in ``errors.py``."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse

from readouts.contract.values import Json
from readouts.errors import (
    InputError,
    ModelError,
    NotFoundError,
    ReadoutsError,
    RecordError,
    ResourceFileError,
    UsageError,
)

MEDIA_TYPE = "application/problem+json"
_SEE = "The description of the API is at /api/v1/openapi.json."


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, where, and what to do."""

    name: str
    title: str
    status: int
    what: str
    do: str
    where: str | None = None
    detail: str | None = None
    """The whole message; made of ``what`` and ``do`` where it is not given."""
    faults: tuple[tuple[str, str], ...] = ()
    """Each fault of a request: where it is and what was found."""
    headers: dict[str, str] = field(default_factory=dict)

    def json(self, path: str) -> Json:
        """The problem as JSON."""
        return {
            "type": f"urn:readouts:problem:{self.name}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail or f"{self.what} {self.do}",
            "instance": path,
            "what": self.what,
            "where": self.where,
            "do": self.do,
            "faults": [{"where": where, "found": found} for where, found in self.faults],
        }

    def response(self, path: str) -> JSONResponse:
        """The problem as a response."""
        return JSONResponse(self.json(path), self.status, self.headers, MEDIA_TYPE)


def problem_of(error: ReadoutsError) -> Problem:
    """What an error of ours is to whoever asked."""
    match error:
        case NotFoundError():
            return Problem(
                "not-found", "Nothing answers to that id", 404, f"No {error.kind} answers to {error.key!r}.", error.do
            )
        case UsageError():
            return Problem("usage", "The request asks for something that there is not", 400, error.what, error.do)
        case InputError():
            return Problem(
                "input", "An input cannot be read", 422, f"It {error.found}.", error.do, error.where, str(error)
            )
        case ModelError():
            return Problem(
                "model", "The language model cannot be used", 503, f"{error.name} {error.found}.", error.do,
                detail=str(error),
            )  # fmt: skip
        case RecordError():
            # Where the record lies is the server's own affair.
            return Problem("record", "The record cannot be used", 503, f"The record {error.found}.", error.do)
        case ResourceFileError():
            do = "Whoever runs the server finds the faults with: readouts check-resources"
            return Problem("resource", "A data file has faults", 500, "A data file of the server has faults.", do)
    return Problem("error", "Something went wrong", 500, str(error), "Try again.")


def problem_of_faults(faults: list[dict[str, Any]]) -> Problem:
    """What a request that does not fit its description is."""
    found = tuple((".".join(str(p) for p in f["loc"]), str(f["msg"])) for f in faults)
    what = "; ".join(f"{where}: {said}" for where, said in found)
    return Problem("request", "The request does not fit its description", 422, f"{what}.", _SEE, faults=found)


def problem_of_status(status: int, detail: str, headers: dict[str, str]) -> Problem:
    """What a refusal of the framework is: no such path, no such method."""
    title = HTTPStatus(status).phrase
    what = f"{title}." if detail in (title, "") else detail
    return Problem(f"http-{status}", title, status, what, _SEE, headers=headers)


def unexpected() -> Problem:
    """What is told of an error that nobody foresaw: nothing of its inside."""
    do = "Try again; tell whoever runs the server if it happens again: its log says what happened."
    return Problem("unexpected", "Something went wrong", 500, "The server met an error that it did not expect.", do)
