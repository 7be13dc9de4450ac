"""The contract of the commands: exit statuses, errors that say what to do, the rest done, nothing lost."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

CALL = (
    "Kenya's foreign minister, Alfred Mutua, telephoned his Tanzanian counterpart, Stergomena Tax, on Monday, "
    "the Kenyan foreign ministry said."
)


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(CALL, "utf-8")
    return path


@pytest.fixture
def kept(run, address, good):
    """A record of the one report, only read."""
    return address.kept("one call", lambda where: run("ingest", good, "--record", where))


def test_bad_inputs_are_named_and_the_others_done(run, record, good, tmp_path):
    """Exit status 3; every input that cannot be read is listed with what to do; the good one is in the record."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "image.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\0\0\0JFIF")
    (tmp_path / "latin.txt").write_bytes("Señor".encode("latin-1"))
    (tmp_path / "long.txt").write_text("word " * 2_000_000)
    (tmp_path / "large.txt").write_text("word " * 4_000_001)
    (tmp_path / "bad.jsonl").write_text('{"id": "j1", "text": "The two presidents met in Lima on Friday."}\n{"id": \n')
    (tmp_path / "folder").mkdir()
    names = ["missing.txt", "folder", "empty.txt", "image.jpg", "latin.txt", "long.txt", "large.txt", "bad.jsonl"]
    done = run("ingest", *(tmp_path / n for n in names), good, "--record", record, "--json")
    assert done.status == 3
    report = json.loads(done.out)
    assert report["new"] == 2
    assert [f["found"].split(" (")[0][:24] for f in report["unreadable"]] == [
        "does not exist",
        "is a folder without a fi",
        "is empty",
        "is of a kind that no rea",
        "is not UTF-8",
        "holds 10,000,000 charact",
        "is larger than the 20 MB",
        "is not JSON",
    ]
    assert all(f["do"] and f["where"] in done.err for f in report["unreadable"])
    assert {d["id"] for d in run("documents", "--record", record, "--json").lines} >= {"j1"}


def test_ingesting_again_is_harmless(run, record, good):
    """The second time nothing is new, and the record is the same."""
    run("ingest", good, "--record", record)
    before = run("contacts", "--record", record, "--json").out
    again = run("ingest", good, good, "--record", record, "--json")
    assert (again.status, json.loads(again.out)["new"], json.loads(again.out)["known"]) == (0, 0, 2)
    assert run("contacts", "--record", record, "--json").out == before


@pytest.mark.parametrize("command", ["contacts", "events", "statements", "claims", "documents", "actors", "timeline"])
def test_nothing_found_is_status_1_with_a_reason(run, kept, command):
    """No silent empty answer: how many documents were looked at is said."""
    filters = ["--text", "xylophone"] if command != "actors" else ["--person", "xylophone"]
    done = run(command, *filters, "--record", kept, "--json")
    assert (done.status, done.out) == (1, "")
    assert "the record holds 1 documents" in done.err


def test_a_record_that_is_not_ours_is_refused(run, tmp_path, good):
    """Exit status 2; the file stays as it was."""
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE customers (id)")
    connection.close()
    before = other.read_bytes()
    for command in (["ingest", good], ["contacts"]):
        done = run(*command, "--record", other)
        assert done.status == 2
        assert "is a database of something else" in done.err
    assert other.read_bytes() == before
    missing = run("contacts", "--record", tmp_path / "none.db")
    assert missing.status == 2
    assert "Make it with: readouts ingest" in missing.err


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["contacts", "--since", "May"], 2, "is not a day"),
        (["contacts", "--since", "2023", "--until", "2022"], 2, "Swap them"),
        (["show", "ffffffffffffffff"], 1, "no entry answers to"),
        (["compare", "ffffffffffffffff"], 1, "no contact answers to"),
        (["export", "--format", "xls", "--output", "x"], 2, "Known formats: bibtex, csv"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_wrong_calls_say_what_to_do(run, kept, arguments, status, says):
    """Wrong usage is status 2, an id that nothing answers to is 1."""
    done = run(*arguments, *([] if arguments == ["nonsense"] else ["--record", kept]))
    assert done.status == status
    assert says in " ".join(done.err.split())


def test_code_keeps_order_and_ids(run, tmp_path):
    """One coding a line out, in the order of the lines in; a bad line is reported and skipped."""
    path = tmp_path / "in.jsonl"
    lines = [{"id": f"d{n}", "text": f"The ministers of Chad and Niger met on {n} May 2020."} for n in range(1, 6)]
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n{broken\n", "utf-8")
    done = run("code", path)
    assert done.status == 3
    assert [c["id"] for c in done.lines] == ["d1", "d2", "d3", "d4", "d5"]
    assert "in.jsonl:6: is not JSON" in done.err
    keys = {"id", "published", "events", "contacts", "statements", "times", "claims"}
    assert all(keys <= set(c) for c in done.lines)


def test_code_dates_documents_with_one_another_only_where_asked(run, tmp_path):
    """With --together an undated report takes the day that the other reports of the call give it; alone it stays open."""
    gold = Path(__file__).parents[1] / "golden" / "reports" / "documents.jsonl"
    lines = [line for line in gold.read_text("utf-8").splitlines() if json.loads(line)["id"].startswith("or")]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    alone, together = run("code", path).lines, run("code", path, "--together").lines
    assert [c["id"] for c in alone] == [c["id"] for c in together]
    days = [{c["id"]: c["published"] for c in found}["or3"] for found in (alone, together)]
    assert days[0]["earliest"] != days[0]["latest"]
    assert (days[1]["earliest"], days[1]["how"]) == ("2013-09-27", "inferred")
    assert alone[0] == together[0]
    assert run("code", path, "--together", "--explain").status == 2


def test_export_opens_in_its_own_library(run, ingested_examples, tmp_path):
    """CSV and JSON lines hold one row an entry, and ids agree between the two."""
    for name in ("csv", "jsonl"):
        assert run("export", "--format", name, "--output", tmp_path / name, "--record", ingested_examples).status == 0
    for table in ("documents", "contacts", "events", "statements", "claims"):
        with (tmp_path / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            in_csv = [row["id"] for row in csv.DictReader(file)]
        in_json = [
            json.loads(line)["id"] for line in (tmp_path / "jsonl" / f"{table}.jsonl").read_text("utf-8").splitlines()
        ]
        assert in_csv == in_json
        assert in_json


def test_every_kind_of_id_can_be_shown(run, ingested_examples):
    """``show`` takes the ids that the lists print, whole or their beginning."""
    record = ingested_examples
    for command in ("contacts", "events", "claims", "documents"):
        first = run(command, "--record", record, "--json").lines[0]["id"]
        shown = run("show", first, "--record", record, "--json")
        assert shown.lines[0]["id"] == first
        assert run("show", first, "--record", record).status == 0
