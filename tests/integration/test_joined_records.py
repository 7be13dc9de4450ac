"""Two records, one of which takes in the other, are the record of all documents."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model

LISTS = ("documents", "contacts", "events", "claims")


def test_a_record_takes_in_another(run, ingested_examples, address, examples):
    """Reading half of the documents into one record, half into another, and then that one, is reading all of them."""
    whole, ours, theirs = ingested_examples, address(), address()
    assert run("ingest", *examples[::2], "--record", ours).status == 0
    assert run("ingest", *examples[1::2], "--record", theirs).status == 0
    assert run("ingest", theirs, "--record", ours).status == 0
    for name in LISTS:
        assert run(name, "--record", ours, "--json").out == run(name, "--record", whole, "--json").out
    again = run("ingest", theirs, "--record", ours, "--json")
    assert again.lines[0]["new"] == 0
    assert again.lines[0]["known"] == len(examples[1::2])
