"""Terms of office: lines of ``holders.csv`` as intervals, with the bound that the next holder sets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from readouts.actors.model import Term
from readouts.actors.rows import HolderRow, first_day, last_day
from readouts.interval import Interval

# Offices that one person at a time holds, so that the next holder's first day ends an open term.
SINGLE = frozenset({
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister",
    "national_security_adviser", "organisation_head", "military_chief", "finance_minister",
})  # fmt: skip


Post = tuple[str, str]
"""State or organisation, and class of office."""


@dataclass(frozen=True, slots=True)
class Posts:
    """The lines of ``holders.csv`` by post; the terms of a post are built when somebody asks for them.

    A text speaks of the posts of a few states only, and building the terms of all took a fifth of the table's loading.
    """

    held_by: dict[str, tuple[Post, ...]]
    """The posts in which each person has a term, sorted."""
    _rows: dict[Post, list[HolderRow]]
    _built: dict[Post, tuple[Term, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[HolderRow]) -> Posts:
        """The index of all lines."""
        by_post: dict[Post, list[HolderRow]] = {}
        held: dict[str, set[Post]] = {}
        for row in rows:
            post = (row.state, row.office)
            by_post.setdefault(post, []).append(row)
            held.setdefault(row.person, set()).add(post)
        return cls({person: tuple(sorted(posts)) for person, posts in held.items()}, by_post)

    def terms(self, post: Post) -> tuple[Term, ...]:
        """The terms in a post, by start."""
        built = self._built.get(post)
        if built is None:
            rows = self._rows.get(post)
            if rows is None:
                return ()
            built = self._built[post] = build_terms(rows)
        return built

    def of_person(self, person: str) -> tuple[Term, ...]:
        """A person's terms, by state, office and start."""
        return tuple(t for post in self.held_by.get(person, ()) for t in self.terms(post) if t.person == person)


def build_terms(rows: Iterable[HolderRow]) -> tuple[Term, ...]:
    """The terms, by state, office and start.

    An open term ends at the latest when the next holder of the same office begins. Where both a president
    and a prime minister stand as heads of government, the title keeps them apart.
    """
    ordered = sorted(rows, key=lambda r: (r.state, r.office, r.start or "", r.person, r.title))
    starts: dict[tuple[str, str, str], list[tuple[date, str]]] = {}
    for row in ordered:
        if row.start and row.office in SINGLE:
            starts.setdefault(post_of(row), []).append((last_day(row.start), row.person))
    return tuple(_term(row, starts.get(post_of(row), [])) for row in ordered)


def post_of(row: HolderRow) -> tuple[str, str, str]:
    """The post of a line; a president and a prime minister who both stand as heads of government have two."""
    return row.state, row.office, rank_of(row.office, row.title)


def rank_of(office: str, title: str) -> str:
    """What keeps two heads of government of one state apart; empty for other offices."""
    if office != "head_of_government":
        return ""
    return "president" if "president" in title.lower() else "minister"


def _term(row: HolderRow, starts: list[tuple[date, str]]) -> Term:
    earliest = first_day(row.start) if row.start else None
    latest = last_day(row.end) if row.end else None
    if latest is None and row.start:
        begun = last_day(row.start)
        latest = min((day for day, person in starts if day > begun and person != row.person), default=None)
    vouched, sure_until = latest, first_day(row.end) if row.end else None
    if not row.end:
        # The next holder's start bounds an open term, but does not vouch for the days before it: others may have come between.
        until = row.known_until or row.start
        vouched = min((d for d in (latest, until and last_day(until)) if d), default=None)
        sure_until = min((d for d in (latest, until and first_day(until)) if d), default=None)
    return Term(
        person=row.person,
        office=row.office,
        state=row.state,
        title=row.title,
        interval=Interval(earliest, latest),
        known=_sure(last_day(row.start) if row.start else None, sure_until),
        start_known=row.start is not None,
        vouched_until=vouched,
        end_known=row.end is not None,
        doubtful=bool(row.doubtful),
        source=row.source,
    )


def _sure(start: date | None, end: date | None) -> Interval | None:
    return Interval(start, end) if start and end and start <= end else None
