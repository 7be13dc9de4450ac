"""``check`` and ``ask`` as a shell sees them: what is printed, what was understood, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

REPORTS = [
    {"id": "r1", "published": "2022-02-08", "outlet": "Seine Wire",
     "text": "Emmanuel Macron met Vladimir Putin in Moscow on Monday, 7 February 2022, the French presidency said."},
    {"id": "r2", "published": "2022-03-30", "outlet": "Volga Post",
     "text": "Vladimir Putin and Emmanuel Macron spoke by telephone on Tuesday, 29 March 2022. France asked for the call, the Kremlin said."},
    {"id": "r3", "published": "2022-05-04", "outlet": "Seine Wire",
     "text": "Emmanuel Macron spoke by telephone with Vladimir Putin on Tuesday, 3 May 2022. It was their first call since March 29."},
]  # fmt: skip


@pytest.fixture
def record(run, address, tmp_path: Path) -> str:
    """A record of three reports, only read."""
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in REPORTS), "utf-8")
    return address.kept("three reports", lambda where: run("ingest", path, "--record", where))


@pytest.mark.parametrize(
    ("text", "status", "verdict"),
    [
        ("It was the first call between Macron and Putin since March 29.", 0, "supported"),
        ("Was it the first call between Macron and Putin since March 1, 2022?", 1, "contradicted"),
    ],
)
def test_check_shows_verdict_and_what_was_understood(run, record, text, status, verdict):
    """Verdict, understanding and coverage for people and as JSON; exit status 1 where the record does not support it."""
    told = run("check", text, "--record", record)
    assert told.status == status
    assert verdict.upper() in told.out
    assert "Understood: The first since" in told.out
    shown = run("check", text, "--record", record, "--json").lines[0]
    assert (shown["verdict"], shown["kind"]) == (verdict, "first_since")
    assert "Emmanuel Macron" in shown["understood"]


@pytest.mark.parametrize(
    ("since", "status", "verdict"), [("November", 0, "supported"), ("September 2021", 1, "contradicted")]
)
def test_family_names_mean_people_of_the_record(run, tmp_path, since, status, verdict):
    """``check`` reads names that only the record knows as ``ask`` does; a name that it does not know claims nothing."""
    told = "Norwegian Foreign Minister Ane Eide spoke by telephone with Portuguese Foreign Minister Rui Vieira on {}."
    last = " It was their first call since November."
    reports = [
        {
            "id": "e1",
            "published": "2021-11-10",
            "outlet": "Tagus Post",
            "text": told.format("Tuesday, 9 November 2021"),
        },
        {
            "id": "e2",
            "published": "2022-03-02",
            "outlet": "Fjord Wire",
            "text": told.format("Tuesday, 1 March 2022") + last,
        },
    ]
    (tmp_path / "eide.jsonl").write_text("\n".join(json.dumps(r) for r in reports), "utf-8")
    run("ingest", tmp_path / "eide.jsonl", "--record", tmp_path / "e.db")
    text = f"It was the first call between Eide and Vieira since {since}."
    shown = run("check", text, "--record", tmp_path / "e.db", "--json")
    assert (shown.status, shown.lines[0]["verdict"]) == (status, verdict)
    assert shown.lines[0]["text"] == text
    assert {p["name"] for p in shown.lines[0]["participants"]} == {"Ane Eide", "Rui Vieira"}
    assert run("check", text.replace("Eide", "Zorkin"), "--record", tmp_path / "e.db").status == 1


def test_options_put_right_what_was_understood(run, record):
    """Kind, sides, day, channel and contact can be given; words that claim nothing are then checked all the same."""
    options = [
        "--kind",
        "nth",
        "--between",
        "FRA",
        "Putin",
        "--since",
        "2022",
        "--value",
        "3",
        "--record",
        record,
        "--json",
    ]
    shown = run("check", "That makes three of them", *options)
    assert (shown.status, shown.lines[0]["verdict"]) == (0, "supported")
    about = shown.lines[0]["deciding"][0]
    again = run("check", "It was Paris that asked", "--kind", "initiated_by", "--value", "FRA", "--about", about[:8],
                "--between", "FRA", "RUS", "--record", record, "--json")  # fmt: skip
    assert again.lines[0]["about"] == about


@pytest.mark.parametrize(
    ("options", "status"), [(["--kind", "nonsense"], 2), (["--channel", "pigeon"], 2), (["--about", "zzzz"], 1)]
)
def test_wrong_options_say_what_to_do(run, record, options, status):
    """An unknown kind or channel is answered with the known ones."""
    told = run("check", "It was the first call between Macron and Putin since March 29.", *options, "--record", record)
    assert told.status == status
    assert "Give one of" in told.err or "List them" in told.err


def test_nothing_understood_lists_what_can_be(run, record):
    """No silent empty answer: the kinds of claims and of questions, with examples."""
    told = run("check", "Macron is tall.", "--record", record)
    assert told.status == 1
    assert "none_since" in told.err
    told = run("ask", "Is Macron tall?", "--record", record)
    assert told.status == 1
    assert "When did Macron and Putin last speak?" in told.err
    assert "Zorkin" in run("ask", "When did Zorkin and Macron last speak?", "--record", record).err


def test_claimreview_is_json_ld(run, record):
    """One review a line, with the words of its sources."""
    text = "It was the first call between Macron and Putin since March 29."
    (review,) = run("check", text, "--record", record, "--format", "claimreview").lines
    assert review["@type"] == "ClaimReview"
    assert review["citation"]


@pytest.mark.parametrize(
    ("question", "reply", "days"),
    [
        ("When did Macron and Putin last speak?", "found", ["2022-05-03"]),
        ("When did Macron and Putin first meet?", "found", ["2022-02-07"]),
        ("How often have France and Russia been on the phone this year? How many calls?", "found", ["2022-03-29", "2022-05-03"]),
        ("Have Macron and Putin spoken since April 2022?", "yes", ["2022-05-03"]),
        ("Have Macron and Putin spoken since June 2022?", "none", []),
        ("Who asked for the call between Macron and Putin in March 2022?", "found", ["2022-03-29"]),
    ],
)  # fmt: skip
def test_questions_are_answered_from_the_record(run, record, question, reply, days):
    """The contacts that answer, with words; exit status 1 where the record holds none."""
    told = run("ask", question, "--record", record, "--json")
    shown = json.loads(told.out)
    assert (shown["reply"], [c["date"]["earliest"] for c in shown["contacts"]]) == (reply, days)
    assert told.status == (1 if reply == "none" else 0)
    assert all(c["sources"] for c in shown["contacts"])
    printed = run("ask", question, "--record", record)
    assert "Understood:" in printed.out
    assert shown["answer"] in printed.out


def test_a_claim_is_shown_with_what_was_weighed(run, record):
    """``show`` prints a claim for reading."""
    claims = run("claims", "--record", record, "--json").lines
    told = run("show", next(c["id"] for c in claims if c["kind"] == "first_since"), "--record", record)
    assert "SUPPORTED" in told.out
    assert "Understood:" in told.out
