"""The record is a function of the set of documents: not of their order, of repetition, of the kind of file."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from readouts.documents.build import build_document
from readouts.store.store import Store

pytestmark = pytest.mark.model

LISTS = ("documents", "contacts", "events", "statements", "claims")


@pytest.fixture
def everything(run):
    """A function from a record to all that its lists print."""

    def lists(record):
        return {name: run(name, "--record", record, "--json").out for name in LISTS}

    return lists


def test_order_and_repetition_do_not_matter(run, everything, examples, tmp_path):
    """Forwards, backwards, one after the other, and twice: the same entries with the same ids."""
    ways = {
        "forwards": [examples],
        "backwards": [examples[::-1]],
        "one by one": [[path] for path in examples[1:] + examples[:1]],
        "twice": [examples, examples[::-1]],
    }
    found = {}
    for number, (way, calls) in enumerate(ways.items()):
        record = tmp_path / f"{number}.db"
        for paths in calls:
            assert run("ingest", *paths, "--record", record).status == 0
        found[way] = everything(record)
    for way in ways:
        assert found[way] == found["forwards"], way
    assert found["forwards"]["contacts"]


def test_pages_and_json_lines_give_the_same_contacts(run, examples, tmp_path):
    """A page read from a file and the same text in JSON lines are the same document."""
    pages = examples[1:]
    lines = tmp_path / "pages.jsonl"
    lines.write_text("".join(json.dumps({"text": p.read_bytes().decode()}) + "\n" for p in pages), "utf-8")
    run("ingest", *pages, "--record", tmp_path / "pages.db")
    run("ingest", lines, "--record", tmp_path / "lines.db")
    one, two = (run("contacts", "--record", tmp_path / f"{n}.db", "--json") for n in ("pages", "lines"))
    assert one.out == two.out
    assert one.lines


def test_every_shown_word_stands_in_its_document(run, ingested_examples):
    """Evidence, points, statements and claims quote the characters of their span; none of them is furniture."""
    record = ingested_examples
    with Store.open(record) as store:
        documents = {d.id: d for d in store.documents()}
    quoted = [(s["document"], s["words"], s["text"]) for s in run("statements", "--record", record, "--json").lines]
    quoted += [(c["document"], c["words"], c["text"]) for c in run("claims", "--record", record, "--json").lines]
    for event in run("events", "--record", record, "--json").lines:
        quoted += [(e["document"], e["span"], e["text"]) for e in event["evidence"]]
    for contact in run("contacts", "--record", record, "--json").lines:
        quoted += [(p["document"], p["span"], p["text"]) for a in contact["accounts"] for p in a["points"]]
        quoted += [(s["document"], s["span"], s["text"]) for v in contact["support"] for s in v["sources"]]
    assert len(quoted) > 200
    for name, (start, end), text in quoted:
        document = documents[name]
        assert document.text[start:end] == text
        for furniture in document.furniture:
            inside = furniture.span.start >= start and furniture.span.end <= end
            assert furniture.kind == "markup" or not inside or furniture.kind == "dateline", (name, text)


def test_a_kill_in_the_middle_loses_nothing(tmp_path, run):
    """After a kill the record opens, holds whole documents only, and reading again ends as if nothing had happened."""
    texts = [
        f"The presidents of Ghana and Togo met in Lomé on {n} May 20{y}, officials said."
        for y in (18, 19)
        for n in range(1, 29)
    ]
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts), "utf-8")
    record, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    command = [sys.executable, "-m", "readouts", "ingest", str(path), "--record", str(record)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    kept = _wait_for_documents(record, at_least=3)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with Store.open(str(record)) as store:
        documents, codings = store.documents(), store.codings()
    assert kept <= len(documents) <= len(texts)
    assert {d.digest for d in documents} == {c.digest for c in codings}
    assert {d.digest for d in documents} <= {build_document(t).digest for t in texts}
    run("ingest", path, "--record", record)
    run("ingest", path, "--record", whole)
    for name in ("documents", "contacts", "events"):
        assert run(name, "--record", record, "--json").out == run(name, "--record", whole, "--json").out


def _wait_for_documents(record, at_least):
    """Count documents from outside, without touching the file, until some are there."""
    for _ in range(600):
        if record.exists():
            with (
                contextlib.suppress(sqlite3.Error),
                contextlib.closing(sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)) as connection,
            ):
                (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
                if count >= at_least:
                    return count
        time.sleep(0.05)
    raise AssertionError("no document was kept within 30 seconds")
