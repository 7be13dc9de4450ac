"""At what level a claim counts: the people spoken of, whoever holds their offices, or anybody of the two governments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.actors.table import ActorTable
from readouts.coding.claims.patterns import Levels
from readouts.coding.coding import Claim
from readouts.language.reading import Actor
from readouts.slots import replace

_COUNTING = frozenset({"first_since", "nth", "none_since", "last_contact"})
_HEADS = frozenset({"head_of_state", "head_of_government", "leader", "monarch", "crown_prince"})


def at_its_level(claim: Claim, levels: Levels, table: ActorTable) -> Claim:
    """The claim with the participants that its words count: states for “the first contact at any level”."""
    if claim.kind not in _COUNTING:
        return claim
    text = claim.text.casefold()
    states = sorted({a.state for a in claim.participants if a.state})
    if any(pattern.search(text) for pattern in levels.states):
        return replace(claim, participants=tuple(_state(table, s) for s in states))
    office = next((o for o, phrases in levels.offices.items() if any(_says(p, text) for p in phrases)), None)
    if office is None or _names_somebody(text, claim.participants):
        return claim
    if levels.of_any_holder.search(text) or not _hold(claim.participants, office):
        return replace(claim, participants=tuple(_holder(claim.participants, s, office) for s in states))
    return claim


def _says(phrase: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}(?:\b|['’])", text) is not None


def _names_somebody(text: str, participants: Sequence[Actor]) -> bool:
    names = [a.name.split()[-1].casefold() for a in participants if a.kind == "person" and a.name]
    return any(n in text for n in names)


def _hold(participants: Sequence[Actor], office: str) -> bool:
    """Whether the participants are such people already, or of no known office."""
    held = {a.office for a in participants if a.office}
    return not held or office in held or (office in _HEADS and bool(held & _HEADS))


def _holder(participants: Sequence[Actor], state: str, office: str) -> Actor:
    """The office in a state; as a participant of the state has it, where one does."""
    like = next((a for a in participants if a.state == state and a.office), None)
    same = like is not None and like.office is not None and (like.office == office or {like.office, office} <= _HEADS)
    if like is not None and same:
        return replace(like, kind="office", id=None, name=None)
    return Actor("office", None, None, office.replace("_", " "), office, state, "GOV", False)


def _state(table: ActorTable, code: str) -> Actor:
    found = table.state(code)
    return Actor("state", found.qid if found else None, found.name if found else code, None, None, code, "GOV")
