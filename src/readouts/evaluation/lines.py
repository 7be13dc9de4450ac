"""The rows of gold files, checked as they are read; keys that are not asked for are left aside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from readouts.documents.document import Document
from readouts.documents.readers.json_lines import JsonLines
from readouts.documents.readers.reader import Input, Limits
from readouts.errors import InputError
from readouts.interval import Interval
from readouts.span import Span

T = TypeVar("T")
_LONGEST = 5_000_000
Pieces = list[tuple[int, int]] | tuple[int, int] | None


class Row(BaseModel):
    """One line of gold."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class SideRow(Row):
    """Somebody on one side of an event."""

    code: str | None = None


class SentenceRow(Row):
    """A sentence with its event. The type is ``event16``; where a file has no such key, ``event``."""

    id: str
    source: list[SideRow]
    target: list[SideRow]
    event: str | None = None
    event16: str | None = None
    mode: str | None = None
    event_text: str | None = None
    part: str | None = None

    @property
    def type(self) -> str | None:
        """PLOVER's type; None where gold gives none."""
        return self.event16 if "event16" in self.model_fields_set else self.event

    @property
    def trap(self) -> bool:
        """Whether the sentence is said to hold no event: no type, and no words that could be one."""
        return self.type is None and "event_text" in self.model_fields_set and self.event_text is None


class EventRow(Row):
    """An event of a paragraph, with all words that report it."""

    type: str
    mode: str | None = None
    actors: list[str]
    recipients: list[str]
    auxiliary: list[Literal["historical", "future", "hypothetical", "negated"]] = []
    words: list[str]


class ParagraphRow(Row):
    """A running paragraph with all its events."""

    id: str
    text: str
    events: list[EventRow]
    part: str | None = None


class AttributionRow(Row):
    """Source, cue and content, each a span, several, or none."""

    source: Pieces = None
    cue: Pieces = None
    content: Pieces = None


class AttributedRow(Row):
    """A text with its attributions."""

    id: str
    text: str
    attributions: list[AttributionRow]
    part: str | None = None


class TimeRow(Row):
    """A time expression."""

    span: tuple[int, int]
    value: str | None = None


class TimedRow(Row):
    """A text with its time expressions."""

    id: str
    times: list[TimeRow]
    part: str | None = None


class PersonRow(Row):
    """A participant of a contact."""

    name: str | None = None
    state: str | None = None


class ContactRow(Row):
    """A contact."""

    id: str
    tier: str = "core"
    date: tuple[str | None, str | None]
    channel: str
    accept_channels: list[str] = []
    status: str
    participants: list[PersonRow]
    initiator: str | None = None
    accept_initiators: list[str | None] = []
    documents: dict[str, str]


class AccountRow(Row):
    """What one side says of a contact."""

    contact: str
    side: str | None
    points: list[str]


class ClaimRow(Row):
    """A claim with its verdict."""

    document: str
    words: str
    kind: str
    verdict: Literal["supported", "contradicted", "unknown"]


class DateRow(Row):
    """Words that mean days."""

    document: str
    words: str
    date: tuple[str | None, str | None]


def read_rows(path: Path, shape: type[T]) -> list[T]:
    """All rows of a file of JSON lines.

    Raises:
        InputError: A line is not JSON, or not of the shape.
    """
    adapter: TypeAdapter[T] = TypeAdapter(shape)
    rows = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(adapter.validate_python(json.loads(line)))
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}", f"is not JSON ({error.msg})", "Mend or remove the line.") from error
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            raise InputError(f"{path}:{number}", f"is not gold of this kind ({faults})", "Mend the line.") from error
    return rows


def first_row(path: Path) -> dict[str, Any]:
    """The first line's object, to see what kind of gold a file is; empty where it is none."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        first = next((line for line in lines if line.strip()), "")
    try:
        found = json.loads(first)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def read_documents(path: Path) -> tuple[Document, ...]:
    """The texts of a gold file, read as ``readouts code`` reads them.

    Raises:
        InputError: A line is not a document.
    """
    found = []
    for item in JsonLines().read(Input.of(str(path), path.read_bytes(), Limits(_LONGEST))):
        if isinstance(item, InputError):
            raise item
        found.append(item)
    return tuple(found)


def spans_of(pieces: Pieces) -> tuple[Span, ...]:
    """``[s, e]``, ``[[s, e], …]`` or null as spans.

    >>> spans_of((3, 5))
    (Span(start=3, end=5),)
    """
    if not pieces:
        return ()
    if isinstance(pieces, tuple):
        return (Span(*pieces),)
    return tuple(Span(*piece) for piece in pieces)


def interval_of(days: Sequence[str | None]) -> Interval:
    """``[earliest, latest]`` as an interval."""
    adapter = TypeAdapter(Interval)
    first, last = ((d[:10] if d else None) for d in days)
    return adapter.validate_python({"earliest": first, "latest": last})


def span_of(words: str, text: str, where: str) -> Span:
    """Where the words stand in the text.

    Raises:
        InputError: They do not stand there.
    """
    start = text.find(words)
    if start < 0:
        raise InputError(where, f"names words that the document lacks: “{words}”", "Copy them from the text.")
    return Span(start, start + len(words))
