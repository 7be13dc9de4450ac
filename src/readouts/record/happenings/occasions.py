"""Which event mentions are of one occasion: where each is put, with whom it is compared there, and what joins two.

Everything is local. Mentions of one day are compared with those of that day; mentions of some weeks choose the occasion in
these weeks that shares most of their words, and else are compared with those of their month; mentions that hardly say when
join only those of their half-year that say the same. What the calendar knows is one occasion whenever it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from readouts.interval import Interval
from readouts.record.happenings.events import Told, block_of, polarity
from readouts.record.merging.pairing.days import is_narrow, width
from readouts.record.model import Contact

# Mentions with dates wider than this are joined only by the same calendar happening or the same words.
_WIDE_DAYS = 31

Level = Literal["whole", "day", "weeks", "wide"]


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention where it is compared with others."""

    key: str
    document: str
    cell: str
    """Mentions of other cells are never of the same occasion, unless they choose it."""
    block: str
    level: Level
    """Whether all of its cell are one, or those that say the same; ``weeks`` first looks for an occasion of a day."""
    days: Interval
    words: tuple[str, ...]
    mode: str | None
    contact: str | None
    because: tuple[str, ...]
    """Why it is of these days."""


def mention_of(told: Told, contact: Contact | None) -> Mention:
    """A mention in its cell."""
    block, days = block_of(told), told.days
    level: Level = "whole"
    if contact is not None:
        cell, days = f"contact {contact.id} {polarity(told.mention)}", contact.date.interval
    elif told.known:
        cell = f"known {told.known[0]} {block}"
    elif days.is_day:
        level, cell = "day", f"day {days.earliest} {block}"
    elif width(days) <= _WIDE_DAYS:
        level, cell = "weeks", f"month {days.earliest and days.earliest.strftime('%Y-%m')} {block}"
    else:
        end = days.latest or days.earliest
        half = f"{end.year}/{(end.month - 1) // 6}" if end else "ever"
        level, cell = "wide", f"half {half} {' '.join(sorted(told.words)) or ' '.join(told.key)} {block}"
    return Mention(
        key=" ".join(told.key),
        document=told.coding.document,
        cell=cell,
        block=block,
        level=level,
        days=days,
        words=tuple(sorted(told.words)),
        mode=told.mention.mode,
        contact=contact.id if contact else None,
        because=told.reasons if contact is None else (*told.reasons, *contact.date.because),
    )


def parted(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions of one cell in occasions; each joins the one with which it shares most words, of those it fits wholly."""
    occasions: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: m.key):
        home = best_of(mention, occasions)
        if home is None:
            occasions.append([mention])
        else:
            occasions[home].append(mention)
    return occasions


def best_of(mention: Mention, occasions: Sequence[Sequence[Mention]]) -> int | None:
    """The place of the occasion that a mention fits best; the first of those that it fits as well."""
    ranked = [
        (-max(_shared(mention, m) for m in occasion), number)
        for number, occasion in enumerate(occasions)
        if fits(mention, occasion)
    ]
    return min(ranked)[1] if ranked else None


def fits(mention: Mention, occasion: Iterable[Mention]) -> bool:
    """Whether a mention may be of an occasion: with each of its mentions."""
    return all(_together(mention, other) for other in occasion)


def _together(one: Mention, other: Mention) -> bool:
    if "whole" in (one.level, other.level):
        return one.cell == other.cell
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if one.days.intersect(other.days) is None:
        return False
    shared = _shared(one, other)
    if is_narrow(one.days) and is_narrow(other.days):
        return shared > 0
    if max(width(one.days), width(other.days)) <= _WIDE_DAYS:
        return shared > 1 or (shared == 1 and min(len(one.words), len(other.words)) == 1)
    return shared > 0 and one.words == other.words


def _shared(one: Mention, other: Mention) -> int:
    return len(set(one.words) & set(other.words))
