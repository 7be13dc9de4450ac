"""How many an attack killed or hurt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The rebels killed 12 Malian soldiers and wounded 30 others near Gao.", 12),
        ("The blast wounded 40 people and killed five.", 5),
        ("Two thousand villagers were killed by Serbian troops.", 2000),
        ("Turkish shells wounded 1,200 people in Kobani.", 1200),
        ("Gunmen kidnapped seven French tourists in Cameroon.", 7),
        ("The shelling of Sarajevo left 12 dead and 40 wounded.", 12),
        ("Clashes between Thai and Cambodian troops left two dead.", 2),
        ("Two dozen Kenyan policemen were shot dead by militants.", 24),
        ("Twelve Turkish soldiers died when their convoy was ambushed near Idlib.", 12),
        ("A car bomb killed ten and injured 32 in Baghdad.", 10),
    ],
)
def test_the_dead_come_before_the_wounded(
    pipeline: Pipeline, read: Callable[..., Reading], text: str, value: int
) -> None:
    """The magnitude of violence is the number of dead; only where none died, that of the wounded or the abducted."""
    reading = read(text)
    found = [e.magnitude for e in pipeline.events.find(reading, ()) if e.type == "ASSAULT"]
    assert [m.value for m in found if m is not None] == [value]


def test_no_number_no_casualties(pipeline: Pipeline, read: Callable[..., Reading]) -> None:
    """Without a number there is no magnitude."""
    (event,) = pipeline.events.find(read("Syrian troops killed villagers near Hama."), ())
    assert event.magnitude is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The shelling of Sarajevo left 12 dead.", "Sarajevo"),
        ("A suicide bombing in Kabul killed 23 people.", "Kabul"),
        ("Israeli air strikes on Gaza City killed 45 Palestinians.", "Gaza City"),
    ],
)
def test_the_place_hit_is_the_place(pipeline: Pipeline, read: Callable[..., Reading], text: str, name: str) -> None:
    """Violence takes place where it hits, whichever word of the happening names the place."""
    (event,) = pipeline.events.find(read(text), ())
    assert event.place is not None
    assert event.place.name == name
