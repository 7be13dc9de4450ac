"""The record as tidy tables of JSON rows: one row an entry, lists as lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readouts.contract.entries import checked_claim_json, contact_json, document_json, event_json, record_statement_json
from readouts.contract.values import Json
from readouts.export.format import Contents, paged
from readouts.record.model import Contact


@dataclass(frozen=True, slots=True)
class TidyTable:
    """The rows of a table, made anew each time they are gone through."""

    rows: Callable[[], Iterator[Json]]

    def __iter__(self) -> Iterator[Json]:
        return self.rows()


def tables_of(contents: Contents) -> dict[str, TidyTable]:
    """Table name to rows, in a stable order."""
    record = contents.record
    return {
        "documents": TidyTable(lambda: _documents(contents)),
        "contacts": TidyTable(lambda: _contacts(contents)),
        "events": TidyTable(lambda: (event_json(e) for e in record.events)),
        "statements": TidyTable(lambda: _statements(contents)),
        "claims": TidyTable(lambda: (checked_claim_json(c) for c in record.claims)),
        "points": TidyTable(lambda: (point for c in record.contacts for point in _points(c))),
    }


def _documents(contents: Contents) -> Iterator[Json]:
    for page in paged(contents.documents):
        dated = contents.record.documents.with_ids(d.id for d in page)
        yield from (document_json(d, dated[d.id]) for d in page)


def _contacts(contents: Contents) -> Iterator[Json]:
    for page in paged(contents.record.contacts):
        claims = contents.record.claims.with_ids(i for c in page for i in c.claims)
        yield from (contact_json(c, claims) for c in page)


def _statements(contents: Contents) -> Iterator[Json]:
    return (record_statement_json(c.document, s) for c in contents.codings for s in c.statements if s.content)


def _points(contact: Contact) -> Iterator[Json]:
    for account in contact.accounts:
        for point in account.points:
            yield {
                "contact": contact.id,
                "side": account.side,
                "document": point.document,
                "start": point.point.span.start,
                "end": point.point.span.end,
                "kind": point.point.kind,
                "text": point.point.text,
            }
