"""The days of a contact that a document is about, where its own clause gives none.

A headline says that two leaders spoke; the day stands in the lead, or only at the head of the page. The lead's day is the
contact's, or the day after it where somebody tells of it then. An official page of a side tells of a contact at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from readouts.coding.coding import Coding, ContactReport
from readouts.interval import Dated, Interval
from readouts.record.merging.pairing.days import NARROW_DAYS, is_narrow
from readouts.record.sides import states_of

# What is told on a day took place on that day or on the one before.
_TOLD_AFTER = timedelta(1)
# A side puts its own account on its page within so many days.
_POSTED_AFTER = timedelta(NARROW_DAYS - 1)


def with_days_of_news(coding: Coding, official_state: str | None) -> Coding:
    """The coding; contacts that it is about, and that have no day, dated by its lead or by the head of an official page."""
    dated = tuple(_dated(coding, r, official_state) for r in coding.contacts)
    return coding if dated == coding.contacts else replace(coding, contacts=dated)


def _dated(coding: Coding, report: ContactReport, official_state: str | None) -> ContactReport:
    if not _is_news_without_day(report):
        return report
    found = _day_of_another_mention(coding, report) or _day_of_lead(coding, report)
    found = found or _day_of_page(coding, report, official_state)
    if found is None:
        return report
    days, reason = found
    meant = days.intersect(report.date.interval)
    return replace(report, date=Dated(meant, (reason,))) if meant else report


def _is_news_without_day(report: ContactReport) -> bool:
    """Whether a document is about a contact that took place, and gives no time of it."""
    return (
        report.standing == "main"
        and report.status == "held"
        and report.count == 1
        and not report.when.expressions
        and report.when.relation == "on"
        and report.when.tense in ("past", "present", "none")
        and not is_narrow(report.date.interval)
    )


def _day_of_another_mention(coding: Coding, report: ContactReport) -> tuple[Interval, str] | None:
    """The day of another report that rests on some of the same words, where there is one such day."""
    shared = [
        other
        for other in coding.contacts
        if other.id != report.id and set(other.events) & set(report.events) and is_narrow(other.date.interval)
    ]
    if len({o.date.interval for o in shared}) != 1:
        return None
    return shared[0].date.interval, "another mention of it in the document gives the day"


def _day_of_lead(coding: Coding, report: ContactReport) -> tuple[Interval, str] | None:
    """The one day of the lead, where no other people's contact has it."""
    taken = set(_expressions_of_others(coding, report))
    told = [c for c in coding.clues if c.kind == "newest" and c.expression is not None and c.expression not in taken]
    found = [coding.times[c.expression].interval for c in told if c.expression is not None]
    days = [at for at in found if is_narrow(at)]
    if not days or any(not days[0].touches(at) for at in days):
        return None
    first = days[0].earliest
    return (
        Interval(first and first - _TOLD_AFTER, days[0].latest),
        f"the lead tells of {first}: it took place on that day or on the day before",
    )


def _expressions_of_others(coding: Coding, report: ContactReport) -> Iterator[int]:
    """The times of contacts of other sides, or of the same sides at another time."""
    for other in coding.contacts:
        if other.id != report.id:
            yield from other.when.expressions


def _day_of_page(coding: Coding, report: ContactReport, official_state: str | None) -> tuple[Interval, str] | None:
    """The days before an official page of one of those who took part."""
    published = coding.published.interval
    if official_state not in states_of(report.participants) or not is_narrow(published):
        return None
    if published.earliest is None:
        return None
    days = Interval(published.earliest - _POSTED_AFTER, published.latest)
    return days, f"a side tells of it on its own page, of {published.latest}: it took place then or just before"
