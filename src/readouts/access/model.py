"""Who asks, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may."""
Action = Literal["visit", "read", "edit", "administer"]
"""To see a page for everybody; to read the record; to change it; to change who may."""
Way = Literal["local", "session", "token", "nobody"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks."""

    way: Way
    """How they are known: as whoever sits at this machine, by a session, by a token, or not at all."""
    name: str | None = None
    role: Role | None = None


LOCAL = Visitor("local", None, "admin")
"""Whoever reaches a server without accounts."""
NOBODY = Visitor("nobody")


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed, and why."""

    allowed: bool
    reason: str
