"""Counts of what a list holds: over the whole of it they are kept; over a selection its narrow rows are read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, FromClause, func, select

from readouts.interval import Interval
from readouts.record.shelf import bounds
from readouts.store.catalogue.listing import NOTHING, DocumentCell, cells_of
from readouts.store.catalogue.model import Cell, Covered, Facet, FacetName, Facets, Filters, Kind
from readouts.store.catalogue.selecting import conditions, heeded, rows_for
from readouts.store.register import tables
from readouts.store.register.rows import ALL, CELL, MONTH, SEVERAL, SINGLE, cell, parted, year_of

ROWS: Mapping[str, FromClause] = {
    "contacts": tables.listed_contacts,
    "events": tables.listed_events,
    "claims": tables.listed_claims,
    "statements": tables.listed_statements,
    "documents": tables.listed_documents,
}
# Columns of one value, where those of other lists hold several.
_OF_DOCUMENTS: Mapping[str, str] = {"outlet": "outlet", "kind": "kind", "year": "day"}


def facets_of(connection: Connection, kind: Kind, filters: Filters, names: Iterable[FacetName], limit: int) -> Facets:
    """How many entries of a selection have which values, the most frequent first."""
    wanted, filters = tuple(dict.fromkeys(names)), heeded(kind, filters)
    if filters == NOTHING:
        counted = _kept(connection, kind, wanted)
    elif kind in ("contacts", "events", "claims"):
        counted = _read(connection, kind, filters, wanted)
    elif kind == "documents" and (cells := cells_of(connection, filters)) is not None:
        counted = {name: _of_cells(cells, name) for name in wanted if name in ("outlet", "kind", "year")}
    elif kind == "documents":
        counted = _read(connection, kind, filters, tuple(n for n in wanted if n in _OF_DOCUMENTS))
    else:
        counted = {name: _grouped(connection, filters) for name in wanted if name == "state"}
    answer: dict[FacetName, tuple[Facet, ...]] = {}
    for name in wanted:
        ranked = sorted(counted.get(name, Counter()).items(), key=lambda pair: (-pair[1], pair[0]))
        answer[name] = tuple(Facet(value, count) for value, count in ranked[:limit])
    return answer


def _kept(connection: Connection, kind: Kind, names: Sequence[str]) -> dict[str, Counter[str]]:
    counts = tables.tallies.c
    query = select(counts.facet, counts.value, counts["count"]).where(
        counts["list"] == kind, counts.facet.in_(names), counts["count"] > 0
    )
    found: dict[str, Counter[str]] = {}
    for facet, value, count in connection.execute(query):
        found.setdefault(facet, Counter())[value] = count
    return found


def _read(
    connection: Connection, kind: Kind, filters: Filters, names: tuple[FacetName, ...]
) -> dict[str, Counter[str]]:
    """Counted here, from one walk through the rows: so many questions to the database would walk as many times."""
    columns = {name: column for name in names if (column := _column(kind, name)) is not None}
    if not columns:
        return {}
    rows = rows_for(kind, ROWS[kind], filters)
    query = select(*(rows.c[c] for c in columns.values())).where(
        *conditions(kind, rows, filters, connection.dialect.name)
    )
    # Plain rows of the driver: those of SQLAlchemy take as long again, and there may be a hundred thousand.
    found = connection.execute(query).cursor.fetchall()
    return {
        name: _values(kind, name, Counter(values))
        for name, values in zip(columns, zip(*found, strict=True), strict=False)
    }


def _of_cells(cells: Iterable[DocumentCell], name: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in cells:
        if value := getattr(one, name):
            found[value] += one.count
    return found


def _column(kind: Kind, name: FacetName) -> str | None:
    if kind == "documents":
        return _OF_DOCUMENTS.get(name)
    if name == "year":
        return "day"
    if name == "disputed":
        return "disputed" if kind == "contacts" else None
    if (kind, name) == ("claims", "person"):
        return None
    return SINGLE[kind].get(name) or SEVERAL.get(name)


def _values(kind: Kind, name: FacetName, columns: Counter[Any]) -> Counter[str]:
    """Counts of values from counts of columns."""
    found: Counter[str] = Counter()
    for value, count in columns.items():
        if name == "year":
            values = [year] if (year := year_of(value)) else []
        elif name == "disputed":
            values = ["yes"] if value else []
        elif name in SEVERAL and kind != "documents":
            values = parted(value)
        else:
            values = [value] if value is not None else []
        for one in values:
            found[one] += count
    return found


def _grouped(connection: Connection, filters: Filters) -> Counter[str]:
    """States of those who speak, counted by the database: of statements there are too many to read."""
    rows = tables.listed_statements
    query = select(rows.c.state, func.count()).where(
        *conditions("statements", rows, filters, connection.dialect.name), rows.c.state.is_not(None)
    )
    return Counter({row[0]: row[1] for row in connection.execute(query.group_by(rows.c.state))})


def months_of(connection: Connection, filters: Filters) -> tuple[Cell, ...]:
    """Contacts by month, channel and status; of a contact of several months the first counts."""
    filters = heeded("contacts", filters)
    if filters == NOTHING:
        counted = dict(_kept(connection, "contacts", (CELL,)).get(CELL, {}))
    else:
        rows = tables.listed_contacts
        query = select(rows.c.month, rows.c.channel, rows.c.status).where(
            *conditions("contacts", rows, filters, connection.dialect.name)
        )
        counted = {cell(*key): n for key, n in Counter(connection.execute(query).cursor.fetchall()).items()}
    cells = (
        Cell(month or None, channel, status, count)
        for (month, channel, status), count in ((value.split("\n"), count) for value, count in counted.items())
    )
    return tuple(sorted(cells, key=lambda c: (c.month or "~", c.channel, c.status)))


def document_months_of(connection: Connection) -> dict[str, int]:
    """Documents by the month of the day by which they are listed; those without a day are left out."""
    return dict(_kept(connection, "documents", (MONTH,)).get(MONTH, {}))


def covered_by(connection: Connection) -> Covered:
    """What the record holds."""
    counts, documents = tables.tallies.c, tables.listed_documents.c
    totals = {
        row[0]: row[1]
        for row in connection.execute(
            select(counts["list"], counts["count"]).where(counts.facet == ALL, counts.value == "")
        )
    }
    outlets = connection.scalar(
        select(func.count()).where(counts["list"] == "documents", counts.facet == "outlet", counts["count"] > 0)
    )
    open_first, open_last = bounds(Interval())
    first = documents.dated, documents.first > open_first
    last = documents.dated, documents.last < open_last
    columns = ((documents.first, first), (documents.last, last))
    lowest = [connection.scalar(select(func.min(column)).where(*known)) for column, known in columns]
    highest = [connection.scalar(select(func.max(column)).where(*known)) for column, known in columns]
    return Covered(
        totals.get("documents", 0),
        totals.get("contacts", 0),
        totals.get("events", 0),
        totals.get("claims", 0),
        outlets or 0,
        Interval(_day(min, lowest), _day(max, highest)),
    )


def last_told(connection: Connection) -> date | None:
    """The last day that the record surely reaches: on which, or after which, one of its documents appeared."""
    documents = tables.listed_documents.c
    day = connection.scalar(select(func.max(documents.first)).where(documents.dated))
    return date.fromordinal(day) if day else None


def _day(choose: Callable[[list[int]], int], ends: list[int | None]) -> date | None:
    known = [end for end in ends if end is not None]
    return date.fromordinal(choose(known)) if known else None
