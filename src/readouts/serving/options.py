"""How a server serves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Serving:
    """Limits and names of a server. Where the record has users they have to log in; there is no option against that."""

    open: bool = False
    """Without accounts, and reached from elsewhere than this machine."""
    names: tuple[str, ...] = ()
    """Host names by which it is reached."""
    requests_per_minute: int | None = None
    """Of one user or address, to the API; None: as many as they like."""
    body_bytes: int = 2_000_000
    """Of a request."""
    upload_bytes: int = 100_000_000
    """Of a request that hands in files."""


ON_THIS_MACHINE = Serving()
