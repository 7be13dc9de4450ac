"""Entity tags: who asks again for what has not changed is told so, without any work."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Coroutine
from typing import Any, cast

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from readouts.desk.desk import Desk


def tag_of(desk: Desk) -> str:
    """The tag of everything that the record's entries hold now: it changes when an entry may have changed, and only then."""
    desk.catalogue()
    made = f"{desk.settings.record}\n{desk.store.revision()}"
    return f'W/"{hashlib.sha256(made.encode()).hexdigest()[:24]}"'


class TaggedRoute(APIRoute):
    """A route that reads the record: answers 304 where the caller holds what it would answer."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route, behind a look at the tag."""
        answer = super().get_route_handler()

        async def handler(request: Request) -> Response:
            if request.method not in ("GET", "HEAD"):
                return await answer(request)
            tag = await run_in_threadpool(tag_of, cast(Desk, request.app.state.desk))
            headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}
            held = {t.strip() for t in request.headers.get("if-none-match", "").split(",")}
            # Parameters that are wrong stay wrong: only what was answered once has a tag that the caller can hold.
            if tag in held:
                return Response(status_code=304, headers=headers)
            response = await answer(request)
            response.headers.update(headers)
            return response

        return handler
