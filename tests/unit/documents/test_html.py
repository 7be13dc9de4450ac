"""Web pages: the article and nothing else, what the metadata say, and a clear word about pages that cannot be read."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readouts.documents.document import Document
from readouts.documents.readers.html import Html
from readouts.documents.readers.reader import Input, Limits
from readouts.documents.readers.registry import all_readers, reader_for
from readouts.errors import InputError

ARTICLE = """
<article><h1>Nairobi calls Dodoma</h1><p class="byline">By Jane Wambui</p>
<p>Kenya's foreign minister, Alfred Mutua, telephoned his Tanzanian counterpart, Stergomena Tax, on Monday, the Kenyan ministry said.</p>
<p>“We asked for the border to be opened,” he told reporters in Nairobi after the call, which lasted forty minutes.</p>
<p>It was their first call since November, according to officials of both countries.</p></article>"""
NAVIGATION = '<nav><a href="/">Home</a><a href="/w">World</a></nav>'
ASIDE = '<aside><h2>Read more</h2><a href="#">Ten things to do in Mombasa</a></aside><footer>© 2023 Lake Post</footer>'
JSON_LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Nairobi calls Dodoma","datePublished":"2023-03-07T00:12:00+03:00","dateModified":"2023-03-08T01:00:00+03:00",
"author":[{"@type":"Person","name":"Jane Wambui"},"Ali Juma"],"publisher":{"@type":"Organization","name":"Lake Post"},"license":"CC BY 4.0"}]}</script>"""
OPEN_GRAPH = """<meta property="og:site_name" content="Lake Post"><meta property="og:title" content="Nairobi calls Dodoma">
<meta property="article:published_time" content="2023-03-07T09:12:00+03:00"><meta property="og:url" content="https://lake.example/a">"""


def page(head="", body=ARTICLE):
    return f"<!DOCTYPE html><html><head><title>Lake Post</title>{head}</head><body>{NAVIGATION}{body}{ASIDE}</body></html>".encode()


def read(data, **given):
    items = list(Html().read(Input.of("page.html", data, **given)))
    assert len(items) == 1
    assert isinstance(items[0], Document)
    return items[0]


def test_the_article_alone_is_read():
    """Paragraphs as paragraphs; no menus, no lists of links, no footer."""
    text = read(page()).text
    assert "telephoned his Tanzanian counterpart" in text
    assert text.count("\n\n") >= 2
    assert not any(word in text for word in ("Home", "Mombasa", "Read more"))


@pytest.mark.parametrize("head", [JSON_LD, OPEN_GRAPH], ids=["schema.org", "OpenGraph"])
def test_metadata(head):
    """Title, publisher and day from what the page says of itself; the day is that of the page's own clock."""
    document = read(page(head))
    assert (document.title, document.outlet) == ("Nairobi calls Dodoma", "Lake Post")
    assert document.stated.earliest == document.stated.latest == date(2023, 3, 7)
    if head is JSON_LD:
        assert document.byline == ("Jane Wambui", "Ali Juma")
        assert document.origin.modified == datetime(2023, 3, 7, 22, tzinfo=UTC)
        assert document.origin.notes == (("licence", "CC BY 4.0"),)
    else:
        assert document.url == "https://lake.example/a"


def test_a_page_without_metadata_states_no_day():
    """A date in its prose is not taken for the day of publication."""
    document = read(page(body=ARTICLE.replace("on Monday", "on 6 March 2021")))
    assert document.stated is None
    assert document.outlet is None


def test_broken_metadata_do_no_harm():
    """JSON that breaks off, days that are none: the article is read all the same."""
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
    worse = (
        '<meta property="article:published_time" content="yesterday"><link rel="canonical" href="javascript:alert(1)">'
    )
    document = read(page(broken + worse))
    assert document.stated is None
    assert document.url is None


def test_character_sets():
    """What the sender says goes before what the page says; else the bytes decide."""
    text = page(body=ARTICLE.replace("Nairobi after", "Iaşi dupa")).decode()
    assert "Iaşi" in read(text.encode("windows-1250"), charset="windows-1250").text
    assert "Iaşi" in read(text.encode()).text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "holds no article"),
        (b"<!doctype html>", "holds no article"),
        (b"<div>" * 300_000, "is a page with 300,000 tags"),
        (b"<TABLE><tr><td>1</td></tr></TABLE>" * 8_001, "is a page with 8,001 tables"),
        (b"<html><p>" + b"x" * 20_000_001, "is larger than the 20 MB"),
    ],
    ids=["links", "nothing", "deep", "tables", "large"],
)
def test_pages_that_cannot_be_read(data, says):
    """A sentence that says why."""
    with pytest.raises(InputError, match=says):
        list(Html().read(Input.of("page.html", data)))


def test_a_page_is_known_by_its_sender_its_name_or_its_look():
    """The media type first; a page under a name without a suffix is seen by its beginning."""
    readers = all_readers()
    for source in (
        Input.of("x", b"no look of a page", media_type="text/html"),
        Input.of("a/b.HTM", b"hello"),
        Input.of("x", b"\xef\xbb\xbf\n<!DOCTYPE HTML><title>a</title>"),
    ):
        assert reader_for(source, readers).name == "html"


def test_too_long_an_article_is_refused():
    """The limit of a document holds for pages too."""
    with pytest.raises(InputError, match="characters"):
        list(Html().read(Input.of("page.html", page(), Limits(characters=50))))


TAGS = st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "<script>", "<!--", "<![CDATA[", "&#x110000;", "&amp",
                        "<meta content='", '<script type="application/ld+json">', '{"@graph":[', "\0", "\ud800".encode("utf-16", "surrogatepass").decode("latin-1")])  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=40).map(
            lambda parts: "".join(parts).encode("utf-8", "replace")
        ),
    )
)
def test_arbitrary_bytes_do_no_harm(data):
    """A document or an error, soon."""
    start = time.monotonic()
    try:
        items = list(Html().read(Input.of("page.html", b"<html>" + data)))
    except InputError:
        items = []
    assert all(isinstance(i, Document | InputError) for i in items)
    assert time.monotonic() - start < 10
