"""A saved or fetched web page: its article as text, and what its metadata say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from readouts.documents.build import build_document
from readouts.documents.document import Document, Origin
from readouts.documents.readers.decoding import check_length, is_charset
from readouts.documents.readers.metadata import PageMetadata, metadata_of
from readouts.documents.readers.reader import Input
from readouts.errors import InputError

# Pages beyond this are lists, logs or attacks; parsing takes some twenty times as much memory.
LARGEST_PAGE = 20_000_000
# Pages with more tags are lists.
MOST_TAGS = 100_000
# What takes the article out takes the square of the tables of a page that has little else: 2 s for 4,000, 7 for 8,000, 35 for 16,600.
MOST_TABLES = 8_000
_TABLE = re.compile(rb"<table[\s/>]", re.IGNORECASE)
# A text without a line of so many words is no article, but what was left of menus.
_LEAST_WORDS = 5
_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article")


class Html:
    """The article of a page, by trafilatura; lists of links, menus and comments are left out."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml", ".shtml")
    media_types = ("text/html", "application/xhtml+xml")

    def sniff(self, head: bytes) -> bool:
        """A page begins with its document type or one of its outer elements."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2_000].lower()
        return start.startswith(_OPENINGS) or (start.startswith(b"<?xml") and b"<html" in start)

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The one document of the page."""
        yield self.document(source.read(LARGEST_PAGE), source)

    def document(
        self, data: bytes, source: Input, *, record: str | None = None, record_digest: str | None = None,
        retrieved: datetime | None = None, container: str | None = None,
    ) -> Document:  # fmt: skip
        """The article of a page with where it came from.

        Args:
            data: The page.
            source: Its input: place, address, character set as its sender says.
            record: Id in the archive that held it.
            record_digest: The digest that the archive gives.
            retrieved: When it was fetched.
            container: The archive or feed.

        Raises:
            InputError: It is too large, or holds no article.
        """
        if len(data) > LARGEST_PAGE:
            raise InputError(source.where, f"is a page of {len(data) / 1e6:.0f} MB", "Save its article alone.")
        if (tags := data.count(b"<")) > MOST_TAGS:
            raise InputError(source.where, f"is a page with {tags:,} tags", "Save its article alone.")
        if tags > MOST_TABLES and (tables := len(_TABLE.findall(data))) > MOST_TABLES:
            raise InputError(source.where, f"is a page with {tables:,} tables", "Save its article alone.")
        from trafilatura import bare_extraction  # noqa: PLC0415 - takes half a second, and most inputs are no pages

        page = decoded(data, source.charset)
        try:
            found = bare_extraction(page, url=source.address, include_comments=False, favor_precision=True)
        except (ValueError, RecursionError, AttributeError, TypeError) as error:
            raise InputError(source.where, f"cannot be read as a page ({error})", "Save it as plain text.") from error
        text = "\n\n".join(line for line in (found.text or "").split("\n") if line.strip()) if found else ""
        if not any(len(line.split()) >= _LEAST_WORDS for line in text.split("\n")):
            raise InputError(source.where, "holds no article", "Save the article's text as plain text.")
        check_length(text, source.where, source.limits.characters)
        told = metadata_of(page)
        return build_document(
            text,
            published=told.published,
            outlet=told.publisher,
            title=told.title or found.title,
            url=told.address or source.address,
            path=source.where,
            byline=told.authors,
            origin=Origin(
                media_type="text/html",
                extractor=f"trafilatura {_version()}",
                digest=hashlib.sha256(data).hexdigest(),
                record=record,
                record_digest=record_digest,
                retrieved=retrieved,
                modified=told.modified,
                container=container,
                notes=_notes(told),
            ),
        )


def decoded(data: bytes, charset: str | None) -> str:
    """The page's characters: by what its sender says, else by its own word, else as UTF-8; what is broken is marked."""
    from trafilatura.utils import decode_file  # noqa: PLC0415

    if charset and is_charset(charset):
        try:
            return data.decode(charset)
        except UnicodeError:
            pass
    return str(decode_file(data))


@cache
def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version("trafilatura")


def _notes(told: PageMetadata) -> tuple[tuple[str, str], ...]:
    return (("licence", told.licence),) if told.licence else ()
