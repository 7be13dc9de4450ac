"""The commands that correct a record: what a person types, what the record then says, and the way back."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.exc import DBAPIError

from databases import change

pytestmark = pytest.mark.model

CALL = "{who}'s foreign minister, {name}, telephoned his Tanzanian counterpart, Stergomena Tax, on Monday, the {who} foreign ministry said."


@pytest.fixture
def record(run, address, tmp_path):
    """A record of one dated report of a call."""
    lines = [
        {
            "id": "k1",
            "published": "2023-03-07",
            "outlet": "Lake Wire",
            "text": CALL.format(who="Kenya", name="Alfred Mutua"),
        }
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return address.copy("one dated call", lambda where: run("ingest", path, "--record", where))


@pytest.fixture
def contacts(run, record):
    """The contacts as the record has them now."""
    return lambda: run("contacts", "--record", record, "--json").lines


@pytest.fixture
def correct(run, record):
    """Give a correction and get what the log holds of it."""

    def corrected(*words):
        done = run("correct", *words, "--author", "Ana Roth", "--record", record, "--json")
        assert done.status == 0, done.err
        return done.lines[0]

    return corrected


def test_edit_and_undo(run, record, contacts, correct):
    """The channel is set, marked and undone; afterwards the record is as it was, and the history tells both."""
    before = contacts()
    made = correct("edit", before[0]["id"][:8], "channel", "video", "--reason", "the ministry's page shows a screen")
    assert (made["former"], made["value"]) == ("call", "video")
    after = contacts()
    assert after[0]["channel"] == "video"
    assert after[0]["corrections"][0]["author"] == "Ana Roth"
    correct("undo", made["id"][:8], "--reason", "it was a photograph of another day")
    assert contacts() == before
    told = run("history", before[0]["id"], "--record", record, "--json").lines
    assert [(t["action"], bool(t["undone_by"])) for t in told] == [("edit", True), ("undo", False)]


def test_reject_and_add(record, contacts, correct):
    """A rejected contact is gone; one that a person reads in the same words comes in, with its author."""
    found = contacts()[0]
    correct("reject", found["id"], "--reason", "the text is satire")
    assert contacts() == []
    words = "telephoned his Tanzanian counterpart"
    sides = ("--participant", "Alfred Mutua, KEN", "--participant", "Stergomena Tax, TZA")
    correct(
        "add",
        "k1",
        "--words",
        words,
        *sides,
        "--date",
        "2023-03-06",
        "--channel",
        "call",
        "--reason",
        "it is not satire",
    )
    added = contacts()[0]
    assert {p["state"] for p in added["participants"]} == {"KEN", "TZA"}
    assert added["date"]["earliest"] == added["date"]["latest"] == "2023-03-06"
    assert added["support"][0]["sources"][0]["text"] == words


def test_what_cannot_be_meant_is_refused(run, record, contacts):
    """Exit status 2, or 1 where nothing answers; the log stays empty."""
    key = contacts()[0]["id"]
    for words, status in (
        (("edit", key, "channel", "fax"), 2),
        (("edit", key, "weather", "rain"), 2),
        (("edit", "zzz", "channel", "call"), 1),
        (("merge", key), 2),
        (("split", key, "k1"), 2),
        (("undo", "zzz"), 1),
        (("accept", key, "--reason", " "), 2),
        (("add", "k1", "--words", "never said", "--participant", "KEN", "--participant", "TZA"), 2),
        (("add", "k1", "--words", "telephoned", "--participant", "Kenya", "--participant", "TZA"), 2),
    ):
        reason = () if "--reason" in words else ("--reason", "so it is")
        assert run("correct", *words, *reason, "--record", record).status == status, words
    assert run("history", "--record", record).status == 1


def test_the_log_is_only_added_to(run, record, contacts, correct):
    """The database itself refuses to change or to delete a line of the log."""
    correct("accept", contacts()[0]["id"], "--reason", "checked by telephone")
    for statement in ("DELETE FROM corrections", "UPDATE corrections SET entry = '{}'"):
        with pytest.raises(DBAPIError, match="only ever added to"):
            change(record, statement)


def test_review_lists_what_is_in_doubt_with_its_command(run, record, correct, tmp_path):
    """What a person can settle, and how; nothing in doubt is exit status 1."""
    assert run("review", "--record", record).status == 1
    made = correct("edit", "k1", "outlet", "Lake Post", "--reason", "the page says so")
    correct("undo", made["id"], "--reason", "it was a reprint")
    assert run("review", "--record", record).status == 1
    undated = tmp_path / "undated.txt"
    undated.write_text(
        CALL.format(who="Kenya", name="Moses Wetangula").replace("on Monday", "in a second call"), "utf-8"
    )
    run("ingest", undated, "--record", record)
    listed = run("review", "--record", record, "--json").lines
    assert [d["why"] for d in listed if d["kind"] == "document"] == ["it is hardly known when it appeared"]
    assert any(d["do"].startswith("readouts correct edit ") for d in listed)
