"""Whether an account leaves something out: what the record holds of the account that a claim speaks of."""

from __future__ import annotations

from readouts.record.claims.coverage import Holdings
from readouts.record.claims.questions import Question
from readouts.record.claims.rulings import Ruling
from readouts.record.model import Account, AccountPoint
from readouts.record.subjects import words_of

# Media in which a side publishes its account, beside its own documents.
_PUBLISHED = frozenset({"statement", "readout", "release", "social", "report"})


def not_mentioned(question: Question, holdings: Holdings) -> Ruling:
    """Supported where the account is there and has no such words, or where nobody but the claim's document tells of it."""
    about = question.about
    if about is None or question.value is None:
        return Ruling("unknown", ("the record does not hold the contact whose account the claim speaks of",))
    accounts = [a for a in about.accounts if a.side is not None and (question.side is None or a.side == question.side)]
    points = [p for a in accounts for p in a.points if p.document != question.document]
    said = [(a, p) for a in accounts for p in _with_words(question, a)]
    own = [p for a, p in said if question.side is not None and _is_published(a)]
    if own:
        return Ruling("contradicted", (f"the account has words of it: “{own[0].point.text}”",), (about,))
    if said:
        return Ruling("unknown", (f"words of that side speak of it: “{said[0][1].point.text}”",), (about,))
    if points:
        held = "that the record holds of that account"
        several = len(points) > 1
        reason = (
            f"none of the {len(points)} points {held} has it" if several else f"the one point {held} does not have it"
        )
        return Ruling("supported", (reason,), (about,))
    if question.document is None:
        return Ruling("unknown", ("the record holds no account of that side",), (about,))
    return Ruling("supported", ("the record holds no words of that account that say otherwise",), (about,))


def _with_words(question: Question, account: Account) -> list[AccountPoint]:
    """The points of an account, told by other documents, that have all words of what it is said to leave out."""
    wanted = words_of(str(question.value))
    return [
        p
        for p in account.points
        if p.point.kind not in ("not_mentioned", "denied")
        and p.document != question.document
        and wanted
        and wanted <= words_of(p.point.text)
    ]


def _is_published(account: Account) -> bool:
    """Whether it is the side's own document, or what it gave out in writing; a remark to reporters is not the readout."""
    return account.speaker is None or account.medium in _PUBLISHED
