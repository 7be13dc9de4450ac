"""Lists, counts, searches; and the shape of every error."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from readouts.api.shapes.entries import CheckedClaim, Contact, CountedActor, Document, Event, Explanation
from readouts.api.shapes.values import Day, Interval

T = TypeVar("T")


class Listed(BaseModel, Generic[T]):
    """Some entries of a list, and where the next ones are found."""

    total: int = Field(description="How many entries the filters keep, on all pages.")
    next: str | None = Field(description="Address of the next page; null on the last one. The Link header has it too.")
    entries: list[T]


class ExplainedContact(Contact):
    """A contact with the comparisons of reports that hold it together or keep it apart from others."""

    explanation: Explanation


class DocumentContents(Document):
    """A document with its text, and the entries of the record that stand on it."""

    text: str = Field(description="As it came: every span counts its code points.")
    contacts: list[Contact]
    events: list[Event]
    claims: list[CheckedClaim]


class ActorContents(CountedActor):
    """Somebody who takes part in entries, with the latest of them."""

    latest: list[Contact] = Field(description="The newest contacts, at most 50.")


class Covered(Interval):
    """What the record holds, and the days on which its documents may have appeared."""

    documents: int
    contacts: int
    events: int
    claims: int
    outlets: int


class Cell(BaseModel):
    """Contacts of one channel and status that begin in one month; null where no day is known."""

    month: str | None
    channel: str
    status: str
    count: int


class Gap(Interval):
    """Days between two contacts that were held, during which the record holds none; ``until`` is null where it is open."""

    after: str
    until: str | None
    days: int | None


class Silence(BaseModel):
    """A pair of states that spoke often and has not for long."""

    states: list[str]
    last: Day
    days: int
    usual: int = Field(description="Median number of days between their contacts before.")


class RecordSummary(Covered):
    """What the record holds, with months and silences."""

    months: list[Cell]
    silences: list[Silence]


class Pair(BaseModel):
    """Two states and how much the record holds of them."""

    states: list[str]
    contacts: int
    held: int
    first: Day = Field(description="Earliest day of a contact that was held, of those whose days are known.")
    last: Day


class PairContents(BaseModel):
    """Two states: their contacts by month, and the longest stretches without one."""

    states: list[str]
    contacts: int
    matrix: list[Cell]
    gaps: list[Gap]


class Facet(BaseModel):
    """A value, and how many entries of the selection have it."""

    value: str
    count: int


class FacetAnswer(BaseModel):
    """Facets of a list by name."""

    facets: dict[str, list[Facet]]


class Hit(BaseModel):
    """Something that a search found."""

    kind: str
    id: str
    document: str
    text: str
    marks: list[list[int]] = Field(description="Half-open ranges of the text in which the words stand.")


class Fault(BaseModel):
    """One fault of a request."""

    where: str = Field(description="Parameter or place in the body.")
    found: str


class Problem(BaseModel):
    """What went wrong (RFC 9457): what, where, and what to do."""

    type: str = Field(description="urn:readouts:problem:… ; stays when titles change.")
    title: str
    status: int
    detail: str = Field(description="The whole message, as the commands print it.")
    instance: str = Field(description="Path that was asked for.")
    what: str
    where: str | None
    do: str
    faults: list[Fault]
