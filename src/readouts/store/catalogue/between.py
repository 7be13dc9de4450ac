"""Pairs of states: how much the record holds of each, where it holds nothing, who fell silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select

from readouts.interval import Interval
from readouts.record.shelf import bounds
from readouts.store.catalogue.answers import Answers
from readouts.store.catalogue.listing import NOTHING
from readouts.store.catalogue.model import Filters, Gap, Page, PairCard, Silence
from readouts.store.catalogue.paging import Key, cursor, place_after
from readouts.store.catalogue.selecting import conditions, heeded
from readouts.store.register import tables
from readouts.store.register.rows import pair_name, parted

_LISTED = "pairs"
_OF_A_PAIR = 2
_TIMES_AS_LONG = 3
_SHORTEST_HABIT = 7


def pairs_of(
    connection: Connection, filters: Filters, after: str | None, limit: int, answers: Answers
) -> Page[PairCard]:
    """Pairs of states by the number of their contacts."""
    place, asked = place_after(after, _LISTED, (int, str)), heeded("contacts", filters)
    if asked == NOTHING:
        total = connection.scalar(select(func.count()).select_from(tables.listed_pairs)) or 0
        found = _kept(connection, place, limit + 1)
    else:
        counted = answers.of(connection, ("pairs", asked), lambda: sorted(_selected(connection, asked), key=_rank))
        total = len(counted)
        behind = (-int(place[0]), str(place[1])) if place is not None else None
        found = [card for card in counted if behind is None or _rank(card) > behind][: limit + 1]
    last = found[limit - 1] if len(found) > limit else None
    following = cursor(_LISTED, (last.contacts, "+".join(last.states))) if last else None
    return Page(tuple(found[:limit]), total, following)


def pair_of(connection: Connection, first: str, second: str) -> PairCard | None:
    """Two states, as they are kept; None where the record holds no contact between them."""
    rows = tables.listed_pairs
    return next(_cards(connection, select(rows).where(rows.c.name == pair_name(first, second))), None)


def pairs_with(connection: Connection, state: str, limit: int) -> tuple[PairCard, ...]:
    """The pairs that a state is one of, by the number of their contacts."""
    rows = tables.listed_pairs.c
    query = select(tables.listed_pairs).where(_has_state(state)).order_by(rows.contacts.desc(), rows.name)
    return tuple(_cards(connection, query.limit(limit)))


def _kept(connection: Connection, place: Key | None, most: int) -> list[PairCard]:
    rows = tables.listed_pairs.c
    query = select(tables.listed_pairs)
    if place is not None:
        contacts, name = place
        query = query.where(or_(rows.contacts < contacts, and_(rows.contacts == contacts, rows.name > name)))
    return list(_cards(connection, query.order_by(rows.contacts.desc(), rows.name).limit(most)))


def _cards(connection: Connection, query: Select[Any]) -> Iterator[PairCard]:
    for row in connection.execute(query):
        yield PairCard(_states(row.name), row.contacts, row.held, _date(row.first), _date(row.last))


def _has_state(state: str) -> ColumnElement[bool]:
    """Whether a pair is of this state. Said with ``replace``, which folds no case."""
    name = literal("+") + tables.listed_pairs.c.name + literal("+")
    return func.replace(name, f"+{state}+", "") != name


def _rank(card: PairCard) -> tuple[int, str]:
    return -card.contacts, "+".join(card.states)


def _selected(connection: Connection, filters: Filters) -> Iterator[PairCard]:
    """Each pair with its counts in a selection.

    Of states alone, the pairs of them all are kept, and what they speak of with third states alone is counted.
    """
    wanted = sorted(set(filters.states))
    if filters != Filters(states=filters.states) or len(wanted) > _OF_A_PAIR:
        yield from _counted(connection, filters)
        return
    rows = tables.listed_pairs
    yield from _cards(connection, select(rows).where(*map(_has_state, wanted)))
    for card in _counted(connection, filters, _of_several(tables.listed_contacts.c.states)):
        if not set(wanted) <= set(card.states):
            yield card


def _counted(connection: Connection, filters: Filters, *further: ColumnElement[bool]) -> Iterator[PairCard]:
    """Each pair of the states that take part in a contact of the selection, counted by who takes part.

    One walk through the rows under the selection's name: to look the pairs of each contact up takes three times as long.
    """
    rows = tables.listed_contacts
    is_held = rows.c.status == "held"
    day = case((and_(is_held, rows.c.day > 0), rows.c.day))
    columns = (func.count(), func.sum(case((is_held, 1), else_=0)), func.min(day), func.max(day))
    query = select(rows.c.states, *columns).where(
        *conditions("contacts", rows, filters, connection.dialect.name), *further
    )
    groups: dict[tuple[str, str], list[Sequence[int | None]]] = {}
    for states, *counts in connection.execute(query.group_by(rows.c.states)):
        for pair in combinations(parted(states), _OF_A_PAIR):
            groups.setdefault((pair[0], pair[1]), []).append(counts)
    for pair, found in groups.items():
        contacts, held, first, last = ([n for n in column if n is not None] for column in zip(*found, strict=True))
        yield PairCard(pair, sum(contacts), sum(held), _date(min(first, default=0)), _date(max(last, default=0)))


def _of_several(states: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether more than two states take part: they stand between line feeds."""
    return func.length(states) - func.length(func.replace(states, "\n", "")) > _OF_A_PAIR + 1


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
