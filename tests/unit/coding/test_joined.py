"""A long document is coded passage by passage, and its coding is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from readouts.coding.coding import Coding
from readouts.contract.coding import coding_json
from readouts.documents.build import build_document
from readouts.pipeline import Pipeline
from readouts.slots import replace

pytestmark = pytest.mark.model

TEXT = """LISBON — Portugal’s foreign minister, Rui Marques, called his Norwegian counterpart, Kari Lind, on 3 May 2021, the ministry said. “We agreed on the ships,” Marques told reporters.

Norway accused Chad of an attack on a convoy in April 2021. Lind said that Norway would not accept it.

Farmers in the south have sold their oranges for three years to a trader of the north, who brings them to the coast.

On 3 May 2021, Lind spoke by telephone with Marques for 40 minutes. It was the first call between the two since 2 March 2020. Marques thanked her.

On 7 June 2021 Marques met the president of Chad in Oslo. Lind refused to comment."""


@pytest.fixture(scope="module")
def whole(pipeline: Pipeline) -> Coding:
    return next(pipeline.code_many([build_document(TEXT, published=date(2021, 6, 9))]))


@pytest.fixture(scope="module")
def in_passages(pipeline: Pipeline) -> Coding:
    short = replace(pipeline, longest=330)
    return next(short.code_many([build_document(TEXT, published=date(2021, 6, 9))]))


def _contacts(coding: Coding) -> list[tuple[object, ...]]:
    return [
        (c.channel, c.status, sorted(p.key for p in c.participants), c.date.interval, c.duration_minutes, c.evidence)
        for c in coding.contacts
    ]


def _spans(value: Any) -> Iterator[list[int]]:
    if isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _spans(item)


def test_it_was_read_in_passages_and_says_so(whole: Coding, in_passages: Coding) -> None:
    """The step names the passages; a document that is read at once has none."""
    (step,) = in_passages.reading
    assert len(step.evidence) == 3 and whole.reading == ()


def test_the_contacts_are_those_of_the_whole(whole: Coding, in_passages: Coding) -> None:
    """People named in full only before the cut are known behind it, and a call told on both sides of it is one contact."""
    assert _contacts(in_passages) == _contacts(whole)
    call = in_passages.contacts[0]
    assert call.duration_minutes == 40
    assert "contacts.later_passage" in {s.rule for s in call.trace}


def test_claims_count_from_the_right_times_and_contacts(whole: Coding, in_passages: Coding) -> None:
    """Times are numbered over the whole document, and a claim of a later passage is about the joined contact."""
    assert in_passages.times == whole.times
    assert [(c.kind, c.words, c.about) for c in in_passages.claims] == [
        (c.kind, c.words, c.about) for c in whole.claims
    ]
    first = next(c for c in in_passages.claims if c.kind == "first_since")
    assert first.anchor is not None and first.anchor.expression is not None
    assert in_passages.times[first.anchor.expression].span.text_of(TEXT) == "2 March 2020"
    assert first.anchor.contact == in_passages.contacts[1].id


def test_spans_lie_in_the_whole_document(whole: Coding, in_passages: Coding) -> None:
    """Every word shown stands where the coding says; events and statements are those of the whole, with its ids."""
    assert all(0 <= a <= b <= len(TEXT) for a, b in _spans(coding_json(in_passages)))
    assert [e.trigger for e in in_passages.events] == [e.trigger for e in whole.events]
    assert {s.id for s in in_passages.statements} == {s.id for s in whole.statements}
    for statement in in_passages.statements:
        assert statement.text == TEXT[statement.content[0].start : statement.content[-1].end]


def test_only_the_opening_tells_the_news(in_passages: Coding) -> None:
    """What a later passage begins with is not what the document is about."""
    cut = in_passages.reading[0].evidence[1].start
    assert all(e.standing != "main" for e in in_passages.events if e.trigger.start >= cut)


def test_the_imprint_finds_a_copy(whole: Coding, in_passages: Coding) -> None:
    """Runs of words are those of the whole, but for those across a cut; each stands in the same sentence."""
    ours = dict(zip(in_passages.imprint.runs, in_passages.imprint.sentences, strict=True))
    all_of_it = dict(zip(whole.imprint.runs, whole.imprint.sentences, strict=True))
    assert ours.items() <= all_of_it.items()
    assert len(all_of_it) - len(ours) <= 4


def test_another_document_beside_it_changes_nothing(pipeline: Pipeline, in_passages: Coding) -> None:
    """Long and short documents in any order are coded each for itself, in their order."""
    short = replace(pipeline, longest=330)
    long, other = build_document(TEXT, published=date(2021, 6, 9)), build_document("France called Germany on Monday.")
    codings = list(short.code_many([other, long, other, other, long]))
    assert [c.document for c in codings] == [d.id for d in (other, long, other, other, long)]
    assert codings[1] == codings[4] == in_passages
    assert codings[0] == codings[2] == next(pipeline.code_many([other]))


def test_a_screen_may_leave_out_a_long_one(pipeline: Pipeline, in_passages: Coding) -> None:
    """What the screen decides holds for long documents too."""
    screened = replace(pipeline.screened(), longest=330)
    fruit = build_document("The farmer sold three oranges. The trader bought the apples.\n\n" * 8)
    left, read = screened.code_many([fruit, build_document(TEXT, published=date(2021, 6, 9))])
    assert left.unread and not left.events
    assert read == in_passages
