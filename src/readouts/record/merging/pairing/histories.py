"""The statuses of two reports: planned, then held, is one contact with a history; refused and held are two."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.coding import Status
from readouts.record.corpus import Corpus, Filed
from readouts.record.merging.pairing.channels import words_of_evidence
from readouts.record.merging.pairing.days import published_near
from readouts.record.merging.pairing.decision import Reason
from readouts.record.merging.pairing.matter import MATTER_WORDS, shared_words

# Statuses that the history of one contact may run through. Held and refused exclude each other: a refused call and
# the call that came later are two entries. A denial is an answer to a report that it was held.
_HISTORIES: tuple[frozenset[Status], ...] = (
    frozenset({"possible", "planned", "held", "denied"}),
    frozenset({"possible", "planned", "cancelled"}),
    frozenset({"possible", "ruled_out", "denied"}),
    frozenset({"possible", "refused"}),
)

# What is told of few contacts of two sides: reports that agree in it mean one the more surely.
_SELDOM: frozenset[Status] = frozenset({"refused", "cancelled", "denied", "ruled_out"})

# A denial answers a report of these days; later it is recalled.
DENIAL_DAYS = 14


def statuses_agree(one: Status, other: Status) -> bool:
    """Whether two statuses may be those of one contact."""
    return any({one, other} <= history for history in _HISTORIES)


def never_by_histories(one: Filed, other: Filed) -> Reason | None:
    """Why the statuses exclude that two reports are of one contact."""
    ours, theirs = one.report.status, other.report.status
    if statuses_agree(ours, theirs):
        return None
    return Reason("histories.other", f"one is {ours}, the other {theirs}", words=words_of_evidence(one, other))


def reasons_of_histories(corpus: Corpus, one: Filed, other: Filed) -> Iterator[Reason]:
    """A denial that answers a report speaks for one contact; so does the same refusal or cancellation, which is seldom."""
    ours, theirs = one.report.status, other.report.status
    words = words_of_evidence(one, other)
    if "denied" in (ours, theirs) and published_near(corpus, one, other, DENIAL_DAYS):
        yield Reason("histories.denial", "what one tells of, the other denies, within days", 1.5, words)
    elif {ours, theirs} == {"denied", "held"} and _on_one_matter(corpus, one, other):
        sentence = "what an undated document tells of, the other denies, on one matter"
        yield Reason("histories.denial", sentence, 1.5, words)
    elif ours == theirs and ours in _SELDOM:
        yield Reason("histories.same", f"both tell that it was {ours.replace('_', ' ')}", 1.0, words)


def _on_one_matter(corpus: Corpus, one: Filed, other: Filed) -> bool:
    """Whether one of two documents has no day, and they speak of one thing."""
    undated = any(corpus.published(f.document).is_open for f in (one, other))
    return undated and len(shared_words(corpus, one, other)) >= MATTER_WORDS
