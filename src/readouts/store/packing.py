"""Records to JSON and back, for the store: the only place that knows how they are written."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def pack(value: object) -> str:
    """A record as JSON."""
    return str(_adapter(type(value)).dump_json(value), "utf-8")


def unpack(shape: type[T], packed: str) -> T:
    """The record that ``pack`` wrote."""
    value: T = _adapter(shape).validate_json(packed)
    return value


def fingerprint(packed: str) -> str:
    """SHA-256 of what ``pack`` wrote, in hexadecimal."""
    return hashlib.sha256(packed.encode()).hexdigest()
