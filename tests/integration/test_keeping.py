"""``verify``, ``backup`` and ``restore`` as users run them."""

from __future__ import annotations

import pytest

from databases import change

pytestmark = pytest.mark.model


@pytest.fixture
def one_page(run, address, examples):
    """A record of one page."""
    return address.copy("one page", lambda where: run("ingest", examples[1], "--record", where))


def test_a_record_is_verified_saved_and_put_back(run, one_page, tmp_path):
    """A sound record gives 0; a damaged one gives 1 with what to do; a backup brings the record back as it was."""
    record, saved = one_page, tmp_path / "r.backup"
    before = run("contacts", "--record", record, "--json").out
    assert run("backup", saved, "--record", record, "--json").lines[0]["documents"] == 1
    assert run("verify", "--record", record).status == 0
    change(record, "UPDATE codings SET coding = replace(coding, 'held', 'denied')", "DELETE FROM contact_states")
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


def test_entries_are_mended(run, one_page):
    """What is made from documents is made again where it was damaged."""
    record = one_page
    before = run("contacts", "--record", record, "--json").out
    change(record, "DELETE FROM contact_states")
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
