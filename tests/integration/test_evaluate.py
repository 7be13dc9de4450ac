"""``evaluate`` and ``code --explain``: figures with floors, and traces to be read."""

from __future__ import annotations

import json

import pytest

from readouts.evaluation import gold

pytestmark = pytest.mark.model

SENTENCES = [
    {"text": "Chile sent tents to Peru.", "event16": "AID", "source": [{"code": "CHL"}], "target": [{"code": "PER"}]},
    {
        "text": "Norway condemned Belarus.",
        "event16": "ACCUSE",
        "source": [{"code": "NOR"}],
        "target": [{"code": "BLR"}],
    },
]
TEXT = (
    "Kenya's president telephones his neighbour\n\nBy Jane Doe\n\nNAIROBI - Kenya's foreign minister telephoned his Tanzanian "
    "counterpart on Monday. Tanzania did not threaten to close the border, officials said.\n"
)


@pytest.fixture
def mine(tmp_path):
    """Thirty times two sentences: enough for a floor."""
    path = tmp_path / "mine.jsonl"
    rows = [{"id": f"s{n}", **row} for n, row in enumerate(SENTENCES * 30)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def floors(tmp_path, value):
    path = tmp_path / "floors.yaml"
    line = {"floor": value, "since": "2026-01-01", "reason": "a test"}
    path.write_text(json.dumps({"floors": {"mine": {"all": {"type F1": [line]}}}}), "utf-8")
    return path


def test_gold_of_ones_own(run, mine):
    """``--gold`` names a set; JSON holds every figure with its interval and its number of items."""
    done = run("evaluate", "--gold", mine, "--json")
    (found,) = done.lines[0]["sets"]
    figures = {f["figure"]: f for f in found["figures"]}
    assert (done.status, found["set"], found["texts"]) == (0, "mine", 60)
    assert figures["type F1"] == {
        "part": "all", "figure": "type F1", "value": 1.0, "interval": [1.0, 1.0], "units": 60, "floor": None,
    }  # fmt: skip
    assert done.lines[0]["versions"].keys() == {"readouts", "model", "resources"}


def test_status_says_whether_floors_hold(run, mine, tmp_path):
    """Exit status 0 at the floor, 1 below it, with the figure named on standard error."""
    good = run("evaluate", "--gold", mine, "--floors", floors(tmp_path, 1.0))
    assert (good.status, good.err) == (0, "")
    rows = [json.loads(line) for line in mine.read_text("utf-8").splitlines()]
    rows[0]["event16"] = "PROTEST"
    mine.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    below = run("evaluate", "--gold", mine, "--floors", floors(tmp_path, 1.0))
    assert below.status == 1
    assert "mine, all, type F1: 0.983 is below its floor of 1.000" in below.err
    assert "0.983" in below.out


def test_without_a_checkout_it_says_so(run, monkeypatch):
    """An installed package has no gold sets: wrong usage, with what to do."""
    monkeypatch.setattr(gold, "shipped_folder", lambda: None)
    done = run("evaluate")
    assert done.status == 2
    assert "--gold" in done.err


def test_explain_reads_as_prose(run, tmp_path):
    """Each sentence with what was coded and why; what was left aside and what is negated is shown too."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    done = run("code", "--explain", path)
    assert done.status == 0
    words = " ".join(done.out.split())
    for part in (
        "byline “By Jane Doe”",
        "● CONSULT/phone Minister of Foreign Affairs (Kenya) → Minister of Foreign Affairs (Tanzania)",
        "■ contact call, held",
        "roles.actor.subject",
        "negated it is said not to happen",
    ):
        assert part in words, done.out
    assert words.index("telephoned his Tanzanian") < words.index("● CONSULT") < words.index("● THREATEN")


def test_explain_takes_lines_too(run, tmp_path):
    """JSON lines are explained one after the other; a fault in one is said, the others are done."""
    path = tmp_path / "two.jsonl"
    path.write_text(json.dumps({"id": "one", "text": SENTENCES[0]["text"]}) + '\n{"id": 2}\n', "utf-8")
    done = run("code", "--explain", path)
    assert done.status == 3
    assert "AID" in done.out
    assert "two.jsonl:2" in done.err
