"""Entries by id, or by how an id begins."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.errors import NotFoundError, UsageError
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event, Record

Entry = Contact | Event | CheckedClaim | DatedDocument
_ALL = ("contact", "event", "claim", "document")


def find_entry(record: Record, key: str, kinds: Iterable[str] = _ALL) -> Entry:
    """The entry with this id, or whose id alone begins so.

    Args:
        record: Where to look.
        key: An id or its beginning.
        kinds: Which kinds of entries are meant: contact, event, claim, document.

    Raises:
        NotFoundError: There is none.
        UsageError: Several begin so.
    """
    wanted = tuple(kinds)
    listed: dict[str, tuple[Entry, ...]] = {
        "contact": record.contacts,
        "event": record.events,
        "claim": record.claims,
        "document": record.documents,
    }
    found = [e for kind in wanted for e in listed[kind] if key and e.id.startswith(key)]
    exact = [e for e in found if e.id == key]
    if len(found) > 1 and not exact:
        raise UsageError(f"{len(found)} entries begin with {key!r}.", "Give more of the id.")
    if not found:
        name = wanted[0] if len(wanted) == 1 else "entry"
        raise NotFoundError(name, key, f"List them with: readouts {', '.join(f'{k}s' for k in wanted)}")
    return (exact or found)[0]


def kind_of(entry: Entry) -> str:
    """The word for an entry's kind."""
    return {Contact: "contact", Event: "event", CheckedClaim: "claim", DatedDocument: "document"}[type(entry)]


def find_contact(record: Record, key: str) -> Contact:
    """The contact with this id, or whose id alone begins so.

    Raises:
        NotFoundError: There is none.
        UsageError: Several begin so.
    """
    entry = find_entry(record, key, ("contact",))
    assert isinstance(entry, Contact)
    return entry
