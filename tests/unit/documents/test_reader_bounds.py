"""No input makes a reader crash, hang or use more than a bounded amount of memory; what cannot be read is said, the rest is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile_inputs import CASES, SECONDS, SLOW
from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.decoding import is_charset
from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import READERS, read_input
from readouts.errors import InputError

TESTS = Path(__file__).parents[2]
# What is read all the same, beside what is refused: the number of documents.
READ_ALL_THE_SAME = {
    "jsonl-deep": 2, "jsonl-digits": 2, "jsonl-surrogate": 4, "jsonl-line-200MB": 2, "jsonl-lists": 2, "ninjs-surrogate": 3,
    "html-ld-deep": 1, "html-ld-digits": 1, "html-time-overflow": 1, "html-ld-surrogate": 1, "mail-year1": 1, "md-hex": 1,
    "warc-charset": 1, "warc-undefined": 2, "warc-date": 2,
}  # fmt: skip


def _results(names):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(TESTS / "hostile_inputs.py"), *names],
        capture_output=True, text=True, check=True, timeout=600, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return {told["name"]: told for told in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def quick():
    """What came of the inputs that take no time."""
    return _results(sorted(CASES.keys() - SLOW))


def _keeps_the_bounds(told):
    assert told["crash"] is None, told["crash"]
    assert sum(told["found"].values()), "nothing was said of it"
    assert set(told["found"]) <= {"Document", "Lead", "InputError"}
    assert told["found"].get("Document", 0) >= READ_ALL_THE_SAME.get(told["name"], 0), told
    assert told["seconds"] < SECONDS


@pytest.mark.parametrize("name", sorted(CASES.keys() - SLOW))
def test_hostile_inputs_end_in_an_error_within_bounds(name, quick):
    """Bombs, endless nesting, endless lines, false encodings, times before the calendar: a sentence, and the rest is read."""
    _keeps_the_bounds(quick[name])


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(SLOW))
def test_slow_hostile_inputs_end_within_bounds(name):
    """The same for those that take seconds."""
    _keeps_the_bounds(_results([name])[name])


_STARTS = (
    b"", b"<html><body><p>", b"{\"text\": \"", b"[{\"uri\": \"a\", \"headline\": \"", b"WARC/1.0\r\nWARC-Type: response\r\n",
    b"PK\x03\x04", b"%PDF-1.4\n", b"From: a@b.example\r\nSubject: ", b"From a Mon Mar  6 10:00:00 2023\n", b"<rss version='2.0'><channel>",
    b"<opml><body>", b"<newsItem>", b"url,title\n", b"---\ntitle: ", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_NAMES = sorted({suffix for reader in READERS for suffix in reader.suffixes} | {""})
ANYTHING = st.tuples(st.sampled_from(_NAMES), st.sampled_from(_STARTS), st.binary(max_size=400), st.integers(1, 40))


def _reads_within_bounds(name, data):
    tracemalloc.start()
    begun = time.process_time()
    try:
        found = list(read_input(Input.of(f"a{name}", data), READERS))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert all(isinstance(item, Document | Lead | InputError) for item in found)
    assert peak < 100_000_000
    assert time.process_time() - begun < 10


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=150)
@given(ANYTHING)
def test_any_bytes_under_any_name_are_read_within_bounds(given_bytes):
    """Documents, leads or errors; soon; in little memory."""
    name, start, body, times = given_bytes
    _reads_within_bounds(name, start + body * times)


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore")
@settings(max_examples=5_000)
@given(ANYTHING)
def test_very_many_bytes_under_any_name_are_read_within_bounds(given_bytes):
    """The same, for longer."""
    name, start, body, times = given_bytes
    _reads_within_bounds(name, start + body * times)


@pytest.mark.parametrize(
    ("name", "known"),
    [("utf-8", True), ("Windows-1252", True), ("koi8-r", True), ("punycode", False), ("idna", False), ("zip", False),
     ("undefined", False), ("unicode_escape", False), ("none-such", False), ("a\0b", False)],
)  # fmt: skip
def test_character_sets_are_those_of_texts(name, known):
    """What Python can decode besides is none: some of it takes quadratic time."""
    assert is_charset(name) is known
