"""Traces name what mattered: without the last rule of a trace the sentence is coded otherwise."""

from __future__ import annotations

import random
from typing import Any

import pytest

from readouts.coding.coding import EventMention
from readouts.documents.build import build_document
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model
_SAMPLE = 50


def _told(events: tuple[EventMention, ...]) -> list[tuple[Any, ...]]:
    """What an analyst sees of the events, without their traces."""

    def sides(participants: tuple[Any, ...]) -> list[tuple[str, str | None]]:
        return sorted((p.actor.key, p.actor.state) for p in participants)

    return [(e.type, e.mode, e.auxiliary, sides(e.actors), sides(e.recipients), e.trigger) for e in events]


def test_without_its_last_rule_an_event_is_another(pipeline: Pipeline) -> None:
    """For fifty events of the lexicon's examples, chosen by a fixed seed, leaving out the last rule changes the result."""
    texts = sorted({text for e in pipeline.events.lexicon.entries for text in e.rule.match})
    chosen = random.Random(1648).sample(texts, 2 * _SAMPLE)
    tried, unmoved = 0, []
    for text, reading in zip(chosen, pipeline.read_many(build_document(t) for t in chosen), strict=True):
        statements = pipeline.statements.find(reading)
        events = pipeline.events.find(reading, statements)
        if not events or tried == _SAMPLE:
            continue
        tried += 1
        event = random.Random(text).choice(events)
        last = event.trace[-1].rule
        without = pipeline.events.without(last).find(reading, statements)
        if _told(without) == _told(events):
            unmoved.append(f"{text}: {[s.rule for s in event.trace]}")
    assert not unmoved, "\n".join(unmoved)
    assert tried == _SAMPLE


def test_a_rule_is_left_out_of_a_copy(pipeline: Pipeline) -> None:
    """Leaving out a rule makes another coder; the first one codes as before."""
    (reading,) = pipeline.read_many([build_document("Turkey threatened to invade Syria.")])
    statements = pipeline.statements.find(reading)
    before = pipeline.events.find(reading, statements)
    without = pipeline.events.without("THREATEN-threaten").find(reading, statements)
    assert "THREATEN" not in {e.type for e in without}
    assert pipeline.events.find(reading, statements) == before
