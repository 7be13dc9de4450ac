"""Gold is recognised by what it holds, and its faults are named with their place."""

from __future__ import annotations

import json

import pytest

from readouts.errors import InputError, UsageError
from readouts.evaluation.gold import find_gold, shipped_folder, shipped_gold
from readouts.evaluation.sentences import CodedSides

SENTENCE = {
    "id": "s1",
    "text": "Chile sent tents to Peru.",
    "event16": "AID",
    "source": [{"code": "CHL"}],
    "target": [{"code": "PER"}],
}
PARAGRAPH = {
    "id": "p1", "text": "Chile sent tents.", "part": "first",
    "events": [{"type": "AID", "mode": None, "actors": ["CHL"], "recipients": [], "auxiliary": [], "words": ["sent"]}],
}  # fmt: skip
ATTRIBUTED = {
    "id": "late-1",
    "text": "Kim said no.",
    "attributions": [{"source": [0, 3], "cue": [[4, 8]], "content": [[9, 11]]}],
}
TIMED = {"id": "t1", "text": "They met in 1998.", "part": "first", "times": [{"span": [12, 16], "value": "1998"}]}
TIMEML = (
    '<?xml version="1.0"?><TimeML><DCT><TIMEX3 value="2024-03-04T10:00">4 March</TIMEX3></DCT><TEXT>They met on '
    '<TIMEX3 type="DATE" value="2024-03-02"> Saturday </TIMEX3>.</TEXT></TimeML>'
)


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (SENTENCE, "events of sentences"),
        (PARAGRAPH, "events of running text"),
        (ATTRIBUTED, "attribution"),
        (TIMED, "time expressions"),
    ],
    ids=["sentences", "paragraphs", "attribution", "times"],
)
def test_lines_are_known_by_their_keys(tmp_path, row, kind):
    """A file of JSON lines needs no name of its kind."""
    (gold,) = find_gold(write(tmp_path / "mine.jsonl", row))
    assert (gold.kind, gold.name, gold.documents[0].text) == (kind, "mine", row["text"])


def test_times_are_a_folder_of_timeml(tmp_path):
    """Marks become trimmed spans, the creation time the day of publication."""
    (tmp_path / "a.tml").write_text(TIMEML, "utf-8")
    (gold,) = find_gold(tmp_path)
    ((_, (mark,)),) = gold.gold
    document = gold.documents[0]
    assert mark.span.text_of(document.text) == "Saturday"
    assert str(document.stated.earliest) == "2024-03-04"


def test_reports_are_a_folder(tmp_path):
    """Documents and contacts make a set; what else is there is read too, by words that stand in the texts."""
    write(tmp_path / "documents.jsonl", {"id": "a", "text": "They met on Saturday."})
    write(
        tmp_path / "contacts.jsonl",
        {"id": "c", "date": ["2024-03-02", None], "channel": "meeting", "status": "held", "documents": {"a": "main"},
         "participants": [{"name": "Jean-Yves Le Drian", "state": "FRA"}], "initiator": "disputed"},
    )  # fmt: skip
    write(tmp_path / "dates.jsonl", {"document": "a", "words": "Saturday", "date": ["2024-03-02", "2024-03-02"]})
    (gold,) = find_gold(tmp_path)
    assert gold.dates[0].words.text_of("They met on Saturday.") == "Saturday"
    assert (gold.contacts[0].surnames, gold.contacts[0].initiators) == ({"drian"}, frozenset())


def test_folders_are_looked_into(tmp_path):
    """A folder of several sets gives all of them, named by their place."""
    (tmp_path / "events").mkdir()
    write(tmp_path / "events" / "one.jsonl", SENTENCE)
    write(tmp_path / "events" / "two.jsonl", PARAGRAPH)
    assert [s.name for s in find_gold(tmp_path / "events")] == ["events/one", "events/two"]


def test_type_of_old_files_is_event(tmp_path):
    """Where a file has today's types they count, also when they are null; where it has none, its own do."""
    old = {**{k: v for k, v in SENTENCE.items() if k != "event16"}, "event": "AID"}
    untyped = {**SENTENCE, "event": "FIGHT", "event16": None}
    (gold,) = find_gold(write(tmp_path / "x.jsonl", old, untyped))
    assert [g.event.type for g in gold.gold] == ["AID", None]
    assert gold.gold[0].event == CodedSides("AID", frozenset({"CHL"}), frozenset({"PER"}))


def test_trap_says_that_it_holds_no_event(tmp_path):
    """No type and no words are a trap; no type with words is an event that gold does not name."""
    rows = [{**SENTENCE, "event16": None, "event_text": words} for words in (None, "sent tents")]
    (gold,) = find_gold(write(tmp_path / "x.jsonl", *rows))
    assert [g.trap for g in gold.gold] == [True, False]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([SENTENCE, {"id": "s2", "text": "No.", "source": 3, "target": []}], "x.jsonl:2: is not gold of this kind"),
        ([{**PARAGRAPH, "events": [{**PARAGRAPH["events"][0], "words": ["gave"]}]}], "paragraph p1: names words"),
        ([{**PARAGRAPH, "text": " "}], "x.jsonl"),
    ],
)
def test_faults_are_named(tmp_path, rows, fault):
    """A line that cannot be gold is an error with its place."""
    with pytest.raises(InputError) as error:
        find_gold(write(tmp_path / "x.jsonl", *rows))
    assert fault in str(error.value)


@pytest.mark.parametrize("name", ["missing.jsonl", "other.jsonl", "."])
def test_what_is_not_gold_is_refused(tmp_path, name):
    """No such file, a file of another kind, a folder without gold: the answer says what gold is."""
    write(tmp_path / "other.jsonl", {"text": "no gold"})
    with pytest.raises(UsageError, match=r"contacts\.jsonl"):
        find_gold(tmp_path / name)


def test_sets_that_ship(tmp_path):
    """A checkout has sets of every kind."""
    folder = shipped_folder()
    assert folder is not None
    kinds = {s.kind for s in shipped_gold(folder)}
    assert kinds == {
        "attribution",
        "events of sentences",
        "events of running text",
        "contacts, accounts, claims, dates",
        "time expressions",
    }
