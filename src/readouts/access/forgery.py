"""Requests that another web site makes in a visitor's browser, and names that are not this server's."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from readouts.access.model import Decision

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


def from_elsewhere(host: str, origin: str | None, site: str | None) -> Decision:
    """Whether a request that changes something may have been begun by a page of this server.

    Args:
        host: The Host header.
        origin: The Origin header: browsers send it with whatever changes something.
        site: Sec-Fetch-Site: newer browsers send it with everything.

    >>> from_elsewhere("127.0.0.1:8000", "https://evil.example", "cross-site").allowed
    False
    """
    if site is not None and site not in ("same-origin", "none"):
        return Decision(False, "The browser says that a page of another site began this request.")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        return Decision(False, f"A page of {origin} began this request, which is not this server ({host}).")
    return Decision(True, "No other site began it.")


def is_ours(host: str, names: tuple[str, ...], *, addresses: bool) -> bool:
    """Whether a Host header names this server: a name that leads here by a trick of the name server does not.

    Args:
        host: The Host header.
        names: Names by which the server is reached besides this machine's own.
        addresses: Whether any numeric address will do: no trick can bend these.
    """
    name = _without_port(host.lower())
    if name in _LOOPBACK or name in names:
        return True
    return addresses and _is_address(name)


def is_loopback(address: str) -> bool:
    """Whether nobody but this machine reaches an address."""
    return address == "localhost" or (_is_address(address) and ip_address(address.strip("[]")).is_loopback)


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0]


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
