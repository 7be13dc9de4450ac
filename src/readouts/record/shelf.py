"""Where the stages of the record keep what they need to find again: rows by kind and key, found by name and days.

The record in memory and the record in a database are the same stages over two shelves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from readouts.interval import ALWAYS, Interval

T = TypeVar("T")

# What is wider is kept apart, so that a look-up of a few days need not read everything that began before them.
SHORT_DAYS = 64
_FIRST, _LAST = 0, 10**7


@dataclass(frozen=True, slots=True)
class Place:
    """A name and days under which a row is found."""

    name: str
    days: Interval = ALWAYS


class Shelf(Protocol):
    """Rows of some kinds. A row's kind is its class."""

    def get(self, kind: type[T], key: str) -> T | None:
        """The row with this key."""
        ...

    def put(self, key: str, row: object, places: Iterable[Place] = ()) -> bool:
        """Put a row in its places, instead of the former with this key; whether anything changed."""
        ...

    def drop(self, kind: type[Any], key: str) -> None:
        """Take a row away; harmless where there is none."""
        ...

    def near(self, kind: type[Any], name: str, days: Interval = ALWAYS) -> list[str]:
        """Keys, in order, of the rows of a kind that have a place of this name whose days touch these."""
        ...


def rows_near(shelf: Shelf, kind: type[T], name: str, days: Interval = ALWAYS) -> list[T]:
    """The rows themselves, in the order of their keys."""
    found = (shelf.get(kind, key) for key in shelf.near(kind, name, days))
    return [row for row in found if row is not None]


def in_order(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places, each once, in a fixed order."""
    return tuple(sorted(set(places), key=lambda p: (p.name, *bounds(p.days))))


def is_short(first: int, last: int) -> bool:
    """Whether days are so few that a look-up need not read everything that began before them."""
    return last - first < SHORT_DAYS


def bounds(days: Interval) -> tuple[int, int]:
    """First and last day as numbers; far away where a side is open."""
    first = days.earliest.toordinal() if days.earliest else _FIRST
    return first, days.latest.toordinal() if days.latest else _LAST


class MemoryShelf:
    """A shelf in memory.

    >>> shelf = MemoryShelf()
    >>> shelf.put("a", Place("row"), [Place("x")])
    True
    >>> shelf.near(Place, "x")
    ['a']
    """

    def __init__(self) -> None:
        self._rows: dict[type[Any], dict[str, tuple[object, tuple[Place, ...]]]] = defaultdict(dict)
        self._short: dict[tuple[type[Any], str], list[tuple[int, int, str]]] = defaultdict(list)
        self._long: dict[tuple[type[Any], str], list[tuple[int, int, str]]] = defaultdict(list)

    def get(self, kind: type[T], key: str) -> T | None:
        """The row with this key."""
        found = self._rows[kind].get(key)
        return found[0] if found else None  # type: ignore[return-value]

    def put(self, key: str, row: object, places: Iterable[Place] = ()) -> bool:
        """Put a row in its places."""
        kind, found = type(row), in_order(places)
        former = self._rows[kind].get(key)
        if former == (row, found):
            return False
        if former and former[1] != found:
            self._leave(kind, key, former[1])
        if not former or former[1] != found:
            for place in found:
                insort(self._list(kind, place), (*bounds(place.days), key))
        self._rows[kind][key] = (row, found)
        return True

    def drop(self, kind: type[Any], key: str) -> None:
        """Take a row away."""
        former = self._rows[kind].pop(key, None)
        if former:
            self._leave(kind, key, former[1])

    def near(self, kind: type[Any], name: str, days: Interval = ALWAYS) -> list[str]:
        """Keys of rows that have a place of this name near these days."""
        first, last = bounds(days)
        short = self._short.get((kind, name), [])
        begin, end = bisect_left(short, (first - SHORT_DAYS,)), bisect_right(short, (last + 1,))
        found = {key for _, until, key in short[begin:end] if until >= first}
        long = self._long.get((kind, name), [])
        found |= {key for _, until, key in long[: bisect_right(long, (last + 1,))] if until >= first}
        return sorted(found)

    def all(self) -> Iterable[tuple[str, object, tuple[Place, ...]]]:
        """Everything on the shelf: key, row and places."""
        for rows in self._rows.values():
            for key, (row, places) in rows.items():
                yield key, row, places

    def rows(self, kind: type[T]) -> list[T]:
        """All rows of a kind."""
        return [row for row, _ in self._rows[kind].values()]  # type: ignore[misc]

    def _list(self, kind: type[Any], place: Place) -> list[tuple[int, int, str]]:
        first, last = bounds(place.days)
        return (self._short if is_short(first, last) else self._long)[kind, place.name]

    def _leave(self, kind: type[Any], key: str, places: Iterable[Place]) -> None:
        for place in places:
            listed, entry = self._list(kind, place), (*bounds(place.days), key)
            del listed[bisect_left(listed, entry)]
            if not listed:
                first, last = bounds(place.days)
                (self._short if is_short(first, last) else self._long).pop((kind, place.name), None)
