"""One address fetched: politely, within limits, and never from inside the user's own network."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import HTTPError

from readouts.fetching.addresses import Resolver, Target, resolve, target_of
from readouts.fetching.deadline import cut_after
from readouts.fetching.errors import FetchError
from readouts.fetching.robots import LARGEST_ROBOTS, RobotsRules
from readouts.version import __version__

PRODUCT = "Readouts"
"""By this name robots.txt may speak of us."""
_REDIRECTS = (301, 302, 303, 307, 308)
_GONE = (400, 401, 403, 404, 405, 410, 451)
_PIECE = 65_536
_NEXT_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Manners:
    """How we fetch."""

    private: bool = False
    """Whether private and loopback addresses are allowed."""
    seconds: float = 60.0
    """For one request, from name to last byte."""
    bytes: int = 50_000_000
    """Of one answer, unpacked."""
    redirects: int = 5
    delay: float = 1.0
    """Seconds between two requests to one site; robots.txt may ask for more."""
    contact: str | None = None
    """Whom a site's owner can ask about our requests: named in the user agent."""

    @property
    def agent(self) -> str:
        """The user agent that we name."""
        return f"{PRODUCT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class Validators:
    """What an answer said of its version, for asking whether there is a newer one."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer."""

    asked: str
    address: str
    """Where the last redirect led."""
    data: bytes
    media_type: str | None
    charset: str | None
    validators: Validators
    retrieved: datetime


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses; keeps each site's rules and the time of the last request to it."""

    manners: Manners = field(default_factory=Manners)
    resolver: Resolver = resolve
    sleep: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _rules: dict[str, RobotsRules] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str, known: Validators | None = None) -> Fetched | None:
        """What is at an address; None where it has not changed since.

        Args:
            url: The address.
            known: What the last answer said of its version.

        Raises:
            FetchError: Our rules or the site's refuse it, or the site does not give it.
        """
        known = known or Validators()
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        given = {name: value for name, value in headers.items() if value}
        here = url
        for _ in range(self.manners.redirects + 1):
            target = self._target(here)
            rules = self._rules_of(target)
            if not rules.allowed(here):
                raise FetchError(
                    url, f"is not for programs to fetch (robots.txt of {target.host})", "Save the page by hand."
                )
            self._wait(target, rules.delay)
            answer = self._answer(target, given, self.manners.bytes)
            location = answer.headers.get("location")
            if answer.status in _REDIRECTS and location:
                here = urljoin(here, location)
                continue
            if answer.status == 304:
                return None
            if answer.status != 200:
                raise _refused(url, answer)
            return _fetched(url, here, answer)
        raise FetchError(
            url, f"leads on more than {self.manners.redirects} times", "Give the address of the page itself."
        )

    def _target(self, url: str) -> Target:
        return target_of(url, private=self.manners.private, resolver=self.resolver)

    def _rules_of(self, target: Target) -> RobotsRules:
        """The site's rules, asked for once."""
        if target.site not in self._rules:
            self._rules[target.site] = self._ask_rules(target)
        return self._rules[target.site]

    def _ask_rules(self, target: Target) -> RobotsRules:
        here = f"{target.scheme}://{target.host_header}/robots.txt"
        for _ in range(self.manners.redirects + 1):
            found = self._target(here)
            self._wait(found, 0.0)
            answer = self._answer(found, {}, LARGEST_ROBOTS, cut=True)
            location = answer.headers.get("location")
            if answer.status in _REDIRECTS and location:
                here = urljoin(here, location)
                continue
            if answer.status == 429 or answer.status >= 500:
                raise _refused(here, answer)
            return RobotsRules.of(answer.status, answer.body, PRODUCT)
        return RobotsRules.of(404, b"", PRODUCT)

    def _wait(self, target: Target, wanted: float) -> None:
        """Let the site rest between two requests."""
        if target.site in self._last:
            due = self._last[target.site] + max(self.manners.delay, wanted)
            if due > self.clock():
                self.sleep(due - self.clock())
        self._last[target.site] = self.clock()

    def _answer(self, target: Target, given: dict[str, str], most: int, *, cut: bool = False) -> _Answer:
        headers = {
            "Host": target.host_header,
            "User-Agent": self.manners.agent,
            "Accept-Encoding": "gzip, deflate",
            **given,
        }
        until = self.clock() + self.manners.seconds
        try:
            with _pool(target) as pool, cut_after(self.manners.seconds, pool):
                response = pool.urlopen(
                    "GET", target.path, headers=headers, redirect=False, retries=False, preload_content=False,
                    assert_same_host=False, timeout=urllib3.Timeout(total=self.manners.seconds),
                )  # fmt: skip
                try:
                    body = self._body(response, target, most, cut=cut) if response.status != 304 else b""
                finally:
                    response.close()
        except (HTTPError, OSError, ValueError) as error:
            if self.clock() >= until:
                raise self._too_slow(target) from error
            raise FetchError(target.url, f"was not answered ({_cause(error)})", "Try again later.", 300) from error
        # A connection that was cut looks like an answer that ended there.
        if self.clock() >= until:
            raise self._too_slow(target)
        return _Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, body)

    def _body(self, response: urllib3.response.BaseHTTPResponse, target: Target, most: int, *, cut: bool) -> bytes:
        """The body, piece by piece: a small answer may unfold to a large one."""
        pieces, size = [], 0
        while piece := response.read1(_PIECE, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > most and cut:
                break
            if size > most:
                raise FetchError(
                    target.url, f"is larger than the {most / 1e6:,.0f} MB that are fetched", "Save it by hand."
                )
        return b"".join(pieces)

    def _too_slow(self, target: Target) -> FetchError:
        return FetchError(target.url, f"took longer than {self.manners.seconds:g} seconds", "Try again later.", 300)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def _pool(target: Target) -> urllib3.HTTPConnectionPool:
    """A connection to the numeric address that was checked; its certificate is that of the name."""
    if target.scheme == "https":
        return urllib3.HTTPSConnectionPool(
            target.numeric,
            target.port,
            ssl_context=_trusted(),
            server_hostname=target.host,
            assert_hostname=target.host,
        )
    return urllib3.HTTPConnectionPool(target.numeric, target.port)


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cause(error: Exception) -> str:
    """The cause in few words, without the objects that urllib3 names."""
    reason = getattr(error, "reason", None) or error
    words = str(reason).rpartition(": ")[2] or type(reason).__name__
    return " ".join(words.split())[:200]


def _refused(url: str, answer: _Answer) -> FetchError:
    if answer.status in _GONE:
        return FetchError(
            url, f"is not given to us (HTTP {answer.status})", "Check the address, or save the page by hand."
        )
    after = _seconds(answer.headers.get("retry-after"))
    return FetchError(url, f"is not to be had for the moment (HTTP {answer.status})", "Try again later.", after or 300)


def _seconds(written: str | None) -> float | None:
    """Retry-After as seconds from now, at most a day."""
    if not written:
        return None
    try:
        found = float(written)
    except ValueError:
        try:
            found = (parsedate_to_datetime(written) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError):
            return None
    return min(max(found, 1.0), _NEXT_DAY)


def _fetched(asked: str, address: str, answer: _Answer) -> Fetched:
    told = Message()
    told["content-type"] = answer.headers.get("content-type", "")
    named = bool(answer.headers.get("content-type"))
    return Fetched(
        asked=asked,
        address=address,
        data=answer.body,
        media_type=told.get_content_type() if named else None,
        charset=told.get_content_charset() if named else None,
        validators=Validators(answer.headers.get("etag"), answer.headers.get("last-modified")),
        retrieved=datetime.now(UTC).replace(microsecond=0),
    )
