"""Pages and API as one application (ASGI)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from readouts.access.accounts import Accounts
from readouts.api.router import api, described
from readouts.desk.desk import Desk
from readouts.desk.working import Worker
from readouts.serving.bodies import BodyLimit
from readouts.serving.errors import tell_errors
from readouts.serving.gate import Gate, genuine
from readouts.serving.headers import SafeHeaders
from readouts.serving.options import ON_THIS_MACHINE, Serving
from readouts.version import __version__
from readouts.web.rendering import Renderer
from readouts.web.router import STATIC, pages

_SHORTEST_PACKED = 1000


def application(desk: Desk, serving: Serving = ON_THIS_MACHINE) -> FastAPI:
    """The application that answers from one desk; whoever runs it opens and closes the desk.

    Where the record has users, nobody gets in without logging in.
    """
    book = desk.store.accounts()
    accounts = Accounts(book) if book.count_users() else None
    worker = Worker(desk)

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        """Mark what an earlier server left undone; end what runs when this one ends."""
        await run_in_threadpool(worker.begin)
        yield
        await run_in_threadpool(worker.end)

    app = FastAPI(
        lifespan=living,
        title="Readouts",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(genuine)],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(GZipMiddleware, minimum_size=_SHORTEST_PACKED),
            Middleware(BodyLimit, serving=serving),
            Middleware(Gate, accounts=accounts, serving=serving),
        ],
    )
    app.state.desk = desk
    app.state.worker = worker
    app.state.accounts = accounts
    app.state.renderer = Renderer.load(desk.wording)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(api())
    app.include_router(pages())
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    tell_errors(app)
    return app
