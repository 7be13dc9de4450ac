"""Whether the database itself is whole: its pages and indexes, its references, the index of words."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from readouts.errors import RecordError
from readouts.store import schema
from readouts.store.transactions import writing
from readouts.store.verifying.flaws import MADE_AGAIN, RESTORE, Findings
from readouts.store.words import WORDS, documents_with_other_words, documents_without_words


def verify_database(connection: Connection, findings: Findings) -> None:
    """Pages, indexes and references. PostgreSQL checks references itself, and pages where the server was set up so."""
    if connection.dialect.name == "sqlite":
        for (told,) in connection.execute(text("PRAGMA integrity_check(100)")):
            if told != "ok":
                findings.add("database", "file", told, RESTORE)
        for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
            findings.add("database", f"{table} row {row}", f"refers to a row of {parent} that is not there", MADE_AGAIN)
    else:
        findings.notes.append("pages of PostgreSQL were not looked at: pg_amcheck does that on the server")
    there = set(inspect(connection).get_table_names())
    for name in schema.metadata.tables:
        findings.count("tables")
        if name not in there:
            findings.add("database", name, "is a table that is missing", RESTORE)


def verify_log_guard(connection: Connection, findings: Findings) -> None:
    """That the database still refuses changes to the log of corrections."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    wanted = (
        {"corrections_no_update", "corrections_no_delete"}
        if connection.dialect.name == "sqlite"
        else {"corrections_no_change", "corrections_no_truncate"}
    )
    for name in sorted(wanted - set(connection.scalars(text(query)))):
        findings.add("corrections", name, "is a trigger that is missing: the log could be changed", RESTORE)


def verify_words(connection: Connection, findings: Findings) -> None:
    """That the index of words holds every document, with its words, and nothing else."""
    for digest in sorted(documents_without_words(connection)):
        findings.add(
            "words", f"document {digest[:16]}", "is in the index of words or in the record, but not in both", MADE_AGAIN
        )
    for digest in documents_with_other_words(connection):
        findings.add("words", f"document {digest[:16]}", "has other words in the index than in its text", RESTORE)


def verify_index(engine: Engine, findings: Findings) -> None:
    """SQLite's own check of its indexes of words, which it makes as if it wrote."""
    if engine.dialect.name != "sqlite":
        return
    for index in WORDS:
        try:
            with writing(engine) as connection:
                connection.execute(text(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"))
        except RecordError as error:
            if "damaged" in error.found:
                findings.add("words", index, "is an index that does not hold what it was given", MADE_AGAIN)
            else:
                findings.notes.append(f"{index} was not looked into: the record {error.found}")
