"""``verify``, ``backup`` and ``restore`` as users run them."""

from __future__ import annotations

import sqlite3

import pytest

pytestmark = pytest.mark.model


def test_a_record_is_verified_saved_and_put_back(run, examples, tmp_path):
    """A sound record gives 0; a damaged one gives 1 with what to do; a backup brings the record back as it was."""
    record, saved = tmp_path / "r.db", tmp_path / "r.backup"
    run("ingest", examples[1], "--record", record)
    before = run("contacts", "--record", record, "--json").out
    assert run("backup", saved, "--record", record, "--json").lines[0]["documents"] == 1
    assert run("verify", "--record", record).status == 0
    with sqlite3.connect(record) as connection:
        connection.execute("UPDATE codings SET coding = replace(coding, 'held', 'denied')")
        connection.execute("DELETE FROM contact_states")
    connection.close()
    done = run("verify", "--record", record, "--json")
    assert done.status == 1
    (told,) = done.lines
    assert not told["whole"]
    assert {"check", "where", "found", "do"} == told["faults"][0].keys()
    assert any("readouts restore" in fault["do"] for fault in told["faults"])
    refused = run("restore", saved, "--record", record)
    assert refused.status == 2
    assert "--force" in refused.err
    assert run("restore", saved, "--record", record, "--force").status == 0
    assert run("verify", "--record", record).status == 0
    assert run("contacts", "--record", record, "--json").out == before


def test_entries_are_mended(run, examples, tmp_path):
    """What is made from documents is made again where it was damaged."""
    record = tmp_path / "r.db"
    run("ingest", examples[1], "--record", record)
    before = run("contacts", "--record", record, "--json").out
    with sqlite3.connect(record) as connection:
        connection.execute("DELETE FROM contact_states")
    connection.close()
    done = run("verify", "--record", record)
    assert done.status == 1
    assert "readouts verify --mend" in done.out
    assert run("verify", "--mend", "--record", record).status == 0
    assert run("contacts", "--record", record, "--json").out == before


def test_what_is_no_backup_is_not_restored(run, tmp_path):
    """A file of something else gives exit status 3 and its name."""
    (tmp_path / "x").write_text("no backup", "utf-8")
    done = run("restore", tmp_path / "x", "--record", tmp_path / "r.db")
    assert done.status == 3
    assert "not a backup of Readouts" in done.err
    assert not (tmp_path / "r.db").exists()
