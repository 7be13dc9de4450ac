"""Pairs of states: how much the record holds of each, where it holds nothing, who fell silent."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from sqlalchemy import Connection, FromClause, and_, case, func, or_, select

from readouts.interval import Interval
from readouts.record.shelf import bounds
from readouts.store.catalogue.listing import NOTHING
from readouts.store.catalogue.model import Filters, Gap, Page, PairCard, Silence
from readouts.store.catalogue.paging import cursor, place_after
from readouts.store.catalogue.selecting import beyond_names, conditions, heeded
from readouts.store.register import tables
from readouts.store.register.rows import pair_name

_LISTED = "pairs"
_TIMES_AS_LONG = 3
_SHORTEST_HABIT = 7


def pairs_of(connection: Connection, filters: Filters, after: str | None, limit: int) -> Page[PairCard]:
    """Pairs of states by the number of their contacts."""
    place = place_after(after, _LISTED, (int, str))
    rows = _counted(connection, filters)
    total = connection.scalar(select(func.count()).select_from(rows)) or 0
    asked = select(rows)
    if place is not None:
        contacts, name = place
        asked = asked.where(or_(rows.c.contacts < contacts, and_(rows.c.contacts == contacts, rows.c.name > name)))
    found = connection.execute(asked.order_by(rows.c.contacts.desc(), rows.c.name).limit(limit + 1)).all()
    last = found[limit - 1] if len(found) > limit else None
    cards = tuple(
        PairCard(_states(row.name), row.contacts, row.held, _date(row.first), _date(row.last)) for row in found[:limit]
    )
    return Page(cards, total, cursor(_LISTED, (last.contacts, last.name)) if last else None)


def _counted(connection: Connection, filters: Filters) -> FromClause:
    """Each pair with its counts: as they are kept, or of a selection."""
    if heeded("contacts", filters) == NOTHING:
        return tables.listed_pairs
    rows = tables.listed_contacts
    is_held = rows.c.status == "held"
    day = case((and_(is_held, rows.c.day > 0), rows.c.day))
    wanted = list(beyond_names("contacts", rows, filters, connection.dialect.name))
    if filters.states:
        other = rows.alias("of_the_states")
        those = Filters(states=filters.states)
        wanted.append(
            rows.c.id.in_(select(other.c.id).where(*conditions("contacts", other, those, connection.dialect.name)))
        )
    query = select(
        rows.c.name.label("name"),
        func.count().label("contacts"),
        func.sum(case((is_held, 1), else_=0)).label("held"),
        func.coalesce(func.min(day), 0).label("first"),
        func.coalesce(func.max(day), 0).label("last"),
    )
    return query.where(rows.c.level == 2, *wanted).group_by(rows.c.name).subquery()


def gaps_between(connection: Connection, first: str, second: str, until: date | None, limit: int) -> tuple[Gap, ...]:
    """The longest stretches between contacts that were held, and the one since the last of them.

    Args:
        connection: To the record.
        first: A state.
        second: Another one.
        until: The last day of which the record's documents tell.
        limit: How many.
    """
    rows = tables.listed_contacts.c
    open_first, open_last = bounds(Interval())
    query = select(rows.id, rows.first, rows.last).where(
        rows.level == 2,
        rows.name == pair_name(first, second),
        rows.status == "held",
        rows.first > open_first,
        rows.last < open_last,
    )
    held = connection.execute(query.order_by(rows.last, rows.id)).all()
    found = []
    for one, other in pairwise(held):
        if (days := other.first - one.last) > 1:
            window = Interval(date.fromordinal(one.last), date.fromordinal(other.first))
            found.append(Gap(one.id, other.id, window, days))
    if held and until is not None and (days := until.toordinal() - held[-1].last) > 1:
        found.append(Gap(held[-1].id, None, Interval(date.fromordinal(held[-1].last), None), days))
    return tuple(sorted(found, key=lambda g: (-(g.days or 0), g.after))[:limit])


def silences_of(connection: Connection, until: date | None, limit: int) -> tuple[Silence, ...]:
    """Pairs whose last contact lies far longer back than was usual between them."""
    if until is None:
        return ()
    rows, now = tables.listed_pairs.c, until.toordinal()
    habit = case((rows.usual > _SHORTEST_HABIT, rows.usual), else_=_SHORTEST_HABIT)
    query = select(rows.name, rows.last, rows.usual).where(
        rows.usual.is_not(None), now - rows.last > _TIMES_AS_LONG * habit
    )
    found = connection.execute(query.order_by(rows.last, rows.name).limit(limit))
    return tuple(
        Silence(_states(row.name), date.fromordinal(row.last), now - row.last, int(row.usual)) for row in found
    )


def _states(name: str) -> tuple[str, str]:
    first, second = name.split("+")
    return first, second


def _date(day: int) -> date | None:
    return date.fromordinal(day) if day else None
