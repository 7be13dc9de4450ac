"""What a request carries through a server: who asks, and what its forms must carry."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.access.deciding import may
from readouts.access.model import Visitor
from readouts.access.secrets import proof, proves

COOKIE = "readouts_session"
FIELD = "csrf"
HEADER = "x-csrf-token"


@dataclass(frozen=True, slots=True)
class Session:
    """Who asks, by which browser."""

    visitor: Visitor
    secret: str
    """Of the browser's cookie; forms prove that they know it."""

    @property
    def name(self) -> str | None:
        """The user's name; None where the server has no accounts, or nobody is logged in."""
        return self.visitor.name

    @property
    def role(self) -> str | None:
        """The user's role."""
        return self.visitor.role

    @property
    def accounts(self) -> bool:
        """Whether the server has accounts: else there is nothing to log in to."""
        return self.visitor.way != "local"

    @property
    def may_edit(self) -> bool:
        """Whether they may change the record."""
        return may(self.visitor, "edit").allowed

    @property
    def may_administer(self) -> bool:
        """Whether they may change who may do what."""
        return may(self.visitor, "administer").allowed

    @property
    def csrf(self) -> str:
        """What every form that posts carries, as a hidden field ``csrf``."""
        return proof(self.secret)

    def made(self, given: str | None) -> bool:
        """Whether a form's proof is one of this session."""
        return given is not None and proves(given, self.secret)


def cookie(secret: str, *, secure: bool, days: int | None = None) -> str:
    """The header that keeps a secret in the browser, out of the reach of scripts and of other sites.

    Args:
        secret: What is kept.
        secure: Whether it is sent over https alone.
        days: How long; None: until the browser is closed, 0: no longer.
    """
    age = "" if days is None else f"; Max-Age={days * 86_400}"
    return f"{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Lax{age}" + ("; Secure" if secure else "")
