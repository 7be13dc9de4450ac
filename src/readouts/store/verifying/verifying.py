"""Verifying a record: everything that it promises, looked at once."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, func, select

from readouts.errors import RecordError
from readouts.store import schema
from readouts.store.verifying.contents import verify_corrections, verify_documents
from readouts.store.verifying.database import verify_database, verify_index, verify_log_guard, verify_words
from readouts.store.verifying.entries import Everything, verify_entries, verify_rebuild
from readouts.store.verifying.flaws import RESTORE, Findings

MOST_REBUILT = 1_000
"""Up to so many documents, entries are set beside a rebuild without being asked to: it takes seconds."""


def verified(
    engine: Engine, rebuild: Callable[[Connection], Everything] | None, stale: Callable[[Connection], str | None],
    *, full: bool = False,
) -> Findings:  # fmt: skip
    """Look at everything, in one transaction, so that writers at work do not show as flaws.

    Args:
        engine: The record's database.
        rebuild: Makes what the codings make, in memory; None where that is not wanted.
        stale: Says why entries need not be what a rebuild gives; None where they must be.
        full: Whether to rebuild however many documents there are.
    """
    findings = Findings()
    with engine.connect() as connection:
        for check in (
            verify_database,
            verify_log_guard,
            verify_documents,
            verify_corrections,
            verify_words,
            verify_entries,
        ):
            _run(lambda check=check: check(connection, findings), findings)  # type: ignore[misc]
        _run(lambda: _set_beside(connection, rebuild, stale, full, findings), findings)
    verify_index(engine, findings)
    return findings


def _set_beside(
    connection: Connection, rebuild: Callable[[Connection], Everything] | None,
    stale: Callable[[Connection], str | None], full: bool, findings: Findings,
) -> None:  # fmt: skip
    documents = connection.scalar(select(func.count()).select_from(schema.documents)) or 0
    if reason := stale(connection):
        findings.notes.append(f"entries were not set beside a rebuild: {reason}")
    elif rebuild is None or (documents > MOST_REBUILT and not full):
        findings.notes.append(f"entries were not set beside a rebuild of {documents:,} documents: --full does that")
    elif any(f.check in ("documents", "codings", "corrections") for f in findings.flaws):
        findings.notes.append("entries were not set beside a rebuild: what they are made from is damaged")
    else:
        verify_rebuild(connection, rebuild(connection), findings)


def _run(check: Callable[[], None], findings: Findings) -> None:
    """Run a check; where the database fails at it, that is a flaw, and the next check goes on."""
    try:
        check()
    except RecordError as error:
        findings.add("database", "file", error.found, RESTORE)
