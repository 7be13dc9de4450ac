"""Entries of the record: documents, contacts, events, statements, claims, comparisons."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from readouts.api.shapes.codings import Point, Statement
from readouts.api.shapes.values import (
    Acted,
    Actor,
    Dated,
    Day,
    Grounded,
    Interval,
    Magnitude,
    Place,
    Published,
    Source,
    Step,
)
from readouts.api.shapes.values import Span as Span_
from readouts.coding.coding import Channel, ClaimKind, Status
from readouts.record.model import Verdict


class Document(BaseModel):
    """A document with the days on which the record says it appeared; without its text."""

    id: str
    path: str | None
    url: str | None
    title: str | None
    outlet: str | None
    outlet_country: str | None
    kind: str | None = Field(description="wire, newspaper, official …")
    byline: list[str]
    contributors: list[str]
    published: Published
    furniture: list[Span_] = Field(description="Page text that is not the report.")
    digest: str = Field(description="SHA-256 of its text.")
    corrections: list[Acted]


class AccountPoint(Point):
    """A point with the document in which it stands."""

    document: str


class Account(BaseModel):
    """What one speaker of one side says of a contact."""

    side: str | None = Field(description="A state; null is the outlets' own voice.")
    speaker: str | None
    role: str | None
    named: bool
    medium: str | None
    points: list[AccountPoint]


class Conflict(BaseModel):
    """Values that cannot all be true; ``sources`` has the words of each, in the order of ``values``."""

    about: str
    values: list[str]
    sources: list[list[Source]]


class Support(BaseModel):
    """A value and the words that support it."""

    slot: str
    value: str
    independent: int = Field(description="Publishers that have words of their own for it.")
    sources: list[Source]


class Origin(BaseModel):
    """Documents that have their words from one publisher; null where copies do not tell who was first."""

    publisher: str | None
    documents: list[str]
    publishers: list[str]
    because: list[str]


class Reported(BaseModel):
    """A document that reports a contact."""

    id: str
    standing: Literal["main", "other", "background"] = Field(alias="as")


class ClaimAbout(BaseModel):
    """A claim about a contact, with its verdict."""

    id: str
    kind: ClaimKind
    verdict: Verdict


class Contact(BaseModel):
    """A contact between states: a CONSULT event between named sides."""

    id: str
    date: Grounded
    channel: Channel
    status: Status
    count: int | str | None
    initiator: str | None = Field(description="State that asked for it.")
    duration_minutes: int | None
    participants: list[Actor]
    confirmed_by: list[str]
    documents: list[Reported]
    topics: list[str]
    accounts: list[Account]
    conflicts: list[Conflict]
    claims: list[ClaimAbout]
    support: list[Support]
    publishers: int
    independent: int
    origins: list[Origin]
    trace: list[Step]
    corrections: list[Acted]


class Reason(BaseModel):
    """Something that counted when two reports were compared."""

    rule: str
    reason: str
    points: float
    sources: list[Source]


class Compared(BaseModel):
    """Two reports that were compared."""

    contact: str | None
    reports: list[str]
    score: float
    forbidden: bool
    sentence: str
    reasons: list[Reason]


class Explanation(BaseModel):
    """Why the reports of a contact are one, and why the entries nearest to it are others."""

    together: list[Compared]
    apart: list[Compared]


class Event(BaseModel):
    """What several event mentions in several documents report together, coded in PLOVER."""

    id: str
    type: str
    mode: str | None
    contexts: list[str]
    auxiliary: list[str]
    actors: list[Actor]
    recipients: list[Actor]
    date: Dated
    place: Place | None
    magnitude: Magnitude | None
    about: str | None
    evidence: list[Source]
    trace: list[Step]
    corrections: list[Acted]


class RecordStatement(Statement):
    """Who says what, with the words from the first to the last piece."""

    document: str
    words: Span_
    text: str


class Coverage(Interval):
    """What the record covers of a time; gaps are the longest stretches without a document."""

    documents: int
    publishers: int
    sentence: str
    gaps: list[Interval]


class Considered(BaseModel):
    """A contact that was weighed besides those that decide."""

    contact: str
    weight: str
    reason: str


class CheckedClaim(BaseModel):
    """A claim about the record, with its verdict and what decides it."""

    id: str
    document: str | None
    words: Span_
    text: str
    kind: ClaimKind
    participants: list[Actor]
    about: str | None
    anchor: Interval | None
    anchor_contact: str | None
    value: int | str | None
    verdict: Verdict
    because: list[str]
    deciding: list[str]
    sources: list[Source]
    coverage: Coverage
    considered: list[Considered]
    channel: Channel | None
    corrections: list[Acted]


class UnderstoodClaim(CheckedClaim):
    """A claim of a text that was handed in, with what was understood."""

    understood: str


class AlignedAt(AccountPoint):
    """A point and the column that says it."""

    column: str


class Aligned(BaseModel):
    """A point and where each column says it."""

    text: str
    points: list[AlignedAt]


class Comparison(BaseModel):
    """Accounts side by side; a column is a side, or a contact's id."""

    columns: list[str]
    both: list[Aligned]
    only: dict[str, list[Aligned]]
    differing: list[Conflict]
    absent: dict[str, list[Aligned]]


class Term(BaseModel):
    """A term of office, as far as its sources know it."""

    office: str
    title: str
    state: str
    earliest: Day
    latest: Day
    known_until: Day
    start_known: bool
    end_known: bool
    doubtful: bool
    certainty: Literal["checked", "one_source", "unchecked", "own"]
    source: str


class CountedActor(Actor):
    """Somebody who takes part in entries of the record."""

    contacts: int
    events: int
    terms: list[Term]


class Holder(BaseModel):
    """Somebody who held, or may have held, an office."""

    id: str
    name: str
    known: bool
    because: str
    term: Term


class OfficeHeld(BaseModel):
    """Who held an office on a day."""

    state: str
    office: str
    day: str
    verdict: Literal["known", "possible", "unknown"]
    because: str
    holders: list[Holder]
