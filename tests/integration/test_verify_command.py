"""``verify`` as a shell sees it: the record, and the data files of the installation."""

from __future__ import annotations

import pytest

from readouts.cli import keeping
from readouts.store.store import Store


@pytest.fixture
def record(address):
    """An empty record."""
    where = address()
    with Store.open(where, create=True):
        return where


def test_changed_data_files_are_said(run, record, monkeypatch):
    """Each is named, with what it means; the exit status is that of faults, though the record is whole."""
    monkeypatch.setattr(keeping, "changed_files", lambda: ("states.csv is not as released",))
    told = run("verify", "--record", record)
    assert told.status == 1
    assert "states.csv is not as released" in told.out and "install" in told.out
    assert "The record is whole" in told.out
    shown = run("verify", "--record", record, "--json")
    assert (shown.status, shown.lines[0]["changed_data_files"]) == (1, ["states.csv is not as released"])


@pytest.mark.parametrize("changed", [None, ()])
def test_files_as_released_and_trees_without_checksums(run, record, monkeypatch, changed):
    """Neither is a fault; JSON tells "nothing differs" from "not known" (a development tree)."""
    monkeypatch.setattr(keeping, "changed_files", lambda: changed)
    told = run("verify", "--record", record)
    assert told.status == 0 and "data file" not in told.out
    shown = run("verify", "--record", record, "--json")
    assert shown.lines[0]["changed_data_files"] == (None if changed is None else [])
