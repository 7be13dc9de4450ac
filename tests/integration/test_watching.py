"""``watch`` as users run it: a feed on loopback, rounds, a kill, and the service."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from loopback import serving
from readouts.store.store import Store
from readouts.watching.service import run as run_service
from readouts.watching.watch import Round

pytestmark = pytest.mark.model

RULES = """
[[rule]]
name = "Kenya and Tanzania"
when = "new contact"
between = ["KEN", "TZA"]

[[rule]]
name = "A refusal"
when = "status becomes"
status = "refused"

[[hook]]
address = "{hook}"
"""
CALL = (
    "<p>Kenya's foreign minister, Alfred Mutua, telephoned his Tanzanian counterpart, Stergomena Tax, on Monday, 6 March 2023, the Kenyan "
    "foreign ministry said.</p><p>They spoke about the border and about the price of maize.</p>"
)
REFUSAL = (
    "<p>Uganda's president, Yoweri Museveni, refused to meet Rwanda's president, Paul Kagame, on Tuesday, 7 March 2023, the Ugandan "
    "government said.</p>"
)


def feed(**items):
    told = "".join(
        f"<item><guid isPermaLink='false'>{id}</guid><title>t</title><pubDate>Wed, 08 Mar 2023 08:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for id, text in items.items()
    )
    head = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Lake</title>"
    return f"{head}{told}</channel></rss>"


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setenv("READOUTS_FETCH_DELAY", "0")
    monkeypatch.setenv("READOUTS_FETCH_PRIVATE", "true")
    monkeypatch.setenv("READOUTS_HOOK_SECRET", "a secret")
    with serving() as site:
        yield site


def test_rounds_over_a_feed(run, site, record, tmp_path):
    """New items are in the record after the next round; each rule fires once; feeds and hook hold each notice once."""
    rules, atom, items = (tmp_path / n for n in ("rules.toml", "n.atom", "n.json"))
    rules.write_text(RULES.format(hook=site.url("/in")), "utf-8")
    url = site.page("/feed", feed(), "application/rss+xml")
    once = (
        "watch",
        url,
        "--once",
        "--rules",
        rules,
        "--record",
        record,
        "--atom",
        atom,
        "--json-feed",
        items,
        "--json",
    )
    assert json.loads(run(*once).out)["notices"] == 0
    site.page("/feed", feed(a=CALL), "application/rss+xml")
    done = json.loads(run(*once).out)
    assert (done["new"], done["notices"], done["unreadable"], done["undelivered"]) == (1, 1, [], [])
    site.page("/feed", feed(b=REFUSAL, a=CALL), "application/rss+xml")
    assert [json.loads(run(*once).out)["notices"] for _ in range(2)] == [1, 0]
    assert [i["tags"] for i in json.loads(items.read_text())["items"]] == [["A refusal"], ["Kenya and Tanzania"]]
    assert atom.read_text().count("<entry>") == 2
    assert [json.loads(body)["rule"] for _, _, body in site.posted] == ["Kenya and Tanzania", "A refusal"]
    assert all(headers["x-readouts-signature"].startswith("sha256=") for _, headers, _ in site.posted)
    (contact,) = run("contacts", "--between", "KEN", "TZA", "--record", record, "--json").lines
    assert json.loads(items.read_text())["items"][1]["_readouts"]["entry"]["id"] == contact["id"]


def test_faults_of_a_round(run, site, tmp_path):
    """A feed that cannot be had gives exit status 3, the others are read; what was typed wrong gives 2."""
    record = tmp_path / "r.db"
    url = site.page("/feed", feed(a=CALL), "application/rss+xml")
    done = run("watch", site.url("/none"), url, "--once", "--record", record)
    assert done.status == 3
    assert "HTTP 404" in done.err
    assert "1 new document" in done.out
    assert run("watch", tmp_path / "none", "--once", "--record", record).status == 2


class Counter:
    """In place of a watch: says how often it was asked for a round."""

    def __init__(self):
        self.rounds = 0

    def round(self):
        self.rounds += 1
        return Round(0, 0, 0, (), ())


def wait_for(holds):
    until = time.monotonic() + 20
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    assert holds()


def test_the_service_makes_rounds_by_the_clock_and_on_changes(tmp_path):
    """A round at once, one when a file comes, more by the clock; it stops when asked to."""
    counter, stop, told = Counter(), threading.Event(), []
    service = threading.Thread(target=run_service, args=(counter, [tmp_path], 3600.0, stop, told.append))
    service.start()
    wait_for(lambda: counter.rounds == 1)

    def another_file():
        (tmp_path / f"{time.monotonic_ns()}.txt").write_text("They spoke.")
        time.sleep(0.2)
        return counter.rounds >= 2

    wait_for(another_file)
    stop.set()
    service.join(20)
    assert not service.is_alive()
    assert len(told) == counter.rounds
    stop, before = threading.Event(), counter.rounds
    service = threading.Thread(target=run_service, args=(counter, [], 0.2, stop, told.append))
    service.start()
    wait_for(lambda: counter.rounds >= before + 3)
    stop.set()
    service.join(20)
    assert not service.is_alive()


def test_a_killed_service_starts_where_it_was(run, site, tmp_path):
    """The program is killed without a word after its first notice; started again it says nothing twice and goes on."""
    rules, record, items = (tmp_path / n for n in ("rules.toml", "r.db", "n.json"))
    rules.write_text(RULES.split("[[hook]]", maxsplit=1)[0], "utf-8")
    url = site.page("/feed", feed(a=CALL), "application/rss+xml")
    command = ["watch", url, "--rules", str(rules), "--record", str(record), "--json-feed", str(items)]
    source = str(Path(__file__).parents[2] / "src")
    process = subprocess.Popen(
        [sys.executable, "-m", "readouts", *command, "--every", "60"],
        env={**os.environ, "PYTHONPATH": source}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 90
        while time.monotonic() < until and not (items.exists() and json.loads(items.read_text())["items"]):
            assert process.poll() is None
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    site.page("/feed", feed(b=REFUSAL, a=CALL), "application/rss+xml")
    done = json.loads(run(*command, "--once", "--json").out)
    assert (done["new"], done["notices"]) == (1, 1)
    assert len(json.loads(items.read_text())["items"]) == 2
    with Store.open(str(record)) as store:
        assert store.count_documents() == 2
