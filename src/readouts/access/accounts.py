"""Users, logging in and out, tokens."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from readouts.access.buckets import Buckets
from readouts.access.model import NOBODY, ROLES, Role, Visitor
from readouts.access.secrets import TOKEN_MARK, digest_of, new_secret
from readouts.errors import NotFoundError, UsageError
from readouts.store.accounts import AccountBook, TokenRow, UserRow

SHORTEST, LONGEST = 10, 1000
DAYS = 14
"""How long a session lasts."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")
_NONE = "No user of this name, or another password."
_SELF = "List them with: readouts users list"


class LoginError(UsageError):
    """Somebody cannot log in; ``seconds`` says how long to wait where there were too many tries."""

    def __init__(self, what: str, do: str, seconds: int = 0) -> None:
        super().__init__(what, do)
        self.args = (what, do, seconds)
        self.seconds = seconds


@dataclass(slots=True)
class Accounts:
    """The accounts of a record."""

    book: AccountBook
    hasher: PasswordHasher = field(default_factory=PasswordHasher)
    clock: Callable[[], float] = time.time
    by_name: Buckets = field(default_factory=lambda: Buckets(rate=5 / 900, burst=5))
    """Five wrong passwords for a name from one address, then one in three minutes: nobody can lock others out."""
    by_address: Buckets = field(default_factory=lambda: Buckets(rate=30 / 900, burst=30))
    _nobody: str | None = field(default=None, repr=False)

    # Users

    def add_user(self, name: str, role: str, password: str) -> None:
        """Add a user.

        Raises:
            UsageError: The name is taken or none, the role is none, the password is short.
        """
        if not _NAME.fullmatch(name):
            raise UsageError(
                f"{name!r} is no name for a user.",
                "Use up to 64 small letters, digits and . _ @ - (the first a letter or digit).",
            )
        row = UserRow(name, _role(role), self._hashed(password), self.clock())
        if not self.book.add_user(row):
            raise UsageError(f"There is a user {name!r} already.", _SELF)

    def set_password(self, name: str, password: str) -> None:
        """Set a password; the user's sessions end.

        Raises:
            NotFoundError: There is no such user.
            UsageError: The password is short.
        """
        if not self.book.change_user(name, password=self._hashed(password)):
            raise NotFoundError("user", name, _SELF)

    def set_role(self, name: str, role: str) -> None:
        """Set a role; the user's sessions end.

        Raises:
            NotFoundError: There is no such user.
            UsageError: There is no such role, or no admin would be left.
        """
        if _role(role) != "admin":
            self._keep_an_admin(name)
        if not self.book.change_user(name, role=role):
            raise NotFoundError("user", name, _SELF)

    def remove_user(self, name: str) -> None:
        """Remove a user, with sessions and tokens; what they decided stays in the log.

        Raises:
            NotFoundError: There is no such user.
            UsageError: No admin would be left.
        """
        self._keep_an_admin(name)
        if not self.book.remove_user(name):
            raise NotFoundError("user", name, _SELF)

    def _keep_an_admin(self, name: str) -> None:
        admins = [u.name for u in self.book.users() if u.role == "admin"]
        if admins == [name] and self.book.count_users() > 1:
            raise UsageError(f"{name} is the only admin.", "Make somebody else an admin first.")

    def _hashed(self, password: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST:
            raise UsageError(
                f"The password has {len(password)} characters.", f"Take {SHORTEST} or more (up to {LONGEST})."
            )
        return self.hasher.hash(password)

    # Sessions

    def log_in(self, name: str, password: str, address: str) -> str:
        """The secret of a new session.

        Args:
            name: The user's.
            password: As typed.
            address: Where the request comes from: too many tries from one are refused, whatever the names.

        Raises:
            LoginError: No user of this name has this password, or there were too many tries.
        """
        name = name.strip().lower()
        for buckets, caller in ((self.by_name, f"{name} {address}"), (self.by_address, address)):
            if wait := buckets.take(caller):
                minutes = int(wait // 60) + 1
                raise LoginError(
                    "There were too many tries to log in.", f"Try again in {minutes} minutes.", int(wait) + 1
                )
        user = self.book.user(name)
        if not self._is_password(user, password):
            raise LoginError(_NONE, "Try again, or ask an admin of this server for a new password.")
        assert user is not None
        self.by_name.give_back(f"{name} {address}")
        if self.hasher.check_needs_rehash(user.password):
            self.book.hash_again(name, self.hasher.hash(password))
        secret, now = new_secret(), self.clock()
        self.book.begin_session(digest_of(secret), user.name, now, now + DAYS * 86_400)
        return secret

    def _is_password(self, user: UserRow | None, password: str) -> bool:
        """Whether it is; where there is no such user as much work is done, so that time does not tell."""
        if self._nobody is None:
            self._nobody = self.hasher.hash(new_secret())
        try:
            self.hasher.verify(user.password if user else self._nobody, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        return user is not None

    def log_out(self, secret: str) -> None:
        """End a session."""
        self.book.end_session(digest_of(secret))

    # Tokens

    def add_token(self, user: str, name: str) -> str:
        """A new token of the API, told this once.

        Raises:
            UsageError: The name is empty or long, or the user has a token of that name.
            NotFoundError: There is no such user.
        """
        name = name.strip()
        if not 0 < len(name) <= 64:
            raise UsageError("A token needs a name of up to 64 characters.", "Name what it is for.")
        if self.book.user(user) is None:
            raise NotFoundError("user", user, _SELF)
        token = TOKEN_MARK + new_secret()
        if not self.book.add_token(TokenRow(user, name, digest_of(token), self.clock())):
            raise UsageError(f"{user} has a token {name!r} already.", "Revoke it first, or take another name.")
        return token

    def revoke_token(self, user: str, name: str) -> None:
        """Make a token worthless.

        Raises:
            NotFoundError: The user has none of that name.
        """
        if not self.book.remove_token(user, name):
            raise NotFoundError("token", name, "The account page lists them.")

    # Who asks

    def visitor(self, *, token: str | None, session: str | None) -> Visitor:
        """Who asks, by a token or by the secret of a session; nobody where neither is good."""
        if token is not None:
            user = self.book.user_of_token(digest_of(token))
            return Visitor("token", user.name, cast(Role, user.role)) if user else NOBODY
        user = self.book.user_of_session(digest_of(session), self.clock()) if session else None
        return Visitor("session", user.name, cast(Role, user.role)) if user else NOBODY


def _role(given: str) -> Role:
    found = next((r for r in ROLES if r == given), None)
    if found is None:
        raise UsageError(f"{given!r} is no role.", f"Give one of: {', '.join(ROLES)}.")
    return found
