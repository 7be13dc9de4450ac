"""Web archives: WARC, WARC.gz and WACZ, record by record, with the ids and digests that the archive gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from readouts.documents.document import Document
from readouts.documents.readers.html import LARGEST_PAGE, Html
from readouts.documents.readers.reader import Input
from readouts.errors import InputError

_PAGES = ("text/html", "application/xhtml+xml")
# A WACZ is a zip: one archive in it may unfold to so many bytes.
_LARGEST_UNFOLDED = 50_000_000_000


class Warc:
    """Pages of responses; everything else in an archive (pictures, scripts, redirects, errors) is left aside."""

    name = "warc"
    suffixes = (".warc", ".warc.gz", ".warc.zst")
    media_types = ("application/warc", "application/x-warc")

    def sniff(self, head: bytes) -> bool:
        """A plain WARC; a packed one is known by its name."""
        return head.startswith(b"WARC/1.")

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The articles of the archive, in its order."""
        with source.open() as stream:
            yield from pages_of(stream, source, source.where)


class Wacz:
    """The archives inside a WACZ."""

    name = "wacz"
    suffixes = (".wacz",)
    media_types = ("application/wacz", "application/x-wacz")

    def sniff(self, head: bytes) -> bool:
        """A zip whose first names are those of a WACZ."""
        return head.startswith(b"PK\3\4") and (b"archive/" in head[:4096] or b"datapackage.json" in head[:4096])

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The articles of all archives in it."""
        with source.open() as stream:
            try:
                held = zipfile.ZipFile(stream)
            except (zipfile.BadZipFile, OSError, ValueError) as error:
                raise InputError(source.where, f"is not a WACZ ({error})", "Fetch it again.") from error
            with held:
                names = [i for i in held.infolist() if i.filename.lower().endswith((".warc", ".warc.gz"))]
                if not names:
                    raise InputError(source.where, "holds no web archive", "A WACZ has its pages below archive/.")
                for info in names:
                    where = f"{source.where}/{info.filename}"
                    if info.file_size > _LARGEST_UNFOLDED:
                        yield InputError(where, "unfolds to more than 50 GB", "Split it.")
                        continue
                    with _faults(where) as faults, held.open(info) as inner:
                        yield from pages_of(io.BufferedReader(inner), source, where)
                    yield from faults


def pages_of(stream: Any, source: Input, where: str) -> Iterator[Document | InputError]:
    """The articles of one archive; a page without an article is an error of that page alone.

    Args:
        stream: The archive, open at its beginning.
        source: The input that holds it.
        where: Name of the archive, for messages.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    reader = Html()
    number = 0
    with _faults(where) as faults:
        for record in ArchiveIterator(
            stream, record_types=WarcRecordType.response | WarcRecordType.resource, parse_http=True, auto_decode="all"
        ):
            number += 1
            try:
                page = _page_of(record, f"{where}:{number}", source)
                if page is not None:
                    yield reader.document(
                        page[1],
                        page[0],
                        record=record.headers.get("WARC-Record-ID"),
                        record_digest=record.headers.get("WARC-Payload-Digest"),
                        retrieved=_moment(record.headers.get("WARC-Date")),
                        container=where,
                    )
            except InputError as error:
                yield error
    yield from faults
    if not number and not faults:
        yield InputError(where, "holds no responses", "Is it a web archive?")


@contextmanager
def _faults(where: str) -> Iterator[list[InputError]]:
    """What breaks off an archive becomes one error, with what came before it kept."""
    found: list[InputError] = []
    try:
        yield found
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        found.append(
            InputError(
                where, f"breaks off ({error or type(error).__name__})", "What came before is read; fetch it again."
            )
        )


def _page_of(record: Any, where: str, source: Input) -> tuple[Input, bytes] | None:
    """A page of a record with its bytes; None for anything else.

    Raises:
        InputError: The page is larger than a page may be.
    """
    http = record.http_headers
    kind = (record.http_content_type if http is not None else record.headers.get("Content-Type")) or ""
    media_type = kind.split(";")[0].strip().lower()
    if media_type not in _PAGES or (http is not None and http.status_code is not None and http.status_code >= 300):
        return None
    data = record.reader.read(LARGEST_PAGE + 1)
    charset = record.http_charset if http is not None else None
    address = record.headers.get("WARC-Target-URI")
    return Input.of(where, data, source.limits, media_type=media_type, charset=charset, address=address), data


def _moment(value: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
