"""The names under which a record looks for things: two documents that share none have nothing to do with each other.

Every rule of the record finds rows by name on a shelf (docs/decisions/0009-record-grows.md). A shelf that writes down which names
were asked for or put says what a set of documents depends on; two sets whose names do not meet can be merged apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from readouts.coding.coding import Coding
from readouts.interval import ALWAYS, Interval
from readouts.record.builder import RecordBuilder
from readouts.record.growing.sources import Given
from readouts.record.model import DocumentFacts
from readouts.record.shelf import MemoryShelf, Place


class NamingShelf(MemoryShelf):
    """A shelf in memory that keeps all names that were asked for or put."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def put(self, key: str, row: object, places: Iterable[Place] = ()) -> bool:
        """Put a row in its places."""
        found = tuple(places)
        self.names.update(place.name for place in found)
        return super().put(key, row, found)

    def near(self, kind: type[Any], name: str, days: Interval = ALWAYS) -> list[str]:
        """Keys of rows that have a place of this name near these days."""
        self.names.add(name)
        return super().near(kind, name, days)


def names_of(builder: RecordBuilder, coding: Coding, facts: DocumentFacts) -> set[str]:
    """The names that a document's own entries stand under, or ask for."""
    shelf = NamingShelf()
    given = Given.of([coding], [facts])
    builder.update(shelf, given, given.codings)
    return shelf.names


class Groups:
    """Things that belong together, pair by pair."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, thing: str) -> str:
        """The smallest of those that belong together with a thing."""
        root = thing
        while (above := self._above.get(root, root)) != root:
            root = above
        while thing != root:
            self._above[thing], thing = root, self._above[thing]
        return root

    def join(self, one: str, other: str) -> None:
        """They belong together."""
        low, high = sorted((self.of(one), self.of(other)))
        if low != high:
            self._above[high] = low


def joined_by_names(names: Iterable[tuple[str, Iterable[str]]], groups: Groups) -> bool:
    """Join whatever shares a name; whether anything was joined that was apart before.

    Args:
        names: Things, each with its names.
        groups: Is told.
    """
    first: dict[str, str] = {}
    changed = False
    for thing, own in names:
        for name in own:
            other = first.setdefault(name, thing)
            if groups.of(other) != groups.of(thing):
                groups.join(other, thing)
                changed = True
    return changed


def blocks_of(groups: Mapping[str, str], most: int) -> dict[str, str]:
    """Groups put together to blocks of about ``most`` things, or one larger group: thing to block.

    Args:
        groups: Thing to group.
        most: How many things a block should have.
    """
    members: dict[str, list[str]] = {}
    for thing, group in sorted(groups.items()):
        members.setdefault(group, []).append(thing)
    found: dict[str, str] = {}
    number, size = 0, 0
    for group in sorted(members):
        if size and size + len(members[group]) > most:
            number, size = number + 1, 0
        size += len(members[group])
        found.update(dict.fromkeys(members[group], f"{number:06}"))
    return found
