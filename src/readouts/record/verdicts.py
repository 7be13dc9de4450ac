"""Whether a claim holds, by kind. Contradicted only where the record's words leave no way out; in doubt unknown.

A contact stands against a claim where it was held, nobody disputes it, its day is known and lies clear of the days from
which and to which the claim counts (a day's room for the clocks of the sides), and the very people of the claim took part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from readouts.coding.coding import ClaimKind
from readouts.interval import ALWAYS, Interval
from readouts.record.coverage import Holdings, coverage_of
from readouts.record.model import Contact, Source, Verdict
from readouts.record.pairing.channels import channels_agree
from readouts.record.pairing.days import FRESH_DAYS, is_narrow, width
from readouts.record.questions import Question
from readouts.record.sides import covers, level
from readouts.record.slots import shown
from readouts.record.subjects import words_of

_DAY = timedelta(1)
# A contact of some day in a month can be counted from where the record has it from elsewhere too.
_MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its reasons and the contacts that decide it."""

    verdict: Verdict
    because: tuple[str, ...]
    deciding: tuple[Contact, ...] = ()
    window: Interval = ALWAYS
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """The contacts of the claim's people in a window: those that stand against it, and those that leave doubt."""

    against: tuple[Contact, ...]
    disputed: tuple[Contact, ...]
    doubtful: tuple[Contact, ...]


def ruling(question: Question, holdings: Holdings) -> Ruling:
    """The verdict on a claim."""
    return _RULES[question.kind](question, holdings)


def _first_since(question: Question, holdings: Holdings) -> Ruling:
    about, anchor = question.about, question.anchor
    if about is None or about.date.interval.earliest is None:
        return Ruling("unknown", ("the record does not know the day of the contact that the claim is about",))
    if anchor is None or anchor.latest is None:
        return Ruling("unknown", ("the record does not know the day from which the claim counts",), (about,))
    window = _span(anchor.latest, about.date.interval.earliest)
    if anchor.latest >= (about.date.interval.latest or anchor.latest):
        return Ruling("unknown", ("the day from which the claim counts does not lie before the contact",), (about,))
    found = _between(question, holdings, window)
    held = question.anchor_contact
    if ruled := _ruled_by(found, (about,), window):
        return ruled
    if about.status != "held":
        return Ruling("unknown", (f"the contact that the claim is about is {about.status}",), (about,), window)
    if not is_narrow(anchor) and not _is_confirmed(question, held) and not _is_covered(question, holdings, window):
        reason = f"the record does not know the day from which the claim counts better than {shown(anchor)}"
        return Ruling("unknown", (reason,), (about,), window)
    if held is not None and held.status != "held":
        return Ruling("unknown", (f"the contact from which the claim counts is {held.status}",), (about, held), window)
    reasons = (
        f"the record holds the contact of {shown(about.date.interval)}",
        f"and that of {shown(anchor)}" if held else f"and it counts from {shown(anchor)}",
        "and no other of these people in between",
    )
    return Ruling("supported", reasons, tuple(c for c in (about, held) if c), window)


def _is_confirmed(question: Question, anchor: Contact | None) -> bool:
    """Whether another document than the claim's own tells of the contact from which it counts, in the same month at least."""
    if anchor is None or width(anchor.date.interval) > _MONTH_DAYS:
        return False
    return any(link.document != question.document for link in anchor.documents)


def _is_covered(question: Question, holdings: Holdings, window: Interval) -> bool:
    """Whether the claim counts from a time that its words give, and other documents speak of both sides in between."""
    anchor = question.anchor
    if question.anchor_contact is not None or anchor is None or anchor.is_open or window.latest is None:
        return False
    inside = Interval(window.earliest, max(window.latest - _DAY, window.earliest or window.latest))
    return bool(holdings.documents_on(question.participants, inside).keys() - {question.document})


def _last_contact(question: Question, holdings: Holdings) -> Ruling:
    last = question.about or question.anchor_contact
    if last is None:
        return Ruling("unknown", ("the record does not hold the contact that the claim names as the last",))
    if last.status != "held":
        return Ruling("unknown", (f"the contact that the claim names is {last.status}",), (last,))
    days = last.date.interval
    named = question.anchor is not None and width(question.anchor) <= _MONTH_DAYS and width(days) <= _MONTH_DAYS
    if days.latest is None or not (is_narrow(days) or named or _is_confirmed(question, last)):
        return Ruling("unknown", ("the record does not know the day of the contact that the claim names",), (last,))
    known = (holdings.contact(i) for i in sorted(question.known - {last.id}))
    news = [c for c in known if c and _counts(question, c)]
    if disputed := [c for c in news if _is_disputed(c)]:
        return Ruling(
            "unknown", ("one side says that there was a later contact, the other denies it",), (last, *disputed)
        )
    ends = [
        c.date.interval.earliest for c in news if c.date.interval.earliest and c.date.interval.earliest > days.latest
    ]
    end = min(ends, default=question.before.earliest)
    if not ends and question.before_news and end is not None:
        end -= timedelta(FRESH_DAYS)
    window = _span(days.latest, end)
    if ruled := _ruled_by(_between(question, holdings, window), (last,), window):
        return ruled
    if end is None:
        return Ruling("unknown", ("the record does not know the day on which the claim was made",), (last,), window)
    return Ruling(
        "supported",
        (f"the record holds the contact of {shown(days)} and none of these people after it until then",),
        (last,),
        window,
    )


def _none_since(question: Question, holdings: Holdings) -> Ruling:
    anchor = question.anchor
    if anchor is None or anchor.latest is None:
        return Ruling("unknown", ("the record does not know the day from which the claim counts",))
    window = _span(anchor.latest, question.before.earliest)
    if ruled := _ruled_by(_between(question, holdings, window), (), window):
        return ruled
    coverage = coverage_of(holdings, question.participants, window)
    if coverage.documents == 0:
        return Ruling("unknown", (coverage.sentence,), (), window)
    reasons = (f"the record holds no contact of these people after {shown(anchor)}",)
    return Ruling("supported", reasons, (), window)


def _nth(question: Question, holdings: Holdings) -> Ruling:
    about = question.about
    if about is None or not isinstance(question.value, int):
        return Ruling("unknown", ("the record does not hold the contact that the claim counts",))
    latest = about.date.interval.latest
    window = question.window or Interval(None, latest)
    counted = [
        c
        for c in holdings.contacts_of(question.participants, window)
        if _counts(question, c)
        and (c is about or is_narrow(c.date.interval))
        and (latest is None or c.date.interval.earliest is None or c.date.interval.earliest <= latest)
    ]
    if disputed := [c for c in counted if _is_disputed(c)]:
        return Ruling("unknown", ("one of the contacts to be counted is disputed",), tuple(disputed), window)
    held = sorted((c for c in counted if c.status == "held"), key=lambda c: (str(c.date.interval.earliest), c.id))
    number = sum(1 for c in held if c.count == 1)
    if number == question.value:
        days = ", ".join(shown(c.date.interval) for c in held)
        return Ruling(
            "supported", (f"the record holds {number} contacts of these people: {days}",), tuple(held), window
        )
    if number > question.value and _clear(held, question):
        days = ", ".join(shown(c.date.interval) for c in held)
        return Ruling(
            "contradicted", (f"the record holds {number}, not {question.value}: {days}",), tuple(held), window
        )
    return Ruling("unknown", (f"the record holds {number} of them, and may not hold all",), tuple(held), window)


def _initiated_by(question: Question, holdings: Holdings) -> Ruling:
    about = question.about
    if about is None or question.value is None:
        return Ruling("unknown", ("the record does not hold the contact that the claim is about",))
    if _is_disputed(about):
        return Ruling("unknown", ("one side denies that there was such a contact",), (about,))
    claimed = str(question.value)
    votes = _initiator_votes(about)
    official = {value for value, source in votes if source.side in about.states}
    others = tuple(
        s for value, s in votes if value != claimed and s.side in about.states and s.document != question.document
    )
    if official == {claimed}:
        words = tuple(s for value, s in votes if value == claimed)
        return Ruling("supported", (f"officials say that {claimed} asked for it",), (about,), sources=words)
    if official and claimed not in official and others:
        sides = ", ".join(sorted({s.side or "" for s in others}))
        reason = f"the words of {sides} say that it was {', '.join(sorted(official))}"
        return Ruling("contradicted", (reason,), (about,), sources=others)
    if official:
        return Ruling("unknown", ("the sides' own words differ",), (about,))
    words = tuple(s for _, s in votes)
    if {value for value, _ in votes} == {claimed}:
        documents = {s.document for s in words}
        told = f"{len(documents)} documents say so" if len(documents) > 1 else "one document says so"
        return Ruling("supported", (f"{told}, and none differs",), (about,), sources=words)
    return Ruling("unknown", ("no official of a side says who asked for it",), (about,))


def _not_mentioned(question: Question, holdings: Holdings) -> Ruling:
    about = question.about
    if about is None or question.value is None:
        return Ruling("unknown", ("the record does not hold the contact whose account the claim speaks of",))
    wanted = words_of(str(question.value))
    side = question.side
    points = [
        p
        for account in about.accounts
        if account.side is not None and (side is None or account.side == side)
        for p in account.points
    ]
    if not points:
        return Ruling("unknown", ("the record holds no account of that side",), (about,))
    said = [
        p
        for p in points
        if p.point.kind not in ("not_mentioned", "denied")
        and p.document != question.document
        and wanted
        and wanted <= words_of(p.point.text)
    ]
    if said:
        return Ruling("unknown", (f"an account has words of it: {said[0].point.text}",), (about,))
    return Ruling(
        "supported", (f"none of the {len(points)} points that the record holds of that account has it",), (about,)
    )


_RULES: dict[ClaimKind, Callable[[Question, Holdings], Ruling]] = {
    "first_since": _first_since,
    "last_contact": _last_contact,
    "none_since": _none_since,
    "nth": _nth,
    "initiated_by": _initiated_by,
    "not_mentioned": _not_mentioned,
}


def _span(earliest: date, latest: date | None) -> Interval:
    """The window from one day to the other; open where the second is not known, one day where it lies before."""
    return Interval(earliest, latest if latest is None else max(earliest, latest))


def _counts(question: Question, contact: Contact) -> bool:
    """Whether a contact is one of those that the claim speaks of."""
    if question.channel and not channels_agree(question.channel, contact.channel):
        return False
    if contact.channel == "letter" and not question.counts_letters:
        return False
    return contact.status in ("held", "denied") and covers(question.participants, contact.participants)


def _between(question: Question, holdings: Holdings, window: Interval) -> Between:
    """What the record holds strictly inside the window, besides the contacts that the claim itself names."""
    named = {c.id for c in (question.about, question.anchor_contact) if c}
    if question.of_a_rank:  # a document that tells of a chat, and then of no formal talks, does not count its chat
        named |= question.known
    against, disputed, doubtful = [], [], []
    for contact in holdings.contacts_of(question.participants, window):
        if contact.id in named or not _counts(question, contact) or not _may_lie_inside(contact, window):
            continue
        if _is_disputed(contact):
            disputed.append(contact)
        elif _lies_clearly_inside(contact, window) and _is_sure(question, contact):
            against.append(contact)
        elif not _may_be_named(contact, question):
            doubtful.append(contact)
    return Between(*(tuple(sorted(found, key=_by_day)) for found in (against, disputed, doubtful)))


def _by_day(contact: Contact) -> tuple[str, str]:
    return (str(contact.date.interval.earliest or contact.date.interval.latest or ""), contact.id)


def _ruled_by(found: Between, named: tuple[Contact, ...], window: Interval) -> Ruling | None:
    """What the contacts in between decide; None where there is nothing in between."""
    if found.against:
        days = ", ".join(shown(c.date.interval) for c in found.against)
        return Ruling("contradicted", (f"the record holds a contact of these people on {days}",), found.against, window)
    if found.disputed:
        days = ", ".join(shown(c.date.interval) for c in found.disputed)
        reason = f"a contact of {days} lies in between, which one side claims and the other denies"
        return Ruling("unknown", (reason,), (*named, *found.disputed), window)
    if found.doubtful:
        days = ", ".join(shown(c.date.interval) for c in found.doubtful)
        reason = f"a contact of {days} may lie in between"
        return Ruling("unknown", (reason,), (*named, *found.doubtful), window)
    return None


def _is_disputed(contact: Contact) -> bool:
    return contact.status == "denied" or any(c.about == "status" for c in contact.conflicts)


def _may_lie_inside(contact: Contact, window: Interval) -> bool:
    """Whether some of the contact's days lie strictly between the ends of the window."""
    days = contact.date.interval
    first = window.earliest and window.earliest + _DAY
    last = window.latest and window.latest - _DAY
    if first and last and first > last:
        return False
    return days.touches(Interval(first, last))


def _lies_clearly_inside(contact: Contact, window: Interval) -> bool:
    """Whether all of its days lie between the ends, with a day's room; of a vague date two documents must tell."""
    days = contact.date.interval
    if window.is_open or days.earliest is None or days.latest is None:
        return False
    if not is_narrow(days) and len(contact.documents) < 2:
        return False
    return bool(
        window.earliest
        and window.latest
        and days.earliest > window.earliest + _DAY
        and days.latest < window.latest - _DAY
    )


def _is_sure(question: Question, contact: Contact) -> bool:
    """Whether the contact is surely of the kind that the claim speaks of: held, by name, by the same channel.

    Named officials stand against a claim on "the two governments", but not against one that names the states alone, which
    may mean their leaders. A claim on formal talks is not contradicted by what may have been a chat.
    """
    if contact.status != "held" or question.of_a_rank:
        return False
    if level(question.participants) == "states" and (not question.of_states or level(contact.participants) == "states"):
        return False
    return question.channel is None or (
        contact.channel != "unknown" and channels_agree(question.channel, contact.channel)
    )


def _may_be_named(contact: Contact, question: Question) -> bool:
    """Whether a contact with wide dates may be the very one that the claim counts from or to."""
    ends: Iterable[Interval | None] = (question.anchor, question.about.date.interval if question.about else None)
    return any(end is not None and contact.date.interval.touches(end, 1) for end in ends)


def _clear(held: Sequence[Contact], question: Question) -> bool:
    """Whether the counted contacts are surely different ones, on days apart, of the kind that is counted."""
    apart = not any(a.date.interval.touches(b.date.interval) for a, b in combinations(held, 2))
    return question.window is not None and apart and all(_is_sure(question, c) for c in held)


def _initiator_votes(contact: Contact) -> list[tuple[str, Source]]:
    """Who asked for it, with the words of everybody who says so."""
    votes = [(s.value, source) for s in contact.support if s.slot == "initiator" for source in s.sources]
    votes += [
        (v.value, source) for c in contact.conflicts if c.about == "initiator" for v in c.values for source in v.sources
    ]
    return list(dict.fromkeys(votes))
