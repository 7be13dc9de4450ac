"""Whether the entries are those that the codings make: each by itself, and all of them set beside a rebuild in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Table, create_engine, select

from readouts.coding.coding import Coding
from readouts.record.shelf import Place
from readouts.store import schema
from readouts.store.packing import unpack
from readouts.store.register import tables
from readouts.store.register.documents import register_document, register_statements
from readouts.store.shelf import ENTRIES, fill
from readouts.store.verifying.flaws import MADE_AGAIN, Findings
from readouts.store.verifying.words import misplaced_of

MADE = (
    *schema.DERIVED,
    *tables.FROM_ENTRIES,
    tables.listed_documents,
    tables.listed_statements,
    tables.speakers,
    tables.tallies,
)
# Numbers that say nothing but in which order rows were written.
_COUNTED = {("listed_statements", "number"), ("entry_texts", "number")}
Everything = Iterable[tuple[str, object, tuple[Place, ...]]]


def verify_entries(connection: Connection, findings: Findings) -> None:
    """Each entry can be read, lies where its columns say, and holds words as they stand in documents."""
    texts = {r.id: r.text for r in connection.execute(select(schema.documents.c.id, schema.documents.c.text))}
    for kind, entries in ENTRIES.items():
        for row in connection.execution_options(yield_per=200).execute(select(entries.table)):
            findings.count(entries.table.name)
            where = f"{entries.table.name} {row.id}"
            try:
                entry = unpack(kind, row.entry)
            except ValidationError as error:
                findings.add("entries", where, f"cannot be read ({error.error_count()} fields)", MADE_AGAIN)
                continue
            if entry.id != row.id:
                findings.add("entries", where, f"holds the entry {entry.id}", MADE_AGAIN)
            for column, value in entries.columns(entry).items():
                if row._mapping[column] != value:
                    findings.add("entries", where, f"has another {column} in its row than in itself", MADE_AGAIN)
            for clause in misplaced_of(entry, texts):
                findings.add("entries", where, clause, MADE_AGAIN)


def verify_rebuild(connection: Connection, everything: Everything, findings: Findings) -> None:
    """Every table that is made from the codings holds just the rows that a rebuild in memory gives.

    Args:
        connection: The record, up to date.
        everything: What the rebuild gives.
        findings: Is told of rows that are missing, too many or others.
    """
    memory = create_engine("sqlite://")
    schema.metadata.create_all(memory)
    with memory.begin() as rebuilt:
        _register(connection, rebuilt)
        fill(rebuilt, everything)
        for table in MADE:
            ours, theirs = _rows(connection, table), _rows(rebuilt, table)
            findings.count("rows set beside a rebuild", len(theirs))
            for key in sorted(ours.keys() - theirs.keys()) if table is not tables.speakers else ():
                findings.add("entries", f"{table.name} {ours[key]}", "is not what a rebuild gives", MADE_AGAIN)
            for key in sorted(theirs.keys() - ours.keys()):
                findings.add("entries", f"{table.name} {theirs[key]}", "is missing, a rebuild gives it", MADE_AGAIN)
    memory.dispose()


def _register(connection: Connection, rebuilt: Connection) -> None:
    """Note the documents, under the numbers that they have, and their statements."""
    documents, listed = schema.documents.c, tables.listed_documents.c
    query = select(documents.digest, documents.id, documents.facts, listed.number).join(
        tables.listed_documents, listed.digest == documents.digest
    )
    for row in connection.execute(query).all():
        register_document(rebuilt, row.digest, row.id, row.facts, row.number)
    for packed in connection.execution_options(yield_per=200).execute(select(schema.codings.c.coding)).scalars():
        register_statements(rebuilt, unpack(Coding, packed))


def _rows(connection: Connection, table: Table) -> dict[bytes, str]:
    """The rows of a table by hash, each with the name of the row."""
    columns = [c for c in table.columns if (table.name, c.name) not in _COUNTED]
    found: dict[bytes, str] = {}
    for row in connection.execution_options(yield_per=1000).execute(select(*columns)):
        values: list[Any] = list(row)
        packed = json.dumps(values, default=str, ensure_ascii=False).encode()
        found[hashlib.sha256(packed).digest()] = " ".join(map(str, values[:2]))
    return found
