"""Addresses, lists and feeds to documents that know where and when they were fetched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from loopback import serving
from readouts.documents.lead import Lead
from readouts.documents.readers.reader import Limits
from readouts.errors import InputError
from readouts.fetching.fetcher import Fetcher, Manners
from readouts.fetching.reading import read_addresses, read_leads

PAGE = (
    "<!DOCTYPE html><html><head><title>Call</title></head><body><article><h1>Call {n}</h1>"
    "<p>Kenya's foreign minister telephoned his Tanzanian counterpart on Monday, for the {n}th time this year, the ministry said.</p>"
    "<p>They spoke about the border, about the price of maize, and about a visit that is planned for the autumn.</p></article></body></html>"
)


@pytest.fixture
def site():
    with serving() as site:
        yield site


@pytest.fixture
def fetcher():
    return Fetcher(Manners(private=True, delay=0))


def test_a_page_keeps_where_and_when(site, fetcher):
    """The address after redirects, and the time of fetching; text without a reader's origin has one of its own."""
    site.page("/old", "", status=301, Location="/new")
    site.page("/new", PAGE.format(n=4))
    site.page("/text", "The two presidents met in Lima on Friday.", "text/plain")
    page, text = read_addresses([site.url("/old"), site.url("/text")], fetcher, Limits())
    assert "4th time" in page.text
    assert (page.url, page.path) == (site.url("/new"), site.url("/old"))
    assert datetime.now(UTC) - page.origin.retrieved < timedelta(minutes=1)
    assert (text.url, text.origin.media_type) == (site.url("/text"), "text/plain")


def test_leads_are_followed_through_feeds(site, fetcher):
    """A feed of a list names pages; each address is fetched once, and its document keeps the feed and the entry's id."""
    link = "<item><guid>e{n}</guid><title>t</title><link>{url}</link><description>Short.</description></item>"
    feed = "".join(link.format(n=n, url=site.page(f"/{n}", PAGE.format(n=n))) for n in (4, 5))
    site.page("/feed", f"<rss version='2.0'><channel><title>Lake</title>{feed}</channel></rss>", "application/rss+xml")
    leads = [
        Lead(site.url("/feed"), "a:1", "a", "feed"),
        Lead(site.url("/5"), "a:2", "a"),
        Lead(site.url("/gone"), "a:3", "a"),
    ]
    found = list(read_leads(leads, fetcher, Limits()))
    documents = {d.url: d for d in found if not isinstance(d, InputError)}
    assert documents[site.url("/4")].origin.record == "e4"
    assert documents[site.url("/4")].origin.container == site.url("/feed")
    assert documents[site.url("/5")].origin.container == "a"
    assert len(documents) == 2
    assert [e.where for e in found if isinstance(e, InputError)] == [site.url("/gone")]
    assert sorted(site.paths()) == ["/4", "/5", "/feed", "/gone"]
