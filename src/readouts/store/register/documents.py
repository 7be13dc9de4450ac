"""Documents and their statements in the register; and the whole register made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from readouts.coding.coding import Coding
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.store import schema
from readouts.store.packing import unpack
from readouts.store.register import tables
from readouts.store.register.about import settle_about
from readouts.store.register.register import Register
from readouts.store.register.rows import Row, document_values, folded
from readouts.store.register.tally import Tally, adding

REGISTER = "2"
"""Of what kind the rows are; when this changes, every record's register is made anew at its next refresh."""
_BATCH = 2000


def register_document(
    connection: Connection, digest: str, id: str, facts: Mapping[str, Any], number: int | None = None
) -> None:
    """Note a document that is new, under a new number or the one that it is known by."""
    row = _document_row(digest, id, facts)
    connection.execute(insert(tables.listed_documents), row if number is None else {"number": number, **row})


def register_documents(connection: Connection, new: Iterable[tuple[str, str, Mapping[str, Any]]]) -> None:
    """Note documents that are new: of each its digest, its id, and what else is known of it."""
    connection.execute(insert(tables.listed_documents), [_document_row(*document) for document in new])


def _document_row(digest: str, id: str, facts: Mapping[str, Any]) -> Row:
    return {
        "digest": digest,
        "id": id,
        "dated": False,
        "day": 0,
        "first": 0,
        "last": 0,
        "outlet": facts.get("outlet"),
        "kind": facts.get("kind"),
        "country": facts.get("outlet_country"),
        "title": facts.get("title"),
    }


def rename_document(connection: Connection, digest: str, id: str) -> None:
    """Note that a document has another id."""
    documents, statements = tables.listed_documents, tables.listed_statements
    row = connection.execute(select(documents).where(documents.c.digest == digest)).first()
    if row is not None:
        if row.dated:  # under its new name it is taken in anew
            tally = Tally()
            tally.add("documents", document_values(row.outlet, row.kind, row.day), -1)
            connection.execute(update(documents).where(documents.c.digest == digest).values(dated=False))
            settle_about(connection, [row.number], tally)
            tally.settle(connection)
        connection.execute(update(documents).where(documents.c.digest == digest).values(id=id))
        connection.execute(update(statements).where(statements.c.document == row.number).values(id=id))


def register_statements(connection: Connection, coding: Coding) -> None:
    """Note who says what in a document, in place of what was noted before."""
    table, tally = tables.listed_statements, Tally()
    number, _ = _places(connection, [coding.digest])[coding.digest]
    for former in connection.execute(select(table).where(table.c.document == number)).mappings().all():
        tally.add("statements", _values(dict(former)), -1)
    connection.execute(delete(table).where(table.c.document == number))
    add_statements(connection, [coding], tally)
    tally.settle(connection)


def _places(connection: Connection, digests: Iterable[str]) -> dict[str, tuple[int, str]]:
    table = tables.listed_documents.c
    query = select(table.digest, table.number, table.id).where(table.digest.in_(list(digests)))
    return {row.digest: (row.number, row.id) for row in connection.execute(query)}


def add_statements(connection: Connection, codings: Sequence[Coding], tally: Tally) -> None:
    """Note who says what in documents of which nothing is noted yet; whoever counts settles the tally."""
    rows, speakers = [], {}
    places = _places(connection, [c.digest for c in codings])
    for coding in codings:
        number, id = places[coding.digest]
        for position, statement in enumerate(coding.statements):
            if not statement.content:
                continue
            speaker = statement.speaker
            row = {
                "document": number,
                "id": id,
                "position": position,
                "state": speaker.state if speaker else None,
                "speaker": speaker.key if speaker else None,
                "text": statement.text,
            }
            tally.add("statements", _values(row), 1)
            rows.append(row)
            if speaker:
                speakers[speaker.key] = folded(speaker.name)
    if rows:
        connection.execute(insert(tables.listed_statements), rows)
    known = set(connection.scalars(select(tables.speakers.c.key).where(tables.speakers.c.key.in_(sorted(speakers)))))
    new = [{"key": key, "name": name} for key, name in sorted(speakers.items()) if key not in known]
    if new:
        connection.execute(adding_speaker(connection), new)


def adding_speaker(connection: Connection) -> Any:
    """The statement that adds a speaker whom another writer may have added in the meantime."""
    return type(adding(connection))(tables.speakers).on_conflict_do_nothing()


def _values(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [("all", ""), *([("state", str(row["state"]))] if row["state"] else [])]


def clear(connection: Connection) -> None:
    """Empty what the register notes of entries, where they are about to be made anew."""
    for table in tables.FROM_ENTRIES:
        connection.execute(delete(table))
    counts = tables.tallies
    connection.execute(delete(counts).where(counts.c.list != "statements"))
    connection.execute(update(tables.listed_documents).values(dated=False, day=0, first=0, last=0))


def register_anew(connection: Connection) -> None:
    """Note all documents again under new numbers; what the register notes of their statements and entries must follow."""
    clear(connection)
    for table in (tables.tallies, tables.listed_statements, tables.listed_documents):
        connection.execute(delete(table))
    columns = (schema.documents.c.digest, schema.documents.c.id, schema.documents.c.facts)
    for row in connection.execute(select(*columns).order_by(schema.documents.c.id)).all():
        register_document(connection, row.digest, row.id, row.facts)


def refill(connection: Connection) -> None:
    """Make the register anew from codings and entries."""
    clear(connection)
    connection.execute(delete(tables.tallies))
    connection.execute(delete(tables.listed_statements))
    _refill_statements(connection)
    register = Register(connection)
    for table, shape in (
        (schema.dated, DatedDocument),
        (schema.contacts, Contact),
        (schema.events, Event),
        (schema.claims, CheckedClaim),
    ):
        ids = connection.scalars(select(table.c.id).order_by(table.c.id)).all()
        for batch in _batches(ids):
            rows = connection.scalars(select(table.c.entry).where(table.c.id.in_(batch)).order_by(table.c.id))
            register.put([unpack(shape, packed) for packed in rows])
    register.settle()


def _batches(items: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _refill_statements(connection: Connection) -> None:
    codings, tally = schema.codings.c, Tally()
    for batch in _batches(connection.scalars(select(codings.digest).order_by(codings.digest)).all()):
        query = select(codings.coding).where(codings.digest.in_(batch)).order_by(codings.digest)
        add_statements(connection, [unpack(Coding, packed) for packed in connection.scalars(query)], tally)
    tally.settle(connection)
