"""The cue files are checked strictly, and say what the rules rely on."""

from __future__ import annotations

import pytest

from readouts.coding.statements import cues as module
from readouts.coding.statements.cues import Cues
from readouts.errors import ResourceFileError


def test_shipped_cues_load():
    """The files that ship have no fault, and the plainest cues are in them."""
    cues = Cues.load()
    assert {"clause", "quote"} <= cues.verbs["say"].takes
    assert cues.verbs["deny"].stance == "denies"
    assert cues.verbs["tweet"].medium == "social:Twitter"
    assert cues.verbs["tell"].addressee == "beside"
    assert cues.nouns["claim"].takes == {"clause"}
    assert cues.media["press conference"] == "briefing"


def test_every_word_is_a_word():
    """YAML reads a bare ``on`` as true and ``no`` as false; no list has swallowed one."""
    cues = Cues.load()
    for words in (cues.people, cues.readable, cues.press, cues.outlets, cues.light_verbs):
        assert all(isinstance(word, str) and word for word in words)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([{"lemma": "say", "takes": "clause"}, {"lemma": "say", "takes": "quote"}], "'say' stands twice"),
        ([{"lemma": "say", "takes": "clouse"}], "takes 'clouse'; known complements"),
    ],
)
def test_faults_are_named(monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, str]], fault: str):
    """A verb given twice and an unknown complement are refused, with the entry and what would be right."""
    monkeypatch.setattr(module, "read_csv", lambda _path, row: [row(**cells) for cells in rows])
    with pytest.raises(ResourceFileError, match=fault):
        Cues.load()
