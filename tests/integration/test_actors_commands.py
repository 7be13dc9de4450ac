"""``readouts actors``: the documented example, imports, and the terms in its JSON."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "actors.md").read_text("utf-8")
pytestmark = pytest.mark.model


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """An empty folder for the user's tables."""
    folder = tmp_path / "own"
    monkeypatch.setenv("READOUTS_ACTORS", str(folder))
    return folder


def test_the_documented_example_runs(run, own, tmp_path, monkeypatch):
    """Every command of docs/actors.md prints what the page says, on the table that the page shows."""
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```csv\n(.*?)```", PAGE, re.S)
    (tmp_path / "ministers.csv").write_text(example, "utf-8")
    calls = re.findall(r"^\$ readouts (.*)\n((?:[^$`].*\n)*)", PAGE, re.M)
    assert len(calls) == 5
    for call, printed in calls:
        done = run(*shlex.split(call))
        assert (done.out + done.err).split() == printed.split(), call


def test_faults_come_with_status_3_and_as_json(run, own, tmp_path):
    """A faulty file is not imported, the others are; JSON lists line, column and what to do."""
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("name,state,office\nAnn Other,USA,adviser\n", "utf-8")
    bad.write_text("name,state,office\nAnn Other,Russia,adviser\n", "utf-8")
    done = run("actors", "import", good, bad, "--json")
    told = json.loads(done.out)
    assert done.status == 3
    assert [t["name"] for t in told["imported"]] == ["good"]
    assert told["not_imported"][0]["faults"] == [
        {"line": 2, "column": "state", "found": "'Russia' is no code of a state or organisation", "do": "Write RUS."}
    ]
    assert [t["name"] for t in run("actors", "tables", "--json").lines] == ["good"]


def test_listing_tells_the_sources_of_terms(run, own, tmp_path, examples):
    """``actors`` and ``actors list`` are one; each person comes with the terms and where they are from."""
    record = tmp_path / "r.db"
    run("ingest", *examples[:1], "--record", record)
    plain = run("actors", "--json", "--record", record)
    assert plain.lines == run("actors", "list", "--json", "--record", record).lines
    terms = [t for a in plain.lines for t in a["terms"]]
    assert terms
    assert {t["certainty"] for t in terms} <= {"checked", "one_source", "unchecked"}
    person = next(a for a in plain.lines if a["terms"])
    table = tmp_path / "mine.csv"
    state = person["terms"][0]["state"]
    table.write_text(f"name,state,office,start,person\n{person['name']},{state},adviser,2031,{person['id']}\n", "utf-8")
    run("actors", "import", table)
    changed = run("actors", "--json", "--record", record).lines
    own_terms = [t for a in changed if a["id"] == person["id"] for t in a["terms"] if t["certainty"] == "own"]
    assert [t["source"] for t in own_terms] == ["user/mine"]


def test_removing_an_unknown_table_is_not_found(run, own):
    """Status 1, with what was imported."""
    done = run("actors", "remove", "nothing")
    assert done.status == 1
    assert "None was imported" in done.err
