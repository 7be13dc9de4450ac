"""At what level states speak: the office that stands on more than one side of a contact."""

from __future__ import annotations

from typing import Literal, get_args

from readouts.record.model import Contact
from readouts.record.sides import is_leader

Level = Literal["leaders", "foreign_ministers", "defence_ministers", "others", "unknown"]
LEVELS: tuple[Level, ...] = get_args(Level)
_OFFICES: dict[str, Level] = {"foreign_minister": "foreign_ministers", "defence_minister": "defence_ministers"}


def level_of(contact: Contact) -> Level:
    """The highest level at which two sides of a contact are on.

    Sides of different ranks ("the Secretary of State met the president") are ``others``. Where documents name no office
    on more than one side the level is ``unknown``.
    """
    sides: dict[str, set[Level]] = {}
    for actor in contact.participants:
        if actor.office:
            level = "leaders" if is_leader(actor) else _OFFICES.get(actor.office, "others")
            sides.setdefault(actor.state or actor.key, set()).add(level)
    if len(sides) < 2:
        return "unknown"
    for level in LEVELS[:3]:
        if sum(level in held for held in sides.values()) > 1:
            return level
    return "others"
