"""Contacts of a record, and what their accounts say, against gold.

A contact matches a gold contact when both name the same states, their dates come within one day of each other, and they
share a document; each matches at most once, best pairs first. Contacts of the tier ``secondary`` may be found and are not
asked for; an unmatched contact that is only ``possible`` is no error.

A point of an account is found when most of its content words (three in five) stand in one point of the same side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readouts.evaluation.figures import Counts, Figure, f1, harmonic, share
from readouts.interval import Interval
from readouts.record.model import Contact

_NEAR_DAYS = 1
_MOST_WORDS = 0.6
_STOP = frozenset(
    [
        "a", "an", "and", "at", "be", "by", "for", "from", "in", "into", "is", "it", "its", "of", "on", "or", "that", "the", "their",
        "they", "this", "to", "was", "were", "which", "with",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldContact:
    """A contact as the gold set knows it."""

    id: str
    core: bool
    date: Interval
    status: str
    states: frozenset[str]
    surnames: frozenset[str]
    documents: frozenset[str]
    channels: frozenset[str]
    """Those that are right."""
    initiators: frozenset[str]
    """Those that are right; empty where nobody is asked for one."""


@dataclass(frozen=True, slots=True)
class GoldAccount:
    """What one side says of a contact."""

    contact: str
    side: str | None
    points: tuple[str, ...]


def surname(name: str) -> str:
    """Last part of a name, as two spellings of it are compared.

    >>> surname("Jean-Yves Le Drian")
    'drian'
    """
    return re.split(r"[\s-]", name.strip())[-1].casefold()


def pair_up(gold: Sequence[GoldContact], found: Sequence[Contact]) -> dict[str, Contact]:
    """Each gold contact's id with the contact of the record that is meant, where there is one."""
    candidates = []
    for wanted in gold:
        for n, contact in enumerate(found):
            shared = wanted.documents & _documents(contact)
            interval = contact.date.interval
            if not shared or wanted.states != contact.states or not _near(wanted.date, interval, _NEAR_DAYS):
                continue
            width = (interval.days or 0) - 1
            fit = (
                len(wanted.surnames & _surnames(contact)),
                wanted.status == contact.status,
                _near(wanted.date, interval, 0),
                len(shared),
                -width,
            )
            candidates.append((fit, wanted.id, n))
    candidates.sort(key=lambda row: row[0], reverse=True)
    pairs: dict[str, int] = {}
    for _, name, n in candidates:
        if name not in pairs and n not in pairs.values():
            pairs[name] = n
    return {name: found[n] for name, n in pairs.items()}


def contact_figures(gold: Sequence[GoldContact], found: Sequence[Contact]) -> list[Figure]:
    """How many contacts are found, how many of those found are in gold, and what is right about the pairs."""
    matched = pair_up(gold, found)
    wanted = [g for g in gold if g.core]
    pairs = [(g, matched[g.id]) for g in wanted if g.id in matched]
    used = {c.id for c in matched.values()}
    recalled = share("contacts recall", (g.id in matched for g in wanted))
    precise = share("contacts precision", (c.id in used for c in found if c.id in used or c.status != "possible"))
    exact = [(g, c) for g, c in pairs if g.date.is_day]
    asked = [(g, c) for g, c in pairs if g.initiators]
    return [
        recalled,
        precise,
        harmonic("contacts F1", precise, recalled),
        share("people", (g.surnames <= _surnames(c) for g, c in pairs)),
        share("channel", (c.channel in g.channels for g, c in pairs)),
        share("status", (c.status == g.status for g, c in pairs)),
        share("date touches", (_near(g.date, c.date.interval, 0) for g, c in pairs)),
        share("day exact", (c.date.interval == g.date for g, c in exact)),
        share("initiator", (c.initiator in g.initiators for g, c in asked)),
        f1("document links F1", [_links(g, matched.get(g.id)) for g in wanted]),
    ]


def account_figures(
    accounts: Sequence[GoldAccount], gold: Sequence[GoldContact], found: Sequence[Contact]
) -> list[Figure]:
    """How many points of the accounts stand with their side, and how many only with another."""
    matched = pair_up(gold, found)
    right, wrong_side = [], []
    for account in accounts:
        sides = _points_by_side(matched.get(account.contact))
        for point in account.points:
            need = content_words(point)
            own = _said(need, sides.get(account.side, []))
            right.append(own)
            wrong_side.append(
                not own and any(_said(need, said) for side, said in sides.items() if side != account.side)
            )
    return [share("account points", right), share("points with a wrong side", wrong_side)]


def content_words(text: str) -> frozenset[str]:
    """Content words, cut to six letters so that forms of one word meet.

    >>> sorted(content_words("The ministers demanded a ceasefire"))
    ['ceasef', 'demand', 'minist']
    """
    return frozenset(w[:6] for w in re.findall(r"[^\W\d_]+|\d+", text.casefold()) if w not in _STOP)


def _said(need: frozenset[str], points: Sequence[frozenset[str]]) -> bool:
    return any(len(need & words) >= _MOST_WORDS * len(need) for words in points)


def _points_by_side(contact: Contact | None) -> dict[str | None, list[frozenset[str]]]:
    sides: dict[str | None, list[frozenset[str]]] = {}
    for account in contact.accounts if contact else ():
        sides.setdefault(account.side, []).extend(content_words(p.point.text) for p in account.points)
    return sides


def _links(gold: GoldContact, contact: Contact | None) -> Counts:
    found = _documents(contact) if contact else frozenset()
    return Counts(len(found & gold.documents), len(found), len(gold.documents))


def _documents(contact: Contact) -> frozenset[str]:
    return frozenset(d.document for d in contact.documents)


def _surnames(contact: Contact) -> frozenset[str]:
    return frozenset(surname(p.name) for p in contact.participants if p.name and p.name.strip())


def _near(gold: Interval, found: Interval, slack_days: int) -> bool:
    """Whether the two come close; an interval with an open side comes close to nothing."""
    return not found.is_open and not gold.is_open and gold.touches(found, slack_days)
