"""Why the reports of an entry are one contact, and why the entries nearest to it are others.

The decisions are made again for the entry that a reader looks at, by the rules that made the record, so that explanation and
result cannot disagree; nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from readouts.record.corpus import Corpus, Filed
from readouts.record.merging.joint import with_parts_folded
from readouts.record.merging.pairing.comparer import Comparer
from readouts.record.merging.pairing.days import gap_days
from readouts.record.merging.pairing.decision import Decision, Reason
from readouts.record.model import Contact, Source

# Entries within so many days of one are near it; more of them tell a reader nothing.
NEAR_DAYS = 7
MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing that counted in a comparison, with the words that were compared."""

    rule: str
    sentence: str
    points: float
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two reports that were compared: the number, a sentence for each thing that counted, its words."""

    one: str
    """Id of the contact report of the entry that is explained."""
    other: str
    contact: str
    """Id of the entry that the other report is in."""
    score: float
    forbidden: bool
    """Whether the one reason that is given excludes that they are one contact."""
    reasons: tuple[Weighed, ...]

    @property
    def sentence(self) -> str:
        """The comparison as a reader wants it."""
        why = "; ".join(r.sentence for r in self.reasons)
        return f"never one contact: {why}" if self.forbidden else f"{self.score:g} points: {why}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an entry is what it is."""

    together: tuple[Compared, ...]
    """The comparisons that hold the entry's reports together, the strongest first; one fewer than there are reports."""
    apart: tuple[Compared, ...]
    """For the nearest other entries the comparison that came closest to joining them, or that excludes it."""


def explained(corpus: Corpus, comparer: Comparer, contact: Contact, others: Iterable[Contact]) -> Explanation:
    """Explain an entry.

    Args:
        corpus: The documents of the entry and of the others, told and dated as the record has them.
        comparer: The rules.
        contact: The entry.
        others: Entries that share two of its states; those far away in time are passed over.
    """
    members = _members(corpus, contact)
    near = [o for o in others if o.id != contact.id and gap_days(o.date.interval, contact.date.interval) <= NEAR_DAYS]
    closest = [_closest(corpus, comparer, members, _members(corpus, other), other.id) for other in near]
    found = sorted((c for c in closest if c is not None), key=_nearest_first)
    return Explanation(tuple(_holding(corpus, comparer, members, contact.id)), tuple(found[:MOST_NEAR]))


def _members(corpus: Corpus, contact: Contact) -> list[Filed]:
    """The reports of an entry, parts of contacts of three folded as they were when it was made."""
    codings = [corpus.by_document[d.document] for d in contact.documents if d.document in corpus.by_document]
    filed = [f for c in codings for f in with_parts_folded([Filed(c, r) for r in c.contacts])]
    return sorted((f for f in filed if f.report.id in contact.reports), key=lambda f: f.key)


def _holding(corpus: Corpus, comparer: Comparer, members: Sequence[Filed], contact: str) -> Iterator[Compared]:
    """The strongest comparisons that together reach every report."""
    pairs = [(comparer.decide(corpus, a, b), a, b) for a, b in combinations(members, 2)]
    group = {m.key: n for n, m in enumerate(members)}
    for decision, a, b in sorted(pairs, key=lambda p: (-p[0].score, p[1].key, p[2].key)):
        ours, theirs = group[a.key], group[b.key]
        if decision.forbidden is None and ours != theirs:
            group = {key: ours if n == theirs else n for key, n in group.items()}
            yield _compared(corpus, decision, a, b, contact)


def _closest(
    corpus: Corpus, comparer: Comparer, ours: Sequence[Filed], theirs: Sequence[Filed], contact: str
) -> Compared | None:
    """What keeps two entries apart: a reason that excludes it, the plainest; else the best number, which was not enough."""
    pairs = [(comparer.decide(corpus, a, b), a, b) for a, b in product(ours, theirs)]
    if not pairs:
        return None
    excluding = [p for p in pairs if p[0].forbidden is not None]
    if excluding:
        decision, a, b = min(excluding, key=lambda p: (_plainness(p[0].forbidden), p[1].key, p[2].key))
    else:
        decision, a, b = min(pairs, key=lambda p: (-p[0].score, p[1].key, p[2].key))
    return _compared(corpus, decision, a, b, contact)


# Of several reasons that exclude it, those come first that tell a reader most.
_TELLING = ("given", "days", "histories", "hours", "places", "channels", "matter", "ranks", "people", "comparer")


def _plainness(reason: Reason | None) -> int:
    return _TELLING.index(reason.rule.split(".")[0]) if reason else len(_TELLING)


def _nearest_first(compared: Compared) -> tuple[bool, int, float, str]:
    plainness = min((_TELLING.index(r.rule.split(".")[0]) for r in compared.reasons), default=0)
    return (compared.forbidden, plainness if compared.forbidden else 0, -compared.score, compared.contact)


def _compared(corpus: Corpus, decision: Decision, one: Filed, other: Filed, contact: str) -> Compared:
    reasons = (decision.forbidden,) if decision.forbidden else decision.reasons
    weighed = tuple(
        Weighed(r.rule, r.sentence, r.points, tuple(corpus.source(document, span) for document, span in r.words))
        for r in reasons
    )
    return Compared(one.report.id, other.report.id, contact, decision.score, decision.forbidden is not None, weighed)
