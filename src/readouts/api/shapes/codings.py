"""The coding of one document, as ``readouts code`` prints it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from readouts.api.shapes.values import Actor, Dated, Day, Magnitude, Participant, Place, Published, Span, Step
from readouts.coding.coding import Act, Channel, ClaimKind, SourceKind, Stance, Standing, Status


class Spoken(BaseModel):
    """Who speaks."""

    speaker: str | None
    role: str | None
    state: str | None
    named: bool


class Attribution(Spoken):
    """Who says that an event happened."""

    medium: str | None
    cue: Span | None
    words: Span | None
    stance: Stance
    source_kind: SourceKind


class EventMention(BaseModel):
    """One place in a document that reports one event."""

    model_config = ConfigDict(populate_by_name=True)

    id: str
    type: str = Field(description="PLOVER's type.")
    mode: str | None
    contexts: list[str]
    auxiliary: list[str]
    actors: list[Participant]
    recipients: list[Participant]
    place: Place | None
    date: Dated
    magnitude: Magnitude | None
    evidence: list[Span]
    trigger: Span
    about: str | None
    standing: Standing = Field(alias="as")
    as_because: str
    attribution: list[Attribution]
    trace: list[Step]


class Point(BaseModel):
    """One point of an account."""

    side: str | None
    text: str
    span: Span
    kind: str | None
    topic: str | None
    told_by: str | None = Field(description="The other side, where the words stand on its own page.")


class ContactReport(BaseModel):
    """What a document reports of one contact."""

    id: str
    event: str | None
    events: list[str]
    channel: Channel
    status: Status
    initiator: str | None
    duration_minutes: int | None
    count: int | str | None
    participants: list[Actor]
    date: Dated
    standing: Standing = Field(alias="as")
    confirmed_by: list[str]
    topics: list[str]
    points: list[Point]
    evidence: list[Span]
    trace: list[Step]


class Statement(Spoken):
    """Something that somebody says."""

    id: str
    medium: str | None
    to: str | None
    source: Span | None
    cue: Span | None
    content: list[Span]
    direct: bool
    stance: Stance
    source_kind: SourceKind
    act: Act
    parent: str | None


class Time(BaseModel):
    """A time expression, with TIMEX3's type and value."""

    span: Span
    type: str
    value: str
    mod: str | None
    earliest: Day
    latest: Day
    because: str


class Claim(BaseModel):
    """A claim as the document makes it, not checked."""

    id: str
    kind: ClaimKind
    words: Span
    text: str
    about: str | None
    participants: list[Actor]
    anchor: str | None
    channel: Channel | None
    value: int | str | None


class Versions(BaseModel):
    """What made a coding."""

    readouts: str
    model: str
    resources: str


class Coding(BaseModel):
    """Everything that one document says, coded."""

    id: str
    published: Published
    events: list[EventMention]
    contacts: list[ContactReport]
    statements: list[Statement]
    times: list[Time]
    claims: list[Claim]
    reading: list[Step]
    versions: Versions


Direction = Literal["newest", "oldest"]
