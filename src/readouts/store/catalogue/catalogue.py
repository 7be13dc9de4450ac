"""Entries of a record by filter, page by page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, String, Table, and_, cast, func, literal, or_, select
from sqlalchemy.dialects.postgresql import JSONB

from readouts.coding.coding import Statement
from readouts.errors import NotFoundError
from readouts.language.reading import Actor
from readouts.record.builder import place_of_claim, place_of_contact, place_of_event
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.slots import replace
from readouts.store import schema
from readouts.store.catalogue.answers import Answers
from readouts.store.catalogue.between import gaps_between, pair_of, pairs_of, pairs_with, silences_of
from readouts.store.catalogue.counting import ROWS, covered_by, document_months_of, facets_of, last_told, months_of
from readouts.store.catalogue.doubtful import Suspects, documents_by_digest, suspects_in
from readouts.store.catalogue.entries import CARD, Entry, card_of, cards_of, entries_of, found_by
from readouts.store.catalogue.listing import DayList, KeyList, total_of
from readouts.store.catalogue.model import (
    ActorCard,
    Cell,
    Covered,
    DocumentCard,
    DocumentContents,
    FacetName,
    Facets,
    Filters,
    Gap,
    Hit,
    Kind,
    Order,
    Page,
    PairCard,
    PlacedStatement,
    Silence,
)  # fmt: skip
from readouts.store.catalogue.paging import cursor, place_after
from readouts.store.catalogue.searching import hits_of
from readouts.store.packing import unpack
from readouts.store.register import tables
from readouts.store.register.rows import folded
from readouts.store.store import Store

_ENTRIES: tuple[Kind, ...] = ("contacts", "events", "claims", "documents")


def _entry_list(name: str, rows: Table, entries: Table) -> DayList:
    """A list whose entries stand under no name once each."""
    query = select(rows.c.day, rows.c.id, entries.c.entry).join(entries, entries.c.id == rows.c.id)
    return DayList(name, rows, query.where(rows.c.level == 0))


_CONTACTS = _entry_list("contacts", tables.listed_contacts, schema.contacts)
_EVENTS = _entry_list("events", tables.listed_events, schema.events)


class Catalogue:
    """The read side of a record. The record must be up to date (``store.keeper.brought_up_to_date``).

    Every method asks a fixed number of questions, whatever the length of its answer. Cursors stay good when entries come in.
    """

    def __init__(self, store: Store, answers: Answers | None = None) -> None:
        """Begin to ask.

        Args:
            store: The record.
            answers: Those that are kept, by whoever asks more than once.
        """
        self._store = store
        self._answers = answers or Answers(most=0)

    def _total(self, connection: Connection, kind: Kind, filters: Filters) -> int:
        """How many entries the filters keep."""
        return self._answers.of(
            connection, ("total", kind, filters), lambda: total_of(connection, kind, ROWS[kind], filters)
        )

    # Lists, page by page

    def contacts(
        self, filters: Filters, *, order: Order = "newest", after: str | None = None, limit: int = 50
    ) -> Page[Contact]:
        """Contacts by date; those whose days are not known come last.

        Raises:
            UsageError: The cursor is not one of this list.
        """
        with self._store.reading() as connection:
            read = _CONTACTS.page(connection, filters, order, after, limit)
            total = self._total(connection, "contacts", filters)
        return Page(tuple(unpack(Contact, row.entry) for row in read.rows), total, read.next)

    def newest_contacts(self, *selections: Filters, limit: int = 5) -> tuple[tuple[Contact, ...], ...]:
        """The newest of several selections, as ``contacts`` orders them, in one question; those without a day come last."""
        with self._store.reading() as connection:
            found = _CONTACTS.newest(connection, selections, limit)
        return tuple(tuple(unpack(Contact, row.entry) for row in rows) for rows in found)

    def events(
        self, filters: Filters, *, order: Order = "newest", after: str | None = None, limit: int = 50
    ) -> Page[Event]:
        """Events by date; those whose days are not known come last."""
        with self._store.reading() as connection:
            read = _EVENTS.page(connection, filters, order, after, limit)
            total = self._total(connection, "events", filters)
        return Page(tuple(unpack(Event, row.entry) for row in read.rows), total, read.next)

    def newest_events(self, *selections: Filters, limit: int = 5) -> tuple[tuple[Event, ...], ...]:
        """The newest of several selections, as ``events`` orders them, in one question; those without a day come last."""
        with self._store.reading() as connection:
            found = _EVENTS.newest(connection, selections, limit)
        return tuple(tuple(unpack(Event, row.entry) for row in rows) for rows in found)

    def documents(
        self, filters: Filters, *, order: Order = "newest", after: str | None = None, limit: int = 50
    ) -> Page[DocumentCard]:
        """Documents by the days on which they appeared; those without a day come last."""
        rows, documents, dated = tables.listed_documents, schema.documents, schema.dated
        query = (
            select(rows.c.day, rows.c.id, *CARD)
            .join(documents, documents.c.digest == rows.c.digest)
            .join(dated, dated.c.id == rows.c.id)
        )
        with self._store.reading() as connection:
            read = DayList("documents", rows, query).page(connection, filters, order, after, limit)
            total = self._total(connection, "documents", filters)
        return Page(tuple(card_of(row) for row in read.rows), total, read.next)

    def claims(self, filters: Filters, *, after: str | None = None, limit: int = 50) -> Page[CheckedClaim]:
        """Claims by document, then where they stand; their days are those of their documents."""
        rows, entries = tables.listed_claims, schema.claims
        query = select(rows.c.place, entries.c.entry).join(entries, entries.c.id == rows.c.id)
        with self._store.reading() as connection:
            read = KeyList("claims", rows, query, ("place",), (str,)).page(connection, filters, after, limit)
            total = self._total(connection, "claims", filters)
        return Page(tuple(unpack(CheckedClaim, row.entry) for row in read.rows), total, read.next)

    def statements(self, filters: Filters, *, after: str | None = None, limit: int = 50) -> Page[PlacedStatement]:
        """Who says what, by document, then where it stands; their days are those of their documents."""
        rows, documents, codings = tables.listed_statements, tables.listed_documents, schema.codings
        key = ("id", "position")
        with self._store.reading() as connection:
            entry = _statement(connection.dialect.name).label("entry")
            query = (
                select(*(rows.c[name] for name in key), entry)
                .join(documents, documents.c.number == rows.c.document)
                .join(codings, codings.c.digest == documents.c.digest)
            )
            read = KeyList("statements", rows, query, key, (str, int)).page(connection, filters, after, limit)
            total = self._total(connection, "statements", filters)
        found = (PlacedStatement(row.id, row.position, unpack(Statement, row.entry)) for row in read.rows)
        return Page(tuple(found), total, read.next)

    def actors(self, named: str | None = None, *, after: str | None = None, limit: int = 50) -> Page[ActorCard]:
        """Those who take part in entries, the most frequent first; ``named`` is part of a name or an id."""
        rows, wanted = tables.listed_actors.c, folded(named)
        asked = select(rows.contacts, rows.events, rows.key, rows.entry)
        if wanted:
            name = func.coalesce(rows.name, rows.role, "")
            asked = asked.where(or_(name.contains(wanted, autoescape=True), func.lower(rows.key) == wanted))
        place = place_after(after, "actors", (int, int, str))
        with self._store.reading() as connection:
            total = connection.scalar(select(func.count()).select_from(asked.subquery())) or 0
            if place is not None:
                contacts, events, key = place
                same = and_(rows.contacts == contacts, rows.events == events, rows.key > key)
                fewer = or_(rows.contacts < contacts, and_(rows.contacts == contacts, rows.events < events))
                asked = asked.where(or_(fewer, same))
            asked = asked.order_by(rows.contacts.desc(), rows.events.desc(), rows.key)
            found = connection.execute(asked.limit(limit + 1)).all()
        last = found[limit - 1] if len(found) > limit else None
        cards = tuple(ActorCard(unpack(Actor, row.entry), row.contacts, row.events) for row in found[:limit])
        return Page(cards, total, cursor("actors", tuple(last[:3])) if last else None)

    def pairs(self, filters: Filters, *, after: str | None = None, limit: int = 50) -> Page[PairCard]:
        """Pairs of states by the number of their contacts."""
        with self._store.reading() as connection:
            return pairs_of(connection, filters, after, limit, self._answers)

    def pair(self, first: str, second: str) -> PairCard | None:
        """Two states; None where the record holds no contact between them."""
        with self._store.reading() as connection:
            return pair_of(connection, first, second)

    def pairs_with(self, state: str, *, limit: int = 50) -> tuple[PairCard, ...]:
        """The pairs that a state is one of, by the number of their contacts."""
        with self._store.reading() as connection:
            return pairs_with(connection, state, limit)

    def search(self, words: str, kinds: Sequence[Kind] = (), *, after: str | None = None, limit: int = 50) -> Page[Hit]:
        """Contacts, claims, statements and documents that hold all of the words: kind by kind, the best first."""
        with self._store.reading() as connection:
            return hits_of(connection, words, kinds, after, limit)

    # Counts

    def covered(self) -> Covered:
        """What the record holds."""
        with self._store.reading() as connection:
            return covered_by(connection)

    def facets(self, kind: Kind, filters: Filters, names: Iterable[FacetName], *, limit: int = 30) -> Facets:
        """How many entries of the selection have which values, the most frequent first."""
        wanted = tuple(names)
        with self._store.reading() as connection:
            return self._answers.of(
                connection,
                ("facets", kind, filters, wanted, limit),
                lambda: facets_of(connection, kind, filters, wanted, limit),
            )

    def months(self, filters: Filters) -> tuple[Cell, ...]:
        """Contacts by month, channel and status; of a contact of several months the first counts."""
        with self._store.reading() as connection:
            return self._answers.of(connection, ("months", filters), lambda: months_of(connection, filters))

    def document_months(self) -> dict[str, int]:
        """Documents by the month in which they appeared (``2022-05``), of those whose days are known."""
        with self._store.reading() as connection:
            return document_months_of(connection)

    def gaps(self, first: str, second: str, *, limit: int = 20) -> tuple[Gap, ...]:
        """The longest stretches between contacts that were held, the one since the last of them included."""
        with self._store.reading() as connection:
            return gaps_between(connection, first, second, last_told(connection), limit)

    def silences(self, *, limit: int = 10) -> tuple[Silence, ...]:
        """Pairs whose last contact lies far longer back than was usual between them."""
        with self._store.reading() as connection:
            return silences_of(connection, last_told(connection), limit)

    def suspects(self, limit: int) -> Suspects:
        """Ids of entries that may be worth a person's look, at most ``limit`` for each reason."""
        with self._store.reading() as connection:
            return suspects_in(connection, limit)

    def documents_of(self, digests: Collection[str]) -> tuple[str, ...]:
        """Ids of the documents with these digests."""
        with self._store.reading() as connection:
            return documents_by_digest(connection, digests)

    # Entries by id

    def find(self, key: str, kinds: Iterable[Kind] = _ENTRIES) -> Entry:
        """The entry with this id, or whose id alone begins so.

        Raises:
            NotFoundError: There is none.
            UsageError: Several begin so.
        """
        with self._store.reading() as connection:
            return found_by(connection, key, tuple(kinds))

    def contact(self, key: str) -> Contact:
        """The contact with this id, or whose id alone begins so.

        Raises:
            NotFoundError: There is none.
            UsageError: Several begin so.
        """
        found = self.find(key, ("contacts",))
        assert isinstance(found, Contact)
        return found

    def entries_with(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Entries of any kind by their ids; those that are not there are left out."""
        wanted = tuple(ids)
        with self._store.reading() as connection:
            return {id: entry for kind in _ENTRIES for id, entry in entries_of(connection, kind, wanted).items()}

    def contacts_with(self, ids: Iterable[str]) -> dict[str, Contact]:
        """Contacts by their ids; those that are not there are left out."""
        with self._store.reading() as connection:
            return entries_of(connection, "contacts", ids)

    def claims_with(self, ids: Iterable[str]) -> dict[str, CheckedClaim]:
        """Claims by their ids; those that are not there are left out."""
        with self._store.reading() as connection:
            return entries_of(connection, "claims", ids)

    def documents_with(self, ids: Iterable[str]) -> dict[str, DocumentCard]:
        """Documents, without their texts, by their ids; those that are not there are left out."""
        with self._store.reading() as connection:
            return cards_of(connection, ids)

    def contents(self, id: str) -> DocumentContents:
        """A document with everything that the record takes from it.

        Raises:
            NotFoundError: There is no such document.
        """
        with self._store.reading() as connection:
            listed = tables.listed_documents.c
            number = connection.scalar(select(listed.number).where(listed.id == id))
            card = cards_of(connection, [id]).get(id)
            if number is None or card is None:
                raise NotFoundError("document", id, "List them with: readouts documents")
            contacts, events, claims = _of_document(connection, number)
        document, (coding,) = self._store.document(id), self._store.codings_of([id])
        assert document is not None
        document = replace(document, outlet=card.dated.publisher)
        return DocumentContents(DocumentCard(document, card.dated), coding, contacts, events, claims)


def _of_document(
    connection: Connection, number: int
) -> tuple[tuple[Contact, ...], tuple[Event, ...], tuple[CheckedClaim, ...]]:
    """The entries that a document tells of, in their orders."""
    links = (
        ("contacts", tables.contact_documents, "contact"),
        ("events", tables.event_documents, "event"),
        ("claims", tables.listed_claims, "id"),
    )
    ids = {
        kind: connection.scalars(select(table.c[column]).where(table.c.document == number)).all()
        for kind, table, column in links
    }
    contacts = entries_of(connection, "contacts", ids["contacts"]).values()
    events = entries_of(connection, "events", ids["events"]).values()
    claims = entries_of(connection, "claims", ids["claims"]).values()
    return (
        tuple(sorted(contacts, key=place_of_contact)),
        tuple(sorted(events, key=place_of_event)),
        tuple(sorted(claims, key=place_of_claim)),
    )


def _statement(dialect: str) -> ColumnElement[str]:
    """The JSON of a statement, out of the coding in which it stands."""
    coding, position = schema.codings.c.coding, tables.listed_statements.c.position
    if dialect == "sqlite":
        path = literal("$.statements[", String) + cast(position, String) + "]"
        return func.json_extract(coding, path)
    return cast(cast(coding, JSONB)["statements"].op("->")(position), String)
