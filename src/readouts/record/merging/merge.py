"""Clustering contact reports: which of them are of one contact.

Reports of few days are compared inside blocks (two states in common, dates that come near); pairs are joined best first, and
a join is made only where no member of one cluster excludes a member of the other. Pairs are ordered by their number and then
by the keys of the reports, so the result is a function of the set of reports; as only pairs that belong together join
anything, it is one of each connected group of them.

Reports of wider dates come afterwards: those of some weeks ("last month"), then those that give hardly any time. Each joins
the cluster that fits it clearly better than every other: a background mention of "a call last month" must not choose between
two calls. What is left joins among its like. A report without a day looks some years back, and joins others of its half-year
only: otherwise all mentions of a pair of states would hang together, through all the years of an archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations, product

from readouts.interval import ALWAYS, Interval
from readouts.record.corpus import Corpus, Filed
from readouts.record.corrections.given import Given
from readouts.record.merging.pairing.comparer import Comparer
from readouts.record.merging.pairing.days import is_narrow, width
from readouts.record.merging.pairing.decision import ENOUGH, Decision
from readouts.record.merging.pairing.given import joined_by_people
from readouts.record.sides import states_of
from readouts.trace import Step

# How much better one cluster must fit a report without a day than the next best.
CLEAR_LEAD = 0.75
# Dates up to this wide name some weeks; wider ones hardly tell when.
_WEEKS_DAYS = 62
# A contact that is told without a time is looked for in the years before; in the years after for one that lies ahead.
_REACH = timedelta(3 * 366)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports of one contact, with the decisions that joined them."""

    members: tuple[Filed, ...]
    trace: tuple[Step, ...] = ()

    @property
    def key(self) -> Key:
        """The smallest key of a member."""
        return self.members[0].key

    @property
    def level(self) -> int:
        """How well it is dated, by its best report: 0 to the day or nearly so, 1 to some weeks, 2 hardly."""
        return min(_level(m.report.date.interval) for m in self.members)

    @property
    def days_span(self) -> int:
        """Days between dates that leave no room for one day: 0 or 1, unless people joined the reports."""
        return days_span(m.report.date.interval for m in self.members)

    def joined(self, other: Cluster, decision: Decision) -> Cluster:
        """The two as one."""
        members = tuple(sorted((*self.members, *other.members), key=lambda f: f.key))
        reason = f"joined ({decision.score:g}): {'; '.join(decision.because)}"
        return Cluster(members, (*self.trace, *other.trace, Step("merge.join", reason)))


@dataclass(frozen=True, slots=True)
class Merger:
    """What joins reports: the comparer and what people decided."""

    comparer: Comparer

    def heeding(self, given: Given) -> Merger:
        """The merger that also heeds what people decided."""
        return Merger(replace(self.comparer, given=given if given.together or given.apart else None))

    def joiner(self, corpus: Corpus) -> Joiner:
        """The same for one corpus."""
        return Joiner(corpus, self.comparer)


@dataclass(slots=True)
class Joiner:
    """Joins reports of a corpus; remembers what it has compared."""

    corpus: Corpus
    comparer: Comparer
    decisions: dict[tuple[Key, Key], Decision] = field(default_factory=dict)
    open: set[tuple[Key, Key]] = field(default_factory=set)
    """Pairs that nobody decided and nothing excludes."""

    def begun(self, filed: Iterable[Filed]) -> list[Cluster]:
        """Each report alone, but those together that people joined."""
        ordered = sorted(filed, key=lambda f: f.key)
        clusters = {f.key: Cluster((f,)) for f in ordered}
        given = self.comparer.given
        for one, other, decision in joined_by_people(given, ordered) if given else ():
            if clusters[one.key] is not clusters[other.key]:
                both = clusters[one.key].joined(clusters[other.key], decision)
                clusters.update((m.key, both) for m in both.members)
        return [c for key, c in clusters.items() if c.key == key]

    def decide(self, one: Filed, other: Filed) -> Decision:
        """Whether two reports are of one contact."""
        first, second = _in_order(one, other)
        key = (first.key, second.key)
        if key not in self.decisions:
            self.decisions[key] = self._settled(first, second) or self.comparer.weighed(self.corpus, first, second)
        return self.decisions[key]

    def excludes(self, one: Filed, other: Filed) -> bool:
        """Whether two reports can never be of one contact: costs half of a whole decision."""
        settled = self._settled(*_in_order(one, other))
        return settled is not None and settled.forbidden is not None

    def _settled(self, first: Filed, second: Filed) -> Decision | None:
        key = (first.key, second.key)
        if key not in self.decisions and key not in self.open:
            settled = self.comparer.settled(self.corpus, first, second)
            if settled is None:
                self.open.add(key)
            else:
                self.decisions[key] = settled
        return self.decisions.get(key)

    def linked(self, one: Cluster, other: Cluster) -> bool:
        """Whether some report of one belongs together with one of the other."""
        return any(self.decide(a, b).together for a, b in product(one.members, other.members))

    def join(self, begun: Sequence[Cluster]) -> list[Cluster]:
        """Join clusters by pairs of their reports, best pairs first."""
        place = {m.key: n for n, c in enumerate(begun) for m in c.members}
        groups: dict[int, Cluster] = dict(enumerate(begun))
        pairs = []
        for one, other in combinations(sorted((m for c in begun for m in c.members), key=lambda f: f.key), 2):
            if place[one.key] != place[other.key] and (decision := self.decide(one, other)).together:
                pairs.append((-decision.score, one.key, other.key, decision))
        for _, first, second, decision in sorted(pairs, key=lambda p: p[:3]):
            a, b = place[first], place[second]
            if a == b or not self.may_join(groups[a], groups[b]):
                continue
            joined = groups[a].joined(groups[b], decision)
            for member in groups.pop(b).members:
                place[member.key] = a
            groups[a] = joined
        return list(groups.values())

    def may_join(self, one: Cluster, other: Cluster) -> bool:
        """Whether no member of one excludes a member of the other, and their dates leave room for all."""
        if any(self.excludes(a, b) for a, b in product(one.members, other.members)):
            return False
        room = max(1, one.days_span, other.days_span)
        return days_span(m.report.date.interval for m in (*one.members, *other.members)) <= room

    def fit(self, cluster: Cluster, single: Cluster) -> Decision | None:
        """The best decision about a report of each, where they may be one contact and enough speaks for it."""
        pairs = list(product(cluster.members, single.members))
        if any(self.excludes(ours, theirs) for ours, theirs in pairs):  # most are: nothing need be weighed
            return None
        decisions = [self.decide(ours, theirs) for ours, theirs in pairs]
        best = max(decisions, key=lambda d: d.score)
        return best if best.score >= ENOUGH else None

    def attached(self, cluster: Cluster, choosing: Iterable[Cluster]) -> tuple[Cluster, list[Cluster]]:
        """The cluster with those that chose it, the best first; and those of them that another keeps out."""
        fits = [(single, self.fit(cluster, single)) for single in choosing]
        found = [(-fit.score, single.key, single, fit) for single, fit in fits if fit]
        left = [single for single, fit in fits if not fit]
        for _, _, single, fit in sorted(found, key=lambda c: c[:2]):
            if self.may_join(cluster, single):
                cluster = cluster.joined(single, fit)
            else:
                left.append(single)
        return cluster, left


def _in_order(one: Filed, other: Filed) -> tuple[Filed, Filed]:
    return (one, other) if one.key < other.key else (other, one)


def clearly_best(scores: Mapping[str, float]) -> str | None:
    """The key of the cluster that leads clearly; None where none does."""
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < CLEAR_LEAD):
        return None
    return ranked[0]


def days_span(intervals: Iterable[Interval]) -> int:
    """Days between the latest beginning and the earliest end: 0 where all intervals share a day, 1 for neighbours."""
    known = list(intervals)
    last_start = max((i.earliest for i in known if i.earliest), default=None)
    first_end = min((i.latest for i in known if i.latest), default=None)
    if last_start is None or first_end is None or last_start <= first_end:
        return 0
    return (last_start - first_end).days


def blocks_of(cluster: Cluster) -> Iterator[tuple[str, Interval]]:
    """The blocks in which a cluster meets those that it may join: names, and the days by which it is found there."""
    for member in cluster.members:
        days = member.report.date.interval
        cell = _half_year(days) if cluster.level == _level(ALWAYS) else ""
        for pair in state_pairs(member):
            yield f"{cell}{pair}", days


def reach_of(cluster: Cluster) -> Iterator[tuple[str, Interval]]:
    """Pairs of states, and the days in which a cluster looks for better dated ones."""
    for member in cluster.members:
        days = member.report.date.interval
        if days.earliest is None and days.latest is not None:
            days = Interval(days.latest - _REACH, days.latest)
        elif days.latest is None and days.earliest is not None:
            days = Interval(days.earliest, days.earliest + _REACH)
        for pair in state_pairs(member):
            yield pair, widened(days)


def widened(days: Interval) -> Interval:
    """One day more on each side."""
    one = timedelta(1)
    return Interval(days.earliest and days.earliest - one, days.latest and days.latest + one)


def state_pairs(filed: Filed) -> list[str]:
    """The pairs of states that take part."""
    return ["+".join(pair) for pair in combinations(sorted(states_of(filed.report.participants)), 2)]


def _level(days: Interval) -> int:
    if is_narrow(days):
        return 0
    return 1 if width(days) <= _WEEKS_DAYS else 2


def _half_year(days: Interval) -> str:
    """The half-year of the day up to which, or from which on, something may have been."""
    known = days.latest or days.earliest
    return f"{known.year}/{(known.month - 1) // 6} " if known else "ever "
