"""Filters as conditions on the rows of the register: the one home of what a filter keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, FromClause, Select, String, func, literal, or_, select

from readouts.interval import Interval
from readouts.record.corrections.reviewing import WIDE_DAYS
from readouts.record.shelf import bounds
from readouts.store.catalogue.model import Filters
from readouts.store.register import tables
from readouts.store.register.rows import folded, pair_name
from readouts.store.register.suspicion import UNDATED
from readouts.store.words import numbers_with

Condition = ColumnElement[bool]
_OF_A_NAME = 2


_ALL_LISTS = ("states", "person", "window", "outlets", "kinds", "words")
_HEEDED = {
    "contacts": (*_ALL_LISTS, "channels", "statuses", "disputed", "initiators", "levels"),
    "events": (*_ALL_LISTS, "types"),
    "claims": (*_ALL_LISTS, "types", "verdicts"),
}


def heeded(listed: str, filters: Filters) -> Filters:
    """The filters without those of which a list knows nothing."""
    names = _HEEDED.get(listed, _ALL_LISTS)
    return Filters(**{name: getattr(filters, name) for name in names})


def conditions(listed: str, rows: FromClause, filters: Filters, dialect: str) -> list[Condition]:
    """What the rows of a list must meet.

    Args:
        listed: contacts, events, claims, statements or documents.
        rows: Their table in the register, or an alias of it.
        filters: What is asked for.
        dialect: Of the database, for the search of words.
    """
    if listed in ("contacts", "events"):
        return [*_under_name(rows, filters.states), *beyond_names(listed, rows, filters, dialect)]
    if listed == "claims":
        return list(_of_claims(rows, filters, dialect))
    if listed == "statements":
        return list(_of_statements(rows, filters, dialect))
    return list(_of_documents(rows, filters, dialect))


def rows_for(listed: str, rows: FromClause, filters: Filters) -> FromClause:
    """The table that a selection is read off: documents on one state or two stand under these names in one of their own."""
    if listed == "documents" and filters.person is None and 0 < len(set(filters.states)) <= _OF_A_NAME:
        return tables.documents_about
    return rows


def _under_name(rows: FromClause, states: Sequence[str]) -> Iterator[Condition]:
    """The rows that are listed under the name of these states."""
    ordered = sorted(set(states))
    yield rows.c.level == min(len(ordered), _OF_A_NAME)
    yield rows.c.name == (pair_name(*ordered[:2]) if len(ordered) > 1 else "".join(ordered))
    yield from (_has(rows.c.states, [s]) for s in ordered[_OF_A_NAME:])


def beyond_names(listed: str, rows: FromClause, filters: Filters, dialect: str) -> Iterator[Condition]:
    """What the rows of contacts or events must meet besides that they are listed under a name."""
    own = rows.c
    yield from _in_window(rows, filters.window)
    if listed == "contacts":
        yield from _one_of(own.channel, filters.channels)
        yield from _one_of(own.status, filters.statuses)
        yield from _one_of(own.initiator, filters.initiators)
        yield from _one_of(own.rank, filters.levels)
        if filters.disputed:
            yield own.disputed
    else:
        yield from _one_of(own.type, filters.types)
    what = listed.removesuffix("s")
    people, documents = getattr(tables, f"{what}_people"), getattr(tables, f"{what}_documents")
    if filters.person is not None:
        yield own.id.in_(select(people.c[what]).where(people.c.actor.in_(_keys(tables.listed_actors, filters.person))))
    if filters.words:
        told = select(documents.c[what]).where(documents.c.document.in_(_documents(filters, dialect)))
        yield own.id.in_(told)
    else:
        yield from _of_outlets(rows, filters)


def _of_claims(rows: FromClause, filters: Filters, dialect: str) -> Iterator[Condition]:
    own = rows.c
    yield from (_has(own.states, [s]) for s in sorted(set(filters.states)))
    yield from _in_window(rows, filters.window)
    yield from _one_of(own.kind, filters.types)
    yield from _one_of(own.verdict, filters.verdicts)
    if filters.person is not None:
        wanted = " ".join((folded(filters.person) or "").split())
        yield or_(own.people.contains(wanted, autoescape=True), _has(own.people, [wanted]))
    if filters.words:
        yield own.document.in_(_documents(filters, dialect))
    else:
        yield from _of_outlets(rows, filters)


def _of_statements(rows: FromClause, filters: Filters, dialect: str) -> Iterator[Condition]:
    own = rows.c
    yield from _one_of(own.state, filters.states)
    if filters.person is not None:
        yield own.speaker.in_(_keys(tables.speakers, filters.person))
    if filters.words or filters.outlets or filters.kinds or filters.window != Interval():
        yield own.document.in_(_documents(filters, dialect))


def _of_documents(rows: FromClause, filters: Filters, dialect: str) -> Iterator[Condition]:
    own = rows.c
    is_named = rows is tables.documents_about
    if is_named:
        yield from _under_name(rows, filters.states)
    else:
        yield own.dated
        yield from _near(rows, filters.window)
    yield from _in_window(rows, filters.window)
    yield from _one_of(own.outlet, filters.outlets)
    yield from _one_of(own.kind, filters.kinds)
    if filters.words:
        yield (own.document if is_named else own.number).in_(numbers_with(filters.words, dialect))
    if is_named:
        return
    if filters.states or filters.person is not None:
        about = Filters(states=filters.states, person=filters.person)
        listed, links = tables.listed_contacts, tables.contact_documents
        contacts = select(listed.c.id).where(*conditions("contacts", listed, about, dialect))
        yield own.number.in_(select(links.c.document).where(links.c.contact.in_(contacts)))


def _documents(filters: Filters, dialect: str) -> Select[int]:
    """The documents, by number, of which the filters on documents speak."""
    wanted = Filters(window=filters.window, outlets=filters.outlets, kinds=filters.kinds, words=filters.words)
    if wanted == Filters(words=filters.words) and filters.words:
        return numbers_with(filters.words, dialect)
    table = tables.listed_documents
    return select(table.c.number).where(*_of_documents(table, wanted, dialect))


def _in_window(rows: FromClause, window: Interval) -> Iterator[Condition]:
    first, last = bounds(window)
    if window.latest is not None:
        yield rows.c.first <= last
    if window.earliest is not None:
        yield rows.c.last >= first


def _near(documents: FromClause, window: Interval) -> Iterator[Condition]:
    """What follows from the window, said so that an index finds it: what ends long after it, is among those hardly dated."""
    if window.earliest is None or window.latest is None:
        return
    first, last = bounds(window)
    wide = select(tables.suspects.c.id).where(tables.suspects.c.reason == UNDATED)
    yield or_(documents.c.last.between(first, last + WIDE_DAYS), documents.c.id.in_(wide))


def _of_outlets(rows: FromClause, filters: Filters) -> Iterator[Condition]:
    if filters.outlets:
        yield _has(rows.c.outlets, filters.outlets)
    if filters.kinds:
        yield _has(rows.c.kinds, filters.kinds)


def _one_of(column: ColumnElement[str], values: Sequence[str]) -> Iterator[Condition]:
    if values:
        yield column.in_(sorted(set(values)))


def _has(column: ColumnElement[str], values: Iterable[str]) -> Condition:
    """Whether a column of several values has one of these. Said with ``replace``, which all databases have and none folds."""
    between = ("\n" + " ".join(v.split()) + "\n" for v in values)
    return or_(*(func.replace(column, literal(v, String), "") != column for v in between))


def _keys(actors: FromClause, person: str) -> Select[str]:
    """Keys of the actors that part of a name, or an id, means."""
    wanted = folded(person) or ""
    named = actors.c.name.contains(wanted, autoescape=True)
    return select(actors.c.key).where(or_(named, func.lower(actors.c.key) == wanted))
