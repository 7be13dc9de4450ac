"""The small shapes that the entries share: days, spans, actors, sources."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

Day = str | None
Span = list[int]


class Interval(BaseModel):
    """Closed interval of days; null on a side that is not known."""

    earliest: Day = Field(description="First day, ISO 8601.")
    latest: Day = Field(description="Last day, ISO 8601.")


class Dated(Interval):
    """Days with the reasons for them."""

    because: list[str] = Field(description="Sentences that say why these days.")


class Ground(BaseModel):
    """One reason for a date, with what it rests on."""

    because: str
    document: str | None = Field(description="Document whose words say so.")
    span: Span | None = Field(description="Where they stand: half-open, in code points of the untouched text.")
    row: str | None = Field(description="Row of the calendar or of the table of holders.")
    earliest: Day
    latest: Day


class Grounded(Dated):
    """Days with their reasons, each traced to words and rows."""

    grounds: list[Ground]
    contradictions: list[list[Ground]] = Field(description="Smallest sets of grounds that cannot all be true.")


class Published(Grounded):
    """When a document appeared, as far as the record knows."""

    how: Literal["stated", "inferred", "unknown"]


class Actor(BaseModel):
    """Who is meant."""

    id: str | None = Field(description="Wikidata id, or the table's own; null for somebody who is not in the table.")
    name: str | None
    role: str | None
    state: str | None = Field(description="ISO 3166-1 alpha-3, or an organisation's acronym.")
    sector: str | None = Field(description="PLOVER's sector.")
    kind: str
    named: bool


class Participant(Actor):
    """Who is meant, with the words that say so."""

    span: Span | None


class Magnitude(BaseModel):
    """A number that an event is told with."""

    value: int | float
    unit: str
    span: Span | None


class Place(BaseModel):
    """Where something took place."""

    name: str
    state: str | None
    span: Span | None


class Source(BaseModel):
    """The words that support a value."""

    document: str
    span: Span | None = Field(description="Half-open, in code points of the document's untouched text.")
    text: str
    side: str | None = Field(description="State whose own account this is; null for the outlets' own voice.")


class Step(BaseModel):
    """A rule that was tried, and what came of it."""

    rule: str
    reason: str
    outcome: Literal["fired", "blocked", "no_match"]
    evidence: list[Span]


class Acted(BaseModel):
    """A person's correction that acts on an entry."""

    id: str
    action: str
    author: str
    at: str
    reason: str
    sentence: str
