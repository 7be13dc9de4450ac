"""Web archives: every page with its record's id and digest; what breaks off keeps what came before."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from readouts.documents.document import Document
from readouts.documents.readers.reader import Input
from readouts.documents.readers.warc import Wacz, Warc
from readouts.errors import InputError

# warcio leaves its own temporary files open while it writes the fixtures.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")

PAGE = (
    "<!DOCTYPE html><html><head><title>Call</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Call {n}</h1>"
    "<p>Kenya's foreign minister telephoned his Tanzanian counterpart on Monday, for the {n}th time this year, the ministry said.</p>"
    "<p>They spoke about the border, about the price of maize, and about a visit that is planned for the autumn.</p></article></body></html>"
)


def archive(*pages, packed=True):
    """A WARC of (address, content type, status, body) in memory, with the usual other records."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed, warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for address, kind, status, body, *more in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind), *more], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2023-03-07T10:00:00Z"},
        )
        writer.write_record(record)
    return stream.getvalue()


def pages(count):
    return [
        (f"https://lake.example/{n}", "text/html; charset=utf-8", "200 OK", PAGE.format(n=n).encode())
        for n in range(count)
    ]


def read(data, reader=None, name="a.warc.gz"):
    return list((reader or Warc()).read(Input.of(name, data)))


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
def test_pages_with_their_records(packed):
    """Address, record id, payload digest and the day of archiving are kept."""
    first, second = read(archive(*pages(2), packed=packed))
    assert "0th time" in first.text
    assert second.url == "https://lake.example/1"
    assert first.origin.record.startswith("<urn:uuid:")
    assert first.origin.record_digest.startswith("sha1:")
    assert first.origin.retrieved == datetime(2023, 3, 7, 10, tzinfo=UTC)
    assert first.stated is None


def test_what_is_no_page_is_left_aside_and_a_page_without_an_article_is_named():
    """Pictures, redirects and errors are no documents; a page of links is an error of its own."""
    data = archive(
        ("https://lake.example/a.png", "image/png", "200 OK", b"\x89PNG"),
        ("https://lake.example/b", "text/html", "302 Found", b""),
        ("https://lake.example/c", "text/html", "404 Not Found", PAGE.encode()),
        ("https://lake.example/d", "text/html", "200 OK", b"<html><body><a href='/'>Home</a></body></html>"),
        *pages(1),
    )
    error, document = read(data)
    assert isinstance(error, InputError)
    assert "holds no article" in str(error)
    assert isinstance(document, Document)


def test_packed_bodies_are_unpacked_and_bombs_are_not():
    """A gzip body is read; one that unfolds to more than a page is an error, and the next page is read."""
    packed = ("Content-Encoding", "gzip")
    good = ("https://lake.example/z", "text/html", "200 OK", gzip.compress(PAGE.format(n=7).encode()), packed)
    bomb = ("https://lake.example/b", "text/html", "200 OK", gzip.compress(b"<p>" + b"x" * 60_000_000), packed)
    document, error, last = read(archive(good, bomb, *pages(1)))
    assert "7th time" in document.text
    assert "is a page of" in str(error)
    assert "0th time" in last.text


def test_an_archive_that_breaks_off_keeps_what_came_before():
    """Half an archive: the whole records are documents, and one error says that it breaks off, or nothing is left over."""
    data = archive(*pages(6))
    items = read(data[: len(data) * 2 // 3])
    documents = [i for i in items if isinstance(i, Document)]
    assert 2 <= len(documents) < 6
    assert all("th time" in d.text for d in documents)


def test_wacz_holds_archives(tmp_path):
    """The archives below archive/ are read in order; a zip without any is refused."""
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("datapackage.json", "{}")
        made.writestr("archive/one.warc.gz", archive(*pages(2)))
        made.writestr("archive/two.warc", archive(*pages(1), packed=False))
    items = list(Wacz().read(Input("a.wacz", lambda: path.open("rb"))))
    assert [d.origin.container for d in items] == ["a.wacz/archive/one.warc.gz"] * 2 + ["a.wacz/archive/two.warc"]
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as made:
        made.writestr("datapackage.json", "{}")
    with pytest.raises(InputError, match="no web archive"):
        read(empty.getvalue(), Wacz(), "b.wacz")
    with pytest.raises(InputError, match="not a WACZ"):
        read(b"PK\3\4 nothing", Wacz(), "c.wacz")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.integers(0, 3000), st.booleans())
def test_arbitrary_bytes_do_no_harm(data, place, packed):
    """Whatever stands in or after an archive: documents and errors, and no crash."""
    whole = archive(*pages(2), packed=packed)
    broken = whole[:place] + data + whole[place:]
    for reader, body in ((Warc(), broken), (Warc(), data), (Wacz(), b"PK\3\4" + data)):
        try:
            items = read(body, reader)
        except InputError:
            items = []
        assert all(isinstance(i, Document | InputError) for i in items)
