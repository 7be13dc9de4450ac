"""Which documents tell of contacts of which states: rows that lists of documents are read off, and counts of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from readouts.store.register import tables
from readouts.store.register.rows import ABOUT, document_cell
from readouts.store.register.tally import Tally

_MANY = 500


def settle_about(connection: Connection, numbers: Iterable[int], tally: Tally) -> None:
    """Bring the rows of these documents up to date with the contacts of which they tell; what changes is counted."""
    table = tables.documents_about
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _MANY):
        batch = ordered[start : start + _MANY]
        before: set[Any] = set(map(tuple, connection.execute(select(table).where(table.c.document.in_(batch)))))
        now: set[Any] = set(map(tuple, connection.execute(_rows_of(batch))))
        gone, new = sorted(before - now, key=repr), sorted(now - before, key=repr)
        if gone:
            # By document: the few rows that stay are written again.
            changed = {row[4] for row in gone}
            connection.execute(delete(table).where(table.c.document.in_(sorted(changed))))
            written = [*new, *(row for row in before & now if row[4] in changed)]
        else:
            written = new
        if written:
            connection.execute(insert(table), [dict(zip(table.c.keys(), row, strict=True)) for row in written])
        _count(tally, gone, -1)
        _count(tally, new, 1)


def _rows_of(numbers: Iterable[int]) -> Select[Any]:
    contacts, links, documents = tables.listed_contacts.c, tables.contact_documents.c, tables.listed_documents.c
    return (
        select(
            contacts.level, contacts.name, documents.day, documents.id, documents.number,
            documents.first, documents.last, documents.outlet, documents.kind,
        )
        .join_from(tables.listed_documents, tables.contact_documents, links.document == documents.number)
        .join(tables.listed_contacts, contacts.id == links.contact)
        .where(documents.number.in_(numbers), documents.dated, contacts.level > 0)
        .distinct()
    )  # fmt: skip


def _count(tally: Tally, rows: Iterable[Any], by: int) -> None:
    """By state alone: of pairs there are too many, and few documents each."""
    for level, name, day, _, _, _, _, outlet, kind in rows:
        if level == 1:
            tally.changes[ABOUT, name, document_cell(outlet, kind, day)] += by
