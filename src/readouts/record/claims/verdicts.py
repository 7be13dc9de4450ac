"""Whether a claim holds, by kind. Contradicted only where the record's words leave no way out; in doubt unknown.

A contact stands against a claim where it was held, nobody disputes it, its day is known and lies clear of the days from
which and to which the claim counts (a day's room for the clocks of the sides), and the very people of the claim took part.
A claim is supported where the record holds what it counts from and nothing of these people in between, or where another
publisher says the same; what nothing in the record covers stays unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from readouts.coding.coding import ClaimKind
from readouts.day_words import when
from readouts.interval import Interval
from readouts.record.claims.accounting import not_mentioned
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.candidates import (
    Candidates,
    by_day,
    candidates_in,
    is_disputed,
    why_in_doubt,
    why_not_counted,
)
from readouts.record.claims.corroboration import bearing_out, claims_on
from readouts.record.claims.coverage import Holdings, coverage_of
from readouts.record.claims.outline import Outline
from readouts.record.claims.questions import Question
from readouts.record.claims.rulings import Ruling
from readouts.record.merging.asking import BOTH
from readouts.record.merging.pairing.days import FRESH_DAYS, is_narrow, width
from readouts.record.model import Contact, Source

_DAY = timedelta(1)
# A contact of some day in a month can be counted from where the record has it from elsewhere too.
_MONTH_DAYS = 31


def ruling(question: Question, holdings: Holdings) -> Ruling:
    """The verdict on a claim."""
    return _RULES[question.kind](question, holdings)


def _first_since(question: Question, holdings: Holdings) -> Ruling:
    about, anchor = question.about, question.anchor
    if anchor is None or anchor.latest is None:
        known = (about,) if about else ()
        return Ruling("unknown", ("the record does not know the day from which the claim counts",), known)
    if about is None or about.date.interval.earliest is None:
        return _first_of_unknown(question, holdings, anchor)
    window = _span(anchor.latest, about.date.interval.earliest)
    if anchor.latest >= (about.date.interval.latest or anchor.latest):
        return Ruling("unknown", ("the day from which the claim counts does not lie before the contact",), (about,))
    found = candidates_in(question, holdings, window)
    others = bearing_out(question, holdings, claims_on(question, holdings))
    if ruled := _ruled_by(found, (about,), window, others):
        return ruled
    if about.status != "held":
        return Ruling(
            "unknown", (f"the contact that the claim is about is {about.status}",), (about,), window, (), found.weighed
        )
    held = question.anchor_contact
    if held is not None and held.status != "held":
        reason = f"the contact from which the claim counts is {held.status}"
        return Ruling("unknown", (reason,), (about, held), window, (), found.weighed)
    reasons = (
        f"the record holds the contact of {when(about.date.interval)}",
        f"and that of {when(anchor)}" if held else f"and it counts from {when(anchor)}",
        "and no other of these people in between",
    )
    deciding = tuple(c for c in (about, held) if c)
    if others:
        return Ruling(
            "supported", (*reasons, _told(question, others)), deciding, window, _sources(others), found.weighed
        )
    if width(about.date.interval) > _MONTH_DAYS:
        reason = "the record does not know the day of the contact that the claim is about"
        return Ruling("unknown", (reason,), (about,), window, (), found.weighed)
    if held is not None and (is_narrow(anchor) or _names_a_talk(held, anchor) or _is_confirmed(question, held)):
        return Ruling("supported", reasons, deciding, window, (), found.weighed)
    if _is_covered(question, holdings, window):
        covered = coverage_of(holdings, question.participants, _inside(window)).sentence
        return Ruling("supported", (*reasons, covered), deciding, window, (), found.weighed)
    reason = f"nothing in the record covers the time between {when(anchor)} and {when(about.date.interval)}"
    return Ruling("unknown", (reason,), (about,), window, (), found.weighed)


def _first_of_unknown(question: Question, holdings: Holdings, anchor: Interval) -> Ruling:
    """First since a day, of a contact whose day the record does not know: only what lies well before the report speaks."""
    reason = "the record does not know the day of the contact that the claim is about"
    end = question.before.earliest
    if end is None or anchor.latest is None:
        return Ruling("unknown", (reason,))
    window = _span(anchor.latest, end - timedelta(FRESH_DAYS))
    found = candidates_in(question, holdings, window)
    ruled = _ruled_by(found, (), window, ())
    return (
        ruled
        if ruled and ruled.verdict == "contradicted"
        else Ruling("unknown", (reason,), (), window, (), found.weighed)
    )


def _told(question: Question, others: Sequence[Assertion]) -> str:
    """Which others say so; else which was the last before, as the claim's own document has it."""
    same = [a for a in others if a.document != question.document]
    if not same:
        return f"the last one before is named: “{others[0].text}”"
    publishers = sorted({a.publisher for a in same})
    return f"{', '.join(publishers)} {'says' if len(publishers) == 1 else 'say'} the same"


def _sources(others: Sequence[Assertion]) -> tuple[Source, ...]:
    return tuple(a.source for a in others)


def _is_confirmed(question: Question, anchor: Contact | None) -> bool:
    """Whether another document than the claim's own tells of the contact from which it counts, in the same month at least."""
    if anchor is None or width(anchor.date.interval) > _MONTH_DAYS:
        return False
    return any(link.document != question.document for link in anchor.documents)


def _names_a_talk(anchor: Contact, days: Interval) -> bool:
    """Whether the words name the contact before and its month: then it is the last by them. A visit may have had several."""
    return anchor.channel != "visit" and width(days) <= _MONTH_DAYS


def _inside(window: Interval) -> Interval:
    """The days of a window before its last, on which the contact that the claim is about is news."""
    if window.latest is None:
        return window
    return Interval(window.earliest, max(window.latest - _DAY, window.earliest or window.latest))


def _is_covered(question: Question, holdings: Holdings, window: Interval) -> bool:
    """Whether other documents speak of both sides in between, so that a contact there would probably have been told."""
    if question.anchor is None or question.anchor.is_open or window.latest is None:
        return False
    return bool(holdings.documents_on(question.participants, _inside(window)).keys() - {question.document})


def _last_contact(question: Question, holdings: Holdings) -> Ruling:
    last = question.about or question.anchor_contact
    days = last.date.interval if last is not None else question.anchor
    if days is None or days.latest is None:
        return Ruling("unknown", ("the record does not hold the contact that the claim names as the last",))
    if question.anchor is not None and not question.anchor.is_open and width(question.anchor) < width(days):
        days = question.anchor
    named = (last,) if last is not None else ()
    known = (holdings.contact(i) for i in sorted(question.known - {c.id for c in named}))
    news = [c for c in known if c and why_not_counted(question, c) is None]
    if disputed := [c for c in news if is_disputed(c, holdings)]:
        reason = "one side says that there was a later contact, the other denies it"
        return Ruling("unknown", (reason,), (*named, *disputed))
    after = days.latest or date.min
    ends = [c.date.interval.earliest for c in news if c.date.interval.earliest and c.date.interval.earliest > after]
    end = min(ends, default=question.before.earliest)
    if not ends and question.before_news and end is not None:
        end -= timedelta(FRESH_DAYS)
    window = _span(after, end)
    found = candidates_in(question, holdings, window)
    others = bearing_out(question, holdings, claims_on(question, holdings))
    if last is not None and is_disputed(last, holdings):
        return Ruling(
            "unknown", ("one side denies the contact that the claim names",), named, window, (), found.weighed
        )
    if ruled := _ruled_by(found, named, window, others):
        return ruled
    if last is not None and last.status != "held":
        return Ruling(
            "unknown", (f"the contact that the claim names is {last.status}",), named, window, (), found.weighed
        )
    if end is None or (end <= after and not others):
        reason = "the record does not know the day on which the claim was made"
        return Ruling("unknown", (reason,), named, window, (), found.weighed)
    if others:
        reasons = (f"the record holds none of these people after {when(days)} until then", _told(question, others))
        return Ruling("supported", reasons, named, window, _sources(others), found.weighed)
    told_by_month = question.anchor is not None and width(question.anchor) <= _MONTH_DAYS and width(days) <= _MONTH_DAYS
    if last is None or not (is_narrow(days) or told_by_month or _is_confirmed(question, last)):
        reason = "the record does not know the day of the contact that the claim names"
        return Ruling("unknown", (reason,), named, window, (), found.weighed)
    reason = f"the record holds the contact of {when(days)} and none of these people after it until then"
    return Ruling("supported", (reason,), named, window, (), found.weighed)


def _none_since(question: Question, holdings: Holdings) -> Ruling:
    anchor, end = question.anchor, question.before.earliest
    if question.before_news and end is not None:
        end -= timedelta(FRESH_DAYS)
    if anchor is None and question.ever:
        found = candidates_in(question, holdings, Interval(None, end)) if end else Candidates(())
        ruled = _ruled_by(found, (), Interval(None, end), ())
        if ruled and ruled.verdict == "contradicted":
            return ruled
        reason = "the record holds no sure contact of these people before that day, and does not reach back for ever"
        return Ruling("unknown", (reason,), (), Interval(None, end), (), found.weighed)
    if anchor is None or anchor.latest is None:
        return Ruling("unknown", ("the record does not know the day from which the claim counts",))
    window = _span(anchor.latest, end)
    found = candidates_in(question, holdings, window)
    others = bearing_out(question, holdings, claims_on(question, holdings))
    if ruled := _ruled_by(found, (), window, others):
        return ruled
    if others:
        said = (f"the record holds no sure contact of these people after {when(anchor)}", _told(question, others))
        return Ruling("supported", said, (), window, _sources(others), found.weighed)
    coverage = coverage_of(holdings, question.participants, window)
    held = question.anchor_contact
    if held is not None and held.status == "held" and _names_a_talk(held, anchor):
        reasons = (f"the record holds the contact of {when(anchor)} and none of these people after it until then",)
        return Ruling("supported", reasons, (held,), window, (), found.weighed)
    if coverage.documents == 0:
        return Ruling("unknown", (coverage.sentence,), (), window, (), found.weighed)
    reasons = (f"the record holds no contact of these people after {when(anchor)}",)
    return Ruling("supported", reasons, (), window, (), found.weighed)


def _nth(question: Question, holdings: Holdings) -> Ruling:
    about = question.about
    if about is None or not isinstance(question.value, int):
        return Ruling("unknown", ("the record does not hold the contact that the claim counts",))
    latest = about.date.interval.latest
    window = question.window or Interval(None, latest)
    found = candidates_in(replace(question, anchor=None), holdings, window)
    until = [c for c in _counted(question, holdings, window, about) if _began_by(c, latest)]
    if disputed := [c for c in until if is_disputed(c, holdings)]:
        reason = "one of the contacts to be counted is disputed"
        return Ruling("unknown", (reason,), tuple(disputed), window, (), found.weighed)
    held = tuple(sorted((c for c in until if c.status == "held"), key=by_day))
    number, exact = sum(c.count if isinstance(c.count, int) else 2 for c in held), all(c.count == 1 for c in held)
    days = ", ".join(when(c.date.interval) for c in held)
    claims = claims_on(question, holdings)
    others = bearing_out(question, holdings, claims)
    differing = _differing(question, holdings, claims)
    if number == question.value and exact and (others or _may_count(question, holdings, about)):
        reason = (
            f"the record holds {number} contacts of these people: {days}"
            if number > 1
            else "the record holds none before"
        )
        return Ruling("supported", (reason,), held, window, _sources(others), found.weighed)
    if number > question.value and _clear(held, question, holdings) and not others:
        reason = f"the record holds {'' if exact else 'at least '}{number}, not {question.value}: {days}"
        return Ruling("contradicted", (reason,), held, window, (), found.weighed)
    if others and not differing and number < question.value:
        said = (f"the record holds {number} of them ({days}), and may not hold all", _told(question, others))
        return Ruling("supported", said, held, window, _sources(others), found.weighed)
    if differing and not others and _agree(differing, number if exact else None):
        value = differing[0].value
        reasons = (
            f"{', '.join(sorted({a.publisher for a in differing}))}: it was number {value}, not {question.value}",
        )
        return Ruling("contradicted", reasons, held, window, _sources(differing), found.weighed)
    reason = f"the record holds {number} of them, and may not hold all" + (f": {days}" if days else "")
    return Ruling("unknown", (reason,), held, window, (), found.weighed)


def _may_count(question: Question, holdings: Holdings, about: Contact) -> bool:
    """Whether the number in the record means something: the contact's day is known; for the first of all, it reaches further back."""
    if question.value != 1 or question.window is not None:
        return width(about.date.interval) <= _MONTH_DAYS
    earliest = about.date.interval.earliest
    before = Interval(None, earliest and earliest - _DAY)
    return bool(holdings.documents_on(question.participants, before).keys() - {question.document})


def _counted(question: Question, holdings: Holdings, window: Interval, about: Contact) -> list[Outline]:
    """The contacts of a window that are of the claim's people and kind, with the one that it is about."""
    found = [
        c
        for c in holdings.contacts_of(question.participants, window)
        if c.id != about.id and why_not_counted(question, c) is None and is_narrow(c.date.interval)
    ]
    return [*found, about]


def _began_by(contact: Outline, latest: date | None) -> bool:
    earliest = contact.date.interval.earliest
    return latest is None or earliest is None or earliest <= latest


def _differing(question: Question, holdings: Holdings, claims: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """What other documents say who number the same contact of the same people otherwise, over the same time."""
    found: list[Assertion] = []
    for other in claims:
        if other.kind != "nth" or other.document == question.document or other.value == question.value:
            continue
        contact = holdings.contact_with(other.report) if other.report else None
        about = question.about
        same = (
            contact is not None and about is not None and contact.id == about.id and other.channel == question.channel
        )
        if (
            same
            and other.anchored == question.anchored
            and {a.state for a in other.participants} == {a.state for a in question.participants}
        ):
            found.append(other)
    return tuple(found)


def _agree(differing: Sequence[Assertion], number: int | None) -> bool:
    """Whether those who number it otherwise agree, and two publishers say so, or the record counts as they do."""
    values = {a.value for a in differing}
    return len(values) == 1 and (len({a.publisher for a in differing}) > 1 or number in values)


def _initiated_by(question: Question, holdings: Holdings) -> Ruling:
    about = question.about
    if about is None or question.value is None:
        return Ruling("unknown", ("the record does not hold the contact that the claim is about",))
    if is_disputed(about, holdings):
        return Ruling("unknown", ("one side denies that there was such a contact",), (about,))
    claimed = str(question.value)
    votes = _initiator_votes(about)
    official = {value for value, source in votes if source.side in about.states}
    others = tuple(
        s for value, s in votes if value != claimed and s.side in about.states and s.document != question.document
    )
    if official == {claimed}:
        words = tuple(s for value, s in votes if value == claimed)
        who = "both sides" if claimed == BOTH else claimed
        return Ruling("supported", (f"officials say that {who} asked for it",), (about,), sources=words)
    if question.by_nameless_official and official:
        reason = "an official of a state that nobody names differs from the officials of a side"
        return Ruling("unknown", (reason,), (about,))
    if official and BOTH not in official and claimed not in official and others:
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


_RULES: dict[ClaimKind, Callable[[Question, Holdings], Ruling]] = {
    "first_since": _first_since,
    "last_contact": _last_contact,
    "none_since": _none_since,
    "nth": _nth,
    "initiated_by": _initiated_by,
    "not_mentioned": not_mentioned,
}


def _span(earliest: date, latest: date | None) -> Interval:
    """The window from one day to the other; open where the second is not known, one day where it lies before."""
    return Interval(earliest, latest if latest is None else max(earliest, latest))


def _ruled_by(
    found: Candidates, named: tuple[Outline, ...], window: Interval, others: Sequence[Assertion]
) -> Ruling | None:
    """What the contacts in between decide; None where there is nothing in between, or only doubt and another says the same."""
    if against := found.of("against"):
        days = ", ".join(when(c.date.interval) for c in against)
        reason = f"the record holds a contact of these people on {days}"
        return Ruling("contradicted", (reason,), against, window, (), found.weighed)
    if disputed := found.of("disputed"):
        days = ", ".join(when(c.date.interval) for c in disputed)
        reason = f"a contact of {days} lies in between, which one side claims and the other denies"
        return Ruling("unknown", (reason,), (*named, *disputed), window, (), found.weighed)
    if (doubtful := found.of("doubtful")) and not others:
        days = ", ".join(when(c.date.interval) for c in doubtful)
        reason = f"a contact of {days} may lie in between"
        return Ruling("unknown", (reason,), (*named, *doubtful), window, (), found.weighed)
    return None


def _clear(held: Sequence[Outline], question: Question, holdings: Holdings) -> bool:
    """Whether the counted contacts are surely different ones, on days apart, of the kind that is counted."""
    apart = not any(a.date.interval.touches(b.date.interval) for a, b in combinations(held, 2))
    others = [c for c in held if question.about is None or c.id != question.about.id]
    sure = all(why_in_doubt(question, c, holdings) is None for c in others)
    return (question.window is not None or question.value == 1) and apart and sure


def _initiator_votes(contact: Contact) -> list[tuple[str, Source]]:
    """Who asked for it, with the words of everybody who says so."""
    votes = [(s.value, source) for s in contact.support if s.slot == "initiator" for source in s.sources]
    votes += [
        (v.value, source) for c in contact.conflicts if c.about == "initiator" for v in c.values for source in v.sources
    ]
    return list(dict.fromkeys(votes))
