"""The lexicon: its files are checked strictly, and compiled to an index."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from readouts.coding.events.lexicon.lexicon import Lexicon, _faults, lexicon_files, split_trigger
from readouts.coding.events.lexicon.schema import EntryModel, FrameModel, Paths
from readouts.ontology.plover import Ontology

FRAMES = {"act-on": FrameModel(reason="x", verb=Paths(actor=("subject",), recipient=("object",)))}
GOOD = {"id": "hit", "reason": "To hit is to attack.", "frame": "act-on", "verbs": ("hit",), "match": ("A hit B.",)}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    return Lexicon.load(Ontology.load())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mode": "slap"}, "no mode 'slap'"),
        ({"contexts": ("weather",)}, "unknown context 'weather'"),
        ({"frame": "act-no"}, "unknown frame 'act-no'"),
        ({"nouns": ("hit",)}, "says nothing of a noun's sides"),
        ({"verbs": ("hit", "hit")}, "listed twice"),
        ({"verbs": ()}, "no verbs, nouns or adjectives"),
        ({"content": "nothing"}, "unknown content table"),
        ({"object": ("@nobody",)}, "unknown class @nobody"),
        ({"type": "ASSAULT"}, "the file has a type"),
    ],
)
def test_faults_are_found(change: dict[str, object], words: str) -> None:
    """Each fault of an entry is told in a sentence that names the entry."""
    rule = EntryModel.model_validate(GOOD | change)
    faults = _faults(rule, "ASSAULT", Ontology.load(), FRAMES, {}, {}, set())
    assert any(words in f and f.startswith("ASSAULT-hit") for f in faults), faults


def test_a_good_entry_has_no_faults() -> None:
    """The entry that the faults are made from is right; its id may be used once."""
    rule, seen = EntryModel.model_validate(GOOD), set[str]()
    assert _faults(rule, "ASSAULT", Ontology.load(), FRAMES, {}, {}, seen) == []
    assert _faults(rule, "ASSAULT", Ontology.load(), FRAMES, {}, {}, seen) == ["ASSAULT-hit: this id is used twice"]


@pytest.mark.parametrize("change", [{"verb": ("hit",)}, {"match": ()}, {"id": "Hit Him"}, {"side": "left"}])
def test_shape_is_strict(change: dict[str, object]) -> None:
    """Unknown keys, entries without an example, and words out of place are refused."""
    with pytest.raises(ValidationError):
        EntryModel.model_validate(GOOD | change)


def test_split_trigger() -> None:
    """Expressions are taken apart by what may stand after a verb and around a noun."""
    assert split_trigger("call off", "verb", {}).particles == ("off",)
    assert split_trigger("stop work", "verb", {}).objects == ("work",)
    assert split_trigger("hunger strike", "noun", {}).before == ("hunger",)
    assert split_trigger("state of emergency", "noun", {}).after == ("of", "emergency")
    assert split_trigger("call for", "noun", {}).after == ("for", "")
    assert split_trigger("out of question", "noun", {}).before == ("out", "of")


def test_the_more_demanding_entry_comes_first(lexicon: Lexicon) -> None:
    """ "call off" is tried before "call", "withdraw observers" before "withdraw"."""
    weights = [trigger.weight + entry.weight for trigger, entry in lexicon.index["verb", "call"]]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) > 2


def test_every_type_has_entries_and_every_file_is_read(lexicon: Lexicon) -> None:
    """All sixteen types can be coded; a first lexicon has more than 1,500 words and expressions."""
    types = {entry.type for entry in lexicon.entries} - {None}
    assert types == set(Ontology.load().types)
    assert len(lexicon_files()) == 17
    assert lexicon.size > 1500


def test_words_are_written_as_lemmas(lexicon: Lexicon) -> None:
    """Lemmas are in lower case, or nothing could match them."""
    for _, lemma in lexicon.index:
        assert lemma == lemma.lower()
