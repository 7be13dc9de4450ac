"""Roles in the words of the state, whenever the state becomes known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.language.reading import Actor

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "role", "office", "state"),
    [
        ("President Recep Tayyip Erdogan smiled.", "President Recep Tayyip Erdogan", "President", "head_of_state", "TUR"),
        ("Emir Tamim bin Hamad Al Thani smiled.", "Emir Tamim bin Hamad Al Thani", "Emir", "head_of_state", "QAT"),
        ("King Salman smiled.", "King Salman", "King", "head_of_state", "SAU"),
        ("Pope Francis smiled.", "Pope Francis", "Pope", "head_of_state", "VAT"),
        ("Chancellor Olaf Scholz smiled.", "Chancellor Olaf Scholz", "Chancellor", "head_of_government", "DEU"),
        ("Supreme Leader Ali Khamenei smiled.", "Supreme Leader Ali Khamenei", "Supreme Leader", "head_of_state", "IRN"),
        ("President Hassan Rouhani smiled.", "President Hassan Rouhani", "President", "head_of_government", "IRN"),
        ("Defense Secretary Mark Esper smiled.", "Defense Secretary Mark Esper", "Secretary of Defense", "defence_minister", "USA"),
        ("Defence Secretary Ben Wallace smiled.", "Ben Wallace", "Defence Secretary", "defence_minister", "GBR"),
        ("Defence Minister Wei Fenghe smiled.", "Wei Fenghe", "Minister of National Defence", "defence_minister", "CHN"),
        ("Foreign Minister S. Jaishankar smiled.", "S. Jaishankar", "Minister of External Affairs", "foreign_minister", "IND"),
        ("President Jone Tuvana of nowhere smiled.", "Jone Tuvana", "President", "head_of_state", None),
    ],
)  # fmt: skip
def test_a_title_means_what_it_means_in_the_state(
    actors_of: Callable[..., tuple[Actor, ...] | None], text: str, words: str, role: str, office: str, state: str | None
) -> None:
    """The title stands before the name and says no state; the table gives the state, the state its own role."""
    (actor,) = actors_of(text, words) or ()
    assert (actor.role, actor.office, actor.state) == (role, office, state)


def test_one_office_of_a_state_has_one_role(actors_of: Callable[..., tuple[Actor, ...] | None]) -> None:
    """Whichever way a text names the Chinese minister, the role is the same."""
    texts = (
        "Defence Minister Li Shangfu left.",
        "Minister of National Defence Li Shangfu left.",
        "China's defense minister, Li Shangfu, left.",
        "The Chinese minister of defence, Li Shangfu, left.",
    )
    roles = {(actors_of(text, "Li Shangfu") or ())[0].role for text in texts}
    assert roles == {"Minister of National Defence"}


@pytest.mark.parametrize(
    ("text", "given", "state"),
    [
        ("Peru has summoned Chile's ambassador. Ambassador Jorge Rojas left.", {}, "CHL"),
        ("Peru has summoned Chile's ambassador and Bolivia's ambassador. Ambassador Jorge Rojas left.", {}, None),
        ("Ambassador Jorge Rojas left.", {"outlet_country": "CHL", "kind": "readout"}, "CHL"),
        ("Ambassador Jorge Rojas left.", {"outlet_country": "CHL"}, None),
    ],
)  # fmt: skip
def test_a_title_without_a_state_takes_the_only_one_told(
    actors_of: Callable[..., tuple[Actor, ...] | None], text: str, given: dict[str, str], state: str | None
) -> None:
    """An office of that class that the text leaves unnamed, or the side whose readout it is; never one of two."""
    (actor,) = actors_of(text, "Jorge Rojas", **given) or ()
    assert actor.state == state
