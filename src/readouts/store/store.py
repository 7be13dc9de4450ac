"""The record's database: documents and codings in, entries out. The only place with SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, insert, select, update

from readouts.coding.coding import Coding, Versions
from readouts.documents.document import Document
from readouts.errors import InputError
from readouts.record.builder import RecordBuilder, place_of_claim, place_of_contact, place_of_event
from readouts.record.corrections.model import Correction, in_order
from readouts.record.growing.sources import Given
from readouts.record.model import CheckedClaim, Contact, DatedDocument, DocumentFacts, Event, Record
from readouts.record.shelf import MemoryShelf
from readouts.store import schema
from readouts.store.accounts import AccountBook
from readouts.store.backups.restoring import backed_up
from readouts.store.backups.tables import index_all_words
from readouts.store.jobs import JobBook
from readouts.store.opening import open_engine
from readouts.store.packing import fingerprint, pack, unpack
from readouts.store.reading import StoredSources, facts_of
from readouts.store.register.documents import (
    REGISTER,
    clear,
    refill,
    register_anew,
    register_document,
    register_statements,
    rename_document,
)
from readouts.store.shelf import SqlShelf, fill
from readouts.store.transactions import alone, write
from readouts.store.verifying.entries import Everything
from readouts.store.verifying.flaws import Findings
from readouts.store.verifying.verifying import verified
from readouts.store.watching import WatchBook
from readouts.store.words import documents_with, index_words, rebuild_indexes

T = TypeVar("T")
_DOCUMENT = TypeAdapter(Document)
_VERSIONS = TypeAdapter(Versions)


# So many documents at once, if they are more than the record holds, are taken in faster by making it anew.
_MANY = 50


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds."""

    documents: int
    contacts: int
    events: int
    claims: int


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
        with self._engine.connect() as connection:
            found = connection.scalar(select(schema.codings.c.versions).where(schema.codings.c.digest == digest))
        return None if found is None else _VERSIONS.validate_python(found)

    def keep(self, document: Document, coding: Coding) -> Stored:
        """Keep a document and its coding, in one transaction: after a kill both are there, or neither.

        The same document under two ids keeps the smaller one, whatever the order in which they came.

        Raises:
            InputError: The id belongs to another text.
        """
        packed = pack(coding)
        row = {
            "versions": _VERSIONS.dump_python(coding.versions, mode="json"),
            "fingerprint": fingerprint(packed),
            "coding": packed,
        }

        def step(connection: Connection) -> Stored:
            new = self._keep_document(connection, document)
            connection.execute(delete(schema.codings).where(schema.codings.c.digest == document.digest))
            connection.execute(insert(schema.codings), {"digest": document.digest, **row})
            register_statements(connection, coding)
            id = connection.scalar(select(schema.documents.c.id).where(schema.documents.c.digest == document.digest))
            _wait(connection, str(id))
            return Stored(document.digest, new)

        return write(self._engine, step)

    def name(self, document: Document) -> None:
        """Take over a smaller id or path for a document that is already there."""
        write(self._engine, lambda connection: self._keep_document(connection, document))

    def _keep_document(self, connection: Connection, document: Document) -> bool:
        known = connection.execute(
            select(schema.documents.c.id, schema.documents.c.path).where(schema.documents.c.digest == document.digest)
        ).first()
        owner = connection.scalar(select(schema.documents.c.digest).where(schema.documents.c.id == document.id))
        if owner is not None and owner != document.digest:
            raise InputError(
                document.path or "input",
                f"gives the id {document.id!r}, which another text in the record has",
                "Give it an id of its own.",
            )
        if known is None:
            _check_characters(connection, document)
            facts = _DOCUMENT.dump_python(replace(document, text=""), mode="json")
            connection.execute(
                insert(schema.documents),
                {
                    "digest": document.digest,
                    "id": document.id,
                    "path": document.path,
                    "outlet": document.outlet,
                    "facts": facts,
                    "text": document.text,
                },
            )
            register_document(connection, document.digest, document.id, facts)
            index_words(connection, document.digest, document.title, document.text)
            return True
        own = document.digest[:16]
        ids = [i for i in (known.id, document.id) if i != own] or [own]
        paths = [p for p in (known.path, document.path) if p]
        connection.execute(
            update(schema.documents)
            .where(schema.documents.c.digest == document.digest)
            .values(id=min(ids), path=min(paths, default=None))
        )
        if min(ids) != known.id:
            rename_document(connection, document.digest, min(ids))
            _wait(connection, known.id, min(ids))
        return False

    def count_documents(self) -> int:
        """How many documents the record holds."""
        with self._engine.connect() as connection:
            return _count(connection, schema.documents)

    def documents(self) -> list[Document]:
        """All documents, by id."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.documents).order_by(schema.documents.c.id)).all()
        return [self._document(row) for row in rows]

    def document(self, key: str) -> Document | None:
        """The document with this id, or whose id alone begins so."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(schema.documents)
                .where(schema.documents.c.id.startswith(key, autoescape=True))
                .order_by(schema.documents.c.id)
            ).all()
        exact = [r for r in rows if r.id == key] or (rows if len(rows) == 1 else [])
        return self._document(exact[0]) if exact else None

    @staticmethod
    def _document(row: Any) -> Document:
        document: Document = _DOCUMENT.validate_python({**row.facts, "text": row.text})
        return replace(document, id=row.id, path=row.path)

    def texts_with(self, words: str) -> set[str]:
        """Ids of the documents that hold all of the words."""
        with self._engine.connect() as connection:
            return documents_with(connection, words)

    def codings(self) -> list[Coding]:
        """All codings, by digest, each with the id that its document has in the record."""
        with self._engine.connect() as connection:
            return _codings(connection)

    def contents(self) -> Iterator[tuple[Document, Coding]]:
        """All documents with their codings, by id, one after the other: for joining records."""
        with self._engine.connect() as connection:
            ids = connection.scalars(select(schema.documents.c.id).order_by(schema.documents.c.id)).all()
        for id in ids:
            document, codings = self.document(id), self.codings_of([id])
            if document is not None and codings:
                yield document, codings[0]

    def facts(self, documents: Iterable[str] | None = None) -> list[DocumentFacts]:
        """What the record needs to know of these documents, or of each, by id."""
        with self._engine.connect() as connection:
            return _facts(connection, documents)

    def facts_of(self, document: str) -> DocumentFacts | None:
        """What the record needs to know of one document."""
        with self._engine.connect() as connection:
            return StoredSources(connection).facts(document)

    def codings_of(self, documents: Iterable[str]) -> list[Coding]:
        """The codings of documents, by their ids; ids that the record does not have are left out."""
        ids = sorted(set(documents))
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(schema.codings.c.coding, schema.documents.c.id)
                .join(schema.documents, schema.documents.c.digest == schema.codings.c.digest)
                .where(schema.documents.c.id.in_(ids))
                .order_by(schema.codings.c.digest)
            ).all()
        return [replace(unpack(Coding, row.coding), document=row.id) for row in rows]

    # What people decided

    def corrections(self) -> tuple[Correction, ...]:
        """The log of corrections, by time."""
        with self._engine.connect() as connection:
            return _log(connection)

    def correct(self, corrections: Iterable[Correction]) -> int:
        """Add to the log of corrections; those that it has are left out. How many were new."""
        given = in_order(corrections)

        def step(connection: Connection) -> int:
            known = set(connection.scalars(select(schema.corrections.c.id)))
            new = [c for c in given if c.id not in known]
            _insert(connection, schema.corrections, ({"id": c.id, "entry": pack(c)} for c in new))
            return len(new)

        return write(self._engine, step)

    # What is made from all codings

    def is_up_to_date(self, maker: str) -> bool:
        """Whether the entries take in everything that was read and decided, and were made by this maker."""
        with self._engine.connect() as connection:
            return _stale(connection, maker) is None

    def grow(self, maker: str, builder: RecordBuilder) -> None:
        """Bring the entries up to date, in one transaction; it costs what the documents touch that are new or changed.

        Entries that another maker made are all made anew. So they are where most documents are new: it is faster in memory.
        """
        write(self._engine, lambda connection: self._grow(connection, maker, builder))

    def _grow(self, connection: Connection, maker: str, builder: RecordBuilder) -> None:
        alone(connection, schema.state)
        stale = _stale(connection, maker)
        if stale is None:
            return
        # First, so that a document that is kept again meanwhile has to wait, and is then pending again.
        connection.execute(delete(schema.pending))
        log = _log(connection)
        if stale.register:
            refill(connection)
        if stale.anew:
            for table in schema.DERIVED:
                connection.execute(delete(table))
            clear(connection)
            fill(connection, _made_of(connection, builder, log).all())
        else:
            shelf = SqlShelf(connection)
            builder.update(shelf, StoredSources(connection), stale.documents, log)
            shelf.register.settle()
        _set(connection, "register", REGISTER)
        _set(connection, "made_by", maker)
        _set(connection, "corrections", str(len(log)))
        grown = connection.scalar(select(schema.state.c.value).where(schema.state.c.key == "grown")) or "0"
        _set(connection, "grown", str(int(grown) + 1))

    def revision(self) -> str:
        """What made the entries, and how often they were brought up to date: another one where an entry may have changed."""
        with self._engine.connect() as connection:
            state = {row.key: row.value for row in connection.execute(select(schema.state))}
            documents = _count(connection, schema.documents)
        return f"{state.get('made_by')} {state.get('grown')} {state.get('corrections')} {documents}"

    def make_anew(self, maker: str, builder: RecordBuilder) -> None:
        """Make the entries and the index of words again from what was read and decided."""

        def step(connection: Connection) -> None:
            for table in schema.DERIVED:
                connection.execute(delete(table))
            rebuild_indexes(connection)
            register_anew(connection)
            index_all_words(connection)
            connection.execute(delete(schema.state).where(schema.state.c.key.in_(["made_by", "register"])))

        write(self._engine, step)
        self.grow(maker, builder)

    def verify(self, maker: str, builder: RecordBuilder, *, full: bool = False) -> Findings:
        """Look at everything that a record promises.

        Args:
            maker: What makes entries today; entries of another maker need not be what a rebuild gives.
            builder: Makes them.
            full: Whether to make all entries again in memory, however many documents there are.
        """

        def rebuild(connection: Connection) -> Everything:
            return _made_of(connection, builder, _log(connection)).all()

        def reason(connection: Connection) -> str | None:
            stale = _stale(connection, maker)
            if stale is None:
                return None
            return f"{len(stale.documents):,} documents wait, or other versions made the entries; the next list brings them up to date"

        return verified(self._engine, rebuild, reason, full=full)

    def back_up(self, path: Path, *, force: bool = False) -> int:
        """Write a backup of everything that the record holds, and read it again; how many rows it has.

        Raises:
            UsageError: The file is there already, and may not be replaced, or cannot be written.
        """
        return backed_up(self._engine, path, force=force)

    def counts(self) -> Counts:
        """How much the record holds."""
        with self._engine.connect() as connection:
            tables = (schema.dated, schema.contacts, schema.events, schema.claims)
            documents, contacts, events, claims = (_count(connection, table) for table in tables)
            return Counts(documents, contacts, events, claims)

    def record(self) -> Record:
        """All entries, in their order."""
        with self._engine.connect() as connection:
            return Record(
                documents=_entries(connection, schema.dated, DatedDocument, lambda d: d.id),
                events=_entries(connection, schema.events, Event, place_of_event),
                contacts=_entries(connection, schema.contacts, Contact, place_of_contact),
                claims=_entries(connection, schema.claims, CheckedClaim, place_of_claim),
            )

    def contacts_between(self, states: Sequence[str]) -> tuple[Contact, ...]:
        """Contacts in which all of the states take part, in their order."""
        query = select(schema.contacts.c.entry)
        for number, state in enumerate(states):
            name = f"state{number}"
            taking_part = select(schema.contact_states.c.contact).where(
                schema.contact_states.c.state == bindparam(name, state)
            )
            query = query.where(schema.contacts.c.id.in_(taking_part))
        with self._engine.connect() as connection:
            found = (unpack(Contact, row.entry) for row in connection.execute(query))
            return tuple(sorted(found, key=place_of_contact))


@dataclass(frozen=True, slots=True)
class _Stale:
    """What the entries lack."""

    anew: bool
    documents: tuple[str, ...]
    register: bool


def _stale(connection: Connection, maker: str) -> _Stale | None:
    state = {row.key: row.value for row in connection.execute(select(schema.state))}
    documents = tuple(connection.scalars(select(schema.pending.c.document)))
    decided = _count(connection, schema.corrections)
    register = state.get("register") != REGISTER
    if state.get("made_by") == maker and not documents and state.get("corrections") == str(decided) and not register:
        return None
    anew = len(documents) >= _MANY and len(documents) > _count(connection, schema.dated)
    return _Stale(anew or state.get("made_by") != maker, documents, register)


def _check_characters(connection: Connection, document: Document) -> None:
    """Refuse what PostgreSQL cannot keep in a text."""
    if connection.dialect.name == "postgresql" and any("\0" in (given or "") for given in (
        document.id, document.path, document.outlet, document.text
    )):  # fmt: skip
        raise InputError(
            document.path or document.id.replace("\0", "?"),
            "holds a NUL character (U+0000), which PostgreSQL cannot keep",
            "Take it out of the document, or use a record in a file.",
        )


def _codings(connection: Connection) -> list[Coding]:
    rows = connection.execute(
        select(schema.codings.c.coding, schema.documents.c.id)
        .join(schema.documents, schema.documents.c.digest == schema.codings.c.digest)
        .order_by(schema.codings.c.digest)
    ).all()
    return [replace(unpack(Coding, row.coding), document=row.id) for row in rows]


def _facts(connection: Connection, documents: Iterable[str] | None = None) -> list[DocumentFacts]:
    columns = (schema.documents.c.id, schema.documents.c.facts, schema.documents.c.text)
    query = select(*columns).order_by(schema.documents.c.id)
    if documents is not None:
        query = query.where(schema.documents.c.id.in_(sorted(set(documents))))
    rows = connection.execute(query).all()
    return [facts_of(row.id, row.text, row.facts) for row in rows]


def _made_of(connection: Connection, builder: RecordBuilder, log: Sequence[Correction]) -> MemoryShelf:
    """Everything that is made from the codings, made in memory."""
    given, shelf = Given.of(_codings(connection), _facts(connection)), MemoryShelf()
    builder.update(shelf, given, given.codings, log)
    return shelf


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _log(connection: Connection) -> tuple[Correction, ...]:
    return in_order(unpack(Correction, entry) for entry in connection.scalars(select(schema.corrections.c.entry)))


def _set(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(schema.state).where(schema.state.c.key == key))
    connection.execute(insert(schema.state), {"key": key, "value": value})


def _wait(connection: Connection, *documents: str) -> None:
    """Note that documents are to be taken in."""
    connection.execute(delete(schema.pending).where(schema.pending.c.document.in_(documents)))
    _insert(connection, schema.pending, ({"document": d} for d in sorted(set(documents))))


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, object]]) -> None:
    batch = list(rows)
    if batch:
        connection.execute(insert(table), batch)


def _entries(connection: Connection, table: Any, shape: type[T], place: Callable[[T], Any]) -> tuple[T, ...]:
    rows = connection.execute(select(table.c.entry))
    return tuple(sorted((unpack(shape, row.entry) for row in rows), key=place))
