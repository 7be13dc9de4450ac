"""What a request brings along: the desk that answers it, the templates, its filters."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from readouts.desk.desk import Desk
from readouts.web.rendering import Renderer


def _desk(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)


def _renderer(request: Request) -> Renderer:
    return cast(Renderer, request.app.state.renderer)


AtDesk = Annotated[Desk, Depends(_desk)]
Rendered = Annotated[Renderer, Depends(_renderer)]
