"""The contacts that may speak against a claim, each weighed: against it, disputed, in doubt, or left out, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from readouts.day_words import when
from readouts.interval import Interval
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.coverage import Holdings
from readouts.record.claims.outline import Outline
from readouts.record.claims.questions import Question
from readouts.record.merging.pairing.channels import channels_agree
from readouts.record.merging.pairing.days import is_narrow, width
from readouts.record.sides import covers, is_named_person, level, same_person

_DAY = timedelta(1)
# A denial answers what was reported before it, as long as that is the talk.
_DENIAL_DAYS = timedelta(60)

# A contact of some day in a longer time than this says nothing of when it was.
_WIDEST_DAYS = 366
_MONTH_DAYS = 31
# A contact without a day of its own that no more documents tell of may have been joined to the wrong one.
_FEW = 2

Weight = Literal["against", "disputed", "doubtful", "excluded"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A contact of the claim's sides, with what it weighs."""

    contact: Outline
    weight: Weight
    reason: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """The contacts of the claim's sides in a window, besides those that the claim names."""

    weighed: tuple[Weighed, ...]

    def of(self, weight: Weight) -> tuple[Outline, ...]:
        """The contacts of one weight, by date."""
        return tuple(w.contact for w in self.weighed if w.weight == weight)


def candidates_in(question: Question, holdings: Holdings, window: Interval) -> Candidates:
    """What the record holds of the claim's sides inside a window, besides the contacts that the claim itself names."""
    named = {c.id for c in (question.about, question.anchor_contact) if c}
    if question.of_a_rank:  # a document that tells of a chat, and then of no formal talks, does not count its chat
        named |= question.known
    found = [c for c in holdings.contacts_of(question.participants, window) if c.id not in named]
    return Candidates(tuple(_weigh(question, holdings, c, window) for c in sorted(found, key=by_day)))


def by_day(contact: Outline) -> tuple[str, str]:
    """A key that sorts contacts by date."""
    return (str(contact.date.interval.earliest or contact.date.interval.latest or ""), contact.id)


def _weigh(question: Question, holdings: Holdings, contact: Outline, window: Interval) -> Weighed:
    if (left_out := why_not_counted(question, contact)) is not None:
        return Weighed(contact, "excluded", left_out)
    if not _may_lie_inside(contact, window):
        return Weighed(contact, "excluded", "it lies at an end of the time, where it may be what is counted from or to")
    if _is_undated(contact):
        return Weighed(contact, "excluded", f"its day is not known better than {when(contact.date.interval)}")
    if is_disputed(contact, holdings):
        return Weighed(contact, "disputed", "one side denies that it took place")
    if _lies_clearly_inside(contact, window):
        if (doubt := why_in_doubt(question, contact, holdings)) is None:
            return Weighed(contact, "against", "it was held in that time, by the very sides")
        return Weighed(contact, "doubtful", doubt)
    if _may_be_named(contact, question):
        return Weighed(contact, "excluded", "it may be the very contact that is counted from or to")
    return Weighed(contact, "doubtful", f"its day is not known better than {when(contact.date.interval)}")


def why_not_counted(question: Question, contact: Outline) -> str | None:
    """Why a contact is none of those that the claim speaks of; None where it is one."""
    if contact.status not in ("held", "denied"):
        return f"it was {contact.status.replace('_', ' ')}, and nobody says that it was held"
    if question.channel and not channels_agree(question.channel, contact.channel):
        return f"it was a {contact.channel}, and the claim counts by {question.channel}"
    if contact.channel == "letter" and not question.counts_letters:
        return "it was a letter, and the claim speaks of talks"
    if not covers(question.participants, contact.participants):
        return "other people took part, as far as the record knows"
    return None


def is_disputed(contact: Outline, holdings: Holdings) -> bool:
    """Whether somebody of a side denies the contact: in an account of it, or by saying that there was none at that time."""
    if contact.status == "denied" or any(c.about == "status" for c in contact.conflicts):
        return True
    days = contact.date.interval
    if days.earliest is None or days.latest is None:
        return False
    after = Interval(days.earliest, days.latest + _DENIAL_DAYS)
    return any(_denies(a, contact) for a in holdings.assertions_on(contact.participants, after, {"none_since"}))


def _denies(assertion: Assertion, contact: Outline) -> bool:
    """Whether an official of a side says of that time that there was no such contact."""
    if assertion.kind != "none_since" or assertion.side not in contact.states:
        return False
    if not covers(assertion.participants, contact.participants):
        return False
    if assertion.channel is not None and not channels_agree(assertion.channel, contact.channel):
        return False
    tells = any(d.document == assertion.document and d.standing == "main" for d in contact.documents)
    if assertion.anchored and tells:  # "had not spoken since May", said of the time before the news
        return False
    earliest = contact.date.interval.earliest
    since = assertion.anchor.latest if assertion.anchor is not None else None
    return not assertion.anchored or (since is not None and earliest is not None and since < earliest)


def _is_undated(contact: Outline) -> bool:
    """Whether the record knows too little of the day for the contact to count anywhere."""
    return width(contact.date.interval) > _WIDEST_DAYS


def _why_uncertain(question: Question, contact: Outline, holdings: Holdings) -> str | None:
    """Why the record may have misread the contact; None where nothing speaks for that."""
    if any(link.document == question.document for link in contact.documents):
        return "the claim's own document tells of it too, and does not count it"
    if _may_be_the_news(question, contact):
        return "the claim's own document does not tell the day of its contact, and may mean this one"
    for other in holdings.contacts_of(contact.participants, contact.date.interval):
        shared = {d.document for d in other.documents} & {d.document for d in contact.documents}
        split = other.channel != contact.channel and covers(contact.participants, other.participants)
        if other.id != contact.id and other.status == "held" and split and shared and len(contact.documents) == 1:
            return f"the one document that tells of it tells of a {other.channel} of the same days, which it may be"
    return None


def _may_be_the_news(question: Question, contact: Outline) -> bool:
    """Whether the document of the claim may tell of this very contact: it leaves the day open, and so does one other document.

    The record knows the day of the contact from the others with which it was joined: two of them make sure.
    """
    told, about = question.told, question.about
    if told is None or about is None or not (told.is_open or width(told) > _WIDEST_DAYS):
        return False
    return len(about.documents) <= _FEW and told.touches(contact.date.interval)


def why_in_doubt(question: Question, contact: Outline, holdings: Holdings) -> str | None:
    """Why a contact of the claim's sides may not be of the kind that the claim counts; None where it surely is."""
    return _why_not_sure(question, contact) or _why_uncertain(question, contact, holdings)


def _why_not_sure(question: Question, contact: Outline) -> str | None:
    """Why a contact may be of another kind than the claim speaks of; None where it surely is of that kind.

    Named officials stand against a claim on "the two governments", but not against one that names the states alone, which
    may mean their leaders. A claim on formal talks is not contradicted by what may have been a chat.
    """
    if contact.status != "held":
        return f"it is {contact.status}"
    if question.of_a_rank:
        return "the claim counts contacts of a certain kind or rank, and the record does not know that of this one"
    if level(question.participants) == "states":
        if not question.of_states:
            return "the claim names the states alone, and may mean their leaders"
        if level(contact.participants) == "states":
            return "the record does not know who took part"
    if not _names_people_of(question, contact):
        return "the record names no more than the office, which somebody else may have held"
    if question.channel is not None and contact.channel == "unknown":
        return "the record does not know by what channel it was"
    if question.channel is not None and len(contact.documents) == 1:
        return f"one document alone has it as a {contact.channel}, which the claim counts"
    return None


def _names_people_of(question: Question, contact: Outline) -> bool:
    """Whether every person of the claim is known to have taken part, and not only somebody of the same office."""
    for person in question.participants:
        if is_named_person(person):
            theirs = [a for a in contact.participants if a.state == person.state]
            if not any(is_named_person(a) and same_person(person, a) for a in theirs):
                return False
    return True


def _may_lie_inside(contact: Outline, window: Interval) -> bool:
    """Whether some of the contact's days lie strictly between the ends of the window."""
    days = contact.date.interval
    first = window.earliest and window.earliest + _DAY
    last = window.latest and window.latest - _DAY
    if first and last and first > last:
        return False
    return days.touches(Interval(first, last))


def _lies_clearly_inside(contact: Outline, window: Interval) -> bool:
    """Whether all of its days lie between the ends, with a day's room.

    Of a vague date two documents must tell, or one whose news it is, and that of some month at least.
    """
    days = contact.date.interval
    if window.latest is None or days.earliest is None or days.latest is None:
        return False
    news = width(days) <= _MONTH_DAYS and any(d.standing == "main" for d in contact.documents)
    if not (is_narrow(days) or news or len(contact.documents) > 1):
        return False
    begins = window.earliest is None or days.earliest > window.earliest + _DAY
    return begins and days.latest < window.latest - _DAY


def _may_be_named(contact: Outline, question: Question) -> bool:
    """Whether a contact with wide dates may be the very one that the claim counts from or to."""
    ends: Iterable[Interval | None] = (question.anchor, question.about.date.interval if question.about else None)
    return any(end is not None and contact.date.interval.touches(end, 1) for end in ends)
