"""The record's database: documents and codings in, entries out. Each method is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from readouts.coding.coding import Coding, Versions
from readouts.documents.document import Document
from readouts.record.builder import RecordBuilder
from readouts.record.corrections.model import Correction, in_order
from readouts.record.model import DocumentFacts, Record
from readouts.store import growing, keeping, reading, schema
from readouts.store.accounts import AccountBook
from readouts.store.backups.restoring import backed_up
from readouts.store.decisions import add_corrections, log_of
from readouts.store.entries import Counts, count, counts_of, record_of
from readouts.store.jobs import JobBook
from readouts.store.opening import open_engine
from readouts.store.snapshot import Snapshot
from readouts.store.transactions import write
from readouts.store.verifying.entries import Everything
from readouts.store.verifying.flaws import Findings
from readouts.store.verifying.verifying import verified
from readouts.store.watching import WatchBook
from readouts.store.words import documents_with


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a document that was handed in."""

    digest: str
    new: bool


class Store:
    """An open record.

    >>> with Store.open("/tmp/example-of-a-docstring.db", create=True) as store:
    ...     store.count_documents()
    0
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, where: str, *, create: bool = False) -> Self:
        """Open the record at a file or database address.

        Raises:
            RecordError: It is not there, not ours, of a newer version, or cannot be opened.
        """
        return cls(open_engine(where, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """What connects to the database."""
        return self._engine

    def reading(self) -> Connection:
        """A connection for asking the tables, to be used with ``with``."""
        return self._engine.connect()

    def accounts(self) -> AccountBook:
        """Users, sessions and tokens of a shared server."""
        return AccountBook(self._engine)

    def jobs(self) -> JobBook:
        """Work that a server does in the background."""
        return JobBook(self._engine)

    def watch_book(self) -> WatchBook:
        """What ``watch`` remembers."""
        return WatchBook(self._engine)

    # Documents and their codings

    def versions_of(self, digest: str) -> Versions | None:
        """By which versions a document was coded; None where it is not in the record."""
        with self.reading() as connection:
            return keeping.versions_of(connection, digest)

    def keep(self, document: Document, coding: Coding) -> Stored:
        """Keep a document and its coding, in one transaction: after a kill both are there, or neither.

        The same document under two ids keeps the smaller one, whatever the order in which they came.

        Raises:
            InputError: The id belongs to another text.
        """
        row = keeping.row_of(coding)
        new = write(self._engine, lambda connection: keeping.keep(connection, document, coding, row))
        return Stored(document.digest, new)

    def name(self, document: Document) -> None:
        """Take over a smaller id or path for a document that is already there."""
        write(self._engine, lambda connection: keeping.keep_document(connection, document))

    def count_documents(self) -> int:
        """How many documents the record holds."""
        with self.reading() as connection:
            return count(connection, schema.documents)

    def documents(self) -> list[Document]:
        """All documents, by id."""
        with self.reading() as connection:
            return reading.all_documents(connection)

    def document(self, key: str) -> Document | None:
        """The document with this id, or whose id alone begins so."""
        with self.reading() as connection:
            return reading.document_beginning(connection, key)

    def texts_with(self, words: str) -> set[str]:
        """Ids of the documents that hold all of the words."""
        with self.reading() as connection:
            return documents_with(connection, words)

    def codings(self) -> list[Coding]:
        """All codings, by digest, each with the id that its document has in the record."""
        with self.reading() as connection:
            return reading.all_codings(connection)

    def contents(self) -> Iterator[tuple[Document, Coding]]:
        """All documents with their codings, by id, one after the other: for joining records."""
        with self.reading() as connection:
            ids = reading.document_ids(connection)
        for id in ids:
            document, codings = self.document(id), self.codings_of([id])
            if document is not None and codings:
                yield document, codings[0]

    def facts(self, documents: Iterable[str]) -> list[DocumentFacts]:
        """What the record needs to know of these documents, by id."""
        with self.reading() as connection:
            return reading.facts_with(connection, documents)

    def facts_of(self, document: str) -> DocumentFacts | None:
        """What the record needs to know of one document."""
        with self.reading() as connection:
            return reading.StoredSources(connection).facts(document)

    def codings_of(self, documents: Iterable[str]) -> list[Coding]:
        """The codings of documents, by their ids; ids that the record does not have are left out."""
        with self.reading() as connection:
            return reading.codings_of(connection, documents)

    # What people decided

    def corrections(self) -> tuple[Correction, ...]:
        """The log of corrections, by time."""
        with self.reading() as connection:
            return log_of(connection)

    def correct(self, corrections: Iterable[Correction]) -> int:
        """Add to the log of corrections; those that it has are left out. How many were new."""
        given = in_order(corrections)
        return write(self._engine, lambda connection: add_corrections(connection, given))

    # What is made from all codings

    def is_up_to_date(self, maker: str) -> bool:
        """Whether the entries take in everything that was read and decided, and were made by this maker."""
        with self.reading() as connection:
            return growing.stale(connection, maker) is None

    def grow(self, maker: str, builder: RecordBuilder) -> None:
        """Bring the entries up to date, in one transaction; it costs what the documents touch that are new or changed.

        Entries that another maker made are all made anew. So they are where most documents are new: it is faster in memory.
        """
        write(self._engine, lambda connection: growing.grow(connection, maker, builder))

    def revision(self) -> str:
        """What made the entries, and how often they were brought up to date: another one where an entry may have changed."""
        with self.reading() as connection:
            return growing.revision(connection)

    def make_anew(self, maker: str, builder: RecordBuilder) -> None:
        """Make the entries and the index of words again from what was read and decided."""
        write(self._engine, growing.forget)
        self.grow(maker, builder)

    def verify(self, maker: str, builder: RecordBuilder, *, full: bool = False) -> Findings:
        """Look at everything that a record promises.

        Args:
            maker: What makes entries today; entries of another maker need not be what a rebuild gives.
            builder: Makes them.
            full: Whether to make all entries again in memory, however many documents there are.
        """

        def rebuild(connection: Connection) -> Everything:
            return growing.made_in_memory(connection, builder, log_of(connection)).all()

        def reason(connection: Connection) -> str | None:
            lacking = growing.stale(connection, maker)
            if lacking is None:
                return None
            return f"{len(lacking.documents):,} documents wait, or other versions made the entries; the next list brings them up to date"

        return verified(self._engine, rebuild, reason, full=full)

    def back_up(self, path: Path, *, force: bool = False) -> int:
        """Write a backup of everything that the record holds, and read it again; how many rows it has.

        Raises:
            UsageError: The file is there already, and may not be replaced, or cannot be written.
        """
        return backed_up(self._engine, path, force=force)

    def counts(self) -> Counts:
        """How much the record holds."""
        with self.reading() as connection:
            return counts_of(connection)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """One state of everything that the record holds, to be read row by row."""
        with self.reading() as connection:
            yield Snapshot(connection)

    def record(self) -> Record:
        """All entries, in their order."""
        with self.reading() as connection:
            return record_of(connection)
