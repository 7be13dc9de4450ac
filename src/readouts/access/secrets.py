"""Secrets: random, told once, kept as digests; and the proofs that a form was ours."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

TOKEN_MARK = "readouts_"
_SALT = 12


def new_secret() -> str:
    """A secret that nobody can guess: 256 bits."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of it. One round is enough: the secret is random and long."""
    return hashlib.sha256(secret.encode()).hexdigest()


def proof(secret: str) -> str:
    """What a form carries to show that a page of ours made it for this session.

    It differs each time, so that compressed answers do not give it away to whoever can choose other parts of the page.
    """
    return _proof(secret, secrets.token_bytes(_SALT))


def proves(given: str, secret: str) -> bool:
    """Whether the proof was made for this session."""
    try:
        salt = base64.urlsafe_b64decode(given.encode())[:_SALT]
    except ValueError:
        return False
    return hmac.compare_digest(_proof(secret, salt).encode(), given.encode())


def _proof(secret: str, salt: bytes) -> str:
    made = hmac.digest(secret.encode(), b"form" + salt, "sha256")
    return base64.urlsafe_b64encode(salt + made).decode()
