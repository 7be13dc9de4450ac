"""Answers to questions about the record: from its entries alone, with their words, and with what the record covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from readouts.coding.inquiries.inquiry import Inquiry, InquiryKind
from readouts.interval import Interval
from readouts.record.claims.candidates import by_day, is_disputed
from readouts.record.claims.coverage import Holdings, coverage_of
from readouts.record.claims.outline import Outline
from readouts.record.merging.pairing.channels import channels_agree
from readouts.record.merging.pairing.days import width
from readouts.record.model import AccountPoint, Contact, Coverage, Source
from readouts.record.sides import covers
from readouts.record.subjects import words_of

Reply = Literal["yes", "none", "found", "differing", "unknown"]
_REFUSALS = frozenset({"refused", "cancelled", "ruled_out"})
_AHEAD = frozenset({"planned", "possible"})
# A contact of some day in a longer time than this cannot be set in order with others.
_ORDERED_DAYS = 62
_TOOK_PLACE = frozenset({"held", "denied"})
_OF_THE_NEWEST: frozenset[InquiryKind] = frozenset({"last", "initiated", "said"})
# How far back to look before everything is read.
_YEARS_BACK = (1, 4)
_YEAR = timedelta(366)
MOST_SHOWN = 200
"""Contacts that an answer shows; how many more there are, it says."""
_FIRST_READ = 8


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says: points of its accounts."""

    side: str | None
    contact: str
    points: tuple[AccountPoint, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many contacts answer a question: an entry may stand for several."""

    number: int
    exact: bool
    """Whether the number is exact ("several calls" are two at least)."""
    channels: tuple[tuple[str, int], ...]
    """How many of each channel, the most frequent first."""


NONE = Tally(0, True, ())


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to a question."""

    inquiry: Inquiry
    reply: Reply
    """found: the contacts are the answer; yes: there is such a contact; none: the record holds none, which does not mean
    that there was none; differing: the sides say different things; unknown: the record does not tell."""
    contacts: tuple[Contact, ...]
    """The contacts that answer it, by date: the newest of them."""
    earlier: int = 0
    """How many more answer it that lie before these."""
    tally: Tally = NONE
    values: tuple[tuple[str, tuple[Source, ...]], ...] = ()
    """Who asked for it, with the words that say so: two where accounts differ."""
    said: tuple[Said, ...] = ()
    unsure: tuple[tuple[Contact, str], ...] = ()
    """Contacts that may belong here too, and why that is not sure: the newest of them."""
    unsure_earlier: int = 0
    """How many more there are before these."""
    ahead: tuple[Contact, ...] = ()
    """Contacts that are planned or spoken of, for who asks for the last."""
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """An answer before the contacts that it shows are read whole. Names as in ``Answer``."""

    reply: Reply
    contacts: tuple[Outline, ...]
    values: tuple[tuple[str, tuple[Source, ...]], ...] = ()
    said: tuple[Said, ...] = ()
    unsure: tuple[tuple[Outline, str], ...] = ()
    ahead: tuple[Outline, ...] = ()


class Asked(Holdings, Protocol):
    """Holdings whose end is known."""

    def last_day(self) -> date | None:
        """The last day on which a document may have appeared; None where none is known."""
        ...


def answer(inquiry: Inquiry, holdings: Asked) -> Answer:
    """The answer, from contacts of the sides in the window."""
    found = _newest(inquiry, holdings) or _oldest(inquiry, holdings)
    if found is None:
        found = _RULES[inquiry.kind](inquiry, holdings, _contacts(inquiry, holdings, inquiry.window))
    return _told(inquiry, holdings, found)


def _told(inquiry: Inquiry, holdings: Holdings, found: _Found) -> Answer:
    """The answer with the contacts that it shows; the others are counted."""
    shown, unsure = found.contacts[-MOST_SHOWN:], found.unsure[-MOST_SHOWN:]
    whole = holdings.contacts_with({c.id for c in (*shown, *(c for c, _ in unsure), *found.ahead)})
    return Answer(
        inquiry,
        found.reply,
        tuple(whole[c.id] for c in shown),
        len(found.contacts) - len(shown),
        Tally(*counted(found.contacts), by_channel(found.contacts)),
        found.values,
        found.said,
        tuple((whole[c.id], why) for c, why in unsure),
        len(found.unsure) - len(unsure),
        tuple(whole[c.id] for c in found.ahead),
        coverage_of(holdings, inquiry.sides, inquiry.window),
    )


def _newest(inquiry: Inquiry, holdings: Asked) -> _Found | None:
    """The answer that contacts of the last years give, where no older one could change it; None where some could.

    What does not touch these years ends before them: so it lies before a contact that ends in them. Sides who talk every
    week are not read as far back as the record goes.
    """
    if inquiry.kind not in _OF_THE_NEWEST or (end := _end(inquiry, holdings)) is None:
        return None
    for years in _YEARS_BACK:
        first = end - years * _YEAR
        if inquiry.window.earliest is not None and first <= inquiry.window.earliest:
            return None
        found = _contacts(inquiry, holdings, Interval(first, inquiry.window.latest))
        answered = _RULES[inquiry.kind](inquiry, holdings, found)
        decides = answered.contacts[0] if answered.contacts else None
        if decides is None or answered.reply == "none" or (inquiry.kind == "said" and not answered.said):
            continue
        if inquiry.kind == "initiated" and decides.status not in _TOOK_PLACE:
            continue
        if decides.date.interval.latest is not None and decides.date.interval.latest >= first:
            return answered
    return None


def _oldest(inquiry: Inquiry, holdings: Holdings) -> _Found | None:
    """The same for the first contact: what does not touch the first years begins behind them."""
    begins = inquiry.window.earliest if inquiry.kind == "first" else None
    if begins is None:
        return None
    for years in _YEARS_BACK:
        last = begins + years * _YEAR
        if inquiry.window.latest is not None and last >= inquiry.window.latest:
            return None
        answered = _first(inquiry, holdings, _contacts(inquiry, holdings, Interval(begins, last)))
        first = answered.contacts[0].date.interval.earliest if answered.contacts else None
        if first is not None and first <= last:
            return answered
    return None


def _end(inquiry: Inquiry, holdings: Asked) -> date | None:
    known = (inquiry.window.latest, holdings.last_day())
    return min((day for day in known if day is not None), default=None)


def _contacts(inquiry: Inquiry, holdings: Holdings, window: Interval) -> list[Outline]:
    """The contacts of these people by this channel that may lie in the window, by date."""
    found = holdings.contacts_of(inquiry.sides, window)
    fitting = [
        c
        for c in found
        if covers(inquiry.sides, c.participants)
        and (inquiry.channel is None or channels_agree(inquiry.channel, c.channel))
        and (inquiry.about is None or c.id.startswith(inquiry.about))
    ]
    return sorted(fitting, key=by_day)


def _split(
    inquiry: Inquiry, holdings: Holdings, found: Sequence[Outline]
) -> tuple[list[Outline], tuple[tuple[Outline, str], ...]]:
    """The contacts that surely took place in the window, and those that may have, with why not surely."""
    sure: list[Outline] = []
    unsure: list[tuple[Outline, str]] = []
    for contact in found:
        if contact.status not in ("held", "denied"):
            continue
        if is_disputed(contact, holdings):
            unsure.append((contact, "one side denies that it took place"))
        elif not inquiry.window.contains(contact.date.interval) and width(contact.date.interval) > 1:
            unsure.append((contact, "some of its possible days lie outside the time asked for"))
        elif width(contact.date.interval) > _ORDERED_DAYS:
            unsure.append((contact, "its day is not known well enough"))
        elif inquiry.channel is not None and contact.channel == "unknown":
            unsure.append((contact, "the record does not know by what channel it was"))
        else:
            sure.append(contact)
    return sure, tuple(unsure)


def _last(inquiry: Inquiry, holdings: Holdings, found: Sequence[Outline]) -> _Found:
    sure, unsure = _split(inquiry, holdings, found)
    if not sure:
        return _Found("none", (), unsure=unsure, ahead=_ahead(found))
    last = max(sure, key=_when)
    later = tuple((c, why) for c, why in unsure if _may_be_later(c, last))
    return _Found("found", (last,), unsure=later, ahead=_ahead(found, last))


def _may_be_later(contact: Outline, last: Outline) -> bool:
    ends, ended = contact.date.interval.latest, last.date.interval.latest
    return ends is None or ended is None or ends > ended


def _ahead(found: Iterable[Outline], last: Outline | None = None) -> tuple[Outline, ...]:
    """What is planned or spoken of, and does not lie before the last one."""
    after = last.date.interval.latest if last is not None else None
    return tuple(c for c in found if c.status in _AHEAD and _ends_after(c.date.interval, after))


def _ends_after(days: Interval, day: date | None) -> bool:
    return day is None or days.latest is None or days.latest > day


def _first(inquiry: Inquiry, holdings: Holdings, found: Sequence[Outline]) -> _Found:
    sure, unsure = _split(inquiry, holdings, found)
    if not sure:
        return _Found("none", (), unsure=unsure)
    first = min(sure, key=lambda c: (c.date.interval.earliest or date.max, by_day(c)))
    begun = first.date.interval.earliest
    earlier = tuple(
        (c, why)
        for c, why in unsure
        if begun is None or c.date.interval.earliest is None or c.date.interval.earliest < begun
    )
    return _Found("found", (first,), unsure=earlier)


def _list(inquiry: Inquiry, holdings: Holdings, found: Sequence[Outline]) -> _Found:
    sure, unsure = _split(inquiry, holdings, found)
    return _Found("found" if sure else "none", tuple(sure), unsure=unsure)


def _whether(inquiry: Inquiry, holdings: Holdings, found: Sequence[Outline]) -> _Found:
    sure, unsure = _split(inquiry, holdings, found)
    return _Found("yes" if sure else "none", tuple(sure), unsure=unsure, ahead=() if sure else _ahead(found))


def _refused(inquiry: Inquiry, holdings: Holdings, found: Sequence[Outline]) -> _Found:
    refused = tuple(c for c in found if c.status in _REFUSALS)
    return _Found("yes" if refused else "none", refused)


def _initiated(inquiry: Inquiry, holdings: Holdings, found: Sequence[Outline]) -> _Found:
    """Who asked for the newest contact that fits."""
    held = [c for c in found if c.status in _TOOK_PLACE] or list(found)
    if not held:
        return _Found("none", ())
    contact = max(held, key=_when)
    values = initiators(holdings.contacts_with([contact.id])[contact.id])
    reply: Reply = "unknown" if not values else "found" if len(values) == 1 else "differing"
    return _Found(reply, (contact,), values=values)


def initiators(contact: Contact) -> tuple[tuple[str, tuple[Source, ...]], ...]:
    """Who asked for it or called, as documents say, with all the words that say so; the value told oftenest first."""
    words: dict[str, list[Source]] = {}
    for support in contact.support:
        if support.slot == "initiator":
            words.setdefault(support.value, []).extend(support.sources)
    for conflict in contact.conflicts:
        for value in conflict.values if conflict.about == "initiator" else ():
            words.setdefault(value.value, []).extend(value.sources)
    unique = {value: tuple(dict.fromkeys(sources)) for value, sources in words.items()}
    return tuple(sorted(unique.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _said(inquiry: Inquiry, holdings: Holdings, found: Sequence[Outline]) -> _Found:
    """What the accounts of the newest contact that has any say; about a topic, of the newest one whose accounts speak of it."""
    for contact in _read(holdings, sorted(found, key=_when, reverse=True)):
        said = tuple(_points(inquiry, contact))
        if said:
            return _Found("found", (contact,), said=said)
    reply: Reply = "unknown" if found else "none"
    return _Found(reply, tuple(found[-1:]))


def _read(holdings: Holdings, found: Sequence[Outline]) -> Iterator[Contact]:
    """The contacts whole, in their order: a few at first, then more at once."""
    begins, number = 0, _FIRST_READ
    while begins < len(found):
        some = [c.id for c in found[begins : begins + number]]
        whole = holdings.contacts_with(some)
        yield from (whole[i] for i in some)
        begins, number = begins + number, 2 * number


def _when(contact: Outline) -> tuple[date, tuple[str, str]]:
    """A key that puts the contact that ended last at the end."""
    return (contact.date.interval.latest or date.min, by_day(contact))


def _points(inquiry: Inquiry, contact: Contact) -> Iterable[Said]:
    wanted = words_of(inquiry.topic or "")
    by_side: dict[str | None, list[AccountPoint]] = {}
    for account in contact.accounts:
        if account.side is None or inquiry.speaker not in (None, account.side):
            continue
        for point in account.points:
            if inquiry.topic is None or (wanted and wanted <= words_of(point.point.text)):
                by_side.setdefault(account.side, []).append(point)
    for side, points in by_side.items():
        yield Said(side, contact.id, tuple(points))


def counted(contacts: Sequence[Outline]) -> tuple[int, bool]:
    """How many contacts entries stand for, and whether that is exact ("several calls" are two at least)."""
    exact = all(isinstance(c.count, int) for c in contacts)
    return sum(c.count if isinstance(c.count, int) else 2 for c in contacts), exact


def by_channel(contacts: Sequence[Outline]) -> tuple[tuple[str, int], ...]:
    """How many of each channel, the most frequent first."""
    numbers: Counter[str] = Counter()
    for contact in contacts:
        numbers[contact.channel] += contact.count if isinstance(contact.count, int) else 2
    return tuple(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))


_RULES: dict[InquiryKind, Callable[[Inquiry, Holdings, Sequence[Outline]], _Found]] = {
    "last": _last,
    "first": _first,
    "count": _list,
    "list": _list,
    "whether": _whether,
    "refused": _refused,
    "initiated": _initiated,
    "said": _said,
}
