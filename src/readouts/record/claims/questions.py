"""A claim made ready for checking: its contact, its anchor and its window as the record knows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from readouts.coding.coding import Channel, Claim, ClaimKind, Coding
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.language.times.forms import Fixed, Yearly
from readouts.language.times.model import TimeExpression
from readouts.language.times.units import moved
from readouts.record.claims.counting import counting_words
from readouts.record.claims.coverage import Holdings, Searched
from readouts.record.claims.outline import Outline
from readouts.record.merging.asking import is_nameless_official
from readouts.record.merging.pairing.channels import channels_agree
from readouts.record.merging.pairing.days import is_narrow, width
from readouts.record.model import Contact
from readouts.record.sides import covers, plain
from readouts.span import Span

_PERIOD = re.compile(r"^P(\d+)([DWMY])$")
_MONTH_OR_YEAR = re.compile(r"^(\d{4})(?:-(0[1-9]|1[0-2]))?$")
_DAYS_OF = {"D": 1, "W": 7, "M": 31, "Y": 366}
_NO_WORD = re.compile(r"\W")
# A claim that somebody types and that names no date is about the newest contact that fits it.
_TIED_DAYS = 3
# Denials and other accounts that bear on a contact appear within these days of it.
REACH_DAYS = timedelta(61)


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be checked."""

    kind: ClaimKind
    participants: tuple[Actor, ...]
    channel: Channel | None
    value: int | str | None
    about: Contact | None
    anchor_contact: Contact | None
    anchor: Interval | None
    """The days that the claim counts from, as narrow as the record allows; None where it names none."""
    window: Interval | None
    """The days within which contacts are counted ("in two days", "this month"); None where only the anchor bounds it."""
    before: Interval
    """The days on which the claim was made: what came later cannot contradict it."""
    known: frozenset[str]
    """Contacts that the claim's own document reports as its news: "last" means before these."""
    document: str | None = None
    of_states: bool = False
    """Whether the words count contacts of the states, whoever speaks for them ("the first between the two governments")."""
    of_a_rank: bool = False
    """Whether the words count contacts of a certain rank only ("formal talks")."""
    counts_letters: bool = True
    """Whether the words count letters beside talks."""
    before_news: bool = False
    """Whether the words look back from the contact that the document tells of, and not from the day of writing."""
    claim: str | None = None
    """Id of the claim, where a document makes it."""
    anchored: bool = False
    """Whether the words name something to count from or within."""
    ever: bool = False
    """Whether the words count from the beginning ("have yet to meet")."""
    side: str | None = None
    """Whose account the claim speaks of, for what an account leaves out."""
    by_nameless_official: bool = False
    """Whether an official of an unknown state makes the claim, who may speak for a side."""
    told: Interval | None = None
    """The days of the contact that the claim is about, as far as its own document tells them."""


def question_of(claim: Claim, coding: Coding, holdings: Holdings) -> Question:
    """The claim of a document that is part of the record."""
    about = holdings.contact_with(claim.about) if claim.about else None
    mains = (holdings.contact_with(r.id) for r in coding.contacts if r.standing == "main")
    known = frozenset(c.id for c in mains if c)
    anchor_id = claim.anchor.contact if claim.anchor else None
    anchor_contact = holdings.contact_with(anchor_id) if anchor_id else None
    said = next((s for s in coding.statements if s.id == claim.statement), None)
    question = _completed(claim, coding, holdings, about, anchor_contact, known)
    return replace(question, by_nameless_official=True) if is_nameless_official(said) else question


def question_asked(claim: Claim, asked: Coding, holdings: Searched) -> Question:
    """The claim of a text that is not part of the record: its contacts are looked up among the record's."""
    about = _counterpart(claim.about, claim.participants, asked, holdings, None)
    anchor_id = claim.anchor.contact if claim.anchor else None
    anchor = _counterpart(anchor_id, claim.participants, asked, holdings, about) if anchor_id else None
    question = _completed(claim, asked, holdings, about, anchor, frozenset())
    return replace(question, document=None, told=None)


def _completed(
    claim: Claim,
    coding: Coding,
    holdings: Holdings,
    about: Contact | None,
    anchor_contact: Contact | None,
    known: frozenset[str],
) -> Question:
    participants = _counted(claim, claim.participants or (about.participants if about else ()))
    days = _anchor_days(claim, coding, about)
    plain_time = claim.kind == "last_contact" or _is_plain_time(claim, coding)
    if anchor_contact is None and days is not None and claim.kind in ("first_since", "last_contact") and plain_time:
        anchor_contact = _contact_in(days, participants, claim.channel, holdings, about)
    if anchor_contact is not None and (days is None or width(anchor_contact.date.interval) <= width(days)):
        days = anchor_contact.date.interval
    return Question(
        kind=claim.kind,
        participants=participants,
        channel=claim.channel,
        value=claim.value,
        about=about,
        anchor_contact=anchor_contact,
        anchor=days,
        window=_window(claim, coding, about),
        before=coding.published.interval,
        known=known,
        document=coding.document,
        of_states=bool(counting_words().of_states.search(claim.text)),
        of_a_rank=counts_a_rank(claim.text),
        counts_letters=claim.channel == "letter" or bool(counting_words().of_any_means.search(claim.text)),
        claim=claim.id,
        anchored=claim.anchor is not None,
        ever=bool(counting_words().ever.search(claim.text)),
        before_news=bool(counting_words().before_the_news.search(claim.text)),
        side=_side_of(claim, coding, participants),
        told=_told_days(claim, coding),
    )


def _told_days(claim: Claim, coding: Coding) -> Interval | None:
    return next((r.date.interval for r in coding.contacts if r.id == claim.about), None)


def _is_plain_time(claim: Claim, coding: Coding) -> bool:
    """Whether the anchor is a time and nothing else: then the contact of that time is what is counted from."""
    if claim.anchor is None or claim.anchor.expression is None:
        return claim.anchor is not None and claim.anchor.interval is not None
    span, anchor = coding.times[claim.anchor.expression].span, claim.anchor
    if not span.overlaps(anchor.span):
        return True
    before, behind = max(span.start - anchor.span.start, 0), max(span.end - anchor.span.start, 0)
    beside = counting_words().beside_a_time.sub("", (anchor.text[:before] + anchor.text[behind:]).casefold())
    return not _NO_WORD.sub("", beside)


def _counted(claim: Claim, participants: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whose contacts are counted: the offices, not the persons, where the words speak of the countries' officials.

    "The first talks between the foreign ministers of the two countries since May" counts talks of their predecessors too.
    """
    if claim.kind not in ("first_since", "none_since", "nth") or not counting_words().of_states.search(claim.text):
        return participants
    names = [w for a in participants if a.name for w in plain(a.name).split()]
    if not all(a.office and a.state for a in participants) or any(w in plain(claim.text) for w in names if len(w) > 2):
        return participants
    return tuple(replace(a, kind="office", id=None, name=None) for a in participants)


def _side_of(claim: Claim, coding: Coding, participants: Sequence[Actor]) -> str | None:
    """The side whose account a claim speaks of: whose silence the document notes in these words, or the only side named."""
    if claim.side is not None:
        return claim.side
    points = [p for r in coding.contacts for p in r.points if p.side and p.span.overlaps(claim.words)]
    silent = {p.side for p in points if p.kind == "not_mentioned"}
    speaking = {
        s.speaker.state
        for s in coding.statements
        if s.speaker and s.speaker.state and s.source and claim.words.contains(s.source)
    }
    sides = {a.state for a in participants if a.state}
    for found in (silent, speaking & sides, sides):
        if len(found) == 1:
            return next(iter(found))
    return None


def _anchor_days(claim: Claim, coding: Coding, about: Contact | None) -> Interval | None:
    """The days of the anchor; a date without a year in an undated text is the last such day before the contact."""
    if claim.anchor is None:
        return None
    if (happening := _happening_in(claim.anchor.span, coding)) is not None:
        return happening
    if claim.anchor.expression is not None:
        expression = coding.times[claim.anchor.expression]
        if expression.type in ("DURATION", "SET"):
            if claim.kind == "none_since":
                return _before_writing(expression, coding)
            return _days_back(expression, about) if claim.kind == "first_since" else None
        latest = about.date.interval.latest if about else None
        days = _whole_period(expression)
        if days == ALWAYS:
            return expression.at(latest) if latest is not None and not isinstance(expression.form, Fixed) else None
        return days if isinstance(expression.form, Fixed) else _last_before(days, latest)
    return claim.anchor.interval


def _whole_period(expression: TimeExpression) -> Interval:
    """All days of the month or year that the words name, where the text means those of it that lie ahead ("this month")."""
    found = _MONTH_OR_YEAR.match(expression.value)
    if found is None or expression.interval == ALWAYS:
        return expression.interval
    year, month = int(found[1]), int(found[2]) if found[2] else None
    first = date(year, month or 1, 1)
    last = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1) - timedelta(1)
    whole = Interval(first, last)
    return whole if whole.contains(expression.interval) else expression.interval


def _last_before(days: Interval, latest: date | None) -> Interval:
    """The same days a year earlier, where they lie after the contact: "since they agreed in March" means the last March."""
    if latest is None or days.earliest is None or days.latest is None or days.earliest <= latest:
        return days
    try:
        return Interval(
            days.earliest.replace(year=days.earliest.year - 1), days.latest.replace(year=days.latest.year - 1)
        )
    except ValueError:  # the 29th of February
        return days


def _days_back(expression: TimeExpression, about: Contact | None) -> Interval | None:
    """The days so long before the contact that a claim is about."""
    if expression.type != "DURATION" or about is None:
        return None
    return days_back(expression.value, about.date.interval)


def _before_writing(expression: TimeExpression, coding: Coding) -> Interval | None:
    """“Had not met for twenty years”: the days so long before the document, where its day is known."""
    published = coding.published.interval
    return days_back(expression.value, published) if expression.type == "DURATION" and is_narrow(published) else None


def days_back(value: str, days: Interval) -> Interval | None:
    """The days a period (``P3Y``) before others: "the first meeting in three years", give or take a unit."""
    period = _PERIOD.match(value)
    if period is None or days.earliest is None or days.latest is None:
        return None
    number, unit = int(period[1]), _DAYS_OF[period[2]]
    latest = moved(days.latest, -max(number - 1, 0) * unit)
    return Interval(moved(days.earliest, -(number + 1) * unit), latest) if latest else None


def counts_a_rank(words: str) -> bool:
    """Whether words count contacts of a certain rank or kind only ("formal talks", "the first of its kind")."""
    return counting_words().of_a_rank.search(words) is not None


def _happening_in(span: Span, coding: Coding) -> Interval | None:
    """The first day of a happening that the calendar knows and the anchor names; the weightiest that had begun."""
    latest = coding.published.interval.latest
    found = [
        (clue.weight, clue.days.earliest)
        for clue in coding.clues
        if clue.kind == "happening"
        and clue.days
        and clue.days.earliest
        and span.overlaps(clue.span)
        and not clue.ahead
        and (latest is None or clue.days.earliest <= latest)
    ]
    top = max((weight for weight, _ in found), default=0)
    days = {day for weight, day in found if weight == top}
    return Interval.day(days.pop()) if len(days) == 1 else None


def _window(claim: Claim, coding: Coding, about: Contact | None) -> Interval | None:
    """The stretch in which an n-th contact is counted."""
    if claim.kind != "nth" or claim.anchor is None:
        return None
    latest = about.date.interval.latest if about else coding.published.interval.latest
    if claim.anchor.expression is not None:
        expression = coding.times[claim.anchor.expression]
        period = _PERIOD.match(expression.value)
        if expression.type == "DURATION" and period and latest:
            back = int(period[1]) * _DAYS_OF[period[2]]
            return Interval(moved(latest, -back), latest)
    days = _seen_from(claim, coding, latest) or _anchor_days(claim, coding, about)
    if days is None or days.earliest is None:
        return None
    return Interval(days.earliest, latest if latest and latest >= days.earliest else None)


def _seen_from(claim: Claim, coding: Coding, day: date | None) -> Interval | None:
    """The days of “in December” or “since March” as seen from the contact that is counted, where its year is not said."""
    if day is None or claim.anchor is None or claim.anchor.expression is None:
        return None
    if _happening_in(claim.anchor.span, coding) is not None:
        return None
    expression = coding.times[claim.anchor.expression]
    if not isinstance(expression.form, Yearly):
        return None
    days = expression.at(day)
    return days if days is not None and days.earliest is not None and days.earliest <= day else None


def _contact_in(
    days: Interval,
    participants: Sequence[Actor],
    channel: Channel | None,
    holdings: Holdings,
    about: Contact | None,
) -> Contact | None:
    """The one contact of these people that the record has in the anchor's days; None where there is none or several."""
    found = [
        c
        for c in holdings.contacts_of(participants, days)
        if (about is None or c.id != about.id)
        and c.status == "held"
        and c.count == 1
        and is_narrow(c.date.interval)
        and days.contains(c.date.interval)
        and covers(participants, c.participants)
        and channels_agree(channel or "unknown", c.channel)
    ]
    return holdings.contact(found[0].id) if len(found) == 1 else None


def _counterpart(
    report_id: str | None,
    participants: Sequence[Actor],
    asked: Coding,
    holdings: Searched,
    other: Contact | None,
) -> Contact | None:
    """The record's contact that a report of an asked text means: it fits by people, channel and days; the newest such."""
    report = next((r for r in asked.contacts if r.id == report_id), None)
    wanted = report.participants if report else participants
    if not wanted:
        return None

    def fits(contact: Outline) -> bool:
        return (
            (other is None or (contact.id != other.id and _before(contact, other)))
            and contact.count == 1
            and contact.status in ("held", "denied")
            and covers(wanted, contact.participants)
            and (report is None or channels_agree(report.channel, contact.channel))
            and (report is None or days_fit([asked.times[i] for i in report.when.expressions], contact))
        )

    return holdings.newest_of(wanted, fits)


def days_fit(expressions: Sequence[TimeExpression], contact: Outline) -> bool:
    """Whether a contact's days are what the expressions mean, for a text of the days after it."""
    days = contact.date.interval
    for expression in expressions:
        meant = expression.interval
        if meant == ALWAYS:
            tried = [days.latest + timedelta(n) for n in range(_TIED_DAYS + 1)] if days.latest else []
            if not any((at := expression.at(day)) and at.touches(days) for day in tried):
                return False
        elif not meant.touches(days):
            return False
    return True


def _before(contact: Outline, other: Contact) -> bool:
    ours, theirs = contact.date.interval.latest, other.date.interval.earliest
    return ours is not None and theirs is not None and ours < theirs


@dataclass(frozen=True, slots=True)
class Reach:
    """What a claim's verdict hangs on: the contacts and documents of these states in these days, and nothing else."""

    states: frozenset[str]
    window: Interval


def reach_of(question: Question) -> Reach:
    """The states and the days that a question is about: it need be answered anew only when something of them changes.

    Open on a side where the claim counts from the beginning, or from a day that nothing gives yet.
    """
    sides = [a.state for a in question.participants]
    sides += [a.state for c in (question.about, question.anchor_contact) if c for a in c.participants]
    begins = [
        i
        for i in (question.anchor, question.window, question.anchor_contact and question.anchor_contact.date.interval)
        if i
    ]
    ends = [i for i in (question.before, question.about and question.about.date.interval) if i]
    first = [i.earliest for i in (*begins, *ends)]
    last = [i.latest for i in ends]
    counts_from_nowhere = question.kind in ("first_since", "none_since", "nth") and not begins
    earliest = min((d for d in first if d), default=None) if all(first) and not counts_from_nowhere else None
    latest = max((d for d in last if d), default=None) if last and all(last) else None
    return Reach(
        frozenset(s for s in sides if s),
        Interval(earliest and earliest - REACH_DAYS, latest and latest + REACH_DAYS),
    )
