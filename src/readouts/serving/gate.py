"""Nobody gets further than they may: whose request it is, whether this server is meant, who began it, how often they ask."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readouts.access.accounts import Accounts
from readouts.access.buckets import Buckets
from readouts.access.deciding import action_of, changes, may
from readouts.access.forgery import SAFE, from_elsewhere, is_ours
from readouts.access.model import LOCAL, Visitor
from readouts.access.secrets import new_secret
from readouts.access.session import COOKIE, FIELD, HEADER, Session, cookie
from readouts.api.problems import Problem
from readouts.api.router import PREFIX
from readouts.serving.errors import ForgedError, forged, told
from readouts.serving.options import Serving

_LONGEST_SECRET = 200


class Gate:
    """Lets requests through to the application, each with its session."""

    def __init__(self, app: ASGIApp, accounts: Accounts | None, serving: Serving) -> None:
        self._app, self._accounts, self._serving = app, accounts, serving
        often = serving.requests_per_minute
        self._buckets = Buckets(often / 60, max(1, often // 3)) if often else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        held = request.cookies.get(COOKIE, "")[:_LONGEST_SECRET]
        secret = held or new_secret()
        visitor = await run_in_threadpool(self._visitor, request, held)
        session = Session(visitor, secret)
        scope.setdefault("state", {})["session"] = session
        refusal = self._refusal(request, visitor)
        keeps = not held and _is_page(request)
        answer = send if not keeps else _setting(send, secret, secure=request.url.scheme == "https")
        await (refusal or self._app)(scope, receive, answer)

    def _visitor(self, request: Request, held: str) -> Visitor:
        if self._accounts is None:
            return LOCAL
        return self._accounts.visitor(token=_token(request), session=held or None)

    def _refusal(self, request: Request, visitor: Visitor) -> Response | None:
        host = request.headers.get("host", "")
        if not self._is_ours(host):
            return told(request, _misdirected(host))
        if self._buckets is not None and (request.url.path.startswith(PREFIX)):
            caller = (
                f"user {visitor.name}" if visitor.name else f"address {request.client.host if request.client else ''}"
            )
            if wait := self._buckets.take(caller):
                return told(request, _too_often(int(wait) + 1))
        if request.method not in SAFE and visitor.way != "token":
            headers = request.headers
            begun = from_elsewhere(host, headers.get("origin"), headers.get("sec-fetch-site"))
            if not begun.allowed:
                return told(request, forged(begun.reason))
        decision = may(visitor, action_of(request.method, request.url.path))
        if decision.allowed:
            return None
        if visitor.role is not None:
            return told(request, _forbidden(decision.reason))
        if _is_page(request) and request.method == "GET":
            target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse("/login?" + urlencode({"next": target}), 303)
        return told(request, _unknown(decision.reason, wrong=_token(request) is not None))

    def _is_ours(self, host: str) -> bool:
        if self._accounts is not None and not self._serving.names:
            return True
        return is_ours(host, self._serving.names, addresses=self._serving.open or self._accounts is not None)


def _token(request: Request) -> str | None:
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    return value.strip()[:_LONGEST_SECRET] if kind.lower() == "bearer" else None


def _is_page(request: Request) -> bool:
    path = request.url.path
    return not path.startswith((PREFIX, "/static", "/openapi.json"))


def _setting(send: Send, secret: str, *, secure: bool) -> Send:
    """Give the browser a secret, unless the answer gives it one of its own."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if "set-cookie" not in headers:
                headers.append("Set-Cookie", cookie(secret, secure=secure))
        await send(message)

    return sent


async def genuine(request: Request) -> None:
    """Let a form through only if a page of ours made it for this session.

    A request with a token of the API needs no proof: no browser adds one by itself. Neither does one with a body of a type
    that no form has: browsers ask before they send it to another site, and we do not allow it. Neither does a program's,
    which tells of no browser.

    Raises:
        ForgedError: It carries no proof, or another session's.
    """
    session: Session | None = getattr(request.state, "session", None)
    if session is None or session.visitor.way == "token" or not changes(request.method, request.url.path):
        return
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    simple = kind in ("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data")
    by_browser = any(h in request.headers for h in ("cookie", "origin", "sec-fetch-site"))
    if not simple or not by_browser:
        return
    given = request.headers.get(HEADER)
    if given is None and kind.endswith(("urlencoded", "form-data")):
        field = (await request.form()).get(FIELD)
        given = field if isinstance(field, str) else None
    if not session.made(given):
        await request.close()
        raise ForgedError


def _misdirected(host: str) -> Problem:
    do = "Reach it by its address; or start it with --name and the name by which it is reached."
    return Problem("host", "Another server is meant", 421, f"This server is not known as {host[:100]!r}.", do)


def _too_often(seconds: int) -> Problem:
    return Problem(
        "too-often", "Too many requests", 429, "There were too many requests in the last minute.",
        f"Ask again in {seconds} seconds.", headers={"Retry-After": str(seconds)},
    )  # fmt: skip


def _forbidden(reason: str) -> Problem:
    return Problem("forbidden", "That is not allowed", 403, reason, "Ask an admin of this server for another role.")


def _unknown(reason: str, *, wrong: bool) -> Problem:
    what = "The token is not one of this server's." if wrong else reason
    do = "Log in, or send a token: Authorization: Bearer readouts_…"
    return Problem("login", "Nobody is logged in", 401, what, do, headers={"WWW-Authenticate": "Bearer"})
