"""Who says what, on marked prose of our own: the figures have floors, and the marks read as they look."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from attribution import Attribution, Tally
from markup import read_cases, read_markup

from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

LINES = Path(__file__).with_name("attribution.jsonl")
# Content tokens, relaxed, end to end with the default model on 2026-11-22. First figures, before any rule was changed for
# a part: before 94.4 / 86.0 / 81.0, after 92.7 / 88.2 / 77.2, late 88.9 / 95.8 / 87.3 (marks that the author had forgotten
# were added to the gold after each first run). Now: 98.8 / 100 / 100, 96.8 / 95.3 / 93.8, 95.8 / 98.6 / 95.9.
# A change that goes below a floor has made something worse; raise the floors when it gets better.
FLOORS = {"before": (96.0, 96.0, 94.0), "after": (94.0, 92.0, 90.0), "late": (93.0, 94.0, 92.0)}


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


def test_tally_counts_wrong_source_apart():
    """A found attribution with another source is matched, but not right from end to end."""
    tally = Tally()
    text, gold = read_markup("{1s|Kim} {1c|said} {1t|it rained}.")
    wrong: Attribution = {"source": [[4, 8]], "cue": [[4, 8]], "content": [[9, 18]]}
    tally.add(text, gold, [wrong])
    assert (tally.content, tally.relaxed, tally.end_to_end) == (100.0, 100.0, 0.0)


@pytest.mark.model
@pytest.mark.parametrize("part", sorted(FLOORS))
def test_figures_keep_their_floors(part: str, pipeline: Pipeline, read: Callable[..., Reading]):
    """Content tokens, relaxed and end to end stay where they were, on the half written before the rules and the other."""
    tally = Tally()
    for case in read_cases():
        if not case["id"].startswith(part):
            continue
        reading = read(case["text"])
        found = {
            (s.source, s.cue, s.content): {
                "source": [list(s.source)] if s.source else [],
                "cue": [list(s.cue)] if s.cue else [],
                "content": [list(piece) for piece in s.content],
            }
            for s in pipeline.statements.find(reading)
        }
        tally.add(case["text"], case["attributions"], list(found.values()))
    figures = (tally.content, tally.relaxed, tally.end_to_end)
    assert all(figure >= floor for figure, floor in zip(figures, FLOORS[part], strict=True)), figures
