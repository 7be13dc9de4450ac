"""The one place that decides who may do what."""

from __future__ import annotations

from readouts.access.model import ROLES, Action, Decision, Role, Visitor

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_NEEDED: dict[Action, Role] = {"read": "reader", "edit": "editor", "administer": "admin"}
_OPEN = ("/static", "/login", "/openapi.json", "/api/v1/openapi.json")
# Posted because they are long, and changing nothing.
_ASKING = ("/check", "/ask", "/api/v1/check", "/api/v1/ask")
# A reader's own session and tokens.
_OWN = ("/logout", "/account")
_USERS = ("/users", "/api/v1/users")


def action_of(method: str, path: str) -> Action:
    """What a request does. What is not named here reads where it cannot change anything, and edits where it can.

    >>> action_of("POST", "/api/v1/corrections")
    'edit'
    """
    if _below(path, _OPEN):
        return "visit"
    if _below(path, _USERS):
        return "administer"
    if method in _SAFE or path in _ASKING or _below(path, _OWN):
        return "read"
    return "edit"


def changes(method: str, path: str) -> bool:
    """Whether a request may change something."""
    return method not in _SAFE and path not in _ASKING


def may(visitor: Visitor, action: Action) -> Decision:
    """Whether somebody may do something, with the reason.

    >>> may(Visitor("session", "ann", "reader"), "edit").reason
    'ann is a reader; this needs an editor.'
    """
    if action == "visit":
        return Decision(True, "Everybody may.")
    needed = _NEEDED[action]
    if visitor.role is None:
        return Decision(False, "Nobody is logged in.")
    if visitor.way == "local":
        return Decision(True, "This server has no accounts: whoever reaches it may do everything.")
    if ROLES.index(visitor.role) >= ROLES.index(needed):
        return Decision(True, f"{visitor.name} is {_a(visitor.role)}.")
    return Decision(False, f"{visitor.name} is {_a(visitor.role)}; this needs {_a(needed)}.")


def _a(role: Role) -> str:
    return f"{'a' if role == 'reader' else 'an'} {role}"


def _below(path: str, roots: tuple[str, ...]) -> bool:
    return any(path == root or path.startswith(root + "/") for root in roots)
