"""Which event a report is about, which it tells besides, and which it only recalls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "standing"),
    [
        ("Peru expelled two Bolivian consuls on Monday. La Paz condemned the move.", "expelled", "main"),
        ("Peru expelled two Bolivian consuls on Monday. La Paz condemned the move.", "condemned", "other"),
        ("Kenya closed its border after Somali gunmen killed two Kenyan soldiers.", "killed", "background"),
        ("Fiji's premier met the Samoan president in Apia. They had signed a pact in 2011.", "signed", "background"),
        ("Chad bombed a Sudanese depot. Egypt said that the bombing of Sudan was a crime.", "bombing", "main"),
        ("Malta recalled its envoy from Tunis, the foreign ministry said on Monday.", "recalled", "main"),
    ],
)
def test_standing(code: Callable[..., Coding], text: str, word: str, standing: str) -> None:
    """The main clause of the opening is what it is about; time clauses and old dates are recalled."""
    coding = code(text, published=date(2024, 3, 15))
    found = [e for e in coding.events if text[e.trigger.start : e.trigger.end].startswith(word)]
    assert [e.standing for e in found] == [standing]
    assert all(e.standing_because for e in found)


def test_no_main_event_where_nothing_is_told(code: Callable[..., Coding]) -> None:
    """A text of plain facts has no main event."""
    assert not [e for e in code("Norway has a long coast.").events if e.standing == "main"]
