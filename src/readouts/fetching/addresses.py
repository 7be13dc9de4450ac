"""Which addresses may be fetched, and on which machine they are: nothing inside the user's own network, unless allowed."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from readouts.fetching.errors import FetchError

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST = 4_000

Resolver = Callable[[str, int], list[str]]
"""From a host and a port to the numeric addresses behind it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect, checked: the very address that was looked at, so that a name cannot change its mind."""

    url: str
    scheme: str
    host: str
    port: int
    numeric: str
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port, for what is kept per site."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def host_header(self) -> str:
        """The host as requests name it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses behind a name, as this machine resolves it."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def target_of(url: str, *, private: bool, resolver: Resolver = resolve) -> Target:
    """Where an address leads.

    Args:
        url: The address.
        private: Whether addresses of the own network are allowed.
        resolver: Looks a name up.

    Raises:
        FetchError: It is not http(s), names no host, cannot be found, or leads into a private network.
    """
    parts = _split(url)
    scheme, host = parts.scheme.lower(), parts.hostname
    if scheme not in _PORTS:
        raise FetchError(url, "is no http address", "Only http and https are fetched.")
    if not host or len(url) > _LONGEST or parts.username is not None or any(c <= " " for c in url):
        raise FetchError(
            url[:200], "is not an address that can be fetched", "Check it; names and passwords stay out of it."
        )
    try:
        name = host if ":" in host else host.rstrip(".").encode("idna").decode("ascii").lower()
        port = parts.port or _PORTS[scheme]
        numerics = resolver(name, port)
    except (ValueError, UnicodeError) as error:
        raise FetchError(url, "is not an address that can be fetched", "Check it.") from error
    except OSError as error:
        raise FetchError(
            url, f"names a host that is not found ({host})", "Check the name, or the network.", 300
        ) from error
    if not numerics:
        raise FetchError(url, f"names a host that is not found ({host})", "Check the name, or the network.", 300)
    if not private and (inside := next((n for n in numerics if not is_public(n)), None)):
        raise FetchError(
            url,
            f"leads to {inside}, which is no public address",
            "If that is meant, allow it: READOUTS_FETCH_PRIVATE=true.",
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url, scheme, name, port, numerics[0], path)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise FetchError(url[:200], f"is not an address ({error})", "Check it.") from error
    return parts


def is_public(numeric: str) -> bool:
    """Whether a numeric address is one of the public internet: not private, loopback, link-local, shared, multicast or reserved.

    >>> is_public("192.0.2.1"), is_public("::ffff:10.0.0.1"), is_public("9.9.9.9")
    (False, False, True)
    """
    try:
        found = ipaddress.ip_address(numeric.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)
