"""Documents that were made to be slow, large or strange are coded, in time in proportion, and every span is right."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile import BY_NAME, KINDS
from readouts.coding.coding import Coding
from readouts.contract.coding import coding_json
from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import all_readers, read_input
from readouts.errors import InputError
from readouts.language.lengths import LONGEST_SENTENCE
from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

TOOL = Path(__file__).parents[2] / "tools" / "measure_hostile.py"
CORPUS = Path(__file__).parent / "corpus"
SMALL = 2_500


def _coded(pipeline: Pipeline, text: str) -> tuple[Reading, Coding]:
    reading = next(pipeline.read_many([build_document(text)]))
    return reading, pipeline.code_reading(reading)


def _spans(value: object) -> Iterator[list[int]]:
    """Every pair of integers in a JSON value: spans, and what looks like them, which must lie in the text too."""
    if isinstance(value, list):
        if len(value) == 2 and all(type(v) is int for v in value):
            yield value
        for item in value:
            yield from _spans(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _spans(item)


def _check(reading: Reading, coding: Coding) -> None:
    text, parse = reading.document.text, reading.parse
    assert all(0 <= a <= b <= len(text) for a, b in _spans(coding_json(coding)))
    for before, after in zip(parse.tokens, parse.tokens[1:], strict=False):
        assert before.end <= after.start
    for sentence in parse.sentences:
        assert 0 < sentence.last - sentence.first <= LONGEST_SENTENCE
        own = parse.sentence_tokens(sentence)
        assert all(sentence.first <= t.head < sentence.last for t in own)
        assert [t.i for t in own if t.head == t.i] == [sentence.root]
        assert parse.tokens[sentence.root].dep not in {"conj", "pobj", "dobj"}


@pytest.mark.model
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_small_one(pipeline: Pipeline, kind: object) -> None:
    """Coded without a fault; sentences are trees of bounded size; spans lie in the text; twice gives the same."""
    text = kind.make(SMALL)  # type: ignore[attr-defined]
    reading, coding = _coded(pipeline, text)
    _check(reading, coding)
    assert coding_json(coding) == coding_json(_coded(pipeline, text)[1])


@pytest.mark.model
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_corpus(pipeline: Pipeline, path: Path) -> None:
    """Texts that once failed are coded."""
    _check(*_coded(pipeline, path.read_text("utf-8")))


def test_half_a_surrogate_pair_is_refused() -> None:
    """A text that no file can hold is refused by name; in JSON the half is read as U+FFFD, one character for one."""
    with pytest.raises(InputError, match=r"U\+D800"):
        build_document("a \ud800 b")
    lines = b'{"text": "a \\ud800 b"}\n{"text": "France called Germany."}\n'
    marked, good = read_input(Input.of("two.jsonl", lines), all_readers())
    assert isinstance(marked, Document) and marked.text == "a \ufffd b"
    assert isinstance(good, Document)


@pytest.mark.model
def test_long_sentences_are_told(pipeline: Pipeline) -> None:
    """Whatever is read in stretches is told with its place; an ordinary report has nothing to tell."""
    _, coding = _coded(pipeline, BY_NAME["one_sentence"].make(4_000))
    assert {step.rule for step in coding.reading} == {"language.long_sentence"}
    assert all("200" in step.reason for step in coding.reading)
    assert _coded(pipeline, BY_NAME["same_report"].make(1_000))[1].reading == ()


@pytest.mark.model
def test_time_grows_with_the_text(pipeline: Pipeline) -> None:
    """Four times a text of quotation marks takes about four times as long; its square would be sixteen times."""
    seconds = []
    for size in (1_500, 6_000):
        start = time.process_time()
        _coded(pipeline, BY_NAME["straight_marks"].make(size))
        seconds.append(time.process_time() - start)
    assert seconds[1] < 9 * max(seconds[0], 0.05)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_large_one(kind: object) -> None:
    """100,000 characters more take in proportion, and memory stays below a gigabyte."""
    name = kind.name  # type: ignore[attr-defined]
    found = []
    for size in (100_000, 200_000):
        call = [sys.executable, str(TOOL), "--one", name, "--sizes", str(size)]
        found.append(json.loads(subprocess.run(call, capture_output=True, text=True, check=True, timeout=1_200).stdout))
    assert found[1]["seconds"] < 3.2 * max(found[0]["seconds"], 0.5)
    assert found[1]["megabytes"] < 1_000
