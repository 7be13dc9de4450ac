"""The value of each slot of a contact, from all its reports, with the sources that hold it and those that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from readouts.coding.coding import ASKED_FOR, Channel, ContactReport, Status
from readouts.interval import ALWAYS, Dated, Interval
from readouts.record.accounts.quotes import told_once
from readouts.record.corpus import Corpus, Filed
from readouts.record.merging.asking import BOTH, told_initiators
from readouts.record.merging.pairing.days import is_narrow, width
from readouts.record.model import Conflict, ConflictValue, Source, Support
from readouts.span import Span

# From the most to the least telling: "by video link" says more than "spoke".
_CHANNELS: tuple[Channel, ...] = ("hotline", "video", "letter", "visit", "meeting", "call", "unknown")

# Of statuses that do not exclude each other the last word counts; on one day the weightier one.
_WEIGHT: dict[Status, int] = {
    "held": 6, "denied": 5, "cancelled": 4, "refused": 3, "ruled_out": 2, "planned": 1, "possible": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A value with what holds it."""

    value: object
    support: tuple[Support, ...] = ()
    conflict: Conflict | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """One report's value of a slot, and whether an official of a side says so."""

    value: str
    source: Source
    official: bool
    asked: bool = False
    """Whether the words say that it was asked for: of a caller alone outlets speak loosely."""


def channel_of(corpus: Corpus, members: Sequence[Filed]) -> tuple[Channel, tuple[Support, ...]]:
    """The channel: what most reports say among those that say most; "unknown" yields to anything."""
    counts: dict[Channel, int] = defaultdict(int)
    for member in members:
        counts[member.report.channel] += 1
    known = [c for c in counts if c != "unknown"]
    if not known:
        return "unknown", ()
    main = {m.report.channel for m in members if m.report.standing == "main"} - {"unknown"}
    # Who is about it and says "by video link" says more than who says "call"; who only recalls it may be wrong.
    special: list[Channel] = [c for c in ("hotline", "video") if c in (main or known)]
    best = special[0] if special else min(known, key=lambda c: (c not in main, -counts[c], _CHANNELS.index(c)))
    return best, _supports(corpus, "channel", best, (m for m in members if m.report.channel == best))


def status_of(corpus: Corpus, members: Sequence[Filed]) -> tuple[Status, Slot]:
    """The status: a denial stands beside the claim that it denies; else held counts; else the last word."""
    denying = [m for m in members if m.report.status == "denied" or m.report.denied_by]
    claiming = [m for m in members if m.report.status == "held"]
    deniers = {s for m in denying for s in m.report.denied_by}
    confirmers = {s for m in members for s in m.report.confirmed_by}
    affirmed = _confirming_later(corpus, claiming, denying) | _confirming_on_own_page(corpus, claiming, denying)
    came_round = bool(deniers) and deniers <= affirmed
    if denying and not came_round:
        conflict = None
        if claiming or confirmers - deniers:
            conflict = _conflict(
                corpus, "status", {"held": [m for m in claiming if m not in denying], "denied": denying}
            )
        support = _supports(corpus, "status", "denied", denying)
        return "denied", Slot("denied", support, conflict, ("one side denies it",))
    if claiming:
        return "held", Slot("held", _supports(corpus, "status", "held", claiming))
    last = max(members, key=lambda m: (_published_last(corpus, m), _WEIGHT[m.report.status], m.key))
    status = last.report.status
    history = sorted({m.report.status for m in members})
    because = (f"the newest report says {status}",) if len(history) > 1 else ()
    holders = [m for m in members if m.report.status == status]
    return status, Slot(status, _supports(corpus, "status", status, holders), None, because)


def _confirming_later(corpus: Corpus, claiming: Sequence[Filed], denying: Sequence[Filed]) -> set[str]:
    """The states that say it was held in documents that appeared after the last denial.

    Whoever denied it and then speaks of it as held has come round; what others retell after a denial changes nothing.
    """
    denied = [corpus.published(m.document).latest for m in denying]
    last = max((d for d in denied if d), default=None)
    if last is None or None in denied:
        return set()
    told = [(m, corpus.published(m.document).earliest) for m in claiming if m not in denying]
    return {s for m, first in told if first and first > last for s in m.report.confirmed_by}


def _confirming_on_own_page(corpus: Corpus, claiming: Sequence[Filed], denying: Sequence[Filed]) -> set[str]:
    """The states whose own pages tell of it, where only others say that they deny it: a side's own page counts for more."""
    denying_pages = {corpus.official_state(m.document) for m in denying}
    pages = {corpus.official_state(m.document) for m in claiming if m not in denying and m.report.standing == "main"}
    return {s for s in pages - denying_pages if s}


def initiator_of(corpus: Corpus, members: Sequence[Filed]) -> tuple[str | None, Slot]:
    """The state that asked or called: officials' words before outlets'; None where officials differ or nobody leads."""
    votes = []
    for m in members:
        taking_part = {a.state for a in m.report.participants}
        for value, source in told_initiators(corpus, m):
            votes.append(Vote(value, source, source.side in taking_part, _is_asked_for(m.report, value)))
    official = sorted({v.value for v in votes if v.official})
    values = sorted({v.value for v in votes})
    conflict = _conflict_of_votes("initiator", votes) if len(values) > 1 else None
    if official == [BOTH]:
        return None, Slot(
            None, (Support("initiator", BOTH, tuple(v.source for v in votes if v.value == BOTH)),), conflict
        )
    if len(official) == 1:
        because = ("officials of a side say so; other reports differ",) if conflict else ()
        return official[0], _voted("initiator", official[0], votes, conflict, because)
    if official:
        return None, Slot(None, (), conflict, ("the sides' own words differ",))
    asked = sorted({v.value for v in votes if v.asked})
    if conflict and len(asked) == 1:
        because = ("that it was asked for is said of one side only; others only say who called",)
        return asked[0], _voted("initiator", asked[0], votes, conflict, because)
    leader = _leading([v.value for v in votes if v.value != BOTH])
    return leader, _voted("initiator", leader, votes, conflict, ("most reports say so",) if conflict and leader else ())


def _is_asked_for(report: ContactReport, state: str) -> bool:
    return report.initiator == state and any(step.rule == ASKED_FOR for step in report.trace)


def duration_of(corpus: Corpus, members: Sequence[Filed]) -> tuple[int | None, Slot]:
    """How long it lasted: officials' figure first, else the most frequent, else the longest."""
    votes = []
    for m in members:
        if m.report.duration_minutes is not None:
            source = corpus.source(m.document, m.report.duration_span or m.report.evidence[0])
            votes.append(Vote(str(m.report.duration_minutes), source, source.side is not None))
    if not votes:
        return None, Slot(None)
    preferred = [v for v in votes if v.official] or votes
    counts = {v.value: sum(w.value == v.value for w in preferred) for v in preferred}
    best = max(counts, key=lambda value: (counts[value], int(value)))
    conflict = _conflict_of_votes("duration", votes) if len({v.value for v in votes}) > 1 else None
    return int(best), _voted("duration", best, votes, conflict)


def count_of(members: Sequence[Filed]) -> int | Literal["several"]:
    """How many contacts the entry stands for."""
    if any(m.report.count == "several" for m in members):
        return "several"
    return max(m.report.count for m in members if m.report.count != "several")


def date_of_cluster(corpus: Corpus, members: Sequence[Filed]) -> tuple[Dated, Slot]:
    """The days that all reports allow; where two calendar days stand against each other, both, with a conflict.

    Reports whose dates are known best speak first, so that a contradiction is between them and not an accident of order.
    """
    ordered = sorted(members, key=lambda m: (width(m.report.date.interval), m.report.standing != "main", m.key))
    interval, because = ALWAYS, []
    days = [m.report.date.interval for m in ordered if is_narrow(m.report.date.interval)]
    differing = _common(days) is None
    if differing:
        interval = reduce(Interval.hull, days)
        because.append("reports give two calendar days: one moment has two dates on the clocks of the sides")
    for m in ordered:
        met = interval.intersect(m.report.date.interval)
        if met is None or met == interval or (differing and is_narrow(m.report.date.interval)):
            continue
        interval = met
        because += [_reason_in(m, reason) for reason in m.report.date.because]
    dated = [m for m in ordered if is_narrow(m.report.date.interval)]
    by_day: dict[str, list[Filed]] = defaultdict(list)
    for m in dated:
        by_day[shown(m.report.date.interval)].append(m)
    support = tuple(s for day, told in by_day.items() for s in _supports(corpus, "date", day, told, spans_of_date))
    conflict = None
    if differing:
        conflict = _conflict(corpus, "date", by_day, spans_of_date)
    return Dated(interval, tuple(dict.fromkeys(because))), Slot(interval, support, conflict)


def _common(intervals: Sequence[Interval]) -> Interval | None:
    """The days that all intervals share; None where they share none."""
    found: Interval | None = ALWAYS
    for interval in intervals:
        found = found.intersect(interval) if found is not None else None
    return found


def shown(interval: Interval) -> str:
    """The interval as a reader sees it."""
    if interval.is_day:
        return str(interval.earliest)
    return f"{interval.earliest or '…'}..{interval.latest or '…'}"


def topics_of(members: Sequence[Filed]) -> tuple[str, ...]:
    """Topics, the most frequent first."""
    counts: dict[str, int] = defaultdict(int)
    for m in members:
        for topic in sorted(set(m.report.topics)):
            counts[topic] += 1
    return tuple(sorted(counts, key=lambda t: (-counts[t], t)))


def spans_of_date(member: Filed) -> tuple[Span, ...]:
    """The words that date a report; its evidence where tense alone does."""
    found = tuple(member.coding.times[i].span for i in member.report.when.expressions)
    return found or member.report.evidence[:1]


def spans_of_evidence(member: Filed) -> tuple[Span, ...]:
    """The words that report the contact."""
    return member.report.evidence


def _reason_in(member: Filed, reason: str) -> str:
    return f"{member.document}: {reason}"


def _published_last(corpus: Corpus, member: Filed) -> str:
    published = corpus.published(member.document)
    return str(published.latest or published.earliest or "")


def _supports(
    corpus: Corpus,
    slot: str,
    value: str,
    members: Iterable[Filed],
    spans: Callable[[Filed], tuple[Span, ...]] = spans_of_evidence,
) -> tuple[Support, ...]:
    sources = told_once(s for m in members for s in corpus.sources(m.document, spans(m)))
    return (Support(slot, value, sources),) if sources else ()


def _voted(
    slot: str, value: str | None, votes: Sequence[Vote], conflict: Conflict | None, because: tuple[str, ...] = ()
) -> Slot:
    sources = tuple(v.source for v in votes if v.value == value)
    return Slot(value, (Support(slot, value, sources),) if value and sources else (), conflict, because)


def _leading(values: Sequence[str]) -> str | None:
    counts = {v: values.count(v) for v in values}
    best = sorted(counts, key=lambda v: (-counts[v], v))
    if not best or (len(best) > 1 and counts[best[0]] == counts[best[1]]):
        return None
    return best[0]


def _conflict_of_votes(about: str, votes: Sequence[Vote]) -> Conflict:
    values = sorted({v.value for v in votes})
    return Conflict(
        about, tuple(ConflictValue(value, tuple(v.source for v in votes if v.value == value)) for value in values)
    )


def _conflict(
    corpus: Corpus,
    about: str,
    by_value: dict[str, list[Filed]],
    spans: Callable[[Filed], tuple[Span, ...]] = spans_of_evidence,
) -> Conflict:
    values = tuple(
        ConflictValue(value, told_once(s for m in by_value[value] for s in corpus.sources(m.document, spans(m))))
        for value in sorted(by_value)
        if by_value[value]
    )
    return Conflict(about, values)
