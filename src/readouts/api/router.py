"""All of the API."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from readouts.api import answering, corrections, overviews, records, working
from readouts.api.problems import MEDIA_TYPE
from readouts.api.shapes.lists import Problem

PREFIX = "/api/v1"
_ABOUT = (
    "The record of contacts and events between states, each value with the words that support it. "
    "Lists come page by page: follow `next`. Every error has one shape (RFC 9457)."
)
_REFUSALS = {
    400: "A value is not one that there is.",
    401: "Nobody is logged in.",
    403: "Whoever asks may not do that.",
    404: "Nothing answers to that id.",
    413: "The request is too long.",
    422: "The request does not fit its description.",
    429: "Too many requests; Retry-After says when to ask again.",
    503: "The record or the language model cannot be used.",
}


def api() -> APIRouter:
    """The routes of the API, each with the refusals that it may answer."""
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    responses: dict[int | str, dict[str, Any]] = {
        status: {"description": words, "content": problem} for status, words in _REFUSALS.items()
    }
    router = APIRouter(prefix=PREFIX, responses=responses, generate_unique_id_function=_name)
    parts = (records.router, overviews.router, answering.router, corrections.router, working.tagged, working.router)
    for part in parts:
        router.include_router(part)
    router.add_api_route("/openapi.json", _description, include_in_schema=False)
    return router


def _name(route: APIRoute) -> str:
    return route.name


def _description(request: Request) -> JSONResponse:
    """The description of the API."""
    return JSONResponse(request.app.openapi())


def described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description of an application, made once: with our shape of errors in place of the framework's."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(shape.pop("$defs", {}))
        schemas["Problem"] = shape
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        app.openapi_schema = made
    return app.openapi_schema
