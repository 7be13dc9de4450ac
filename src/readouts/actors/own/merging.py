"""Users' tables over the shipped one.

What the user says wins. A term of the user's replaces the shipped terms of the same person in the same office that
it touches; in an office that one person at a time holds it also takes its days from the terms of others. Where two
tables of the user differ, the later name wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from readouts.actors.loading import Files
from readouts.actors.offices import Offices
from readouts.actors.own.rows import OwnRow, OwnTable
from readouts.actors.rows import AliasRow, HolderRow, PersonRow, first_day, last_day
from readouts.actors.spelling import pieces, sound_key
from readouts.actors.terms import SINGLE, post_of
from readouts.interval import Interval

# Two beginnings so near each other are one term that two sources date differently.
_SAME_START_DAYS = 62


def merged(files: Files, tables: Iterable[OwnTable]) -> Files:
    """The files with the tables laid over them, in order."""
    found = _Merged.of(files)
    for table in tables:
        for row in table.rows:
            found.person(row)
        for row in table.rows:
            if row.office:
                found.term(table.name, row)
    return replace(
        files,
        people=list(found.people.values()),
        aliases=found.aliases,
        holders=[h for post in sorted(found.holders) for h in found.holders[post]],
    )


Post = tuple[str, str]


@dataclass(slots=True)
class _Merged:
    """The lists while they grow."""

    people: dict[str, PersonRow]
    aliases: list[AliasRow]
    holders: dict[Post, list[HolderRow]]
    offices: Offices
    ids: dict[tuple[str, tuple[str, ...]], set[str]] = field(default_factory=dict)
    """Who bears a name, by the state in whose service he is ("" for all) and by the sound of the name."""
    states: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Files) -> _Merged:
        """The shipped lists."""
        holders: dict[Post, list[HolderRow]] = {}
        states: dict[str, set[str]] = {}
        for row in files.holders:
            holders.setdefault((row.state, row.office), []).append(row)
            states.setdefault(row.person, set()).add(row.state)
        found = cls({p.id: p for p in files.people}, list(files.aliases), holders, Offices.build(files.offices))
        found.states = states
        names = [(p.id, p.name) for p in files.people] + [(a.person, a.alias) for a in files.aliases]
        for person, name in names:
            found._note(person, name)
        return found

    def _note(self, person: str, name: str) -> None:
        for state in (*self.states.get(person, ()), ""):
            self.ids.setdefault((state, _sound(name)), set()).add(person)

    def _find(self, row: OwnRow) -> str | None:
        """The person that a row means: its id, else the only one of that name in that state's service.

        An organisation takes its people from states, so for it the only one of that name anywhere.
        """
        if row.person in self.people:
            return row.person
        found = self.ids.get((row.state, _sound(row.name)), set())
        if not found and len(row.state) != len("RUS"):
            found = self.ids.get(("", _sound(row.name)), set())
        if row.person:
            found = {i for i in found if not i[1:].isdigit()}
        return next(iter(found)) if len(found) == 1 else None

    def person(self, row: OwnRow) -> str:
        """The id of a row's person, who is added where the table lacks him."""
        key = self._find(row)
        if key is None:
            key = row.person or f"{row.state}:{'-'.join(_sound(row.name))}"
            self.people.setdefault(key, PersonRow(id=key, name=row.name, family=None, gender=None))
        known = self.people[key]
        changed = {k: v for k, v in (("family", row.family), ("gender", row.gender)) if v}
        if changed:
            self.people[key] = known.model_copy(update=changed)
        self.states.setdefault(key, set()).add(row.state)
        have = {known.name, *(a.alias for a in self.aliases if a.person == key)}
        for alias in dict.fromkeys((row.name, *filter(None, row.aliases.split("|")))):
            if alias not in have:
                self.aliases.append(AliasRow(person=key, name=known.name, alias=alias))
            self._note(key, alias)
        return key

    def term(self, table: str, row: OwnRow) -> None:
        """Lay a term over those of its post."""
        person = self.person(row)
        title = row.title or self._usual_title(row)
        new = HolderRow.model_validate(
            {
                "state": row.state, "office": row.office, "person": person, "title": title, "start": row.start or None,
                "end": row.end or None, "known_until": None if row.end else row.known_until or row.start or None,
                "doubtful": None, "source": f"user/{table} {row.source}".strip(),
            }
        )  # fmt: skip
        others = [o for o in self.holders.get((row.state, row.office), []) if not _same_term(o, new)]
        if row.office in SINGLE and row.start:
            others = [cut for o in others for cut in _without(o, new)]
        self.holders[row.state, row.office] = [*others, new]

    def _usual_title(self, row: OwnRow) -> str:
        own = [h.title for h in self.holders.get((row.state, row.office), [])]
        return max(sorted(set(own)), key=own.count) if own else self.offices.role_name(row.office, row.state)


def _sound(name: str) -> tuple[str, ...]:
    return tuple(sound_key(p) for p in pieces(name))


def _days(row: HolderRow) -> Interval:
    """From the first day that a term may have to the last that is vouched for."""
    start = first_day(row.start) if row.start else None
    until = row.end or row.known_until
    return Interval(start, max(last_day(until), start) if until and start else last_day(until) if until else None)


def _same_term(one: HolderRow, other: HolderRow) -> bool:
    """Whether both are the same term of one person, dated by two sources."""
    if one.person != other.person or post_of(one) != post_of(other):
        return False
    if one.start and other.start:
        near = abs((first_day(one.start) - first_day(other.start)).days) <= _SAME_START_DAYS
        return near or _days(one).intersect(_days(other)) is not None
    return True


def _without(row: HolderRow, new: HolderRow) -> list[HolderRow]:
    """What is left of somebody else's term when the user's has taken its days."""
    if row.person == new.person or post_of(row) != post_of(new) or not row.start or not new.start:
        return [row]
    begins, until = first_day(new.start), new.end or new.known_until
    ends = last_day(until) if until else begins
    start, end = first_day(row.start), last_day(row.end) if row.end else None
    if start < begins:
        # They meet on the day of the change. An open term needs no cut: the next holder's start bounds it.
        return [row if end is None or end <= begins else row.model_copy(update={"end": new.start})]
    if start > ends or (start == ends and new.end):
        return [row]
    vouched = end or (last_day(row.known_until) if row.known_until else start)
    return [row.model_copy(update={"start": ends.isoformat()})] if new.end and vouched > ends else []
