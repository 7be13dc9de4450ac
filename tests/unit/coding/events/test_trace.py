"""Traces name what mattered: without the last rule of a trace the sentence is coded otherwise."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readouts.coding.coding import EventMention
from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model
_SAMPLE = 50
_SEED = 1648


def _told(events: tuple[EventMention, ...]) -> list[tuple[Any, ...]]:
    """What an analyst sees of the events, without their traces."""

    def sides(participants: tuple[Any, ...]) -> list[tuple[str, str | None]]:
        return sorted((p.actor.key, p.actor.state) for p in participants)

    return [(e.type, e.mode, e.auxiliary, sides(e.actors), sides(e.recipients), e.trigger) for e in events]


def _of_the_lexicon(pipeline: Pipeline) -> list[Document]:
    """Some of the sentences that show what entries of the lexicon match."""
    texts = sorted({text for e in pipeline.events.lexicon.entries for text in e.rule.match})
    return [build_document(t) for t in random.Random(_SEED).sample(texts, 2 * _SAMPLE)]


def _running(_pipeline: Pipeline) -> list[Document]:
    """Some reports of the examples and of the golden set, whose sentences lean on each other."""
    root = Path(__file__).parents[4]
    files = ("examples/documents.jsonl", "tests/golden/reports/documents.jsonl")
    reports = [
        build_document(report["text"], published=date.fromisoformat(day) if day else None)
        for file in files
        for report in map(json.loads, (root / file).read_text(encoding="utf-8").splitlines())
        for day in [report["published"]]
    ]
    return random.Random(_SEED).sample(reports, _SAMPLE // 2)


@pytest.mark.parametrize("source", [_of_the_lexicon, _running], ids=["lexicon", "running-text"])
def test_without_its_last_rule_an_event_is_another(
    pipeline: Pipeline, source: Callable[[Pipeline], list[Document]]
) -> None:
    """For fifty events chosen at random by a fixed seed, leaving out the last rule of the trace changes the result."""
    coded = []
    for reading in pipeline.read_many(source(pipeline)):
        statements = pipeline.statements.find(reading)
        events = pipeline.events.find(reading, statements)
        coded += [(reading, statements, events, event) for event in events]
    unmoved = []
    for reading, statements, events, event in random.Random(_SEED).sample(coded, _SAMPLE):
        without = pipeline.events.without(event.trace[-1].rule).find(reading, statements)
        if _told(without) == _told(events):
            words = reading.text(event.evidence[0])
            unmoved.append(f"{words}: {[s.rule for s in event.trace]}")
    assert not unmoved, "\n".join(unmoved)


def test_a_trace_names_all_rules_that_agree(pipeline: Pipeline) -> None:
    """Where a rule of the discourse would have told the same side as the words, the trace names both."""
    (reading,) = pipeline.read_many([build_document("Nepal and Bhutan held talks. Nepal accused Bhutan of a raid.")])
    events = pipeline.events.find(reading, pipeline.statements.find(reading))
    (rules,) = [e.trace[-1].rule.split("|") for e in events if e.type == "ACCUSE"]
    assert rules[0].startswith("roles.recipient.")
    assert rules[-1].startswith("discourse.")


def test_a_rule_is_left_out_of_a_copy(pipeline: Pipeline) -> None:
    """Leaving out a rule makes another coder; the first one codes as before."""
    (reading,) = pipeline.read_many([build_document("Turkey threatened to invade Syria.")])
    statements = pipeline.statements.find(reading)
    before = pipeline.events.find(reading, statements)
    without = pipeline.events.without("THREATEN-threaten").find(reading, statements)
    assert "THREATEN" not in {e.type for e in without}
    assert pipeline.events.find(reading, statements) == before
