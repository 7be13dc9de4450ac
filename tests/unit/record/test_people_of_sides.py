"""Who is the same person, by what names leave room for."""

from __future__ import annotations

import pytest

from factory import person
from readouts.record.sides import same_person


@pytest.mark.parametrize(
    ("one", "other", "code", "same"),
    [
        ("Ana Lopes Vieira", "Ana Lopes", "PRT", True),  # the second surname is left out
        ("Ana Lopes Vieira", "Lopes", "PRT", True),
        ("Ana Lopes Vieira", "Ana Vieira", "PRT", True),
        ("Ana Lopes Vieira", "Ana", "PRT", False),
        ("Ana Lopes", "Ana Vieira", "PRT", False),
        ("Sergey Orlov", "Sergei Orlov", "RUS", True),  # two romanisations
        ("Orlov", "Sergei Orlov", "RUS", True),
        ("Pavel Orlov", "Sergei Orlov", "RUS", False),
        ("Park Min-su", "Park", "KOR", True),  # the family's name comes first
        ("Mike Orr", "Michael Orr", "USA", True),
    ],
)
def test_names_of_one_person(one: str, other: str, code: str, same: bool) -> None:
    """Names agree where one is a shorter or another spelling of the other."""
    a, b = (person(name, code, None, id=None) for name in (one, other))
    assert same_person(a, b) is same
    assert same_person(b, a) is same


def test_an_office_tells_nicknames() -> None:
    """Two first names with one surname are one person where both hold the same office."""
    bill, william = (person(n, "USA", "intelligence_chief", id=None) for n in ("Bill Ross", "William Ross"))
    other = person("Jack Ross", "USA", "foreign_minister", id=None)
    assert same_person(bill, william)
    assert not same_person(bill, other)
