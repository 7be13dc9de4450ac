"""What a format of export is: the contents of a record in, files of a folder out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Generic, Protocol, Self, TypeVar

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.documents.document import Document
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event, Record

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Written = Mapping[str, int]
"""Name of each file that was written, with the number of its rows or entries."""

# Entries that are in memory at once while what belongs to them is looked up.
_PAGE = 200


class Rows(Protocol[T_co]):
    """Entries of one kind, in their order. A record may hold more than fits into memory: go through them one by one."""

    def __iter__(self) -> Iterator[T_co]:
        """All of them; they can be gone through again."""
        ...

    def __len__(self) -> int:
        """How many there are."""
        ...

    def by_id(self) -> Iterator[T_co]:
        """All of them, by id."""
        ...

    def with_ids(self, ids: Iterable[str]) -> Mapping[str, T_co]:
        """Those with these ids; ids that the record does not have are left out."""
        ...


class Entries(Protocol):
    """The entries of a record."""

    @property
    def contacts(self) -> Rows[Contact]:
        """Contacts, by date."""
        ...

    @property
    def events(self) -> Rows[Event]:
        """Events, by date."""
        ...

    @property
    def claims(self) -> Rows[CheckedClaim]:
        """Claims, by document."""
        ...

    @property
    def documents(self) -> Rows[DatedDocument]:
        """When each document appeared, by id."""
        ...


@dataclass(frozen=True, slots=True)
class Contents:
    """What is exported: entries, and the documents and codings on which they stand."""

    record: Entries
    documents: Rows[Document]
    """With their texts, by id."""
    codings: Rows[Coding]
    """By the id of their document, which they are looked up by."""
    actors: ActorTable

    @classmethod
    def of(cls, record: Record, documents: Sequence[Document], codings: Sequence[Coding], actors: ActorTable) -> Self:
        """The contents of a record that is in memory."""
        entries = _HeldEntries(
            _Held(record.contacts, lambda c: c.id), _Held(record.events, lambda e: e.id),
            _Held(record.claims, lambda c: c.id), _Held(record.documents, lambda d: d.id),
        )  # fmt: skip
        by_document = sorted(codings, key=lambda c: c.document)
        return cls(entries, _Held(documents, lambda d: d.id), _Held(by_document, lambda c: c.document), actors)


@dataclass(frozen=True, slots=True)
class _Held(Generic[T]):
    """Rows in memory."""

    rows: Sequence[T]
    id: Callable[[T], str]

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def by_id(self) -> Iterator[T]:
        return iter(sorted(self.rows, key=self.id))

    def with_ids(self, ids: Iterable[str]) -> Mapping[str, T]:
        wanted = set(ids)
        return {self.id(row): row for row in self.rows if self.id(row) in wanted}


@dataclass(frozen=True, slots=True)
class _HeldEntries:
    contacts: _Held[Contact]
    events: _Held[Event]
    claims: _Held[CheckedClaim]
    documents: _Held[DatedDocument]


def paged(rows: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Rows, so many at once that what belongs to them is looked up for all of them together."""
    rest = iter(rows)
    while page := tuple(islice(rest, _PAGE)):
        yield page


class Format(Protocol):
    """Writes a record in one format. Nothing is invented: what the record does not know stays empty as the format wants it."""

    @property
    def name(self) -> str:
        """As ``--format`` takes it."""
        ...

    @property
    def title(self) -> str:
        """What it is, in a few words, and for whom."""
        ...

    @property
    def loses(self) -> tuple[str, ...]:
        """What of the record the format cannot hold, a sentence each; written beside the files."""
        ...

    def write(self, contents: Contents, folder: Path) -> Written:
        """Write the files into a folder that is there.

        Raises:
            OSError: They cannot be written.
        """
        ...
