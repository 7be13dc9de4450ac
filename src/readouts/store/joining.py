"""Taking another record in: its documents with their codings, and what people decided there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from readouts.coding.coding import Coding, Versions
from readouts.documents.document import Document
from readouts.store.store import Store

_ADDRESSES = ("sqlite:", "postgresql:", "postgresql+")
_SQLITE = b"SQLite format 3\0"


def is_record(where: str) -> bool:
    """Whether an input is a database, which only a record may be, and not a file of documents.

    >>> is_record("postgresql://localhost/readouts")
    True
    """
    if where.startswith(_ADDRESSES):
        return True
    path = Path(where)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def contents_of(where: str, into: Store, versions: Versions) -> Iterator[tuple[Document, Coding | None]]:
    """The documents of another record, each with its coding; None where other versions made it, so that it is coded again.

    The decisions of the other record are taken over; a decision that both have counts once.

    Raises:
        RecordError: It is not a record, or cannot be opened.
    """
    with Store.open(where) as other:
        into.correct(other.corrections())
        for document, coding in other.contents():
            yield document, coding if coding.versions == versions else None
