"""The days of contacts that did not come about: when they were called off or refused, where no day of their own is told.

A visit that was called off has no day of its own unless the text names the day for which it was planned. What a reader
looks for then is when it was called off, and two documents on one cancellation meet on that day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from readouts.coding.coding import Coding, ContactReport, EventMention
from readouts.interval import Dated, Interval
from readouts.record.merging.pairing.days import FRESH_DAYS, width

_UNDONE = frozenset({"cancelled", "refused"})
# Types of events by which a contact is called off or refused.
_REFUSING = frozenset({"REJECT", "RETREAT"})


def with_days_of_refusal(coding: Coding) -> Coding:
    """The coding; its refused and cancelled contacts that have no day dated by the refusal or the cancellation."""
    dated = tuple(_dated(coding, r) for r in coding.contacts)
    return coding if dated == coding.contacts else replace(coding, contacts=dated)


def _dated(coding: Coding, report: ContactReport) -> ContactReport:
    if report.status not in _UNDONE or report.when.expressions or report.count == "several":
        return report
    word = "called off" if report.status == "cancelled" else "refused"
    published = coding.published.interval
    told = Interval(None, published.latest)
    refusal = _refusal_of(coding, report)
    if refusal is not None and refusal.when.expressions and not refusal.date.interval.is_open:
        days = refusal.date.interval.intersect(told)
        if days is not None:
            return replace(report, date=Dated(days, (f"it was {word} then", *refusal.date.because)))
    if _is_news(coding, report) and published.earliest and width(published) <= FRESH_DAYS:
        days = Interval(published.earliest - timedelta(FRESH_DAYS), published.latest)
        reason = f"the document opens with it, and newsrooms report within two weeks that something was {word}"
        return replace(report, date=Dated(days, (reason,)))
    if report.date.interval.latest is None and published.latest is not None:
        return replace(report, date=Dated(told, (f"it had been {word} when the document appeared",)))
    return report


def _refusal_of(coding: Coding, report: ContactReport) -> EventMention | None:
    """The event by which the contact was refused or called off: told in the same words as the contact, the nearest one."""
    triggers = [e.trigger for e in coding.events if e.id in report.events]
    found = [
        e
        for e in coding.events
        if e.type in _REFUSING
        and (
            any(span.contains(e.trigger) for span in report.evidence)
            or any(span.contains(t) for span in e.evidence for t in triggers)
        )
    ]
    places = [t.start for t in triggers] or [s.start for s in report.evidence]
    return min(found, key=lambda e: (min(abs(e.trigger.start - p) for p in places), e.id), default=None)


def _is_news(coding: Coding, report: ContactReport) -> bool:
    """Whether the document is about it, or tells of it before any other contact and not as history."""
    if report.standing == "main":
        return True
    first = min((s.start for r in coding.contacts for s in r.evidence), default=0)
    historical = any("historical" in e.auxiliary for e in coding.events if e.id in report.events)
    return not historical and any(s.start == first for s in report.evidence)
