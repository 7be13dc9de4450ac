"""Lists in the order of days, page by page: read off in their order from the row behind which a page begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, func, literal, select, tuple_, union_all

from readouts.store.catalogue.model import Filters, Order
from readouts.store.catalogue.paging import Key, cursor, place_after
from readouts.store.catalogue.selecting import conditions, heeded, rows_for
from readouts.store.register import tables
from readouts.store.register.rows import ABOUT, ALL, CELL

NOTHING = Filters()


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a page, and the next page's cursor."""

    rows: Sequence[Row[Any]]
    next: str | None


@dataclass(frozen=True, slots=True)
class DayList:
    """A list by day, then id; what has no day comes last.

    Attributes:
        name: Of the list, as in ``Kind``.
        rows: Its table in the register.
        query: What is read of each entry, once; begins with the columns ``day`` and ``id``.
    """

    name: str
    rows: FromClause
    query: Select[Any]

    def page(self, connection: Connection, filters: Filters, order: Order, after: str | None, limit: int) -> Read:
        """The rows of one page."""
        named = f"{self.name} {order}"
        place = place_after(after, named, (int, str))
        # First which entries, from narrow rows alone: what is read of them would be sorted with them.
        rows = rows_for(self.name, self.rows, filters)
        keys = select(rows.c.day, rows.c.id)
        asked = keys.where(*conditions(self.name, rows, filters, connection.dialect.name))
        read = self._newest if order == "newest" else self._oldest
        found = read(connection, asked, rows.c, place, limit + 1)
        last = found[limit - 1] if len(found) > limit else None
        shown = self._entries(connection, [row.id for row in found[:limit]])
        return Read(shown, cursor(named, (last.day, last.id)) if last else None)

    def newest(self, connection: Connection, selections: Sequence[Filters], limit: int) -> list[list[Row[Any]]]:
        """The newest rows of each selection, all asked for at once, and not how many there are behind them."""
        own, asked = self.rows.c, []
        for number, filters in enumerate(selections):
            keys = select(literal(number).label("number"), own.day, own.id)
            keys = keys.where(*conditions(self.name, self.rows, filters, connection.dialect.name))
            asked.append(select(keys.order_by(own.day.desc(), own.id.desc()).limit(limit).subquery()))
        found = connection.execute(union_all(*asked)).all() if asked else []
        found = sorted(found, key=lambda row: (row.number, row.day, row.id), reverse=True)
        entries = dict(zip((r.id for r in found), self._entries(connection, [r.id for r in found]), strict=True))
        return [[entries[r.id] for r in found if r.number == number] for number in range(len(selections))]

    def _entries(self, connection: Connection, ids: Sequence[str]) -> list[Row[Any]]:
        found = {row.id: row for row in connection.execute(self.query.where(self.rows.c.id.in_(ids)))}
        return [found[i] for i in ids]

    def _newest(
        self, connection: Connection, asked: Select[Any], own: Any, place: Key | None, most: int
    ) -> list[Row[Any]]:
        if place is not None:
            asked = asked.where(_key(own) < place)
        return list(connection.execute(asked.order_by(own.day.desc(), own.id.desc()).limit(most)))

    def _oldest(
        self, connection: Connection, asked: Select[Any], own: Any, place: Key | None, most: int
    ) -> list[Row[Any]]:
        found: list[Row[Any]] = []
        if place is None or place[0]:
            dated = asked.where(own.day > 0) if place is None else asked.where(_key(own) > place)
            found = list(connection.execute(dated.order_by(own.day, own.id).limit(most)))
            place = None
        if len(found) < most:
            undated = asked.where(own.day == 0) if place is None else asked.where(own.day == 0, own.id > place[1])
            found += connection.execute(undated.order_by(own.id).limit(most - len(found)))
        return found


@dataclass(frozen=True, slots=True)
class KeyList:
    """A list in the order of some columns, all ascending; ``query`` begins with them."""

    name: str
    rows: FromClause
    query: Select[Any]
    key: tuple[str, ...]
    shape: tuple[type, ...]

    def page(self, connection: Connection, filters: Filters, after: str | None, limit: int) -> Read:
        """The rows of one page."""
        place = place_after(after, self.name, self.shape)
        columns = [self.rows.c[name] for name in self.key]
        asked = self.query.where(*conditions(self.name, self.rows, filters, connection.dialect.name))
        if place is not None:
            asked = asked.where(tuple_(*columns) > place)
        found = connection.execute(asked.order_by(*columns).limit(limit + 1)).all()
        last = found[limit - 1] if len(found) > limit else None
        return Read(found[:limit], cursor(self.name, tuple(last[: len(self.key)])) if last else None)


@dataclass(frozen=True, slots=True)
class DocumentCell:
    """How many documents of one outlet, kind and year there are."""

    outlet: str
    kind: str
    year: str
    count: int


def cells_of(connection: Connection, filters: Filters) -> list[DocumentCell] | None:
    """The documents of a selection, counted as they are kept; None where it selects by more than a state, outlets and kinds."""
    states = tuple(set(filters.states))
    if len(states) > 1 or filters != Filters(states=filters.states, outlets=filters.outlets, kinds=filters.kinds):
        return None
    counts = tables.tallies.c
    listed, facet = (ABOUT, states[0]) if states else ("documents", CELL)
    query = select(counts.value, counts["count"]).where(
        counts["list"] == listed, counts.facet == facet, counts["count"] > 0
    )
    read = ((*row.value.split("\n"), row[1]) for row in connection.execute(query))
    cells = (DocumentCell(outlet, kind, year, count) for outlet, kind, year, count in read)
    return [
        c
        for c in cells
        if (not filters.outlets or c.outlet in filters.outlets) and (not filters.kinds or c.kind in filters.kinds)
    ]


def _key(own: Any) -> ColumnElement[Any]:
    return tuple_(own.day, own.id)


def total_of(connection: Connection, listed: str, rows: FromClause, filters: Filters) -> int:
    """How many entries of a list the filters keep."""
    asked = heeded(listed, filters)
    if asked == NOTHING:
        counts = tables.tallies.c
        query = select(counts["count"]).where(counts["list"] == listed, counts.facet == ALL, counts.value == "")
    elif listed == "documents" and (cells := cells_of(connection, asked)) is not None:
        return sum(cell.count for cell in cells)
    else:
        rows = rows_for(listed, rows, asked)
        query = (
            select(func.count()).select_from(rows).where(*conditions(listed, rows, filters, connection.dialect.name))
        )
    return connection.scalar(query) or 0
