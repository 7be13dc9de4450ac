"""The record as tidy tables of JSON rows: one row an entry, lists as lists."""

from __future__ import annotations

from readouts.contract.entries import checked_claim_json, contact_json, document_json, event_json, record_statement_json
from readouts.contract.values import Json
from readouts.export.format import Contents


def tables_of(contents: Contents) -> dict[str, list[Json]]:
    """Table name to rows, in a stable order."""
    record = contents.record
    claims = {c.id: c for c in record.claims}
    dated = {d.id: d for d in record.documents}
    points = [
        {
            "contact": c.id,
            "side": a.side,
            "document": p.document,
            "start": p.point.span.start,
            "end": p.point.span.end,
            "kind": p.point.kind,
            "text": p.point.text,
        }
        for c in record.contacts
        for a in c.accounts
        for p in a.points
    ]
    statements = [
        record_statement_json(c.document, s)
        for c in sorted(contents.codings, key=lambda c: c.document)
        for s in c.statements
        if s.content
    ]
    return {
        "documents": [document_json(d, dated[d.id]) for d in contents.documents],
        "contacts": [contact_json(c, claims) for c in record.contacts],
        "events": [event_json(e) for e in record.events],
        "statements": statements,
        "claims": [checked_claim_json(c) for c in record.claims],
        "points": points,
    }
