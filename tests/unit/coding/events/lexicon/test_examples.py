"""Every entry's own sentences: those that must give its type, and those that must not."""

from __future__ import annotations

import pytest

from readouts.coding.events.lexicon.lexicon import Entry
from readouts.documents.build import build_document
from readouts.pipeline import Pipeline


def _says(entry: Entry, event: object) -> bool:
    type_, mode, rules = event.type, event.mode, {s.rule for s in event.trace}  # type: ignore[attr-defined]
    if entry.type is None:
        return entry.id in rules
    return type_ == entry.type and entry.mode in (None, mode)


@pytest.mark.model
@pytest.mark.parametrize("wanted", [True, False])
def test_sentences_of_the_lexicon(pipeline: Pipeline, wanted: bool) -> None:
    """What an entry promises in its file holds on the parse of the default model; all that fail are listed."""
    entries = pipeline.events.lexicon.entries
    cases = [(e, text) for e in entries for text in (e.rule.match if wanted else e.rule.never)]
    readings = pipeline.read_many(build_document(text) for _, text in cases)
    wrong = []
    for (entry, text), reading in zip(cases, readings, strict=True):
        events = pipeline.events.find(reading, pipeline.statements.find(reading))
        if any(_says(entry, event) for event in events) != wanted:
            wrong.append(f"{entry.id}: {text} -> {[(e.type, e.mode) for e in events]}")
    assert not wrong, "\n".join(wrong)
    assert len(cases) > (300 if wanted else 30)
