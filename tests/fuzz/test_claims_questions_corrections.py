"""Claims, questions and corrections in any words: an answer, or an error of ours, soon."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readouts.desk import correcting
from readouts.desk.asking import QuestionGiven, ask
from readouts.desk.checking import ClaimGiven, check
from readouts.desk.correcting import Decision, Reported
from readouts.desk.desk import Desk
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import read_inputs
from readouts.errors import ReadoutsError
from readouts.intake import Report, sorted_out, take_in
from readouts.pipeline import Pipeline
from readouts.record.corrections.edits import CONTACT_SLOTS, DOCUMENT_SLOTS
from readouts.settings import Settings

pytestmark = pytest.mark.model

LINES = [
    {"id": "r1", "published": "2022-03-30", "outlet": "Lake Wire",
     "text": "Kenya's foreign minister, Alfred Mutua, telephoned his Tanzanian counterpart, Stergomena Tax, on Tuesday, 29 March 2022."},
    {"id": "r2", "published": "2022-05-04", "outlet": "Coast Post",
     "text": "Kenya's foreign minister, Alfred Mutua, met his Tanzanian counterpart, Stergomena Tax, on Tuesday, 3 May 2022, for the first time."},
]  # fmt: skip
NASTY = (
    "", " ", "?", "???", "\x00", "\ud800", "\u202e\u200f", "\U000e0001", "²", "٣", "½", "Ⅷ", "0", "-1", "9" * 5_000, "1e999", "0000", "9999", "9999-12",
    "2022-02-30", "0001-01-01..", "..", "9999-12-31", "'; DROP TABLE contacts; --", "unknown", "several", "held", "call", "KEN", "TZA", "UNO", ",", ", KEN",
    "Alfred Mutua, KEN", "Kenya", "first_since", "first-since", "nth", "initiated_by", "count", "%", "_",
)  # fmt: skip
WORDS = [
    "It was the first call", "between Kenya and Tanzania", "since", "March 29", "February 30, 2022", "the 0th of Smarch", "year 99999", "-3 days ago",
    "the 999999999999999999999th time", "for the zeroth time", "a trillion years ago", "in ten million decades", "their", "“", "”", '"', "‘", "'", "((", "said",
    "When did", "How often", "Who called", "last", "speak", "Alfred Mutua", "Stergomena Tax", "?", ".", "no contact", "did not mention", "before Christ",
    "on 31/02/2022 25:61", "9999-12-31", "0001-01-01", "the day after 31 December 9999", "the week before 1 January 0001", "\u202e", "\u200d", "\ufdd0", "🇰🇪", "\n\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=14).map(" ".join)
VALUES = st.sampled_from(NASTY) | st.text(max_size=8)
OPTIONAL = st.none() | VALUES
GIVEN = st.fixed_dictionaries({}, optional={
    "kind": VALUES, "between": st.tuples(VALUES, VALUES), "people": st.tuples(VALUES), "since": VALUES, "channel": VALUES, "about": VALUES, "on": VALUES,
})  # fmt: skip
CLAIMS = st.tuples(GIVEN, st.fixed_dictionaries({}, optional={"value": VALUES})).map(lambda p: {**p[0], **p[1]})
QUESTIONS = st.tuples(GIVEN, st.fixed_dictionaries({}, optional={"until": VALUES, "topic": VALUES})).map(
    lambda p: {**p[0], **p[1]}
)
MOST_SECONDS = 20
"""CPU for one text; the longest of them take some seconds."""


class ToldShortly(Desk):
    """A desk whose representation does not hold the table of actors."""

    __repr__ = object.__repr__


@pytest.fixture(scope="module")
def desk(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A record of two reports."""
    folder: Path = tmp_path_factory.mktemp("desk")
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, LINES)), "utf-8")
    with ToldShortly.open(replace_record(Settings(), str(folder / "r.db")), create=True) as opened:
        opened.__dict__["pipeline"] = pipeline
        report = Report()
        take_in(opened.store, sorted_out(read_inputs([str(folder / "in.jsonl")], Limits()), report), pipeline, report)
        yield opened


def replace_record(settings_: Settings, where: str) -> Settings:
    """The settings with another record."""
    return settings_.model_copy(update={"record": where})


def _answers(desk: Desk, call: object, text: str, given_: object) -> None:
    begun = time.process_time()
    try:
        call(desk, text, given_)  # type: ignore[operator]
    except ReadoutsError as error:
        assert str(error)
    assert time.process_time() - begun < MOST_SECONDS


@settings(max_examples=60)
@given(TEXTS, CLAIMS)
@example("", {})
@example("\ud800", {})
@example("It was the first since March.", {"kind": "nth", "between": ("KEN", "TZA"), "value": "²"})
@example("It was the first since March.", {"kind": "nth", "between": ("KEN", "TZA"), "value": "9" * 5_000})
@example("It was the first since March.", {"kind": "first_since", "between": ("KEN", "TZA"), "since": "9999"})
@example("It was the first since March.", {"between": ("\ud800", "a\x00"), "about": "\ud800"})
@example("It was their " + "9" * 5_000 + "th call since " + "9" * 5_000 + " years ago.", {})
@example("It was the first call between Kenya and Tanzania in 99999999999 years.", {})
@example("“" * 2_000 + "It was the first call between Kenya and Tanzania since March 29." + "”" * 2_000, {})
@example("It was the first call between Kenya and Tanzania since March 29. " * 150, {})
def test_check(desk: Desk, text: str, given_: dict[str, object]) -> None:
    """A claim in any words, with anything given beside it, is checked or refused."""
    _answers(desk, check, text, ClaimGiven(**given_))  # type: ignore[arg-type]


@settings(max_examples=60)
@given(TEXTS, QUESTIONS)
@example("", {})
@example("\ud800", {})
@example("When did Kenya and Tanzania last speak?", {"on": "9999", "until": "9999"})
@example("When did Kenya and Tanzania last speak?", {"about": "\ud800"})
@example("When did Kenya and Tanzania last speak?", {"topic": "\ud800"})
@example("What did Kenya say about " + '"' * 500 + "?", {"topic": "\x00", "between": ("KEN", "TZA")})
@example("How often did Kenya and Tanzania speak in the last " + "9" * 5_000 + " days?", {})
@example("How often did Kenya and Tanzania speak in the last 99999999999 years?", {"on": "0001-01-01"})
@example("When did Kenya and Tanzania last speak? " * 150, {})
def test_ask(desk: Desk, text: str, given_: dict[str, object]) -> None:
    """A question in any words is answered, not understood, or refused."""
    _answers(desk, ask, text, QuestionGiven(**given_))  # type: ignore[arg-type]


DECISION = Decision("Ana Roth", "Tried.")


def _refused_or_done(desk: Desk, call: object, *args: object) -> None:
    try:
        made = call(desk, DECISION, *args)  # type: ignore[operator]
    except ReadoutsError as error:
        assert str(error)
        return
    desk.catalogue()
    correcting.undo(desk, DECISION, made.id)
    desk.catalogue()


@settings(max_examples=60)
@given(
    st.sampled_from((*CONTACT_SLOTS, *DOCUMENT_SLOTS, "none")), st.booleans(), st.lists(VALUES, min_size=1, max_size=2)
)
@example("duration", True, ["²"])
@example("duration", True, ["9" * 5_000])
@example("count", True, ["9" * 5_000])
@example("count", True, ["9" * 400])
@example("count", True, ["²"])
@example("date", True, ["9999-12-31.."])
@example("date", True, ["..0001-01-01"])
@example("published", False, ["9999-12-31"])
@example("published", False, ["0001-01-01"])
@example("outlet", False, ["\ud800"])
@example("outlet", False, ["a\x00"])
@example("kind", False, ["nonsense"])
@example("participants", True, ["\ud800, KEN", "TZA"])
def test_edits(desk: Desk, slot: str, of_contact: bool, values: list[str]) -> None:
    """Any value for any slot is taken, and undone again, or refused; the record is made anew from it either way."""
    key = next(iter(desk.record().contacts)).id if of_contact else "r1"
    _refused_or_done(desk, correcting.edit, key, slot, values)


@settings(max_examples=40)
@given(VALUES, st.lists(VALUES, max_size=3), VALUES, VALUES, VALUES)
@example("Alfred Mutua", ["KEN", "TZA"], "9999-12-31", "call", "held")
@example("Alfred Mutua", ["\ud800, KEN", "TZA"], "2022-03-29", "call", "held")
@example("\ud800", ["KEN", "TZA"], "unknown", "unknown", "held")
def test_additions(desk: Desk, words: str, sides: list[str], day: str, channel: str, status: str) -> None:
    """So is any contact that is added."""
    _refused_or_done(desk, correcting.add, "r1", Reported(words, tuple(sides), day, channel, status))


@pytest.mark.parametrize("key", ["", "\x00", "\ud800", "%", "_", "9" * 5_000])
def test_keys(desk: Desk, key: str) -> None:
    """Ids that are none are refused by name."""
    for call in (lambda: correcting.judge(desk, DECISION, "accept", key), lambda: correcting.merge(desk, DECISION, [key, key]),
                 lambda: correcting.split(desk, DECISION, key, [key]), lambda: correcting.undo(desk, DECISION, key)):  # fmt: skip
        with pytest.raises(ReadoutsError):
            call()


def test_a_name_that_no_record_can_hold(desk: Desk) -> None:
    """A name with half a character is refused before anything is written."""
    key = next(iter(desk.record().contacts)).id
    with pytest.raises(ReadoutsError, match="half a character"):
        correcting.judge(desk, Decision("Ana \ud800", "Tried."), "accept", key)
