"""Pages and API as one application (ASGI)."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from readouts.api.router import api, described
from readouts.desk.desk import Desk
from readouts.serving.errors import tell_errors
from readouts.version import __version__
from readouts.web.rendering import Renderer
from readouts.web.router import STATIC, pages


def application(desk: Desk) -> FastAPI:
    """The application that answers from one desk; whoever runs it opens and closes the desk."""
    app = FastAPI(title="Readouts", version=__version__, docs_url=None, redoc_url=None)
    app.state.desk = desk
    app.state.renderer = Renderer.load(desk.wording)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(api())
    app.include_router(pages())
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    tell_errors(app)
    return app
