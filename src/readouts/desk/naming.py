"""Actors as people type them: ``Lloyd Austin, USA``, ``Q123``, ``KEN``."""

from __future__ import annotations

from readouts.actors.table import ActorTable
from readouts.errors import UsageError
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor


def actor_named(table: ActorTable, words: str, on: Interval = ALWAYS) -> Actor:
    """The actor that somebody typed.

    Args:
        table: Who is known.
        words: A code of a state or organisation; or a name (or Wikidata id) and a code with a comma between.
        on: The days meant: they tell the office.

    Raises:
        UsageError: The code is none, or the name is that of several people.
    """
    name, _, code = (w.strip() for w in words.rpartition(","))
    if not (state := table.state(code)) and not (body := table.organisation(code)):
        raise UsageError(f"{words!r} names no state.", "Write 'Name, STATE' or 'STATE', with ISO codes such as KEN.")
    if not name:
        entry = state or body
        assert entry is not None
        return Actor("state" if state else "organisation", entry.qid, entry.name, None, None, code)
    known = table.person(name)
    people = (known,) if known else tuple(p for p in table.people(name) if code in p.states)
    if len(people) > 1:
        ids = ", ".join(f"{p.id} ({p.name})" for p in people)
        raise UsageError(f"{name!r} is the name of several people.", f"Give one of their ids: {ids}.")
    if not people:
        return Actor("person", None, name, None, None, code)
    person = people[0]
    terms = [t for t in table.terms(person.id) if t.state == code and t.may_cover(on)] if on != ALWAYS else []
    office = terms[0].office if len({t.office for t in terms}) == 1 else None
    role = table.role_name(office, code) if office else None
    return Actor("person", person.id, person.name, role, office, code)
