"""Governments' own accounts, which name their own side by title, and slots that stand in other words than the contact's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding, ContactReport

pytestmark = pytest.mark.model


def _only(coding: Coding) -> ContactReport:
    (contact,) = coding.contacts
    return contact


def _names(report: ContactReport) -> set[str | None]:
    return {p.name for p in report.participants}


@pytest.mark.parametrize(
    ("text", "country", "day", "names"),
    [
        (
            "The President of the Republic spoke today with the Indian Prime Minister about Ukraine.",
            "FRA",
            date(2023, 6, 15),
            {"Emmanuel Macron", "Narendra Modi"},
        ),
        (
            "The Prime Minister spoke to President Macron this evening about fishing.",
            "GBR",
            date(2023, 6, 15),
            {"Rishi Sunak", "Emmanuel Macron"},
        ),
    ],
)
def test_a_title_in_an_own_account_is_the_own_side(
    code: Callable[..., Coding], text: str, country: str, day: date, names: set[str]
) -> None:
    """“The President” of a French readout is France's, though only another state is named."""
    contact = _only(code(text, day, kind="readout", outlet_country=country))
    assert _names(contact) == names


def test_who_asked_for_a_planned_call_began_it(code: Callable[..., Coding]) -> None:
    """The request is past, the call is not; both are told of one contact."""
    text = "Rishi Sunak will speak by phone on Friday with Narendra Modi. Modi asked for the call, an official said."
    contact = _only(code(text, date(2023, 6, 15)))
    assert (contact.status, contact.initiator) == ("planned", "IND")


def test_a_spokesperson_takes_no_part(code: Callable[..., Coding]) -> None:
    """Who tells reporters about a call is not one of its people."""
    text = (
        "Joe Biden and Narendra Modi spoke by telephone on Monday. "
        "Modi asked for Monday's call, White House press secretary Karine Jean-Pierre told reporters."
    )
    contact = _only(code(text, date(2023, 6, 15)))
    assert _names(contact) == {"Joe Biden", "Narendra Modi"}
    assert contact.initiator == "IND"


def test_an_hour_before_midnight_is_dated_by_its_day(code: Callable[..., Coding]) -> None:
    """“shortly before midnight on May 30” is that day, not any day before."""
    text = "Shortly before midnight Paris time on June 12, Emmanuel Macron had a telephone conversation with Narendra Modi."
    contact = _only(code(text, date(2023, 6, 15)))
    assert contact.date.interval.earliest == contact.date.interval.latest == date(2023, 6, 12)


def test_the_day_of_what_opens_dates_the_talks(code: Callable[..., Coding]) -> None:
    """A relative clause about the talks tells their day, wherever the parser hangs it."""
    text = "Olaf Scholz and Narendra Modi agreed on talks that open in Geneva on June 20."
    (planned,) = (c for c in code(text, date(2023, 6, 15)).contacts if c.status == "planned")
    assert planned.date.interval.earliest == date(2023, 6, 20)
