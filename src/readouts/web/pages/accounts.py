"""Logging in and out, one's own tokens, and the users of a shared server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from readouts.access.accounts import DAYS, SHORTEST, Accounts, LoginError
from readouts.access.model import ROLES
from readouts.access.session import Session, cookie
from readouts.errors import NotFoundError, UsageError
from readouts.store.accounts import TokenRow, UserRow
from readouts.web.asked import Rendered

router = APIRouter()
Typed = Annotated[str, Form(max_length=1000)]


def _accounts(request: Request) -> Accounts:
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None:
        raise NotFoundError(
            "account",
            request.url.path,
            "This server has none; make the first with: readouts users add NAME --role admin",
        )
    return accounts


def _session(request: Request) -> Session:
    return cast(Session, request.state.session)


Book = Annotated[Accounts, Depends(_accounts)]
Asking = Annotated[Session, Depends(_session)]


@dataclass(frozen=True, slots=True)
class LoginView:
    """The page to log in."""

    next: str
    name: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class AccountView:
    """One's own page."""

    tokens: tuple[TokenRow, ...]
    shortest: int = SHORTEST
    made: str = ""
    """A token that was made just now: told this once."""
    fault: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class UsersView:
    """The users of a server."""

    users: tuple[UserRow, ...]
    roles: tuple[str, ...] = ROLES
    shortest: int = SHORTEST
    fault: str = ""
    said: str = ""


@router.get("/login")
def login_page(request: Request, book: Book, renderer: Rendered, next: str = "/") -> HTMLResponse:
    """The page to log in."""
    return renderer.page(request, "login.html", LoginView(local_path(next)))


@router.post("/login")
def log_in(
    request: Request, book: Book, renderer: Rendered, name: Typed, password: Typed, next: Typed = "/"
) -> Response:
    """Begin a session, with a new secret."""
    try:
        secret = book.log_in(name, password, request.client.host if request.client else "")
    except LoginError as error:
        status = 429 if error.seconds else 403
        answer = renderer.page(request, "login.html", LoginView(local_path(next), name, str(error)), status)
        if error.seconds:
            answer.headers["Retry-After"] = str(error.seconds)
        return answer
    return _keeping(RedirectResponse(local_path(next), 303), request, secret, DAYS)


@router.post("/logout")
def log_out(request: Request, book: Book, asking: Asking) -> Response:
    """End the session."""
    book.log_out(asking.secret)
    return _keeping(RedirectResponse("/login", 303), request, "", 0)


def _keeping(answer: Response, request: Request, secret: str, days: int) -> Response:
    answer.headers["Set-Cookie"] = cookie(secret, secure=request.url.scheme == "https", days=days)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def local_path(given: str) -> str:
    """A path of this server; the start page where another site is meant.

    >>> local_path("//evil.example"), local_path("/contacts?state=USA")
    ('/', '/contacts?state=USA')
    """
    foreign = not given.startswith("/") or given.startswith(("//", "/\\")) or not given.isprintable()
    return "/" if foreign else given


@router.get("/account")
def account(request: Request, book: Book, asking: Asking, renderer: Rendered) -> HTMLResponse:
    """One's own page: password and tokens."""
    return _account(request, book, asking, renderer)


def _account(
    request: Request,
    book: Accounts,
    asking: Session,
    renderer: Rendered,
    made: str = "",
    fault: str = "",
    said: str = "",
) -> HTMLResponse:
    view = AccountView(book.book.tokens_of(asking.name or ""), made=made, fault=fault, said=said)
    answer = renderer.page(request, "account.html", view, 400 if fault else 200)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.post("/account/tokens")
def make_token(request: Request, book: Book, asking: Asking, renderer: Rendered, token: Typed) -> HTMLResponse:
    """Make a token and show it, once."""
    try:
        made = book.add_token(asking.name or "", token)
    except UsageError as error:
        return _account(request, book, asking, renderer, fault=str(error))
    return _account(request, book, asking, renderer, made=made)


@router.post("/account/tokens/revoke")
def revoke_token(request: Request, book: Book, asking: Asking, renderer: Rendered, token: Typed) -> HTMLResponse:
    """Make a token worthless."""
    book.revoke_token(asking.name or "", token)
    return _account(request, book, asking, renderer, said=f"The token {token} is revoked.")


@router.post("/account/password")
def change_password(
    request: Request, book: Book, asking: Asking, renderer: Rendered, old: Typed, new: Typed
) -> Response:
    """Change one's own password; all sessions end, this one begins anew."""
    address = request.client.host if request.client else ""
    try:
        book.log_out(book.log_in(asking.name or "", old, address))
        book.set_password(asking.name or "", new)
        secret = book.log_in(asking.name or "", new, address)
    except UsageError as error:
        return _account(request, book, asking, renderer, fault=str(error))
    return _keeping(RedirectResponse("/account", 303), request, secret, DAYS)


@router.get("/users")
def users(request: Request, book: Book, renderer: Rendered) -> HTMLResponse:
    """The users of this server."""
    return renderer.page(request, "users.html", UsersView(book.book.users()))


@router.post("/users")
def change_users(
    request: Request,
    book: Book,
    renderer: Rendered,
    do: Typed,
    name: Typed,
    role: Typed = "",
    password: Typed = "",
) -> HTMLResponse:
    """Add or remove a user, or set a role or a password."""
    fault = said = ""
    try:
        said = _changed(book, do, name, role, password)
    except (UsageError, NotFoundError) as error:
        fault = str(error)
    view = UsersView(book.book.users(), fault=fault, said=said)
    return renderer.page(request, "users.html", view, 400 if fault else 200)


def _changed(book: Accounts, do: str, name: str, role: str, password: str) -> str:
    """Change users; what was done, as a sentence."""
    match do:
        case "add":
            book.add_user(name, role, password)
            return f"{name} is added."
        case "role":
            book.set_role(name, role)
        case "password":
            book.set_password(name, password)
        case "remove":
            book.remove_user(name)
            return f"{name} is removed."
        case _:
            raise UsageError(f"{do!r} is nothing that can be done with users.", "Add, role, password or remove.")
    return f"{name} is changed."
