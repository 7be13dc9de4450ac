"""Comparing the sides of two contacts: the same people, other people, or not enough said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum

from readouts.actors.spelling import sound_key
from readouts.language.reading import Actor


class Likeness(Enum):
    """How the participants of one state in two reports compare."""

    SAME_PERSON = "same person"
    SAME_OFFICE = "same office"
    OPEN = "open"
    DIFFERENT = "different"


# Offices that one person may hold together, or that reports use for one another.
_LEADERS = frozenset({"head_of_state", "head_of_government", "leader", "president", "prime_minister", "monarch"})
# States whose people are called by the first word of their name, which is the family's.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM"})
_BETWEEN = re.compile(r"[\s.\-]+")
# Kinds of actors that can meet somebody: a state alone names nobody.
_PEOPLE = frozenset({"person", "office"})


def plain(text: str) -> str:
    """Lower case without accents, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _name_parts(name: str) -> tuple[str, ...]:
    """The words of a name by how they sound: spellings of one name differ in letters."""
    return tuple(sound_key(part) for part in _BETWEEN.split(name) if part)


def same_person(one: Actor, other: Actor) -> bool:
    """Whether two named actors are one person: the id where both have one, else what the names leave room for."""
    if one.id and other.id:
        return one.id == other.id
    if not one.name or not other.name or (one.state and other.state and one.state != other.state):
        return False
    shorter, longer = sorted((_name_parts(one.name), _name_parts(other.name)), key=len)
    if not shorter or not longer:
        return False
    if len(shorter) == 1:
        return shorter[0] in _surnames(longer, one.state or other.state)
    if shorter[-1] == longer[-1]:
        return shorter[0][:1] == longer[0][:1] or same_office(one, other)
    # "Ana Lopes" is "Ana Lopes Vieira": the fuller name adds a second surname.
    return shorter == longer[: len(shorter)] and len(longer) > len(shorter) > 1


def _surnames(parts: tuple[str, ...], state: str | None) -> tuple[str, ...]:
    """The words of a name by which alone somebody may be called: the last, one of two surnames, the first where it is the family's."""
    if len(parts) == 1 or state in _FAMILY_FIRST:
        return parts
    return parts[1:] if len(parts) > 2 else parts[-1:]


def is_named_person(actor: Actor) -> bool:
    """Whether the actor is a person with a name."""
    return actor.kind == "person" and actor.name is not None


def is_leader(actor: Actor) -> bool:
    """Whether the actor leads a state, as its head or the head of its government."""
    return actor.office in _LEADERS


def states_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The states and organisations that the actors stand for."""
    return frozenset(a.state for a in actors if a.state)


def same_office(one: Actor, other: Actor) -> bool:
    """Whether both hold an office of the same class; heads of state and of government pass for "the leader"."""
    if not one.office or not other.office:
        return False
    return one.office == other.office or (one.office in _LEADERS and other.office in _LEADERS)


def compare_side(ours: Sequence[Actor], theirs: Sequence[Actor]) -> Likeness:
    """Compare the actors of one state in two reports."""
    our_names = [a for a in ours if is_named_person(a)]
    their_names = [a for a in theirs if is_named_person(a)]
    if any(same_person(a, b) for a in our_names for b in their_names):
        return Likeness.SAME_PERSON
    if our_names and their_names:
        return Likeness.DIFFERENT
    our_people = [a for a in ours if a.kind in _PEOPLE]
    their_people = [a for a in theirs if a.kind in _PEOPLE]
    if any(same_office(a, b) for a in our_people for b in their_people):
        return Likeness.SAME_OFFICE
    our_offices = {a.office for a in our_people if a.office}
    their_offices = {a.office for a in their_people if a.office}
    if our_offices and their_offices:
        return Likeness.DIFFERENT
    return Likeness.OPEN


def compare_sides(ours: Sequence[Actor], theirs: Sequence[Actor]) -> dict[str, Likeness]:
    """Compare two lists of participants, for each state that both have."""
    shared = states_of(ours) & states_of(theirs)
    return {
        s: compare_side([a for a in ours if a.state == s], [a for a in theirs if a.state == s]) for s in sorted(shared)
    }


def level(actors: Sequence[Actor]) -> str:
    """Whether persons, offices or only states are named."""
    if any(is_named_person(a) for a in actors):
        return "persons"
    return "offices" if any(a.kind in _PEOPLE for a in actors) else "states"


def covers(wanted: Sequence[Actor], found: Sequence[Actor]) -> bool:
    """Whether a contact of ``found`` is one between the ``wanted``: persons where persons are wanted, else offices, else states.

    A wanted side that names a state only is met by anybody of that state. A wanted side whose people are described by
    an office that nobody of the found side is known to hold is not met.
    """
    if not states_of(wanted) <= states_of(found):
        return False
    for state in states_of(wanted):
        ours = [a for a in wanted if a.state == state]
        theirs = [a for a in found if a.state == state]
        if any(a.kind in _PEOPLE for a in ours):
            likeness = compare_side(ours, theirs)
            if likeness not in (Likeness.SAME_PERSON, Likeness.SAME_OFFICE):
                return False
    return True


def merged_participants(lists: Iterable[Sequence[Actor]]) -> tuple[Actor, ...]:
    """One list of participants from several: each person once, named best; states alone only where nobody is named.

    The order is by state, then name, so that it does not depend on which report came first.
    """
    everyone = sorted({a for actors in lists for a in actors}, key=_best_first)
    chosen: list[Actor] = []
    for actor in everyone:
        same_state = [c for c in chosen if c.state == actor.state]
        if any(_says_no_more(actor, c) for c in same_state):
            continue
        chosen.append(actor)
    return tuple(sorted(chosen, key=lambda a: (a.state or "", a.name or "", a.role or "", a.id or "")))


def _says_no_more(actor: Actor, chosen: Actor) -> bool:
    """Whether ``actor`` adds nothing beside ``chosen`` of the same state."""
    if is_named_person(actor) and is_named_person(chosen):
        return same_person(actor, chosen)
    if actor.kind == "office" or (actor.kind == "person" and not actor.name):
        return not is_named_person(actor) and (
            is_named_person(chosen) or same_office(actor, chosen) or actor.office is None
        )
    if actor.kind in ("state", "organisation", "group"):
        return True
    return actor.key == chosen.key


def _best_first(actor: Actor) -> tuple[bool, bool, bool, bool, int, str, str, str]:
    """Named people with ids and offices first, longest names first; then by their words, for a fixed order."""
    return (
        not is_named_person(actor),
        actor.kind not in _PEOPLE,
        actor.id is None,
        actor.office is None,
        -len(actor.name or ""),
        actor.state or "",
        actor.name or "",
        (actor.role or "") + (actor.id or ""),
    )
