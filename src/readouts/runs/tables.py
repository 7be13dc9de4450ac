"""The tables of a run: a few columns to select by, and the whole entry as the contract gives it, in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from readouts.coding.coding import Coding
from readouts.contract.coding import coding_json
from readouts.contract.entries import checked_claim_json, contact_json, document_json, event_json, record_statement_json
from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.interval import Interval
from readouts.record.model import Record

Cells = tuple[str | None, ...]
TABLES: dict[str, tuple[str, ...]] = {
    "documents": ("earliest", "latest", "id", "digest", "outlet", "title", "unread", "text", "json"),
    "codings": ("document", "json"),
    "statements": ("document", "id", "speaker", "state", "json"),
    "contacts": ("earliest", "latest", "id", "channel", "status", "states", "json"),
    "events": ("earliest", "latest", "id", "type", "mode", "actors", "recipients", "json"),
    "claims": ("document", "id", "kind", "verdict", "json"),
}
"""Columns of each table, all text; rows are ordered by them. Several states are joined by spaces."""


def entries_of(record: Record, documents: Iterable[tuple[Document, str | None]]) -> Iterator[tuple[str, str, Cells]]:
    """Rows of what the documents say together: table, what the row is put in a shard by, and its cells.

    Args:
        record: The entries.
        documents: The documents, each with the reason why it was not read, or not whole.
    """
    claims = {c.id: c for c in record.claims}
    for contact in record.contacts:
        days, states = _days(contact.date.interval), _joined(contact.states)
        whole = _json(contact_json(contact, claims))
        yield "contacts", contact.id, (*days, contact.id, contact.channel, contact.status, states, whole)
    for event in record.events:
        row = event_json(event)
        sides = (_joined({p["state"] for p in row[side]}) for side in ("actors", "recipients"))
        yield "events", event.id, (*_days(event.date.interval), event.id, event.type, event.mode, *sides, _json(row))
    for claim in record.claims:
        whole = _json(checked_claim_json(claim))
        yield "claims", claim.id, (claim.document, claim.id, claim.kind, claim.verdict, whole)
    dated = {d.id: d for d in record.documents}
    for document, unread in documents:
        own = dated[document.id]
        yield "documents", document.digest, (
            *_days(own.published.interval), document.id, document.digest, document.outlet, document.title, unread,
            document.text, _json(document_json(document, own)),
        )  # fmt: skip


def rows_of_coding(document: Document, coding: Coding) -> Iterator[tuple[str, Cells]]:
    """Rows of what a document says by itself."""
    yield "codings", (document.id, _json(coding_json(coding)))
    for statement in coding.statements:
        if statement.content:
            speaker = statement.speaker
            name, state = (speaker.name, speaker.state) if speaker else (None, None)
            whole = _json(record_statement_json(document.id, statement))
            yield "statements", (document.id, statement.id, name, state, whole)


def _days(days: Interval) -> tuple[str | None, str | None]:
    return (
        days.earliest.isoformat() if days.earliest else None,
        days.latest.isoformat() if days.latest else None,
    )


def _joined(states: Iterable[str | None]) -> str:
    return " ".join(sorted(s for s in states if s))


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
