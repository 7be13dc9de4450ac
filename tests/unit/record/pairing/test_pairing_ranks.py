"""Delegations and leaders of the same states on one day are in two contacts."""

from __future__ import annotations

import pytest

from factory import person, state
from pairing_cases import ADA, BEN, near
from readouts.language.reading import Actor

MINISTER = person("Eva Horn", "AUT", "foreign_minister")


def group(role: str, code: str) -> Actor:
    return Actor("group", None, None, role, None, code, "GOV")


@pytest.mark.parametrize(
    ("ours", "theirs", "two"),
    [
        ([ADA, BEN], [group("delegations", "AUT"), group("delegations", "PRT")], True),
        ([ADA, BEN], [group("Portuguese and Austrian negotiators", "AUT"), state("PRT")], True),
        ([ADA, BEN], [group("the two leaders", "AUT"), group("the two leaders", "PRT")], False),
        ([ADA, BEN], [group("officials led by the president", "AUT"), state("PRT")], False),
        ([MINISTER, BEN], [group("delegations", "AUT"), state("PRT")], False),  # a minister may lead one
        ([ADA, BEN], [state("AUT"), state("PRT")], False),
    ],
)
def test_officials_are_not_leaders(ours: list[Actor], theirs: list[Actor], two: bool) -> None:
    """What only officials of a side do is not what its leader does on that day."""
    decision = near(
        lambda p: p.contact(ours, "2021-03-09", channel="meeting"),
        lambda p: p.contact(theirs, "2021-03-09", channel="meeting"),
    )
    assert bool(decision.forbidden) is two
