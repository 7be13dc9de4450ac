"""Who held the offices of a state on a day, as a page says it: known, possible or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from readouts.actors.answering import Answer, who_held
from readouts.actors.table import ActorTable
from readouts.interval import Interval

_OF_STATES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
_OF_ORGANISATIONS = ("organisation_head",)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who held or may have held an office."""

    id: str
    name: str
    known: bool
    because: str


@dataclass(frozen=True, slots=True)
class Post:
    """An office of a state with who held it."""

    role: str
    """As a reader says it: "Secretary of State"."""
    holders: tuple[Named, ...]
    """None where the table names nobody."""
    because: str


def posts_on(table: ActorTable, state: str, on: date) -> tuple[Post, ...]:
    """The offices of a state or organisation that speak for it, with who held them on a day."""
    known = table.state(state)
    offices: tuple[str, ...] = _OF_STATES if known else _OF_ORGANISATIONS
    if known and known.head_of_state == known.head_of_government:
        offices = tuple(o for o in offices if o != "head_of_government")
    return tuple(_post(table, state, office, on) for office in offices)


def _post(table: ActorTable, state: str, office: str, on: date) -> Post:
    answer: Answer = who_held(table, state, office, Interval.day(on))
    named = []
    for holder in answer.holders:
        person = table.person(holder.term.person)
        name = person.name if person else holder.term.person
        named.append(Named(holder.term.person, name, holder.known, holder.because))
    return Post(table.role_name(office, state), tuple(named), answer.because)
