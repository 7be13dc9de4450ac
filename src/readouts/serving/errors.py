"""What errors become: problem details for programs, a page for people."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from readouts.api.problems import Problem, problem_of, problem_of_faults, problem_of_status, unexpected
from readouts.api.router import PREFIX
from readouts.errors import ReadoutsError
from readouts.serving.headers import HEADERS
from readouts.web.rendering import Renderer

_NO_PROOF = "The form carries no proof that a page of this server made it for you."
_log = logging.getLogger("readouts.serving")


class ForgedError(Exception):
    """A form that no page of ours made for this session."""


def forged(reason: str) -> Problem:
    """What is told of a request that another site began, or may have begun."""
    return Problem("forged", "The request was refused", 403, reason, "Open the page again and repeat what you did.")


@dataclass(frozen=True, slots=True)
class ProblemView:
    """What the page of an error shows."""

    title: str
    what: str
    do: str


def told(request: Request, problem: Problem) -> Response:
    """A problem, as whoever asks can read it."""
    if request.url.path.startswith(PREFIX) or "text/html" not in request.headers.get("accept", "text/html"):
        return problem.response(request.url.path)
    renderer: Renderer = request.app.state.renderer
    view = ProblemView(problem.title, problem.what, problem.do)
    page = renderer.page(request, "problem.html", view, problem.status)
    page.headers.update(problem.headers)
    return page


def tell_errors(app: FastAPI) -> None:
    """Teach an application to tell every error in one shape."""

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, ReadoutsError)
        return told(request, problem_of(error))

    async def faulty(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return told(request, problem_of_faults(list(error.errors())))

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return told(request, problem_of_status(error.status_code, str(error.detail), dict(error.headers or {})))

    async def unforeseen(request: Request, error: Exception) -> Response:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        answer = told(request, unexpected())
        # It is sent from outside of everything that adds them.
        answer.headers.update(HEADERS)
        return answer

    async def forgery(request: Request, error: Exception) -> Response:
        return told(request, forged(_NO_PROOF))

    app.add_exception_handler(ReadoutsError, ours)
    app.add_exception_handler(RequestValidationError, faulty)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(ForgedError, forgery)
    app.add_exception_handler(Exception, unforeseen)
