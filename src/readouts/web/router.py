"""All pages, in the order of the menu."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter

from readouts.web.pages import (
    accounts,
    actors,
    ask,
    check,
    claims,
    compare,
    contact,
    contacts,
    document,
    events,
    help,
    home,
    ingest,
    lists,
    network,
    pairs,
    review,
    search,
    statistics,
)

STATIC = Path(__file__).parent / "static"


def pages() -> APIRouter:
    """The routes of all pages."""
    router = APIRouter(include_in_schema=False)
    for page in (
        home,
        contacts,
        contact,
        lists,
        document,
        ingest,
        events,
        claims,
        pairs,
        compare,
        check,
        ask,
        actors,
        network,
        review,
        search,
        statistics,
        help,
        accounts,
    ):
        router.include_router(page.router)
    return router
