"""A claim that a user types, read and checked against the record."""

from __future__ import annotations

from readouts.coding.coding import Coding
from readouts.record.claims import checked_claim
from readouts.record.coverage import Entries
from readouts.record.model import CheckedClaim, Record
from readouts.record.questions import question_asked
from readouts.record.verdicts import ruling


def check_coding(record: Record, asked: Coding) -> tuple[CheckedClaim, ...]:
    """The claims of a coded text, checked against a record that does not hold that text.

    The contacts that the text speaks of are looked up among the record's: by people, channel and days, the newest where
    several fit. Each checked claim says in ``about`` and ``anchor`` what was understood.
    """
    holdings = Entries.of(record.contacts, record.events, record.documents)
    found = []
    for claim in sorted(asked.claims, key=lambda c: (c.words, c.id)):
        question = question_asked(claim, asked, holdings)
        found.append(checked_claim(claim, question, ruling(question, holdings), holdings))
    return tuple(found)
