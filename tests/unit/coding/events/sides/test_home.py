"""The state of sides whose own words name none."""

from __future__ import annotations

import pytest

from readouts.coding.coding import Participant, Place
from readouts.coding.events.sides.home import Home
from readouts.language.reading import Actor
from readouts.span import Span

HERE = Span(0, 1)


def _side(role: str, state: str | None = None, kind: str = "group") -> tuple[Participant, ...]:
    return (Participant(Actor(kind, role=role, state=state), HERE),)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def home() -> Home:
    """The words that ship with the package."""
    return Home.load()


@pytest.mark.parametrize(
    ("type_", "actors", "recipients", "place", "wanted"),
    [
        ("COERCE", _side("Peruvian police", "PER"), _side("twelve demonstrators"), None, ("PER", "PER")),
        ("REQUEST", _side("rebels"), _side("president", "TCD"), None, ("TCD", "TCD")),
        ("ASSAULT", _side("militants"), _side("tourists", "FRA"), Place("Mali", "MLI", HERE), ("MLI", "FRA")),
        # of gunmen nothing is known
        ("ASSAULT", _side("gunmen"), _side("tourists", "FRA"), Place("Mali", "MLI", HERE), (None, "FRA")),
        # foreign soldiers who fire on villagers are not at home, and neither are peacekeepers
        ("ASSAULT", _side("soldiers", "ETH"), _side("villagers"), None, ("ETH", None)),
        ("REJECT", _side("rebels", "CIV"), _side("regional force"), None, ("CIV", None)),
        # who meets whom is not for us to guess
        ("CONSULT", _side("ministers"), _side("president", "TCD"), None, (None, "TCD")),
    ],
)
def test_people_at_home(
    home: Home,
    type_: str,
    actors: tuple[Participant, ...],
    recipients: tuple[Participant, ...],
    place: Place | None,
    wanted: tuple[str | None, str | None],
) -> None:
    """Place tells the state first, then the opponent at home; where neither does, it stays unknown."""
    sided = home.settle(frozenset({type_}), actors, recipients, place)
    assert (sided.actors[0].actor.state, sided.recipients[0].actor.state) == wanted


def test_the_step_names_all_rules_that_agree(home: Home) -> None:
    """Place and opponent that come to the same stand in one step, so that leaving it out changes the result."""
    sided = home.settle(
        frozenset({"COERCE"}), _side("Thai police", "THA"), _side("students"), Place("Bangkok", "THA", HERE)
    )
    assert [s.rule for s in sided.steps] == ["home.place|home.opposite"]


def test_a_protest_without_address_is_one_at_home(home: Home) -> None:
    """Whoever protests against nobody named protests against his own rulers; other events stay without recipient."""
    assert home.settle(frozenset({"PROTEST/demo"}), _side("miners", "CHL"), (), None).recipients[0].actor.state == "CHL"
    assert home.settle(frozenset({"PROTEST/strike"}), _side("miners", "CHL"), (), None).recipients == ()
