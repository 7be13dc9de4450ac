"""The record: what the documents report together. A function of the set of codings, not of their order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readouts.coding.coding import Auxiliary, Channel, ClaimKind, Magnitude, Place, Point, Status
from readouts.ground import Contradiction, Ground
from readouts.interval import Dated, Interval
from readouts.language.reading import Actor
from readouts.span import Span
from readouts.trace import Trace

Verdict = Literal["supported", "contradicted", "unknown"]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the record needs to know of a document besides its coding; the text stays in the store."""

    id: str
    digest: str
    title: str | None
    outlet: str | None
    outlet_country: str | None
    kind: str | None
    stated: Interval | None
    text: str | None = None
    """The untouched text; where it is given, the record's sources carry their words, else ``Source.text`` is empty."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document, with its words: the support of a value."""

    document: str
    span: Span
    text: str
    statement: str | None = None
    side: str | None = None
    """State of whoever says it; None for the outlet's own voice."""


@dataclass(frozen=True, slots=True)
class Acted:
    """A person's correction that acts on an entry: shown wherever it does."""

    correction: str
    """Id in the log of corrections."""
    action: str
    author: str
    at: datetime
    reason: str
    sentence: str
    """What was done, as a reader is told."""


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """A document with the publication days that the whole record allows."""

    id: str
    published: Dated
    how: Literal["stated", "inferred", "unknown"]
    publisher: str | None = None
    """The outlet, for counting independent voices; None where nobody is named."""
    grounds: tuple[Ground, ...] = ()
    """What an inferred day rests on: words of documents, rows of the calendar and of the table of actors."""
    contradictions: tuple[Contradiction, ...] = ()
    """Smallest sets of reasons for the day which cannot all be true."""
    corrections: tuple[Acted, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What several event mentions report together."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    auxiliary: tuple[Auxiliary, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    date: Dated
    place: Place | None
    magnitude: Magnitude | None
    about: str | None
    mentions: tuple[str, ...]
    """Ids of the event mentions."""
    evidence: tuple[Source, ...]
    trace: Trace = ()
    corrections: tuple[Acted, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document that reports a contact, or recalls it."""

    document: str
    standing: Literal["main", "background"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that have their words from one publisher: its own, copies of them, and repeats."""

    publisher: str | None
    """Who had the words first; None where copies do not tell which of them did."""
    documents: tuple[str, ...]
    publishers: tuple[str, ...] = ()
    """Who printed them."""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountPoint:
    """A point of an account, with where it stands."""

    point: Point
    document: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one speaker of one side says of a contact; ``side`` None is the outlets' own voice."""

    side: str | None
    speaker: Actor | None
    medium: str | None
    points: tuple[AccountPoint, ...]


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of several values that cannot all be true, with the words of each."""

    value: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that differ about one slot: shown with both sides' words, never averaged away."""

    about: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """The statements that hold one slot's value."""

    slot: str
    value: str
    sources: tuple[Source, ...]
    independent: int = 0
    """How many independent publishers stand behind the sources; copies and repeats count with their origin."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A CONSULT event between named sides, as all documents together report it."""

    id: str
    date: Dated
    channel: Channel
    status: Status
    count: int | Literal["several"]
    participants: tuple[Actor, ...]
    initiator: str | None
    duration_minutes: int | None
    confirmed_by: tuple[str, ...]
    documents: tuple[DocumentLink, ...]
    topics: tuple[str, ...]
    accounts: tuple[Account, ...]
    conflicts: tuple[Conflict, ...]
    support: tuple[Support, ...]
    reports: tuple[str, ...]
    """Ids of the contact reports that were merged."""
    claims: tuple[str, ...] = ()
    """Ids of the checked claims about it."""
    trace: Trace = ()
    """Why these reports are one contact, and why the date is what it is."""
    grounds: tuple[Ground, ...] = ()
    """What the date rests on: the words behind each reason."""
    corrections: tuple[Acted, ...] = ()
    publishers: int = 0
    """How many publishers report or recall it."""
    independent: int = 0
    """How many of them have words of their own."""
    origins: tuple[Origin, ...] = ()

    @property
    def states(self) -> frozenset[str]:
        """The states that take part."""
        return frozenset(p.state for p in self.participants if p.state)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the record holds that bears on a question: how much an absence in it means."""

    window: Interval
    documents: int
    """Documents in which the asked-for sides appear together, in the window."""
    publishers: int
    sentence: str
    gaps: tuple[Interval, ...] = ()
    """Stretches of the window in which the record has no document on the sides, the longest first."""


@dataclass(frozen=True, slots=True)
class Considered:
    """A contact of the claim's sides that was weighed against it, and what came of it."""

    contact: str
    weight: Literal["against", "disputed", "doubtful", "excluded"]
    reason: str


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim against the record: what decides it, and what the record covers."""

    id: str
    document: str | None
    """None for a claim that a user typed."""
    words: Span
    text: str
    kind: ClaimKind
    participants: tuple[Actor, ...]
    about: str | None
    """Id of the contact in the record."""
    anchor: Interval | None
    anchor_contact: str | None
    value: int | str | None
    verdict: Verdict
    because: tuple[str, ...]
    deciding: tuple[str, ...]
    """Ids of the contacts that decide it."""
    sources: tuple[Source, ...]
    coverage: Coverage
    considered: tuple[Considered, ...] = ()
    """The contacts of these sides in the time of the claim, besides those that it names, the weightiest first."""
    channel: Channel | None = None
    """Which contacts are counted; None: any."""
    corrections: tuple[Acted, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that a set of codings says together."""

    documents: tuple[DatedDocument, ...]
    events: tuple[Event, ...]
    contacts: tuple[Contact, ...]
    claims: tuple[CheckedClaim, ...]


@dataclass(frozen=True, slots=True)
class AlignedPoint:
    """A point that two accounts share, or about which they differ; or one that stands in one only."""

    text: str
    points: tuple[tuple[str, AccountPoint], ...]
    """Pairs of a side (or contact id) and its point."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts side by side: of the sides of one contact, or of two contacts.

    ``columns`` are sides (states; "outlets" for the outlets' own voice) or contact ids.
    """

    columns: tuple[str, ...]
    both: tuple[AlignedPoint, ...]
    only: tuple[tuple[str, tuple[AlignedPoint, ...]], ...]
    differing: tuple[Conflict, ...]
    absent: tuple[tuple[str, tuple[AlignedPoint, ...]], ...] = ()
    """Per column what documents say that it does not mention: the words that say so, and the others' points meant."""
