"""Contacts of three and more that a document tells in parts: "she spoke with X and Y" beside "the three leaders agreed".

The parts are pairs of the three, at the same time and by the same channel. They are one contact where the document also
speaks of all of them together; pairs without such words stay their own, for a leader may call two colleagues one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readouts.coding.coding import ContactReport
from readouts.record.corpus import Filed
from readouts.record.merging.pairing.channels import channels_agree
from readouts.record.merging.pairing.days import is_narrow, width
from readouts.record.sides import Likeness, compare_sides, states_of

_ALL = 3


def with_parts_folded(filed: Sequence[Filed]) -> tuple[Filed, ...]:
    """The reports, those that are parts of a contact of three in their document folded into it."""
    by_document: dict[str, list[Filed]] = defaultdict(list)
    for one in filed:
        by_document[one.document].append(one)
    return tuple(sorted((f for group in by_document.values() for f in _folded(group)), key=lambda f: f.key))


def _folded(group: Sequence[Filed]) -> Iterator[Filed]:
    """The reports of one document, parts folded."""
    reports = [f.report for f in group]
    whole = sorted((r for r in reports if len(states_of(r.participants)) >= _ALL), key=lambda r: r.id)
    parts: dict[str, list[ContactReport]] = {}
    for report in whole:
        taken = {p.id for found in parts.values() for p in found}
        found = [p for p in reports if p.id not in taken and _is_part(p, report)]
        if report.status == "held" and _cover(found, report):
            parts[report.id] = found
    gone = {p.id for found in parts.values() for p in found}
    for one in group:
        if one.report.id not in gone:
            own = parts.get(one.report.id, [])
            yield replace(one, report=_with_parts(one.report, own), also=tuple(p.id for p in own))


def _is_part(part: ContactReport, whole: ContactReport) -> bool:
    """Whether a report may be of the whole contact: some of its people, nobody else, at the same time."""
    sides, all_sides = states_of(part.participants), states_of(whole.participants)
    if not sides < all_sides or len(sides) < 2:
        return False
    if (part.status, part.count) != (whole.status, whole.count) or not channels_agree(part.channel, whole.channel):
        return False
    if any(v is Likeness.DIFFERENT for v in compare_sides(part.participants, whole.participants).values()):
        return False
    return part.date.interval.intersect(whole.date.interval) is not None


def _cover(parts: Sequence[ContactReport], whole: ContactReport) -> bool:
    """Whether the parts are told as one moment and are all of the sides together."""
    sides = {s for p in parts for s in states_of(p.participants)}
    if sides != states_of(whole.participants):
        return False
    return len({p.when.expressions for p in parts}) == 1 and len({p.channel for p in parts}) == 1


def _with_parts(whole: ContactReport, parts: Sequence[ContactReport]) -> ContactReport:
    """The whole contact with what its parts say of it."""
    if not parts:
        return whole
    everyone = [whole, *sorted(parts, key=lambda p: p.evidence[:1])]
    dated = min(everyone, key=lambda r: (not is_narrow(r.date.interval), width(r.date.interval)))
    return replace(
        whole,
        events=tuple(dict.fromkeys(e for r in everyone for e in r.events)),
        channel=next((r.channel for r in everyone if r.channel != "unknown"), "unknown"),
        standing="main" if any(r.standing == "main" for r in everyone) else whole.standing,
        when=dated.when,
        date=dated.date,
        initiator=next((r.initiator for r in everyone if r.initiator), None),
        initiator_span=next((r.initiator_span for r in everyone if r.initiator), None),
        duration_minutes=next((r.duration_minutes for r in everyone if r.duration_minutes), None),
        duration_span=next((r.duration_span for r in everyone if r.duration_minutes), None),
        confirmed_by=tuple(sorted({s for r in everyone for s in r.confirmed_by})),
        topics=tuple(dict.fromkeys(t for r in everyone for t in r.topics)),
        points=tuple(dict.fromkeys(p for r in everyone for p in r.points)),
        evidence=tuple(sorted({s for r in everyone for s in r.evidence})),
    )
