"""Contacts that a sentence puts in order, and by how many days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding

pytestmark = pytest.mark.model

ORDERED = [
    ("Emmanuel Macron spoke with Olaf Scholz by phone after he met Giorgia Meloni in Rome.", 0, None),
    ("Emmanuel Macron met Giorgia Meloni in Rome hours after he had spoken with Olaf Scholz by telephone.", 0, 1),
    ("Emmanuel Macron telephoned Olaf Scholz three days before he met Giorgia Meloni in Rome.", -3, -3),
    ("Emmanuel Macron met Olaf Scholz in Berlin ahead of his talks with Giorgia Meloni.", None, 0),
]
# The order of what is only hoped for, of an agreement and a call, of two days of one contact.
UNORDERED = [
    "Emmanuel Macron spoke with Olaf Scholz on Friday after signing a decree.",
    "Emmanuel Macron met Olaf Scholz in Berlin and spoke with Giorgia Meloni by phone.",
    "Emmanuel Macron refused to meet Olaf Scholz before his talks with Giorgia Meloni.",
]


@pytest.mark.parametrize(("text", "low", "high"), ORDERED)
def test_words_of_order_join_two_contacts(
    code: Callable[..., Coding], text: str, low: int | None, high: int | None
) -> None:
    """The contact that the main clause tells of took place so many days after the other."""
    coding = code(text, date(2024, 3, 14))
    (order,) = coding.orders
    assert (order.low, order.high) == (low, high)
    states = {r.id: {p.state for p in r.participants} for r in coding.contacts}
    assert states[order.report] != states[order.other]


@pytest.mark.parametrize("text", UNORDERED)
def test_other_words_order_nothing(code: Callable[..., Coding], text: str) -> None:
    """A conjunction, another event or a contact that did not come about order no contacts."""
    assert code(text, date(2024, 3, 14)).orders == ()
