"""Counts over a whole list, kept by what is added and taken away: pages that filter nothing need not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete
from sqlalchemy.dialects import postgresql, sqlite

from readouts.store.register.rows import values_of
from readouts.store.register.tables import tallies

_BATCH = 5000


@dataclass(slots=True)
class Tally:
    """What changed of the counts; ``settle`` writes it."""

    changes: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def count(self, listed: str, row: Mapping[str, Any], by: int) -> None:
        """Count an entry in (1) or out (-1)."""
        self.add(listed, values_of(listed, row), by)

    def add(self, listed: str, values: Iterable[tuple[str, str]], by: int) -> None:
        """Count values in or out."""
        for facet, value in values:
            self.changes[listed, facet, value] += by

    def settle(self, connection: Connection) -> None:
        """Write what changed, in a fixed order, so that two writers never wait for each other in a circle."""
        changed = [
            {"list": listed, "facet": facet, "value": value, "count": by}
            for (listed, facet, value), by in sorted(self.changes.items())
            if by
        ]
        self.changes.clear()
        statement = adding(connection)
        for start in range(0, len(changed), _BATCH):
            connection.execute(statement, changed[start : start + _BATCH])
        if any(c["count"] < 0 for c in changed):  # type: ignore[operator]
            connection.execute(delete(tallies).where(tallies.c.count == 0))


def adding(connection: Connection) -> sqlite.Insert | postgresql.Insert:
    """The statement that adds to a count, or begins one."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    new = insert(tallies)
    return new.on_conflict_do_update(
        index_elements=list(tallies.primary_key.columns), set_={"count": tallies.c.count + new.excluded.count}
    )
