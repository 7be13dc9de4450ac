"""Notices go out: feeds that feed readers read, and signed posts that are tried again."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
from pathlib import Path

import feedparser
import pytest

from factory import Paper, person
from loopback import serving
from readouts.documents.document import Document
from readouts.documents.readers.json_feed import JsonFeed
from readouts.documents.readers.reader import Input
from readouts.errors import UsageError
from readouts.watching.feeds_out import atom_feed, json_feed, write_whole
from readouts.watching.hooks import Hooks
from readouts.watching.watch import Outputs

CONTACT = {"name": "They speak", "when": "new contact", "between": ["TZA", "KEN"]}
NOTICE = {
    "id": "0123456789abcdef", "rule": "They <speak>", "when": "new contact", "at": "2024-05-20T12:00:00+00:00", "title": "Kenya & Tanzania: call",
    "entry": {"kind": "contact", "id": "c1", "date": {"earliest": "2024-05-16", "latest": "2024-05-16"}},
    "words": [{"document": "d", "title": "Call", "outlet": "Lake", "url": "https://lake.example/?a=1&b=2", "span": [0, 9], "text": "They <b>spoke\x0b"}],
}  # fmt: skip


def paper(id, day):
    made = Paper(id, day)
    made.contact((person("Ann", "KEN"), person("Ben", "TZA")), day)
    return made


def test_the_atom_feed_is_read_by_feedparser():
    """Title, id, time, rule and words arrive as they are; characters that XML cannot hold are left out."""
    parsed = feedparser.parse(io.BytesIO(atom_feed([NOTICE]).encode()))
    assert not parsed.bozo
    (entry,) = parsed.entries
    assert (entry.id, entry.title) == ("urn:readouts:notice:0123456789abcdef", "Kenya & Tanzania: call")
    assert entry.link == "https://lake.example/?a=1&b=2"
    assert entry.tags[0].term == "They <speak>"
    assert "They &lt;b&gt;spoke" in entry.content[0].value
    assert parsed.feed.updated == NOTICE["at"]


def test_the_json_feed_is_read_by_our_reader():
    """Each item is a notice; an empty feed is a feed."""
    (item,) = json.loads(json_feed([NOTICE]))["items"]
    assert item["_readouts"] == NOTICE
    long = {**NOTICE, "words": [{**NOTICE["words"][0], "text": "The two ministers spoke on Monday by telephone. " * 5}]}
    (document,) = JsonFeed().read(Input.of("n.json", json_feed([long]).encode()))
    assert isinstance(document, Document)
    assert list(JsonFeed().read(Input.of("n.json", json_feed([]).encode()))) == []
    assert not feedparser.parse(io.BytesIO(atom_feed([]).encode())).bozo


def test_feeds_are_written_whole(desk):
    """The files hold all notices after each round; where they cannot be written, that is said."""
    atom, items = desk.folder / "n.atom", desk.folder / "n.json"
    watch = desk.watch(CONTACT, outputs=Outputs(atom, items))
    watch.round()
    assert feedparser.parse(io.BytesIO(atom.read_bytes())).entries == []
    desk.keep(paper("a", "2024-05-16"))
    watch.round()
    assert (
        len(feedparser.parse(io.BytesIO(atom.read_bytes())).entries) == len(json.loads(items.read_text())["items"]) == 1
    )
    assert {p.name for p in desk.folder.iterdir() if p.name.startswith("n.")} == {"n.atom", "n.json"}
    before = atom.stat().st_mtime_ns
    watch.round()
    assert atom.stat().st_mtime_ns == before, "a file that would not change is left alone"
    with pytest.raises(UsageError, match="cannot be written"):
        write_whole(desk.folder / "none" / "n.atom", "x")


def test_hooks_are_signed_tried_again_and_kept(desk):
    """Three tries with growing waits; what is not taken waits for a later round, after a restart too, and is sent once."""
    slept = []
    with serving() as site:
        hooks = Hooks((site.url("/in"),), "a secret", sleep=slept.append)
        watch = desk.watch(CONTACT, outputs=Outputs(hooks=hooks))
        desk.keep(paper("a", "2024-05-14"), paper("b", "2024-05-16"))
        site.refuse_posts = 3
        done = watch.round()
        assert done.notices == 2
        assert done.undelivered == (f"{site.url('/in')}: answered with HTTP 503",)
        assert slept == [1.0, 3.0]
        assert (watch.round().undelivered, site.posted) == ((), [])  # not yet due
        desk.now = desk.now.replace(hour=13)
        site.refuse_posts = 1
        assert desk.watch(CONTACT, outputs=Outputs(hooks=hooks)).round().undelivered == ()
        watch.round()
    assert [json.loads(body) for _, _, body in site.posted] == desk.notices()
    for _, headers, body in site.posted:
        told = headers["x-readouts-signature"]
        assert told == "sha256=" + hmac.new(b"a secret", body, hashlib.sha256).hexdigest()


def test_a_hook_that_is_not_there(desk):
    """Nobody listens: a sentence, and the notice stays."""
    hooks = Hooks(("http://127.0.0.1:1/in",), sleep=lambda s: None)
    watch = desk.watch(CONTACT, outputs=Outputs(hooks=hooks))
    desk.keep(paper("a", "2024-05-16"))
    assert "was not answered" in watch.round().undelivered[0]
    assert len(desk.notices()) == 1


def test_the_documented_notice_has_the_fields_of_notices(desk):
    """docs/watch.md shows every field, in the order in which notices have them."""
    page = (Path(__file__).parents[3] / "docs" / "watch.md").read_text("utf-8")
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    watch = desk.watch(CONTACT)
    desk.keep(paper("a", "2024-05-16"))
    watch.round()
    (notice,) = desk.notices()
    assert list(example) == list(notice)
    assert list(example["entry"]) == list(notice["entry"])
    assert list(example["words"][0]) == list(notice["words"][0])
