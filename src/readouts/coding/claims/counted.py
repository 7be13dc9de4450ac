"""Whose contacts a claim counts: those of the persons whom it names, or those of the offices that it describes.

“The first call between the defence ministers of the two countries since 2021” counts the calls of whoever held the
offices; “the two ministers' first call since 2021” counts those of the two people spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from readouts.coding.coding import ContactReport, Participant
from readouts.coding.contacts.joining import office_of
from readouts.coding.contacts.scene import Scene
from readouts.language.reading import Actor, Mention
from readouts.span import Span

_INDEFINITE = frozenset({"a", "an", "any"})


def counted_actors(scene: Scene, participants: Sequence[Participant], about: ContactReport | None) -> tuple[Actor, ...]:
    """The participants; an office in place of its holder where the words describe an office of a state."""
    found: dict[str, Actor] = {}
    for participant in participants:
        actor = _described_office(scene, participant, about) or participant.actor
        found.setdefault(f"{actor.kind} {actor.state} {actor.office} {actor.key}", actor)
    return tuple(found.values())


def with_offices(scene: Scene, participants: Sequence[Participant], about: ContactReport) -> tuple[Actor, ...] | None:
    """The sides of ``about`` where the words describe the office of one of them only; None where they describe none.

    “The first visit by a Dutch prime minister in ten years”: the other side is the state that is visited, whoever governs it.
    """
    offices = {a.state: a for p in participants if (a := _described_office(scene, p, about)) is not None}
    if not offices:
        return None
    return tuple(offices.get(a.state) or _state_of(scene, a) for a in about.participants)


def _state_of(scene: Scene, actor: Actor) -> Actor:
    found = scene.table.state(actor.state) if actor.state is not None else None
    return Actor("state", found.qid, found.name, None, None, found.code, "GOV") if found is not None else actor


def offices_of(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The offices that these people hold, for “the first meeting at this level”."""
    nowhere = Span(0, 0)
    return tuple(office_of(Participant(a, nowhere)).actor for a in actors)


def _described_office(scene: Scene, participant: Participant, about: ContactReport | None) -> Actor | None:
    """The office, where the words are “the ministers of the two countries”, “a Dutch prime minister”; else None."""
    actor = participant.actor
    mention = next((m for m in scene.reading.mentions if m.span == participant.span and m.form == "nominal"), None)
    if mention is None or actor.kind not in {"person", "office", "group"} or not _of_any_holder(scene, mention):
        return None
    if actor.kind == "group":  # "ministers of the two countries": those who met hold such an office
        people = [p for p in about.participants if p.state == actor.state and p.office] if about is not None else []
        if not people:
            return None
        actor = people[0]
    return office_of(Participant(actor, participant.span)).actor


def _of_any_holder(scene: Scene, mention: Mention) -> bool:
    """Whether a phrase names an office by its state: a plural with the states inside, or an indefinite singular."""
    head = scene.parse.tokens[mention.head]
    inside = [m for m in scene.reading.mentions if mention.span.contains(m.span) and m.span != mention.span]
    if any(a.kind == "person" and m.form == "name" for m in inside for a in m.actors):
        return False
    if any(t.lower in _INDEFINITE for t in scene.parse.children(head.i, "det")):
        return True
    return head.tag in {"NNS", "NNPS"} and any(a.kind == "state" for m in inside for a in m.actors)
