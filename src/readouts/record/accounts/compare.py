"""Accounts side by side: of the sides of one contact, or of two contacts.

Points are paired by their words: stems, and phrases of one meaning, with the weights of
``resources/points/wording.yaml``. Nothing is paired on names alone, and a figure that differs is a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from readouts.coding.points.wording import Wording
from readouts.record.accounts.figures import Figure, figures_in
from readouts.record.accounts.gathering import same_words
from readouts.record.accounts.matters import WEIGHT, Matters, denies
from readouts.record.model import (
    AccountPoint,
    AlignedPoint,
    Comparison,
    Conflict,
    ConflictValue,
    Contact,
    Source,
    Support,
)

OUTLETS = "outlets"
"""The column of what outlets say in their own voice."""

ALIKE = 0.6
"""Likeness from which two points are the same point; below .5 lists with one shared item meet, above .7 paraphrases are lost."""

KIN = 0.35
"""Likeness that a point needs to every other one of a group that it joins, so that chains do not run away."""


def compare_sides(contact: Contact) -> Comparison:
    """What the sides of one contact say: in both, only here, differing, said to be left out.

    The columns are the states that take part, then other states that have an account, then the outlets' own voice.
    """
    taking_part = sorted(contact.states)
    others = sorted({a.side for a in contact.accounts if a.side} - set(taking_part))
    outlets = [OUTLETS] if any(a.side is None for a in contact.accounts) else []
    columns = (*taking_part, *others, *outlets)
    entries = [
        _Entry(a.side or OUTLETS, p, p.point.told_by or a.side or OUTLETS) for a in contact.accounts for p in a.points
    ]
    return _compared(columns, entries, contact.conflicts)


def compare_contacts(first: Contact, second: Contact) -> Comparison:
    """What the accounts of two contacts share, and what stands in one only; all sides of each taken together."""
    entries = [_Entry(c.id, p, c.id) for c in (first, second) for a in c.accounts for p in a.points]
    return _compared((first.id, second.id), entries, _differing_slots(first, second))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A point in the column where it stands."""

    column: str
    found: AccountPoint
    teller: str
    """Whose account it is: of words on another side's page, that side's; of two contacts the contact's."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An entry with what its words weigh and the figures that it gives."""

    entry: _Entry
    weights: Mapping[str, float]
    figures: tuple[Figure, ...]
    denies: bool

    @classmethod
    def of(cls, entry: _Entry, wording: Wording, matters: Matters) -> _Weighed:
        """The entry weighed: its words, and the matters that it is about in whatever words."""
        text = entry.found.point.text
        about = {f"<<{name}>>": WEIGHT for name in matters.of(text)}
        return cls(entry, {**wording.weigh(text), **about}, figures_in(text), denies(entry.found.point))


def _compared(columns: tuple[str, ...], entries: Sequence[_Entry], conflicts: Iterable[Conflict]) -> Comparison:
    wording, matters = Wording.load(), Matters.load()
    weighed = [_Weighed.of(e, wording, matters) for e in entries]
    said = [w for w in weighed if w.entry.found.point.kind != "not_mentioned"]
    left_out = [w for w in weighed if w.entry.found.point.kind == "not_mentioned"]
    conflicts = tuple(conflicts)
    groups = [left for g in _groups(said, wording) if (left := _without_opposed(g, conflicts))]
    alone = {column: [g for g in groups if _only_in(g) == column] for column in columns}
    absent = {column: [_absence(w, said, wording) for w in left_out if w.entry.column == column] for column in columns}
    return Comparison(
        columns=columns,
        both=tuple(_aligned(g) for g in groups if _only_in(g) is None),
        only=tuple((column, tuple(_aligned(g) for g in alone[column])) for column in columns),
        differing=(*conflicts, *_differing_figures(groups), *_denials(groups, wording)),
        absent=tuple((column, tuple(absent[column])) for column in columns if absent[column]),
    )


def _without_opposed(group: Sequence[_Weighed], conflicts: Iterable[Conflict]) -> list[_Weighed]:
    """The points of a group but those whose words hold different values of one slot: they differ, however alike they are."""
    left = list(group)
    for conflict in conflicts:
        values = [[w for w in left if _holds(value, w.entry.found)] for value in conflict.values]
        if sum(map(bool, values)) > 1:
            left = [w for w in left if not any(w in holders for holders in values)]
    return left


def _holds(value: ConflictValue, found: AccountPoint) -> bool:
    """Whether a point's words are those that support a value."""
    return any(s.document == found.document and s.span.overlaps(found.point.span) for s in value.sources)


def _only_in(group: Sequence[_Weighed]) -> str | None:
    """The column in which alone a group stands; None where several tell it.

    What one side's page lets the other say is told by that side alone, and stands with the other's words.
    """
    if len({w.entry.teller for w in group}) > 1:
        return None
    guests = [w.entry.column for w in group if w.entry.found.point.told_by]
    return guests[0] if guests else group[0].entry.column


def _groups(said: Sequence[_Weighed], wording: Wording) -> list[list[_Weighed]]:
    """The points in groups that say the same, in the order of their first points.

    The most alike pair is joined first. A group takes another only if each of its points is kin to each of the other's.
    """
    likeness = {(a, b): _likeness(said[a], said[b], wording) for a, b in _pairs(said, wording)}
    group_of = {n: [n] for n in range(len(said))}
    pairs = sorted((pair for pair, how in likeness.items() if how >= ALIKE), key=lambda pair: (-likeness[pair], pair))
    for a, b in pairs:
        left, right = group_of[a], group_of[b]
        if left is right or any(likeness.get((min(x, y), max(x, y)), 0.0) < KIN for x in left for y in right):
            continue
        left.extend(right)
        for n in right:
            group_of[n] = left
    distinct = {id(group): sorted(group) for group in group_of.values()}
    return [[said[n] for n in group] for group in sorted(distinct.values())]


def _pairs(said: Sequence[_Weighed], wording: Wording) -> list[tuple[int, int]]:
    """Points that share more than names: only they can be alike."""
    holders: dict[str, list[int]] = {}
    for n, weighed in enumerate(said):
        telling = [w for w, weight in weighed.weights.items() if weight != wording.weights["name"]]
        for word in (*telling, f"={same_words(weighed.entry.found.point)}"):
            holders.setdefault(word, []).append(n)
    return sorted({pair for found in holders.values() for pair in combinations(found, 2)})


def _likeness(first: _Weighed, second: _Weighed, wording: Wording) -> float:
    if same_words(first.entry.found.point) == same_words(second.entry.found.point):
        return 1.0
    return wording.likeness(first.weights, second.weights)


def _aligned(group: Sequence[_Weighed]) -> AlignedPoint:
    """A group as the page shows it; its text is its first point's."""
    return AlignedPoint(
        text=group[0].entry.found.point.text,
        points=tuple((w.entry.column, w.entry.found) for w in group),
    )


def _absence(left_out: _Weighed, said: Sequence[_Weighed], wording: Wording) -> AlignedPoint:
    """The words that say that something is left out, with the other columns' points that it can mean."""
    about = left_out.entry.found.point.topic or left_out.entry.found.point.text
    weights = wording.weigh(about)
    meant = [
        w.entry
        for w in said
        if w.entry.column != left_out.entry.column and wording.likeness(weights, w.weights) >= ALIKE
    ]
    return AlignedPoint(
        text=left_out.entry.found.point.text,
        points=((left_out.entry.column, left_out.entry.found), *((e.column, e.found) for e in meant)),
    )


def _source(entry: _Entry) -> Source:
    point = entry.found.point
    return Source(entry.found.document, point.span, point.text, point.statement, point.side)


def _differing_figures(groups: Sequence[Sequence[_Weighed]]) -> list[Conflict]:
    """Figures of one kind that the columns of a group give differently: a duration, a number of something."""
    conflicts = []
    for group in groups:
        for unit in sorted({f.unit for w in group for f in w.figures}):
            values: dict[str, list[_Entry]] = {}
            for weighed in group:
                for figure in weighed.figures:
                    if figure.unit == unit:
                        values.setdefault(figure.value, []).append(weighed.entry)
            columns_apart = {e.column for entries in values.values() for e in entries}
            if len(values) > 1 and len(columns_apart) > 1 and not _shared(values):
                conflicts.append(
                    Conflict(
                        unit,
                        tuple(ConflictValue(v, tuple(map(_source, entries))) for v, entries in sorted(values.items())),
                    )
                )
    return conflicts


def _denials(groups: Sequence[Sequence[_Weighed]], wording: Wording) -> list[Conflict]:
    """Matters of which one column says that it is so, and another that it is not; only where their words are nearly the same."""
    conflicts = []
    for group in groups:
        for yes, no in ((a, b) for a in group for b in group if b.denies and not a.denies):
            sides_apart = yes.entry.teller != no.entry.teller
            if sides_apart and not _both_ways(group) and _likeness(yes, no, wording) >= _NEARLY:
                values = (ConflictValue("said", (_source(yes.entry),)), ConflictValue("denied", (_source(no.entry),)))
                conflicts.append(Conflict("statement", values))
                break
    return conflicts


_NEARLY = 0.9


def _both_ways(group: Sequence[_Weighed]) -> bool:
    """Whether one column says both, so that the columns do not differ."""
    yes = {w.entry.teller for w in group if not w.denies}
    return bool(yes & {w.entry.teller for w in group if w.denies})


def _shared(values: Mapping[str, Sequence[_Entry]]) -> bool:
    """Whether one value stands in every column that gives any: then the columns do not differ."""
    columns = {e.column for entries in values.values() for e in entries}
    return any({e.column for e in entries} == columns for entries in values.values())


# What two contacts can differ in, and how each value reads. Their dates always differ, and are shown above them.
_SLOTS: tuple[tuple[str, Callable[[Contact], object]], ...] = (
    ("channel", lambda c: None if c.channel == "unknown" else c.channel),
    ("status", lambda c: c.status),
    ("initiator", lambda c: c.initiator),
    ("duration", lambda c: c.duration_minutes),
)


def _differing_slots(first: Contact, second: Contact) -> list[Conflict]:
    """Slots that both contacts fill, and fill differently; the words are those that support each value."""
    conflicts = []
    for slot, value_of in _SLOTS:
        mine, yours = value_of(first), value_of(second)
        if mine is None or yours is None or mine == yours:
            continue
        values = ((first, mine), (second, yours))
        conflicts.append(Conflict(slot, tuple(ConflictValue(str(v), _sources(c.support, slot)) for c, v in values)))
    return conflicts


def _sources(support: Sequence[Support], slot: str) -> tuple[Source, ...]:
    return tuple(source for s in support if s.slot.startswith(slot) for source in s.sources)
