"""Fetching: within limits, politely, and never from inside the own network unless allowed."""

from __future__ import annotations

import gzip
import pickle
import time

import pytest

from loopback import serving
from readouts.fetching.errors import FetchError
from readouts.fetching.fetcher import Fetcher, Manners, Validators
from readouts.version import __version__

OPEN = Manners(private=True, delay=0)


@pytest.fixture
def site():
    with serving() as site:
        yield site


def test_what_is_fetched_comes_with_what_its_sender_says(site):
    """Address, media type, character set and validators; the user agent names us and our version."""
    url = site.page("/a", "né".encode("latin-1"), "text/html; charset=ISO-8859-1", ETag='"1"', Last_Modified="then")
    found = Fetcher(OPEN).fetch(url)
    assert (found.asked, found.address, found.data) == (url, url, b"n\xe9")
    assert (found.media_type, found.charset) == ("text/html", "iso-8859-1")
    assert found.validators == Validators('"1"', "then")
    assert site.asked[-1][1]["user-agent"] == f"Readouts/{__version__}"
    assert Manners(contact="https://me.example").agent == f"Readouts/{__version__} (+https://me.example)"


def test_what_has_not_changed_is_not_sent_again(site):
    """The validators of the last answer are asked with; None where nothing changed."""
    url = site.page("/a", "x", ETag='"1"', Last_Modified="then")
    fetcher = Fetcher(OPEN)
    assert fetcher.fetch(url, fetcher.fetch(url).validators) is None
    assert site.asked[-1][1]["if-modified-since"] == "then"
    assert fetcher.fetch(url, Validators('"0"')).data == b"x"


def test_private_addresses_are_refused_on_every_hop(site):
    """Loopback is refused unless allowed, also behind a public name, also where a redirect leads there."""
    url = site.page("/a", "x")
    with pytest.raises(FetchError, match="no public address"):
        Fetcher(Manners()).fetch(url)
    with pytest.raises(FetchError, match=r"leads to 10\.1\.2\.3"):
        Fetcher(Manners(), resolver=lambda host, port: ["93.184.216.34", "10.1.2.3"]).fetch("http://lake.example/")
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(site):
    """A name that answers otherwise the second time changes nothing; the request still names the host."""
    site.page("/a", "x")
    answers = [["127.0.0.1"], ["127.0.0.1"], ["127.0.0.1"]]
    found = Fetcher(OPEN, resolver=lambda host, port: answers.pop(0)).fetch(f"http://lake.example:{site.port}/a")
    assert found.data == b"x"
    assert site.asked[-1][1]["host"] == f"lake.example:{site.port}"
    assert len(answers) == 1, "one look-up for robots.txt, one for the page"


def test_redirects_are_followed_a_few_times(site):
    """Each hop is checked anew; a circle ends with an error; only http and https are followed."""
    site.page("/a", "", status=302, Location="/b")
    site.page("/b", "there")
    found = Fetcher(OPEN).fetch(site.url("/a"))
    assert (found.asked, found.address, found.data) == (site.url("/a"), site.url("/b"), b"there")
    site.page("/c", "", status=301, Location="/c")
    with pytest.raises(FetchError, match="leads on more than 5 times"):
        Fetcher(OPEN).fetch(site.url("/c"))
    site.page("/d", "", status=302, Location="file:///etc/passwd")
    with pytest.raises(FetchError, match="is no http address"):
        Fetcher(OPEN).fetch(site.url("/d"))


def test_robots_are_honoured_and_asked_for_once(site):
    """What robots.txt forbids is not asked for; its delay is kept; a lock on it forbids all."""
    site.page("/robots.txt", "User-agent: readouts\nDisallow: /closed\nCrawl-delay: 7\n", "text/plain")
    site.page("/open", "x")
    slept = []
    fetcher = Fetcher(OPEN, sleep=slept.append, clock=lambda: 100.0)
    assert fetcher.fetch(site.url("/open")).data == b"x"
    assert fetcher.fetch(site.url("/open")).data == b"x"
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(site.url("/closed/a"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open", "/open"]
    assert slept == [7.0, 7.0]
    site.page("/robots.txt", "", status=403)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        Fetcher(OPEN).fetch(site.url("/open"))


def test_requests_to_one_site_are_apart():
    """The second request waits for what is left of the delay; another site does not."""
    now, slept = [0.0], []

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    with serving() as one, serving() as other:
        for site in (one, other):
            site.page("/a", "x")
        fetcher = Fetcher(Manners(private=True, delay=3), sleep=sleep, clock=lambda: now[0])
        fetcher.fetch(one.url("/a"))
        assert slept == [3.0]  # between robots.txt and the page
        fetcher.fetch(other.url("/a"))
        now[0] += 1
        fetcher.fetch(one.url("/a"))
        assert slept == [3.0, 3.0]


def test_large_answers_break_off(site):
    """Limits hold for what is sent, and for what a packed body unfolds to."""
    little = Manners(private=True, delay=0, bytes=100_000)
    with pytest.raises(FetchError, match="is larger than"):
        Fetcher(little).fetch(site.page("/a", b"x" * 200_000))
    bomb = gzip.compress(b"x" * 50_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(FetchError, match="is larger than"):
        Fetcher(little).fetch(site.page("/b", bomb, Content_Encoding="gzip"))
    assert Fetcher(little).fetch(site.page("/c", gzip.compress(b"fine"), Content_Encoding="gzip")).data == b"fine"


def test_slow_answers_break_off(site):
    """A body that drips ends when its time is over, though each piece comes in time."""

    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(400):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                break
            time.sleep(0.05)
        return 200, {}, b""

    site.pages["/slow"] = drip
    begun = time.monotonic()
    with pytest.raises(FetchError, match="took longer"):
        Fetcher(Manners(private=True, delay=0, seconds=0.3)).fetch(site.url("/slow"))
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("status", "given", "again"), [(404, {}, None), (410, {}, None), (503, {"Retry_After": "120"}, 120.0), (500, {}, 300), (429, {}, 300)]
)  # fmt: skip
def test_refusals_say_whether_to_ask_again(site, status, given, again):
    """What is gone stays gone; what is busy names when to come back."""
    with pytest.raises(FetchError, match=f"HTTP {status}") as caught:
        Fetcher(OPEN).fetch(site.page("/a", "", status=status, **given))
    assert caught.value.again_after == again
    assert pickle.loads(pickle.dumps(caught.value)).again_after == again


def test_a_server_that_is_not_there(site):
    """Nobody listens, or the name is unknown: an error that says so, to be tried again."""

    def unknown(host, port):
        raise OSError("no such name")

    with pytest.raises(FetchError, match="was not answered"):
        Fetcher(OPEN).fetch("http://127.0.0.1:1/a")
    with pytest.raises(FetchError, match=r"host that is not found \(lake.example\)") as caught:
        Fetcher(OPEN, resolver=unknown).fetch("http://lake.example/a")
    assert caught.value.again_after


def test_headers_that_drip_break_off(site):
    """A server may send a header drop by drop: the request ends when its time is over."""

    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        for _ in range(400):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                break
            time.sleep(0.05)
        return 200, {}, b""

    site.pages["/slow"] = drip
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"took longer than 0\.5 seconds") as caught:
        Fetcher(Manners(private=True, delay=0, seconds=0.5)).fetch(site.url("/slow"))
    assert time.monotonic() - begun < 10
    assert caught.value.again_after
