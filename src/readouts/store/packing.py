"""Records to JSON and back, for the store: the only place that knows how they are written."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(shape: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, shape))


def pack(value: object) -> str:
    """A record as JSON."""
    return str(_adapter(cast(Hashable, type(value))).dump_json(value), "utf-8")


def unpack(shape: type[T], packed: str) -> T:
    """The record that ``pack`` wrote."""
    value: T = _adapter(cast(Hashable, shape)).validate_json(packed)
    return value


def fingerprint(packed: str) -> str:
    """SHA-256 of what ``pack`` wrote, in hexadecimal."""
    return hashlib.sha256(packed.encode()).hexdigest()
