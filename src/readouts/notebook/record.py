"""A record, open for reading in a notebook: the questions of the commands as methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from os import PathLike, fspath
from types import TracebackType
from typing import Self, TypeVar

from readouts.contract.asking import Parameter, filters_asked
from readouts.contract.wording import channel_word
from readouts.day_words import when
from readouts.desk.asking import Answered, QuestionGiven
from readouts.desk.asking import ask as desk_ask
from readouts.desk.checking import Checked, ClaimGiven
from readouts.desk.checking import check as desk_check
from readouts.desk.desk import Desk
from readouts.errors import UsageError
from readouts.notebook.entries import Entries
from readouts.notebook.entry import ShownEntry
from readouts.notebook.listings import (
    actors_listing,
    checked_listing,
    claims_listing,
    contacts_listing,
    documents_listing,
    events_listing,
    statements_listing,
)
from readouts.notebook.showing import CodedDocument, ShownAnswer, ShownComparison
from readouts.record.accounts.compare import OUTLETS, compare_contacts, compare_sides
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.settings import Settings
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import ActorCard, DocumentCard, Filters, Page, PlacedStatement

T = TypeVar("T")
Day = str | date | None
"""A day, or ``"2022"``, ``"2022-05"``, ``"2022-05-13"``."""
Sides = tuple[str, str] | None
"""Two states, as ISO codes."""
_AT_ONCE = 1_000


def open_record(where: str | PathLike[str] | None = None) -> OpenRecord:
    """Open a record for reading.

    Args:
        where: Its file or database address; None: ``READOUTS_RECORD``, else ``readouts.db`` in the data folder.

    Raises:
        RecordError: It is not there, not ours, of a newer version, or cannot be opened.
    """
    return OpenRecord(Desk.open(Settings(record=fspath(where)) if where is not None else Settings()))


class OpenRecord:
    """A record that answers. Close it when you are done, or open it with ``with``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._closed = False

    def close(self) -> None:
        """Let go of the file or the database; what was read from it stays."""
        self._closed = True
        self._desk.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        if self._closed:
            return f"<record {self._desk.settings.record}, closed>"
        held = self._catalogue().covered()
        return f"<record {self._desk.settings.record}: {held.documents} documents, {held.contacts} contacts>"

    # Lists

    def contacts(
        self, between: Sides = None, *, person: str | None = None, since: Day = None, until: Day = None,
        channel: str | None = None, status: str | None = None, text: str | None = None,
    ) -> Entries[Contact]:  # fmt: skip
        """The contacts between states, by date; those without a day come last.

        Args:
            between: Both take part.
            person: Part of a name, or a Wikidata id.
            since: Those that may have been on this day or later.
            until: Those that may have been on this day or before.
            channel: call, video, meeting, visit, letter, hotline or unknown.
            status: held, planned, possible, refused, denied, cancelled or ruled_out.
            text: Words that one of the documents holds.

        Raises:
            UsageError: A filter is none of these.
        """
        asked = _filters(between, person=person, since=since, until=until, channel=channel, status=status, text=text)
        catalogue = self._catalogue()
        found = _all(lambda after: catalogue.contacts(asked, order="oldest", after=after, limit=_AT_ONCE))
        claims = catalogue.claims_with(i for c in found for i in c.claims)
        return Entries(found, contacts_listing(self._desk.wording, claims))

    timeline = contacts
    """The same: the contacts by date, as a reader wants them."""

    def events(
        self, between: Sides = None, *, person: str | None = None, since: Day = None, until: Day = None,
        type: str | None = None, text: str | None = None,
    ) -> Entries[Event]:  # fmt: skip
        """The events, coded in PLOVER, by date; ``type`` is one of its types: CONSULT, THREATEN, AID …"""
        asked = _filters(between, person=person, since=since, until=until, type=type, text=text)
        catalogue = self._catalogue()
        found = _all(lambda after: catalogue.events(asked, order="oldest", after=after, limit=_AT_ONCE))
        return Entries(found, events_listing())

    def statements(
        self, between: Sides = None, *, person: str | None = None, text: str | None = None
    ) -> Entries[PlacedStatement]:
        """Who says what, by document; the speaker stands for one of the states."""
        asked, catalogue = _filters(between, person=person, text=text), self._catalogue()
        found = _all(lambda after: catalogue.statements(asked, after=after, limit=_AT_ONCE))
        return Entries(found, statements_listing(self._desk.wording))

    def claims(
        self, between: Sides = None, *, person: str | None = None, verdict: str | None = None,
        type: str | None = None, text: str | None = None,
    ) -> Entries[CheckedClaim]:  # fmt: skip
        """The claims that documents make about the record, each with its verdict: supported, contradicted, unknown."""
        asked = _filters(between, person=person, verdict=verdict, type=type, text=text)
        catalogue = self._catalogue()
        return Entries(_all(lambda after: catalogue.claims(asked, after=after, limit=_AT_ONCE)), claims_listing())

    def documents(self, *, since: Day = None, until: Day = None, text: str | None = None) -> Entries[DocumentCard]:
        """The documents without their texts, by the days on which they appeared; ``document`` gives one with its text."""
        asked, catalogue = _filters(None, since=since, until=until, text=text), self._catalogue()
        found = _all(lambda after: catalogue.documents(asked, order="oldest", after=after, limit=_AT_ONCE))
        return Entries(found, documents_listing())

    def actors(self, *, person: str | None = None) -> Entries[ActorCard]:
        """Who takes part in contacts and events, the most frequent first."""
        catalogue = self._catalogue()
        found = _all(lambda after: catalogue.actors(person, after=after, limit=_AT_ONCE))
        return Entries(found, actors_listing(self._desk.wording, self._desk.table))

    # One entry

    def show(self, id: str) -> ShownEntry | CodedDocument:
        """One entry by its id, or by how its id begins, with every supporting word.

        Raises:
            NotFoundError: There is none.
            UsageError: Several begin so.
        """
        catalogue = self._catalogue()
        entry = catalogue.find(id)
        if isinstance(entry, DatedDocument):
            return self._document(catalogue, entry.id)
        claims, documents = {}, set()
        if isinstance(entry, Contact):
            claims = catalogue.claims_with(entry.claims)
            documents = {d.document for d in entry.documents} | {c.document for c in claims.values() if c.document}
        else:
            sources = entry.evidence if isinstance(entry, Event) else entry.sources
            documents = {s.document for s in sources}
        return ShownEntry(entry, claims, self._desk.wording, _names(catalogue, documents))

    def document(self, id: str) -> CodedDocument:
        """A document with its text and its coding.

        Raises:
            NotFoundError: There is none.
        """
        catalogue = self._catalogue()
        return self._document(catalogue, catalogue.find(id, ("documents",)).id)

    @staticmethod
    def _document(catalogue: Catalogue, id: str) -> CodedDocument:
        contents = catalogue.contents(id)
        return CodedDocument(contents.card.document, contents.coding, contents.card.dated.published.interval)

    def compare(self, first: str, second: str | None = None) -> ShownComparison:
        """Accounts side by side: with one contact those of its sides, with two the two contacts.

        Raises:
            NotFoundError: There is no such contact.
        """
        catalogue, wording = self._catalogue(), self._desk.wording
        found = [catalogue.find(id, ("contacts",)) for id in (first, second) if id is not None]
        contacts = [c for c in found if isinstance(c, Contact)]
        comparison = compare_contacts(*contacts) if len(contacts) > 1 else compare_sides(contacts[0])
        titles = {c.id: f"{channel_word(c.channel)} of {when(c.date.interval)}" for c in contacts}
        states = {s for c in contacts for s in (*c.states, *comparison.columns)} - {OUTLETS, *titles}
        names = {**titles, **{s: wording.state(s) for s in states}, OUTLETS: "the outlets"}
        outlets = _names(catalogue, {d.document for c in contacts for d in c.documents})
        return ShownComparison(comparison, contacts, names, outlets)

    # Claims and questions

    def check(
        self, text: str, *, kind: str | None = None, between: Sides = None, people: Iterable[str] = (),
        since: Day = None, channel: str | None = None, about: str | None = None, value: str | None = None, on: Day = None,
    ) -> Entries[Checked]:  # fmt: skip
        """The claims of a text, each checked against the record; what is given stands in place of what its words say.

        Raises:
            UsageError: What is given names nobody, or nothing that there is.
            ModelError: The language model is not installed.
        """
        given = ClaimGiven(kind, between, tuple(people), _day(since), channel, about, value, _day(on))
        return Entries(desk_check(self._open(), text, given), checked_listing())

    def ask(
        self, question: str, *, kind: str | None = None, between: Sides = None, people: Iterable[str] = (),
        since: Day = None, until: Day = None, channel: str | None = None, topic: str | None = None,
        about: str | None = None, on: Day = None,
    ) -> ShownAnswer:  # fmt: skip
        """The answer to a question, from the record alone; what is given stands in place of what its words say.

        Raises:
            UsageError: The question was not understood, or what is given names nobody.
            ModelError: The language model is not installed.
        """
        given = QuestionGiven(
            kind, between, tuple(people), _day(since), _day(until), channel, topic, about, _day(on)
        )  # fmt: skip
        found = desk_ask(self._open(), question, given)
        if not isinstance(found, Answered):
            raise UsageError(found.sentence, 'Say it with kind="last", between=("FRA", "RUS") or people=["Full Name"].')
        documents = {d.document for c in found.answer.contacts for d in c.documents}
        return ShownAnswer(found, self._desk.wording, _names(self._catalogue(), documents))

    def _open(self) -> Desk:
        if self._closed:
            raise UsageError("The record is closed.", "Open it again: readouts.open_record(…)")
        return self._desk

    def _catalogue(self) -> Catalogue:
        return self._open().catalogue()


def _all(page: Callable[[str | None], Page[T]]) -> list[T]:
    """The entries of all pages."""
    found = page(None)
    entries = list(found.entries)
    while found.next is not None:
        found = page(found.next)
        entries += found.entries
    return entries


def _filters(between: Sides, **given: Day) -> Filters:
    """The filters, checked as those of an address are."""
    if between is not None and (isinstance(between, str) or len(between) != 2):
        raise UsageError(f"{between!r} are not two states.", 'Write between=("USA", "RUS").')
    pairs: list[tuple[Parameter, str]] = [("state", s) for s in between or ()]
    return filters_asked([*pairs, *((name, str(value)) for name, value in given.items() if value is not None)])


def _day(value: Day) -> str | None:
    return None if value is None else str(value)


def _names(catalogue: Catalogue, documents: Iterable[str]) -> dict[str, str]:
    return {id: card.name for id, card in catalogue.documents_with(documents).items()}
