"""What is asked of a catalogue, and the shapes in which it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from readouts.coding.coding import Coding, Statement
from readouts.documents.document import Document
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event

T = TypeVar("T")
Order = Literal["newest", "oldest"]
Kind = Literal["contacts", "events", "statements", "claims", "documents"]
FacetName = Literal[
    "state", "person", "channel", "status", "type", "verdict", "year", "outlet", "kind", "disputed", "initiator", "level"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters that all have to hold; an empty one holds always. Values of one filter are alternatives, except ``states``."""

    states: tuple[str, ...] = ()
    """All of them take part (of a statement: its speaker stands for one of them)."""
    person: str | None = None
    """Part of a name, or a Wikidata id."""
    window: Interval = ALWAYS
    """Keeps what may have been in it: an entry whose days touch the window."""
    channels: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """PLOVER types of events, kinds of claims."""
    verdicts: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    """Of documents; an entry is kept where one of its documents is from one of them."""
    kinds: tuple[str, ...] = ()
    """Kinds of outlets: official, wire, newspaper …"""
    disputed: bool = False
    """Only contacts about which accounts differ."""
    initiators: tuple[str, ...] = ()
    """States that asked for the contact."""
    levels: tuple[str, ...] = ()
    """At what level the sides spoke (``record.levels``)."""
    words: str | None = None
    """All of them stand in one of the entry's documents."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some entries of a list, and where the next ones are found."""

    entries: tuple[T, ...]
    total: int
    """How many entries the filters keep, on all pages."""
    next: str | None = None
    """Cursor: hand it in as ``after``; None on the last page."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that entries of the selection have, and how many have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document without its text, with the days on which the record says it appeared."""

    document: Document
    dated: DatedDocument

    @property
    def name(self) -> str:
        """What a reader knows it by: outlet, else title, else id."""
        return self.document.outlet or self.document.title or self.document.id


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """A statement with the document in which it stands; ``id`` is the document's id and its number there."""

    document: str
    number: int
    statement: Statement

    @property
    def id(self) -> str:
        """``DOCUMENT.3``."""
        return f"{self.document}.{self.number}"


@dataclass(frozen=True, slots=True)
class DocumentContents:
    """A document with its text and everything that the record takes from it."""

    card: DocumentCard
    """With the text."""
    coding: Coding
    contacts: tuple[Contact, ...]
    events: tuple[Event, ...]
    claims: tuple[CheckedClaim, ...]


@dataclass(frozen=True, slots=True)
class PairCard:
    """Two states and how much the record holds of them."""

    states: tuple[str, str]
    """In alphabetic order."""
    contacts: int
    held: int
    first: date | None
    """The earliest and the latest day of a contact that was held, of those whose days are known."""
    last: date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Contacts of one channel and status that begin in one month; ``month`` is ``2022-05``, or None where no day is known."""

    month: str | None
    channel: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two contacts that were held, during which the record holds none."""

    after: str
    """Ids of the contacts at both ends; ``until`` is None where the gap is still open."""
    until: str | None
    window: Interval
    """The days between; its end is open where the gap is."""
    days: int | None


@dataclass(frozen=True, slots=True)
class Silence:
    """A pair of states that spoke often and has not for long."""

    states: tuple[str, str]
    last: date
    days: int
    """Since ``last``, up to the last day that the record's documents tell of."""
    usual: int
    """The median number of days between their contacts before that."""


@dataclass(frozen=True, slots=True)
class ActorCard:
    """Somebody who takes part in entries."""

    actor: Actor
    contacts: int
    events: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found."""

    kind: Kind
    id: str
    document: str | None
    """Where the words stand; None for words of a contact, which may be from several documents."""
    text: str
    """The words around the find, as they stand there."""
    marks: tuple[tuple[int, int], ...]
    """Half-open ranges of ``text`` in which the words sought stand."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What the record holds, for the head of a page."""

    documents: int
    contacts: int
    events: int
    claims: int
    outlets: int
    days: Interval
    """From the first to the last day on which a document may have appeared, of those that are known."""


Facets = Mapping[FacetName, tuple[Facet, ...]]
