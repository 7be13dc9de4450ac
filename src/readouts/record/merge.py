"""Clustering contact reports: which of them are of one contact.

Reports are compared inside blocks (two states in common, dates that come near), pairs are joined best first, and a
join is made only where no member of one cluster excludes a member of the other. Pairs are ordered by their number and
then by the keys of the reports, so the result is a function of the set of reports.

Reports that give a day come first. Those that give a long time only ("in the spring") join afterwards, and only where
one cluster fits better than every other: a background mention of "a call last month" must not choose between two calls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product

from readouts.interval import Interval
from readouts.record.corpus import Corpus, Filed
from readouts.record.corrections.given import Given
from readouts.record.pairing.comparer import Comparer
from readouts.record.pairing.days import is_narrow
from readouts.record.pairing.decision import ENOUGH, Decision
from readouts.record.pairing.given import joined_by_people
from readouts.record.sides import states_of
from readouts.trace import Step

# How much better one cluster must fit a report without a day than the next best.
CLEAR_LEAD = 0.75


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports of one contact, with the decisions that joined them."""

    members: tuple[Filed, ...]
    trace: tuple[Step, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """The smallest key of a member."""
        return self.members[0].key

    @property
    def is_dated(self) -> bool:
        """Whether a report tells the day."""
        return any(is_narrow(m.report.date.interval) for m in self.members)

    @property
    def days_span(self) -> int:
        """Days between dates that leave no room for one day: 0 or 1, unless people joined the reports."""
        return days_span(m.report.date.interval for m in self.members)


@dataclass(frozen=True, slots=True)
class Merger:
    """Joins reports into clusters."""

    comparer: Comparer

    def heeding(self, given: Given) -> Merger:
        """The merger that also heeds what people decided."""
        return Merger(replace(self.comparer, given=given if given.together or given.apart else None))

    def merge(self, corpus: Corpus, reports: Sequence[Filed]) -> tuple[Cluster, ...]:
        """Clusters of reports, by key; every report is in exactly one."""
        begun = self._begun(sorted(reports, key=lambda f: f.key))
        clusters = self._join(corpus, [c for c in begun if c.is_dated])
        clusters, left = self._attach(corpus, clusters, [c for c in begun if not c.is_dated])
        clusters += self._join(corpus, left)
        return tuple(sorted(clusters, key=lambda c: c.key))

    def _begun(self, filed: Sequence[Filed]) -> list[Cluster]:
        """Each report alone, but those together that people joined."""
        clusters = {f.key: Cluster((f,)) for f in filed}
        given = self.comparer.given
        for one, other, decision in joined_by_people(given, filed) if given else ():
            if clusters[one.key] is not clusters[other.key]:
                both = _joined(clusters[one.key], clusters[other.key], decision)
                clusters.update((m.key, both) for m in both.members)
        return [c for key, c in clusters.items() if c.key == key]

    def _join(self, corpus: Corpus, begun: list[Cluster]) -> list[Cluster]:
        """Join clusters by pairs of their reports, best pairs first."""
        place = {m.key: n for n, c in enumerate(begun) for m in c.members}
        groups: dict[int, Cluster] = dict(enumerate(begun))
        pairs = []
        for one, other in candidate_pairs([m for c in begun for m in c.members]):
            decision = self.comparer.decide(corpus, one, other)
            if decision.together:
                pairs.append((-decision.score, one.key, other.key, decision))
        for _, first, second, decision in sorted(pairs, key=lambda p: p[:3]):
            a, b = place[first], place[second]
            if a == b or not self._may_join(corpus, groups[a], groups[b]):
                continue
            joined = _joined(groups[a], groups[b], decision)
            for member in groups.pop(b).members:
                place[member.key] = a
            groups[a] = joined
        return list(groups.values())

    def _may_join(self, corpus: Corpus, one: Cluster, other: Cluster) -> bool:
        """Whether no member of one excludes a member of the other, and their dates leave room for all."""
        pairs = ((a, b) for a in one.members for b in other.members)
        if any(self.comparer.decide(corpus, a, b).forbidden for a, b in pairs):
            return False
        room = max(1, one.days_span, other.days_span)
        return days_span(m.report.date.interval for m in (*one.members, *other.members)) <= room

    def _attach(
        self, corpus: Corpus, clusters: list[Cluster], undated: list[Cluster]
    ) -> tuple[list[Cluster], list[Cluster]]:
        """Give what has no day to the cluster that fits it clearly best; the others are left."""
        index = _by_states(clusters)
        chosen: list[tuple[float, tuple[str, str], Cluster, int, Decision]] = []
        left = []
        for single in undated:
            fits = sorted(self._fits(corpus, clusters, index, single), key=lambda fit: (-fit[0], fit[1]))
            if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < CLEAR_LEAD):
                left.append(single)
            else:
                score, n, decision = fits[0]
                chosen.append((-score, single.key, single, n, decision))
        result = list(clusters)
        for _, _, single, n, decision in sorted(chosen, key=lambda c: c[:2]):
            if self._may_join(corpus, result[n], single):
                result[n] = _joined(result[n], single, decision)
            else:
                left.append(single)
        return result, sorted(left, key=lambda c: c.key)

    def _fits(
        self, corpus: Corpus, clusters: list[Cluster], index: dict[tuple[str, str], list[int]], single: Cluster
    ) -> Iterator[tuple[float, int, Decision]]:
        """The clusters that one without a day may belong to, with the best decision about two of their reports."""
        near = sorted({n for m in single.members for pair in _state_pairs(m) for n in index.get(pair, ())})
        for n in near:
            pairs = product(clusters[n].members, single.members)
            decisions = [self.comparer.decide(corpus, ours, theirs) for ours, theirs in pairs]
            if any(d.forbidden for d in decisions):
                continue
            best = max(decisions, key=lambda d: d.score)
            if best.score >= ENOUGH:
                yield best.score, n, best


def days_span(intervals: Iterable[Interval]) -> int:
    """Days between the latest beginning and the earliest end: 0 where all intervals share a day, 1 for neighbours."""
    known = list(intervals)
    last_start = max((i.earliest for i in known if i.earliest), default=None)
    first_end = min((i.latest for i in known if i.latest), default=None)
    if last_start is None or first_end is None or last_start <= first_end:
        return 0
    return (last_start - first_end).days


def candidate_pairs(reports: Sequence[Filed]) -> Iterator[tuple[Filed, Filed]]:
    """Pairs of reports that share two states and whose dates come within a day of each other, each pair once."""
    blocks: dict[tuple[str, str], list[Filed]] = defaultdict(list)
    for filed in reports:
        for pair in _state_pairs(filed):
            blocks[pair].append(filed)
    seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for pair in sorted(blocks):
        for one, other in _sweep(blocks[pair]):
            key = (min(one.key, other.key), max(one.key, other.key))
            if key not in seen:
                seen.add(key)
                yield (one, other) if one.key == key[0] else (other, one)


def _sweep(block: list[Filed]) -> Iterator[tuple[Filed, Filed]]:
    """Pairs of one block in which the later begins no more than a day after the earlier ends."""
    ordered = sorted(block, key=lambda f: (f.report.date.interval.earliest or date.min, f.key))
    active: list[Filed] = []
    for filed in ordered:
        start = filed.report.date.interval.earliest or date.min
        active = [a for a in active if (end := a.report.date.interval.latest) is None or (start - end).days <= 1]
        yield from ((a, filed) for a in active)
        active.append(filed)


def _state_pairs(filed: Filed) -> list[tuple[str, str]]:
    return list(combinations(sorted(states_of(filed.report.participants)), 2))


def _by_states(clusters: Sequence[Cluster]) -> dict[tuple[str, str], list[int]]:
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, cluster in enumerate(clusters):
        for pair in sorted({p for m in cluster.members for p in _state_pairs(m)}):
            index[pair].append(n)
    return index


def _joined(one: Cluster, other: Cluster, decision: Decision) -> Cluster:
    members = tuple(sorted((*one.members, *other.members), key=lambda f: f.key))
    reason = f"joined ({decision.score:g}): {'; '.join(decision.because)}"
    return Cluster(members, (*one.trace, *other.trace, Step("merge.join", reason)))
