"""Whether what was read and decided is whole: documents, their codings, the log of corrections."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, select

from readouts.coding.coding import Coding
from readouts.documents.document import Document
from readouts.record.corrections.model import Correction
from readouts.store import schema
from readouts.store.packing import fingerprint, unpack
from readouts.store.verifying.flaws import READ_AGAIN, RESTORE, Findings
from readouts.store.verifying.words import misplaced_in

_DOCUMENT = TypeAdapter(Document)


def verify_documents(connection: Connection, findings: Findings) -> None:
    """Every document can be read, has its coding as it was made, and holds the words that the coding names."""
    documents, codings = schema.documents.c, schema.codings.c
    query = (
        select(documents.digest, documents.id, documents.facts, documents.text, codings.fingerprint, codings.coding)
        .outerjoin(schema.codings, documents.digest == codings.digest)
        .order_by(documents.digest)
    )
    for row in connection.execution_options(yield_per=200).execute(query):
        findings.count("documents")
        where = f"document {row.id}"
        try:
            document: Document = _DOCUMENT.validate_python({**row.facts, "text": row.text})
        except ValidationError as error:
            findings.add("documents", where, f"cannot be read ({error.error_count()} fields)", RESTORE)
            continue
        if document.digest != row.digest:
            findings.add("documents", where, "stands under another digest than its own", RESTORE)
        if row.coding is None:
            findings.add("codings", where, "has no coding", READ_AGAIN)
            continue
        _verify_coding(row.coding, row.fingerprint, row.text, row.digest, where, findings)


def _verify_coding(packed: str, kept: str, text: str, digest: str, where: str, findings: Findings) -> None:
    findings.count("codings")
    if fingerprint(packed) != kept:
        findings.add(
            "codings", where, "has a coding that was changed after it was made (its fingerprint is another)", RESTORE
        )
    try:
        coding = unpack(Coding, packed)
    except ValidationError as error:
        findings.add("codings", where, f"has a coding that cannot be read ({error.error_count()} fields)", RESTORE)
        return
    if coding.digest != digest:
        findings.add("codings", where, "has the coding of another text", RESTORE)
        return
    for clause in misplaced_in(coding, text):
        findings.add("codings", where, clause, RESTORE)


def verify_corrections(connection: Connection, findings: Findings) -> None:
    """The log of corrections has no gap, each line is as it was written, and each undoing has something to undo."""
    table = schema.corrections.c
    log: list[Correction] = []
    expected = 1
    for row in connection.execute(select(table.number, table.id, table.entry).order_by(table.number)):
        findings.count("corrections")
        where = f"correction {row.id}"
        # In PostgreSQL a number is lost where a writer gave up; what is missing there shows in what was counted.
        if row.number != expected and connection.dialect.name == "sqlite":
            findings.add("corrections", where, f"is number {row.number} of the log, where {expected} is due", RESTORE)
        expected = row.number + 1
        try:
            entry = unpack(Correction, row.entry)
        except ValidationError as error:
            findings.add("corrections", where, f"cannot be read ({error.error_count()} fields)", RESTORE)
            continue
        if entry.id != row.id:
            findings.add("corrections", where, f"holds the correction {entry.id}", RESTORE)
        log.append(entry)
    ids = {c.id for c in log}
    for undo in log:
        if undo.action == "undo" and undo.entry not in ids:
            findings.add(
                "corrections", f"correction {undo.id}", f"undoes {undo.entry}, which is not in the log", RESTORE
            )
    counted = connection.scalar(select(schema.state.c.value).where(schema.state.c.key == "corrections"))
    if counted is not None and int(counted) > len(log):
        findings.add(
            "corrections", "log", f"had {counted} lines when entries were last made, and has {len(log)}", RESTORE
        )
