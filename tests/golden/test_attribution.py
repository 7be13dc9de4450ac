"""The marked prose reads as it looks, and is what the gold lines hold; its figures are measured with the other sets'."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markup import read_cases, read_markup

LINES = Path(__file__).with_name("attribution.jsonl")


def test_marks_become_spans():
    """A mark covers what stands in its braces, nested marks too, and leaves no brace in the text."""
    text, found = read_markup("{1s,2s|Both} {1c|said} {1t|they {2c|want} {2t|peace}}.")
    assert text == "Both said they want peace."
    assert found[0] == {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 25]]}
    assert found[1] == {"source": [[0, 4]], "cue": [[15, 19]], "content": [[20, 25]]}


def test_open_mark_is_refused():
    """A brace that nobody closes is an error, not a long span."""
    with pytest.raises(ValueError, match="not closed"):
        read_markup("{1s|He said")


def test_lines_are_those_of_the_marked_prose():
    """The JSON lines that other tools score are made of the marked prose, none edited by hand."""
    assert [json.loads(line) for line in LINES.read_text("utf-8").splitlines()] == read_cases()
