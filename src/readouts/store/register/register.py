"""The register as entries are put and taken away: written in the same transaction, so that it always fits the entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.record.shelf import bounds
from readouts.store.packing import pack, unpack
from readouts.store.register import tables
from readouts.store.register.about import settle_about
from readouts.store.register.rows import (
    Listed,
    Row,
    actors_of,
    claim_row,
    contact_row,
    days_row,
    document_values,
    documents_of_event,
    event_row,
    folded,
    names,
    words_of_contact,
)
from readouts.store.register.suspicion import reasons_of, undated
from readouts.store.register.tally import Tally
from readouts.store.schema import claims, contacts, events

_MANY = 500
# Whoever spoke on fewer days has no habit.
_FEWEST_DAYS = 3
_, _OPEN = bounds(Interval())
REGISTERED = (Contact, Event, CheckedClaim, DatedDocument)


@dataclass(slots=True)
class Register:
    """Writes the rows of entries; ``settle`` brings counts, pairs and actors up to date at the end.

    Args:
        connection: In a transaction.
    """

    connection: Connection
    tally: Tally = field(default_factory=Tally)
    pairs: set[str] = field(default_factory=set)
    actors: dict[str, Actor] = field(default_factory=dict)
    """Actors of entries that were put or taken away."""
    taking_part: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By how many contacts and events more each actor takes part."""
    listed: dict[str, Listed] = field(default_factory=dict)
    dependent: set[tuple[type[Any], str]] = field(default_factory=set)
    """Entries whose documents changed, while they may have stayed what they were."""
    touched: set[int] = field(default_factory=set)
    """Documents that may be about other states than before, or other themselves."""

    def put(self, entries: Sequence[Any]) -> None:
        """Write entries of one kind that the register does not hold."""
        if not entries:
            return
        match entries[0]:
            case Contact():
                self._contacts(entries)
            case Event():
                self._events(entries)
            case CheckedClaim():
                self._claims(entries)
            case DatedDocument():
                self._documents(entries)

    def drop(self, entry: Any) -> None:
        """Take an entry out as it was put."""
        if isinstance(entry, Contact):
            self._touch_documents_of(entry.id)
            self._drop_suspect(entry.id)
            self._drop_listed("contacts", tables.listed_contacts, entry.id, entry.participants)
            self._drop_links(tables.contact_documents, tables.contact_people, "contact", entry.id)
            self._drop_words("contacts", entry.id)
        elif isinstance(entry, Event):
            self._drop_listed("events", tables.listed_events, entry.id, actors_of(entry))
            self._drop_links(tables.event_documents, tables.event_people, "event", entry.id)
        elif isinstance(entry, CheckedClaim):
            self._drop_claim(entry.id)
        elif isinstance(entry, DatedDocument):
            self._undated(entry.id)

    # Contacts and events

    def _contacts(self, found: Sequence[Contact]) -> None:
        listed = self._listed({d.document for c in found for d in c.documents})
        rows: list[Row] = []
        documents: list[Row] = []
        people: list[Row] = []
        words: list[Row] = []
        suspects: list[Row] = []
        for contact in found:
            known = {d.document: listed[d.document] for d in contact.documents if d.document in listed}
            row = contact_row(contact, list(known.values()))
            rows += self._under_names("contacts", row, contact.states)
            standing = {known[d.document].number: d.standing for d in contact.documents if d.document in known}
            documents += [{"document": n, "contact": contact.id, "standing": s} for n, s in standing.items()]
            people += self._people(contact.participants, "contact", contact.id, row)
            suspects += [{"reason": r, "day": row["day"], "id": contact.id} for r in reasons_of(row, standing.values())]
            self.touched |= standing.keys()
            words.append({"kind": "contacts", "id": contact.id, "document": None, "text": words_of_contact(contact)})
        self._insert(tables.listed_contacts, rows)
        self._insert(tables.contact_documents, documents)
        self._insert(tables.contact_people, people)
        self._insert(tables.suspects, suspects)
        self._insert(tables.entry_texts, words)

    def _events(self, found: Sequence[Event]) -> None:
        listed = self._listed({d for e in found for d in documents_of_event(e)})
        rows: list[Row] = []
        documents: list[Row] = []
        people: list[Row] = []
        for event in found:
            known = [listed[d] for d in documents_of_event(event) if d in listed]
            row = event_row(event, known)
            rows += self._under_names("events", row, {a.state for a in actors_of(event) if a.state})
            documents += [{"document": d.number, "event": event.id} for d in known]
            people += self._people(actors_of(event), "event", event.id, row)
        self._insert(tables.listed_events, rows)
        self._insert(tables.event_documents, documents)
        self._insert(tables.event_people, people)

    def _under_names(self, listed: str, row: Row, states: Iterable[str]) -> Iterator[Row]:
        self.tally.count(listed, row, 1)
        for level, name in names(states):
            if level == 2 and listed == "contacts":
                self.pairs.add(name)
            yield {"level": level, "name": name, **row}

    def _people(self, actors: Sequence[Actor], what: str, id: str, row: Row) -> list[Row]:
        known = {a.key: a for a in actors}
        self._count(known, what, 1)
        return [{"actor": key, "day": row["day"], what: id} for key in sorted(known)]

    def _count(self, actors: Mapping[str, Actor], what: str, by: int) -> None:
        self.actors.update(actors)
        for key in actors:
            self.taking_part[key, f"{what}s"] += by

    def _drop_listed(self, listed: str, table: Table, id: str, actors: Sequence[Actor]) -> None:
        found = [dict(row) for row in self.connection.execute(select(table).where(table.c.id == id)).mappings()]
        for row in found:
            if row["level"] == 0:
                self.tally.count(listed, row, -1)
            elif row["level"] == 2 and listed == "contacts":
                self.pairs.add(row["name"])
        self.connection.execute(delete(table).where(table.c.id == id))
        self._count({a.key: a for a in actors}, listed.removesuffix("s"), -1)

    def _drop_links(self, documents: Table, people: Table, what: str, id: str) -> None:
        for table in (documents, people):
            self.connection.execute(delete(table).where(table.c[what] == id))

    def _touch_documents_of(self, contact: str) -> None:
        table = tables.contact_documents.c
        self.touched |= set(self.connection.scalars(select(table.document).where(table.contact == contact)))

    def _drop_suspect(self, id: str) -> None:
        self.connection.execute(delete(tables.suspects).where(tables.suspects.c.id == id))

    # Claims

    def _claims(self, found: Sequence[CheckedClaim]) -> None:
        listed = self._listed({c.document for c in found if c.document})
        rows = [claim_row(c, listed.get(c.document or "")) for c in found]
        for row in rows:
            self.tally.count("claims", row, 1)
        self._insert(tables.listed_claims, rows)
        self._insert(
            tables.entry_texts,
            [{"kind": "claims", "id": c.id, "document": c.document, "text": c.text} for c in found],
        )

    def _drop_claim(self, id: str) -> None:
        table = tables.listed_claims
        for row in self.connection.execute(select(table).where(table.c.id == id)).mappings():
            self.tally.count("claims", dict(row), -1)
        self.connection.execute(delete(table).where(table.c.id == id))
        self._drop_words("claims", id)

    def _drop_words(self, kind: str, id: str) -> None:
        table = tables.entry_texts
        self.connection.execute(delete(table).where(table.c.id == id, table.c.kind == kind))

    # Documents

    def _documents(self, found: Sequence[DatedDocument]) -> None:
        listed, rows, changed, suspects = self._listed({d.id for d in found}), [], [], []
        for document in found:
            if (known := listed.get(document.id)) is None:
                continue
            days = days_row(document.published.interval)
            rows.append({"its_number": known.number, "dated": True, "outlet": document.publisher, **days})
            now = Listed(known.number, known.id, document.publisher, known.kind, **days)
            changed += [known.number] if now != known else []
            suspects += [{"reason": reason, "day": 0, "id": document.id} for reason in undated(days)]
            self.touched.add(known.number)
            self.listed[document.id] = now
            self.tally.add("documents", document_values(document.publisher, known.kind, days["day"]), 1)
        if rows:
            table = tables.listed_documents
            self.connection.execute(update(table).where(table.c.number == bindparam("its_number")), rows)
        self._insert(tables.suspects, suspects)
        self._note_dependent(changed)

    def _note_dependent(self, numbers: Sequence[int]) -> None:
        """Note entries whose rows tell the outlet or the days of these documents otherwise than now."""
        for kind, table, column in (
            (Contact, tables.contact_documents, "contact"),
            (Event, tables.event_documents, "event"),
            (CheckedClaim, tables.listed_claims, "id"),
        ):
            for start in range(0, len(numbers), _MANY):
                query = select(table.c[column]).where(table.c.document.in_(numbers[start : start + _MANY]))
                self.dependent |= {(kind, id) for id in self.connection.scalars(query)}

    def _undated(self, id: str) -> None:
        table = tables.listed_documents
        row = self.connection.execute(select(table).where(table.c.id == id)).first()
        if row is not None:
            if row.dated:
                self.tally.add("documents", document_values(row.outlet, row.kind, row.day), -1)
            self.connection.execute(update(table).where(table.c.number == row.number).values(dated=False))
            self.touched.add(row.number)
        self._drop_suspect(id)
        self.listed.pop(id, None)

    def _listed(self, ids: set[str]) -> dict[str, Listed]:
        """What the register knows of documents."""
        table = tables.listed_documents.c
        columns = (table.number, table.id, table.outlet, table.kind, table.day, table.first, table.last)
        missing = sorted(ids - self.listed.keys())
        for start in range(0, len(missing), _MANY):
            query = select(*columns).where(table.id.in_(missing[start : start + _MANY]))
            self.listed.update({row.id: Listed(*row) for row in self.connection.execute(query)})
        return {i: self.listed[i] for i in ids if i in self.listed}

    # What follows from several entries

    def settle(self) -> None:
        """Write counts, pairs and actors of what was put and taken away since the last time."""
        for kind, id in sorted(self.dependent, key=lambda d: (d[0].__name__, d[1])):
            table = {Contact: contacts, Event: events, CheckedClaim: claims}[kind]
            if packed := self.connection.scalar(select(table.c.entry).where(table.c.id == id)):
                entry = unpack(kind, packed)
                self.drop(entry)
                self.put([entry])
        self.dependent.clear()
        settle_about(self.connection, self.touched, self.tally)
        self.touched.clear()
        self.tally.settle(self.connection)
        self._settle_pairs()
        self._settle_actors()

    def _settle_pairs(self) -> None:
        table, rows = tables.listed_pairs, []
        for name in sorted(self.pairs):
            self.connection.execute(delete(table).where(table.c.name == name))
            if (row := self._pair(name)) is not None:
                rows.append(row)
        self._insert(table, rows)
        self.pairs.clear()

    def _pair(self, name: str) -> Row | None:
        table = tables.listed_contacts.c
        query = select(table.day, table.last, table.status).where(table.level == 2, table.name == name)
        found = self.connection.execute(query).all()
        if not found:
            return None
        held = [row for row in found if row.status == "held"]
        known = [row.day for row in held if row.day]
        days = sorted({row.last for row in held if row.last < _OPEN})
        return {
            "name": name,
            "contacts": len(found),
            "held": len(held),
            "first": min(known, default=0),
            "last": max(known, default=0),
            "usual": median(b - a for a, b in pairwise(days)) if len(days) >= _FEWEST_DAYS else None,
        }

    def _settle_actors(self) -> None:
        table, rows = tables.listed_actors, []
        for key in sorted(self.actors):
            former = self.connection.execute(select(table.c.contacts, table.c.events).where(table.c.key == key)).first()
            before = former._mapping if former else {"contacts": 0, "events": 0}
            counts = {name: before[name] + self.taking_part[key, name] for name in ("contacts", "events")}
            if former:
                self.connection.execute(delete(table).where(table.c.key == key))
            if any(counts.values()):
                rows.append({**self._actor(key), **counts})
        self._insert(table, rows)
        self.actors.clear()
        self.taking_part.clear()

    def _actor(self, key: str) -> Row:
        """The actor as the newest contact tells of it, else the newest event."""
        found = self._newest(key, "contact", tables.contact_people, contacts, Contact)
        found = found or self._newest(key, "event", tables.event_people, events, Event) or self.actors[key]
        return {"key": key, "name": folded(found.name), "role": folded(found.role), "entry": pack(found)}

    def _newest(
        self, key: str, what: str, people: Table, entries: Table, shape: type[Contact] | type[Event]
    ) -> Actor | None:
        mine = select(people.c[what]).where(people.c.actor == key)
        newest = mine.order_by(people.c.day.desc(), people.c[what].desc()).limit(1)
        packed = self.connection.scalar(select(entries.c.entry).where(entries.c.id == newest.scalar_subquery()))
        return _told(unpack(shape, packed), key) if packed else None

    def _insert(self, table: Table, rows: Iterable[Row]) -> None:
        batch = list(rows)
        if batch:
            self.connection.execute(insert(table), batch)


def _told(entry: Contact | Event, key: str) -> Actor | None:
    actors = entry.participants if isinstance(entry, Contact) else actors_of(entry)
    return next((a for a in actors if a.key == key), None)
