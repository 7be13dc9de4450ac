"""Markdown notes: the text after the front matter, which says title, day, outlet and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import yaml

from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.documents.readers.decoding import check_length, decode, longest_text
from readouts.documents.readers.reader import Input
from readouts.errors import InputError

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
_LARGEST_FRONT = 20_000


class Markdown:
    """One note is one document; marks such as stars and brackets stay in the text and are taken for furniture."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    media_types = ("text/markdown",)

    def sniff(self, head: bytes) -> bool:
        """Front matter at the beginning."""
        return bool(_FRONT.match(head[:_LARGEST_FRONT].decode("utf-8", "replace")))

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The note."""
        whole = decode(source.read(longest_text(source)), source.where)
        check_length(whole, source.where, source.limits.characters)
        found = _FRONT.match(whole[:_LARGEST_FRONT])
        told = _front(found[1], source.where) if found else {}
        text = whole[found.end() :] if found else whole
        if not text.strip():
            raise InputError(source.where, "holds front matter and no text", "Give a note with a text.")
        author = told.get("author") or told.get("authors")
        yield build_document(
            text,
            id=_words(told.get("id")),
            published=_day(told.get("published") or told.get("date")),
            outlet=_words(told.get("outlet") or told.get("publisher")),
            outlet_country=_words(told.get("outlet_country") or told.get("country")),
            kind=_words(told.get("kind")),
            title=_words(told.get("title")),
            url=_words(told.get("url") or told.get("source")),
            path=source.where,
            byline=tuple(w for a in (author if isinstance(author, list) else [author]) if (w := _words(a))),
        )


def _front(text: str, where: str) -> dict[str, Any]:
    """The front matter.

    Raises:
        InputError: It is not YAML of names and values.
    """
    try:
        told = yaml.safe_load(text) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(
            where, "has front matter that is not YAML", "Mend it, or remove the lines between the two ---."
        ) from error
    if not isinstance(told, dict):
        raise InputError(where, "has front matter without names", "Write lines such as: title: …")
    return told


def _words(value: object) -> str | None:
    try:
        return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None
    except ValueError:  # a number of thousands of digits
        return None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
