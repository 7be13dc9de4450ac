"""Texts that end anywhere, as summaries of feeds and broken downloads do: coded like any other."""

from __future__ import annotations

import pytest

from readouts.contract.coding import coding_json
from readouts.documents.build import build_document
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model

SENTENCES = (
    "It was the first telephone call between Alfred Mutua and Stergomena Tax since March 29, the second in three years.",
    "Kenya's foreign minister, Alfred Mutua, last spoke with his Tanzanian counterpart - Stergomena Tax - for the first time.",
    '"We agreed to meet: "soon", " the Kenyan president said, asking for the first of three formal talks, of its kind.',
    "There has been no contact between the two since 31 December 2022, nor did the readout of Tanzania mention: fish; so Kenya called.",
    "Police killed 12 to 14 protesters in the capital (including two officers) on Monday, two and a half years ago, at 9 p.m.",
    "According to the ministry, which denied this, both sides did not (and will not) meet for a third time: “Never”.",
)


@pytest.mark.parametrize("sentence", SENTENCES, ids=range(len(SENTENCES)))
def test_cut_off_after_any_word(pipeline: Pipeline, sentence: str) -> None:
    """Every beginning and every rest of a sentence is coded, and what comes of it can be told."""
    breaks = [i for i, c in enumerate(sentence) if c == " " or not c.isalnum()]
    texts = dict.fromkeys(t for i in breaks for t in (sentence[:i].strip(), sentence[i:].strip()) if t)
    codings = list(pipeline.code_many(build_document(t) for t in texts))
    assert len(codings) == len(texts)
    assert all(coding_json(c) for c in codings)
