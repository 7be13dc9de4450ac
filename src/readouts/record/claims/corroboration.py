"""Whether another document bears a claim out: it says the same of the same contact, or what implies it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from readouts.coding.coding import ClaimKind
from readouts.interval import Interval
from readouts.record.accounts.origins import independent_of
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.coverage import Holdings
from readouts.record.claims.outline import Outline
from readouts.record.claims.questions import Question, counts_a_rank, days_back
from readouts.record.sides import covers, level, states_of

_DAY = timedelta(1)
# Whoever says later than this when two met last does not speak of the time before the contact that a claim is about.
_TALK_DAYS = timedelta(366)

# Kinds of claims that say of one stretch of time that there was no contact in it.
_COUNTING_BACK: frozenset[ClaimKind] = frozenset({"first_since", "last_contact", "none_since"})


def claims_on(question: Question, holdings: Holdings) -> Sequence[Assertion]:
    """What documents claim that may bear on the question, by id: of the contacts that it names, or from the days it counts from.

    Whoever names neither speaks of the same contact only while it is talked of.
    """
    about, sides = question.about, question.participants
    days = _counted_from(question)
    contacts: list[Outline] = [c for c in (about, question.anchor_contact) if c]
    contacts += holdings.contacts_of(sides, days) if days else []
    documents = {link.document for c in contacts for link in c.documents}
    found = [*holdings.assertions_in(documents | ({question.document} if question.document else set()))]
    found += holdings.assertions_counting(sides, days) if days else []
    begins = about.date.interval.earliest if about else None
    since = Interval(begins and begins - _DAY, None)
    if begins is not None:
        ends = about.date.interval.latest if about else None
        talk = Interval(since.earliest, ends and ends + _TALK_DAYS)
        found += holdings.assertions_on(sides, talk, _COUNTING_BACK - {question.kind})
    wanted, whenever = states_of(sides), question.kind == "last_contact"
    fitting = {a.id: a for a in found if wanted and wanted <= a.states and (whenever or a.published.touches(since))}
    return [fitting[key] for key in sorted(fitting)]


def _counted_from(question: Question) -> Interval | None:
    """The days from which the question counts, with a day's room; None where nothing gives them."""
    last = question.about if question.kind == "last_contact" else None
    days = question.anchor or (last.date.interval if last else None)
    if days is None or days.earliest is None or days.latest is None:
        return None
    return Interval(days.earliest - _DAY, days.latest + _DAY)


def bearing_out(question: Question, holdings: Holdings, claims: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Of these claims of documents, those that bear the question's claim out.

    They are of another publisher in words of its own, which says the same, or what implies it; or the claim's own
    document names the last contact before the one that it calls the first since.
    """
    own = {a.publisher for a in claims if a.document == question.document}
    return tuple(
        a
        for a in claims
        if _names_the_last(question, holdings, a)
        or (
            a.document != question.document
            and a.publisher not in own
            and _has_own_words(question, a)
            and _says_the_same(question, holdings, a)
            and (a.kind != "nth" or a.value == question.value)
        )
    )


def _has_own_words(question: Question, other: Assertion) -> bool:
    """Whether the other document is no copy or repeat of the claim's, nor of what that copies."""
    if question.document is None or question.about is None:
        return True
    return independent_of(question.about, question.document, other.document)


def _names_the_last(question: Question, holdings: Holdings, other: Assertion) -> bool:
    """“They last met in 2022”, of a contact that lies no later than what a “first since” counts from."""
    if question.kind != "first_since" or other.id == question.claim:
        return False
    if other.kind == "first_since":
        return _counts_from_before(question, holdings, other)
    if other.kind != "last_contact":
        return False
    # Of a meeting of three, the document that reports it may name the last one of two of them.
    of_some = len(other.states) > 1 and covers(other.participants, question.participants)
    of_some = of_some and other.document == question.document
    if not (of_some or _same_level(question, other)) or not _as_wide(question, other):
        return False
    last, mine = _days_of_last(holdings, other), question.anchor
    if last is None or last.latest is None or mine is None or mine.latest is None or question.about is None:
        return False
    contact = holdings.contact_with(other.report) if other.report else None
    begins = question.about.date.interval.earliest
    told_after = other.document == question.document or (
        begins is not None and other.published.earliest is not None and begins <= other.published.earliest
    )
    apart = contact is None or contact.id != question.about.id
    return apart and told_after and last.latest <= mine.latest and begins is not None and last.latest < begins


def _counts_from_before(question: Question, holdings: Holdings, other: Assertion) -> bool:
    """“The first since 18 February”, of the same contact: then it is the first since the 24th too, and the last is named."""
    about = holdings.contact_with(other.report) if other.report else None
    last = holdings.contact_with(other.anchor_report) if other.anchor_report else None
    if about is None or last is None or question.about is None or about.id != question.about.id or last.id == about.id:
        return False
    if not (_same_level(question, other) and _as_wide(question, other)):
        return False
    ended, mine = last.date.interval.latest, question.anchor
    return ended is not None and mine is not None and mine.latest is not None and ended <= mine.latest


def _as_wide(question: Question, other: Assertion) -> bool:
    """Whether the other claim counts all that this one counts: “no formal meeting” says nothing of chats."""
    return question.of_a_rank or not counts_a_rank(other.text)


def _up_to_the_contact(question: Question, other: Assertion) -> bool:
    """Whether “none since May” was said about when “the first since May” took place, and not long before it."""
    if question.kind == "none_since":
        return True
    begins = question.about.date.interval.earliest if question.about else None
    return begins is not None and other.published.latest is not None and other.published.latest >= begins


def _days_of_last(holdings: Holdings, other: Assertion) -> Interval | None:
    contact = holdings.contact_with(other.report) if other.report else None
    days = [i for i in (other.anchor, contact.date.interval if contact else None) if i is not None and not i.is_open]
    return min(days, key=lambda i: i.days or 0, default=None)


def _same_level(question: Question, other: Assertion) -> bool:
    sides, theirs = question.participants, other.participants
    return level(sides) == level(theirs) and covers(sides, theirs)


def _says_the_same(question: Question, holdings: Holdings, other: Assertion) -> bool:
    if other.kind != question.kind and not {other.kind, question.kind} <= _COUNTING_BACK:
        return False
    if not _same_level(question, other) or not _as_wide(question, other):
        return False
    if {other.kind, question.kind} == {"none_since", "first_since"} and not _up_to_the_contact(question, other):
        return False
    if question.kind == other.kind and question.about is not None:
        about = holdings.contact_with(other.report) if other.report else None
        if about is None or about.id != question.about.id:
            return False
    return question.kind == "nth" or _same_anchor(question, holdings, other)


def _same_anchor(question: Question, holdings: Holdings, other: Assertion) -> bool:
    """Whether both count from the same contact, or from days that meet."""
    named = other.anchor_report or (other.report if other.kind == "last_contact" else None)
    contact = holdings.contact_with(named) if named else None
    ours = question.anchor_contact or (question.about if question.kind == "last_contact" else None)
    if contact is not None and ours is not None and contact.id == ours.id:
        return True
    days = other.anchor or (contact.date.interval if contact is not None else None) or _period_back(question, other)
    mine = question.anchor or (ours.date.interval if ours is not None else None)
    if days is None or mine is None or days.is_open or mine.is_open:
        return False
    return days.touches(mine, 1)


def _period_back(question: Question, other: Assertion) -> Interval | None:
    """The days so long before the contact: “the first in eight years”, give or take a unit."""
    if other.period is None or question.about is None:
        return None
    return days_back(other.period, question.about.date.interval)
