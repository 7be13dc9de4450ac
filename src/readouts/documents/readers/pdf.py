"""PDF files: the text of the pages, with where each page stands in it."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from readouts.documents.build import build_document
from readouts.documents.document import Document, Origin
from readouts.documents.readers.decoding import check_length
from readouts.documents.readers.reader import Input
from readouts.errors import InputError
from readouts.span import Span

_MOST_PAGES = 2_000
_LARGEST = 200_000_000
# A line that goes on in the next one: no end of a sentence, and the next does not begin like a new one.
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_BROKEN_LINE = re.compile(r"(?<![.!?:”\"’ \t])[ \t]*\n(?=[a-z0-9“(])")


class Pdf:
    """The pages' text in order; scanned pages have none, and are not read by eye."""

    name = "pdf"
    suffixes = (".pdf",)
    media_types = ("application/pdf",)

    def sniff(self, head: bytes) -> bool:
        """The mark of a PDF near the beginning."""
        return b"%PDF-" in head[:1024]

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The one document."""
        data = source.read(_LARGEST)
        pages, about, day = _pages(data, source)
        text, spans = _joined(pages)
        if not text.strip():
            raise InputError(
                source.where, "is a PDF without text (scanned pages?)", "Give its text, by a program that reads scans."
            )
        check_length(text, source.where, source.limits.characters)
        yield build_document(
            text,
            title=about,
            path=source.where,
            url=source.address,
            origin=Origin(
                media_type="application/pdf",
                extractor=f"pypdf {_version()}",
                digest=hashlib.sha256(data).hexdigest(),
                modified=day,
                pages=spans,
            ),
        )


def _pages(data: bytes, source: Input) -> tuple[list[str], str | None, datetime | None]:
    """The text of each page, the file's title, and when it was made.

    Raises:
        InputError: It is broken, locked, or longer than a document is.
    """
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    broken = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError, OverflowError,
              AssertionError, ZeroDivisionError, NotImplementedError, MemoryError)  # fmt: skip
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(source.where, "is locked with a password", "Unlock it first.")
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(
                source.where, f"has {len(reader.pages):,} pages", f"Split it: at most {_MOST_PAGES:,} are read."
            )
        pages, length = [], 0
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            length += len(pages[-1])
            if length > source.limits.characters:
                break
        told = reader.metadata
        title = " ".join(str(told.title).split()) if told and told.title else None
        made = told.creation_date if told else None
        made = made.astimezone(UTC) if made and made.tzinfo else None
    except broken as error:
        raise InputError(
            source.where, f"is a broken PDF ({error or type(error).__name__})", "Print it anew, or give its text."
        ) from error
    return pages, title, made


def _joined(pages: list[str]) -> tuple[str, tuple[Span, ...]]:
    """One text with broken lines joined, and where each page stands in it."""
    parts: list[str] = []
    spans: list[Span] = []
    length = 0
    for page in pages:
        text = _BROKEN_LINE.sub(" ", _BROKEN_WORD.sub("", page.replace("\r\n", "\n"))).strip()
        spans.append(Span(length, length + len(text)))
        parts.append(text)
        length += len(text) + 2
    return "\n\n".join(parts), tuple(spans)


@cache
def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version("pypdf")
