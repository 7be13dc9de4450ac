"""Feeds and folders: each item once, nothing lost by a kill or a fault, polite where a site cannot answer."""

from __future__ import annotations

import pytest

from loopback import serving
from readouts.documents.readers.reader import Limits
from readouts.fetching.fetcher import Fetcher, Manners
from readouts.watching.sources import Sources

BODY = "<p>Kenya's foreign minister telephoned his Tanzanian counterpart on Monday, for the {n}th time, about the border and the price of maize and the autumn.</p>"
PAGE = f"<!DOCTYPE html><html><head><title>Call</title></head><body><article><h1>Call</h1>{BODY * 2}</article></body></html>"


def feed(*items):
    """RSS of (id, full text or None, address)."""
    told = "".join(
        f"<item><guid isPermaLink='false'>{id}</guid><link>{link}</link><title>t</title>"
        + (f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else "<description>Short.</description>")
        + "</item>"
        for id, text, link in items
    )
    head = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Lake</title>"
    return f"{head}{told}</channel></rss>"


class Round:
    def __init__(self, desk, site):
        self.desk, self.site, self.texts, self.now = desk, site, [], 1000.0

    def ask(self, *paths):
        """A round by a program that was just started; the texts that it took."""
        taken = []
        sources = Sources(
            paths, self.desk.store.watch_book(), Fetcher(Manners(private=True, delay=0)), Limits(), lambda: self.now
        )
        sources.ask(lambda documents: taken.extend(d.text for d in documents))
        self.faults = [str(f) for f in sources.faults]
        return [next(w for w in text.split() if w.endswith("th")) for text in taken]

    def serve(self, *items, **more):
        return self.site.page("/feed", feed(*items), "application/rss+xml", **more)


@pytest.fixture
def rounds(desk):
    with serving() as site:
        yield Round(desk, site)


def test_each_item_is_taken_once(rounds):
    """New items come, known ones do not; an item whose text changed is taken again; unchanged feeds are not sent again."""
    url = rounds.serve(("a", BODY.format(n=1), "https://l.example/a"), ETag='"1"')
    assert rounds.ask(url) == ["1th"]
    assert rounds.ask(url) == []
    assert rounds.site.asked[-1][1]["if-none-match"] == '"1"'
    rounds.serve(
        ("b", BODY.format(n=2), "https://l.example/b"), ("a", BODY.format(n=1), "https://l.example/a"), ETag='"2"'
    )
    assert rounds.ask(url) == ["2th"]
    rounds.serve(("a", BODY.format(n=3), "https://l.example/a"), ETag='"3"')
    assert rounds.ask(url) == ["3th"]


def test_pages_behind_summaries_are_fetched_once(rounds):
    """A page that is busy is asked for again later, though the feed names it no more; one that is gone is not."""
    busy = rounds.site.page("/busy", "", status=503)
    url = rounds.serve(
        ("a", None, rounds.site.page("/1", PAGE.format(n=1))), ("b", None, busy), ("c", None, rounds.site.url("/gone"))
    )
    assert rounds.ask(url) == ["1th"]
    assert len(rounds.faults) == 2
    rounds.serve()
    rounds.site.page("/busy", PAGE.format(n=2))
    assert rounds.ask(url) == []
    rounds.now += 400
    assert rounds.ask(url) == ["2th"]
    assert rounds.ask(url) == []
    assert sorted(p for p in rounds.site.paths() if p != "/feed") == ["/1", "/busy", "/busy", "/gone"]


def test_a_feed_that_fails_is_left_alone_for_longer_and_longer(rounds):
    """Five minutes, ten, twenty; a site that names a longer time is given it; then all is as before."""
    url = rounds.site.page("/feed", "", status=500)
    asked = []
    for _ in range(40):
        before = len(rounds.site.paths())
        rounds.ask(url)
        asked.append(len(rounds.site.paths()) > before)
        rounds.now += 60
    assert [n for n, yes in enumerate(asked) if yes] == [0, 5, 15, 35]
    rounds.now += 100_000
    rounds.site.page("/feed", "", status=503, Retry_After="80000")
    rounds.ask(url)
    rounds.serve(("a", BODY.format(n=1), "https://l.example/a"))
    rounds.now += 70_000
    assert rounds.ask(url) == []
    rounds.now += 20_000
    assert rounds.ask(url) == ["1th"]


def test_a_kill_before_documents_are_kept_loses_nothing(rounds):
    """Items are marked as seen only after they were kept."""
    url = rounds.serve(("a", BODY.format(n=1), "https://l.example/a"), ETag='"1"')
    sources = Sources(
        (url,), rounds.desk.store.watch_book(), Fetcher(Manners(private=True, delay=0)), Limits(), lambda: 0.0
    )

    def killed(documents):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sources.ask(killed)
    assert rounds.ask(url) == ["1th"]


def test_folders_and_lists_of_feeds(rounds, tmp_path):
    """Files are read when they are new or changed, and faults told once; feeds of a list are asked in every round."""
    folder = tmp_path / "in"
    folder.mkdir()
    url = rounds.serve(("a", BODY.format(n=1), "https://l.example/a"))
    (folder / "a.txt").write_text("They spoke for the 5th time.", "utf-8")
    (folder / "bad.txt").write_bytes(b"\xff\xfe")
    listed = tmp_path / "feeds.opml"
    listed.write_text(f"<opml version='2.0'><body><outline xmlUrl='{url}'/></body></opml>", "utf-8")
    assert sorted(rounds.ask(str(folder), str(listed))) == ["1th", "5th"]
    assert len(rounds.faults) == 1
    assert rounds.ask(str(folder), str(listed)) == []
    assert rounds.faults == []
    (folder / "a.txt").write_text("They spoke for the 6th time!", "utf-8")
    rounds.serve(("b", BODY.format(n=2), "https://l.example/b"))
    assert sorted(rounds.ask(str(folder), str(listed))) == ["2th", "6th"]


def test_what_watch_writes_is_no_news(rounds, tmp_path):
    """Feeds of notices in a watched folder are not read; the record beside them is no reason for a round."""
    (tmp_path / "n.json").write_text('{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    (tmp_path / "a.txt").write_text("They spoke for the 5th time.", "utf-8")
    book, own = rounds.desk.store.watch_book(), frozenset([tmp_path / "n.json"])
    taken = []
    sources = Sources((str(tmp_path),), book, Fetcher(Manners(private=True)), Limits(), own=own)
    sources.ask(taken.extend)
    assert [d.text for d in taken] == ["They spoke for the 5th time."]
    assert sources.faults == []
    names = ("n.json", "r.db", "r.db-wal", "a.txt")
    assert [sources.concerns(str(tmp_path / name)) for name in names] == [False, False, False, True]
