"""No request is read further than it may be long."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readouts.api.problems import Problem
from readouts.serving.errors import told
from readouts.serving.options import Serving


class BodyLimit:
    """Refuses requests that say that they are too long, and stops reading those that turn out to be."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app, self._serving = app, serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        upload = request.headers.get("content-type", "").startswith("multipart/form-data")
        most = self._serving.upload_bytes if upload else self._serving.body_bytes
        length = request.headers.get("content-length", "")
        if length.isdigit() and int(length) > most:
            await told(request, _too_long(most))(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise HTTPException(413, _too_long(most).what)
            return message

        await self._app(scope, counted, send)


def _too_long(most: int) -> Problem:
    return Problem(
        "too-long", "The request is too long", 413, f"The request is longer than {most:,} bytes.",
        "Hand in fewer or shorter documents at once; readouts ingest reads files of any number on the server itself.",
    )  # fmt: skip
