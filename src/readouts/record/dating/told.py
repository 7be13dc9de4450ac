"""A dated coding as the record reads it: contacts dated by what their own document says around them, offices filled in."""

from __future__ import annotations

from readouts.coding.coding import Coding
from readouts.record.claims.anchors import ClaimWords
from readouts.record.corpus import official_state
from readouts.record.dating.counted import with_days_after_counted
from readouts.record.dating.fresh import with_days_of_news
from readouts.record.dating.terms import TermBook
from readouts.record.dating.undone import with_days_of_refusal
from readouts.record.model import DocumentFacts


def told(coding: Coding, facts: DocumentFacts | None, words: ClaimWords, book: TermBook) -> Coding:
    """The coding with what its document alone says of its contacts: nothing else of the record is looked at."""
    dated = with_days_of_news(with_days_of_refusal(coding), official_state(facts))
    return words.with_offices(with_days_after_counted(dated), book)
