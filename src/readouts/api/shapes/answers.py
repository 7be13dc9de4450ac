"""Checks, answers, corrections, and work in the background."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from readouts.api.shapes.entries import AccountPoint, Coverage, UnderstoodClaim
from readouts.api.shapes.values import Actor, Dated, Interval, Source, Span
from readouts.coding.coding import Channel, Status


class CheckAnswer(BaseModel):
    """The claims of a text, each with its verdict."""

    claims: list[UnderstoodClaim]


class AnsweringContact(BaseModel):
    """A contact in an answer, with the words that say so."""

    id: str
    date: Dated
    channel: Channel
    status: Status
    count: int | str | None
    participants: list[Actor]
    sources: list[Source]


class UnsureContact(AnsweringContact):
    """A contact that may answer, and why it may not."""

    reason: str


class AnsweringValue(BaseModel):
    """A value that answers."""

    value: str
    sources: list[Source]


class Said(BaseModel):
    """What a side said of a contact."""

    side: str | None
    contact: str
    points: list[AccountPoint]


class AnsweringNumber(BaseModel):
    """How many contacts answer a question: an entry may stand for several."""

    contacts: int
    exact: bool = Field(description="“Several calls” are two at least.")
    channels: dict[Channel, int]


class Found(BaseModel):
    """What was understood of a question, and what the record says."""

    question: str
    understood: str
    kind: str
    sides: list[Actor]
    window: Interval
    channel: Channel | None
    topic: str | None
    speaker: str | None
    reply: Literal["found", "yes", "none", "differing", "unknown"]
    answer: str
    contacts: list[AnsweringContact] = Field(description="Those that answer it, by date: the newest 200 at most.")
    earlier: int = Field(description="How many more answer it that lie before these.")
    number: AnsweringNumber
    values: list[AnsweringValue]
    said: list[Said]
    unsure: list[UnsureContact] = Field(description="Those that may belong here, by date: the newest 200 at most.")
    unsure_earlier: int = Field(description="How many more may that lie before these.")
    ahead: list[AnsweringContact]
    coverage: Coverage | None


class Answer(BaseModel):
    """An answer, or why the question has none."""

    found: Found | None
    not_understood: str | None = Field(description="What was not understood, and what to do.")


class Passage(BaseModel):
    """A place in a document that a correction names."""

    digest: str
    id: str
    span: Span | None


class Added(BaseModel):
    """A contact that somebody read in a document."""

    participants: list[Actor]
    channel: Channel
    status: Status
    date: Interval
    standing: Literal["main", "background"] = Field(alias="as")


class Correction(BaseModel):
    """An entry of the log of corrections."""

    id: str
    at: str
    author: str
    action: str
    kind: str
    entry: str
    reason: str
    sentence: str
    slot: str | None
    value: str | int | None
    former: str | int | None
    participants: list[Actor]
    passages: list[Passage]
    others: list[Passage]
    added: Added | None
    undone_by: str | None


class Doubt(BaseModel):
    """Something that is worth a person's look."""

    kind: str
    entry: str
    weight: float
    why: str
    do: str = Field(description="The command that settles it.")


class Doubts(BaseModel):
    """What is worth a look, the most doubtful first."""

    total: int
    more: bool = Field(
        description="Whether there may be others, which come when these are settled; total leaves them out."
    )
    entries: list[Doubt]


class Unreadable(BaseModel):
    """An input that could not be read."""

    where: str
    found: str
    do: str


class Job(BaseModel):
    """Work that the server does in the background."""

    id: str
    kind: Literal["ingest", "export"]
    state: Literal["waiting", "running", "done", "failed", "interrupted"]
    user: str | None
    created: str
    ended: str | None
    done: int = Field(description="How many documents, or files, are done.")
    total: int | None = Field(description="Of how many; null while that is not known.")
    given: dict[str, object] = Field(description="What was asked for.")
    report: dict[str, object] | None = Field(description="What came of it: as the command's --json prints it.")
    files: list[str] = Field(description="Files that it made: at /jobs/{id}/files/{name}.")


class Jobs(BaseModel):
    """The newest jobs first."""

    entries: list[Job]


class Format(BaseModel):
    """A format of export."""

    name: str
    title: str
    loses: list[str] = Field(description="What of the record it cannot hold.")
    missing: str | None = Field(description="Why it cannot be written on this server, where it cannot.")


class Formats(BaseModel):
    """Formats of export."""

    entries: list[Format]
