"""The level of a contact is the office that stands on both sides."""

from __future__ import annotations

import pytest

from factory import person, state
from readouts.interval import ALWAYS, Dated
from readouts.language.reading import Actor
from readouts.record.levels import level_of
from readouts.record.model import Contact

CASES: list[tuple[tuple[Actor, ...], str]] = [
    ((person("Ana", "NOR"), person("Bo", "SWE", "head_of_government")), "leaders"),
    ((person("Ana", "NOR", "foreign_minister"), person("Bo", "SWE", "foreign_minister")), "foreign_ministers"),
    ((person("Ana", "NOR", "defence_minister"), person("Bo", "SWE", "defence_minister")), "defence_ministers"),
    ((person("Ana", "NOR", "foreign_minister"), person("Bo", "SWE")), "others"),
    ((person("Ana", "NOR"), person("Cy", "NOR", "envoy"), person("Bo", "SWE", "envoy")), "others"),
    ((person("Ana", "NOR"), state("SWE")), "unknown"),
]


@pytest.mark.parametrize(("sides", "level"), CASES)
def test_level_needs_the_office_on_both_sides(sides: tuple[Actor, ...], level: str) -> None:
    """Ranks that differ are others; a side without an office leaves the level unknown."""
    contact = Contact("c", Dated(ALWAYS, ()), "call", "held", 1, sides, None, None, (), (), (), (), (), (), ())
    assert level_of(contact) == level
