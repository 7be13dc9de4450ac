"""Feeds: items with their full text are documents, the others leads; nothing hostile does harm."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.feed_item import day_of
from readouts.documents.readers.feeds import Feed
from readouts.documents.readers.json_feed import JsonFeed
from readouts.documents.readers.opml import Opml
from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import all_readers, reader_for
from readouts.errors import InputError

BODY = (
    "<p>Kenya's foreign minister telephoned his Tanzanian counterpart on Monday, the ministry said.</p>"
    "<p>They spoke about the border, about the price of maize, and about a visit that is planned for the autumn.</p>"
)
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lake Herald</title><link>https://lake.example/</link>
<item><title>A call &amp; a visit</title><link>https://lake.example/1</link><guid isPermaLink="false">lake-1</guid>
 <pubDate>Tue, 07 Mar 2023 23:30:00 -0500</pubDate><dc:creator>Ann Lake</dc:creator>
 <description>Two ministers spoke.</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>More</title><link>https://lake.example/2</link><guid>https://lake.example/2</guid>
 <pubDate>Wed, 08 Mar 2023 08:00:00 GMT</pubDate><description>{BODY.replace("<", "&lt;")}</description></item>
<item><title>Cut</title><link>https://lake.example/3</link>
 <content:encoded><![CDATA[{BODY}<p>The envoys of both sides then went to … <a href="/3">Continue reading</a></p>]]></content:encoded></item>
<item><title>Nowhere</title><description>Nothing.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><id>urn:f</id><entry><id>tag:ministry.example,2023:7</id>
<title>Readout</title><link rel="alternate" href="https://ministry.example/7"/><published>2023-03-07T09:00:00+03:00</published>
<updated>2023-03-08T10:00:00Z</updated><author><name>Press Office</name></author><content type="html">{BODY.replace("<", "&lt;")}</content></entry>
<entry><id>tag:ministry.example,2023:8</id><title>Summary</title><link href="https://ministry.example/8"/><summary>They met.</summary></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Lake Herald",
    "items": [
        {"id": "1", "url": "https://lake.example/1", "content_html": BODY, "date_published": "2023-03-07T09:00:00+03:00",
         "authors": [{"name": "Ann Lake"}]},
        {"id": 2, "url": "https://lake.example/2", "summary": "They met."},
        "three",
    ],
}  # fmt: skip
OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="Africa">
<outline type="rss" text="Lake" title="Lake Herald" xmlUrl="https://lake.example/feed"/><outline text="L" xmlUrl="https://lake.example/feed"/>
<outline text="Disk" xmlUrl="file:///etc/passwd"/></outline><outline text="R" xmlUrl="https://river.example/atom"/></body></opml>"""


def items(reader, data, name="feed", **given):
    return list(reader.read(Input.of(name, data if isinstance(data, bytes) else data.encode(), **given)))


def test_items_of_rss():
    """Full text is a document with the entry's id, day, author and feed; a summary, or a text cut off, is a lead."""
    document, lead, cut, error = items(Feed(), RSS, "feed.xml", address="https://lake.example/feed")
    assert isinstance(document, Document)
    assert "price of maize" in document.text
    assert "<p>" not in document.text
    assert (document.title, document.outlet, document.url) == (
        "A call & a visit",
        "Lake Herald",
        "https://lake.example/1",
    )
    assert document.byline == ("Ann Lake",)
    assert document.stated.earliest == date(2023, 3, 7)
    assert (document.origin.record, document.origin.container) == ("lake-1", "https://lake.example/feed")
    assert document.origin.media_type == "application/rss+xml"
    assert isinstance(lead, Lead)
    assert (lead.address, lead.kind, lead.where) == ("https://lake.example/2", "report", "feed.xml:2")
    assert lead.published == date(2023, 3, 8)
    assert isinstance(cut, Lead)
    assert isinstance(error, InputError)


def test_items_of_atom():
    """The entry's id and the time of its last change are kept."""
    document, lead = items(Feed(), ATOM)
    assert document.origin.record == "tag:ministry.example,2023:7"
    assert document.origin.modified == datetime(2023, 3, 8, 10, tzinfo=UTC)
    assert document.origin.media_type == "application/atom+xml"
    assert lead.record == "tag:ministry.example,2023:8"


def test_items_of_json_feed():
    """The same of JSON Feed; what is no item is an error of its own."""
    document, lead, error = items(JsonFeed(), json.dumps(JSON_FEED))
    assert (document.origin.record, document.outlet, document.byline) == ("1", "Lake Herald", ("Ann Lake",))
    assert (lead.address, lead.record) == ("https://lake.example/2", "2")
    assert "is not an item" in str(error)


def test_feeds_of_opml():
    """Each feed once, whatever its folder; what is no http address is refused."""
    first, error, last = items(Opml(), OPML)
    assert (first.address, first.kind, first.title) == ("https://lake.example/feed", "feed", "Lake Herald")
    assert "/etc/passwd" in str(error)
    assert last.address == "https://river.example/atom"


@pytest.mark.parametrize(
    ("name", "kind", "data", "reader"),
    [
        ("a.xml", None, RSS, "feed"), ("a.xml", None, OPML, "opml"), ("a", None, ATOM, "feed"), ("feed.json", None, json.dumps(JSON_FEED), "jsonfeed"),
        ("a.json", None, '{"uri": "u", "headline": "h"}', "ninjs"), ("a", "text/xml", OPML, "opml"), ("a", "application/xml", RSS, "feed"),
        ("a", "application/json", json.dumps(JSON_FEED), "jsonfeed"), ("a", None, "<html><body>x</body></html>", "html"),
    ],
)  # fmt: skip
def test_readers_that_share_a_name_look_at_the_bytes(name, kind, data, reader):
    """.xml and .json, and their media types, stand for several kinds."""
    assert reader_for(Input.of(name, data.encode(), media_type=kind), all_readers()).name == reader


def test_feeds_that_are_not_well_formed_are_read():
    """A bare ampersand and a missing end do not lose the items."""
    broken = RSS.replace("&amp;", "&").replace("</channel></rss>", "")
    assert isinstance(items(Feed(), broken)[0], Document)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>', "declares entities"),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>', "declares entities"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss/>'.encode("utf-16"), "declares entities"),
        ("<rss>" * 100_000, "not well formed"),
        ("<note><to>x</to></note>", "is XML, but no feed"),
        ("", "is empty"),
        ("http://127.0.0.1:9/feed", "is no feed"),
    ],
    ids=["billion", "file", "utf16", "deep", "other", "empty", "address"],
)  # fmt: skip
def test_hostile_and_foreign_xml_is_refused(data, message):
    """Entities, endless nesting, other XML; and an address in place of a feed is not fetched."""
    with pytest.raises(InputError, match=message):
        items(Feed(), data)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda b: RSS.encode()[:400] + b + RSS.encode()[400:]),
                 st.integers(0, len(RSS)).map(lambda n: RSS.encode()[:n])))  # fmt: skip
def test_any_bytes_are_items_or_errors(data):
    """No reader of feeds raises anything but an InputError."""
    for reader in (Feed(), JsonFeed(), Opml()):
        try:
            assert all(isinstance(i, Document | Lead | InputError) for i in items(reader, data))
        except InputError as error:
            assert error.do


@settings(max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8),
                    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.sampled_from(["id", "url", "content_html", "content_text",
                    "authors", "name", "date_published", "title"]), v, max_size=4), max_leaves=8))  # fmt: skip
def test_any_json_in_items_is_borne(value):
    """Items whose values are of other kinds than they should be are documents, leads or errors."""
    feed = {"version": JSON_FEED["version"], "items": [value, {"id": value, "content_html": value, "authors": value}]}
    assert all(isinstance(i, Document | Lead | InputError) for i in items(JsonFeed(), json.dumps(feed)))


@given(st.text(max_size=40))
def test_any_time_is_a_day_or_none(written):
    """Times of feeds are written in every way."""
    assert day_of(written) is None or isinstance(day_of(written), date)
