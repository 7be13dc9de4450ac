"""The days of a contact that its own document counts: "the first since May" took place after the one of May.

A document that counts keeps the counted contact and those that it recalls apart, for every other document too: what it says
bounds the days of the counted one before reports are compared, so that it is not joined to a report of the recalled one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from readouts.coding.coding import Claim, Coding, ContactReport
from readouts.interval import Dated, Interval
from readouts.record.merging.pairing.channels import channels_agree
from readouts.record.merging.pairing.days import is_narrow
from readouts.record.sides import covers


def with_days_after_counted(coding: Coding) -> Coding:
    """The coding; counted contacts without a day dated after those from which, or with which, the document counts them."""
    if not coding.claims:
        return coding
    dated = tuple(_dated(coding, r) for r in coding.contacts)
    return coding if dated == coding.contacts else replace(coding, contacts=dated)


def _dated(coding: Coding, report: ContactReport) -> ContactReport:
    days = report.date.interval
    if report.status != "held" or report.count != 1 or is_narrow(days):
        return report
    befores = [b for claim in coding.claims for b in _before(coding, claim, report)]
    fitting = [b for b in befores if b.latest and (days.latest is None or b.latest < days.latest)]
    if not fitting:
        return report
    last = max(b.latest for b in fitting if b.latest)
    after = last + timedelta(1)
    if days.earliest is not None and days.earliest >= after:
        return report
    because = f"the document counts it from, or after, a contact of {last}"
    return replace(report, date=Dated(Interval(after, days.latest), (*report.date.because, because)))


def _before(coding: Coding, claim: Claim, report: ContactReport) -> Iterator[Interval]:
    """The days of contacts that a claim places before the report."""
    reports = {r.id: r for r in coding.contacts}
    if claim.kind == "first_since" and claim.about == report.id and claim.anchor is not None:
        anchor = reports.get(claim.anchor.contact or "")
        since = anchor.date.interval if anchor else claim.anchor.interval
        if since is not None and is_narrow(since):
            yield since
    elif claim.kind == "nth" and claim.about == report.id and isinstance(claim.value, int) and claim.value > 1:
        for other in coding.contacts:
            if _is_counted_with(claim, report, other):
                yield other.date.interval


def _is_counted_with(claim: Claim, report: ContactReport, other: ContactReport) -> bool:
    """Whether a contact that the document recalls is one of those that it counts."""
    return (
        other.id != report.id
        and other.status == "held"
        and other.standing == "background"
        and is_narrow(other.date.interval)
        and covers(claim.participants or report.participants, other.participants)
        and channels_agree(claim.channel or report.channel, other.channel)
    )
