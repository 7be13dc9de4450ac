"""Cursors: where a page ended, by what the list is ordered by, so that entries which come in between shift nothing."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from math import isfinite

from readouts.errors import UsageError

Key = tuple[int | float | str, ...]


def cursor(listed: str, key: Key) -> str:
    """A cursor behind the entry with this key.

    >>> place_after(cursor("contacts newest", (738000, "a")), "contacts newest", (int, str))
    (738000, 'a')
    """
    packed = json.dumps([listed, *key], ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def place_after(given: str | None, listed: str, shape: Sequence[type]) -> Key | None:
    """The key that a cursor was made from; None where none is given.

    Raises:
        UsageError: It is none of this list.
    """
    if given is None:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        found = None
    if (
        not isinstance(found, list)
        or len(found) != len(shape) + 1
        or found[0] != listed
        or not all(type(part) is kind and _is_kept(part) for part, kind in zip(found[1:], shape, strict=True))
    ):
        raise UsageError(f"The cursor {given!r} is not one of this list.", "Begin again without it.")
    return tuple(found[1:])


def _is_kept(part: object) -> bool:
    """Whether a database can hold the value, and so may have given it."""
    if isinstance(part, str):
        return not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in part)
    return isfinite(part) if isinstance(part, float) else isinstance(part, int) and -(2**63) <= part < 2**63
