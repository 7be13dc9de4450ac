"""Documents as JSON lines: id, text, published, outlet, outlet_country, kind, title, url; or NGEC's keys for the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, field_validator

from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.documents.readers.decoding import LARGEST_JSON, check_is_text, check_length, decode, json_value, lines_of
from readouts.documents.readers.reader import HEAD_BYTES, Input
from readouts.errors import InputError


class DocumentLine(BaseModel):
    """One line of input, with our keys or those of NGEC's input; other keys are left aside."""

    model_config = ConfigDict(extra="ignore")
    text: str = Field(validation_alias=AliasChoices("text", "event_text"))
    id: str | None = None
    published: date | None = Field(None, validation_alias=AliasChoices("published", "pub_date", "date"))
    outlet: str | None = Field(None, validation_alias=AliasChoices("outlet", "publisher"))
    outlet_country: str | None = None
    kind: str | None = None
    title: str | None = Field(None, validation_alias=AliasChoices("title", "headline"))
    url: str | None = None

    @field_validator("id", mode="before")
    @classmethod
    def _number_as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) else value

    @field_validator("published", mode="before")
    @classmethod
    def _day_of_time(cls, value: object) -> object:
        if isinstance(value, str) and len(value) > 10:
            return datetime.fromisoformat(value).date()
        return value or None

    @field_validator("text")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the text is empty")
        return value


class JsonLines:
    """Each line is one document; a line that cannot be read is reported with its number."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson", ".jsonlines")
    media_types = ("application/jsonl", "application/x-ndjson", "application/jsonlines")

    def sniff(self, head: bytes) -> bool:
        """A first line that is a JSON object with a text."""
        first, end, _ = head.lstrip().partition(b"\n")
        if not end and len(head) >= HEAD_BYTES:
            return first.startswith(b"{") and (b'"text"' in first or b'"event_text"' in first)
        try:
            value = json.loads(first)
        except (ValueError, RecursionError):
            return False
        return isinstance(value, dict) and bool({"text", "event_text"} & value.keys())

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The documents, one a line."""
        check_is_text(source.head(), source.where)
        for number, line in lines_of(source, LARGEST_JSON):
            where = f"{source.where}:{number}"
            if line is None:
                yield InputError(where, f"is a line of more than {LARGEST_JSON / 1e6:.0f} MB", "Split its text.")
            elif line.strip():
                yield self._line(line, where, source)

    def _line(self, line: bytes, where: str, source: Input) -> Document | InputError:
        try:
            given = DocumentLine.model_validate(json_value(decode(line, where), where))
            check_length(given.text, where, source.limits.characters)
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'line'}: {e['msg']}" for e in error.errors())
            return InputError(where, f"is not a document ({faults})", 'A line needs at least {"text": "…"}.')
        except InputError as error:
            return error
        return build_document(**given.model_dump(), path=source.where)
