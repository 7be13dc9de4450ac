"""Between whom, by a contact verb: its subject, its object and what stands behind its prepositions."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.coding import Participant
from readouts.coding.contacts.doers import (
    Sides,
    list_told_of,
    object_behind_place,
    sides_at,
    subjects_at,
    unique,
)
from readouts.coding.contacts.lexicon import ContactVerb
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.sides import Found, after, hosts_in_clause, next_in_turn
from readouts.coding.contacts.summons import hosts_and_envoys
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.subjects import is_passive
from readouts.language.parse import Token

# Going to another city may have other reasons than its government.
_SEATS = frozenset({"capital", "state"})


def of_verb(scene: Scene, verb: Token, entry: ContactVerb) -> Found:
    """The sides of a contact verb: subject, object, and what stands after "with" or "to"."""
    parse = scene.parse
    if entry.envoys:
        hosts, envoys = hosts_and_envoys(scene, verb)
        return Found(left=hosts, right=envoys, caller=hosts)
    passive = is_passive(parse, verb.i)
    subjects = subjects_at(scene, verb)
    patients: Sides = ()
    if entry.object:
        labels = ("nsubjpass",) if passive else ("dobj", "dative", "obj")
        patients_at = (
            *parse.children(verb.i, *labels),
            *called_by_name(scene, verb),
            *object_behind_place(scene, verb),
        )
        tokens = [c for t in patients_at for c in (*parse.conjuncts(t.i), *next_in_turn(parse, t))]
        patients = sides_at(scene, tokens, places=entry.channel == "visit")
        if entry.persons_only:
            patients = tuple(p for p in patients if _may_be_called(p, entry))
    # "touched base with X": the parser hangs "with" on the base
    means = [t for t in parse.children(verb.i, "dobj") if t.lemma in entry.objects]
    partners = tuple(p for place in (verb, *means) for p in after(scene, place, entry.partner))
    if passive and not entry.object:
        # "trade was discussed by the ministers"
        return Found(left=subjects, right=partners)
    going = _destinations(scene, verb, entry.destination) if entry.destination else ()
    right = unique((*patients, *partners, *going))
    if not right and entry.mutual and len(states_of(subjects)) == 1:
        subjects = list_told_of(scene, verb) or subjects
    if not right and len(states_of(subjects)) > 1:
        return Found(together=unique((*subjects, *(hosts_in_clause(scene, verb) if entry.mutual else ()))))
    return Found(
        left=subjects,
        right=right,
        caller=subjects if entry.initiates else (),
    )


def _may_be_called(participant: Participant, entry: ContactVerb) -> bool:
    """Whether the object of a verb of calling or receiving may be spoken to: a person, or a seat of government."""
    actor = participant.actor
    return actor.kind in {"person", "office"} or (
        entry.seats and actor.kind == "organisation" and actor.sector in {"GOV", "MIL"}
    )


def called_by_name(scene: Scene, verb: Token) -> tuple[Token, ...]:
    """The person in “never called X” whom the parser takes for what somebody is called."""
    if scene.parse.children(verb.i, "dobj", "nsubjpass", "obj"):
        return ()
    return tuple(
        t
        for t in scene.parse.children(verb.i, "oprd")
        if (m := scene.mention(t.i)) is not None and m.form == "name" and any(a.kind == "person" for a in m.actors)
    )


def _destinations(scene: Scene, verb: Token, prepositions: Iterable[str]) -> Iterable[Participant]:
    """The states that a verb of going leads to: named themselves, or by their capitals."""
    for preposition in scene.parse.children(verb.i, "prep"):
        if preposition.lower in prepositions:
            for noun in governed(scene.parse, preposition.i):
                yield from (p for p in scene.place(noun.i, _SEATS) if p.actor.kind == "state")
