"""The grid of constructions and families of words for contacts: each cell tells what its words tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from contact_grid import NONE, ONE, RECALLED, A, B

from readouts.coding.coding import Coding, ContactReport

PUBLISHED = date(2023, 6, 15)
SIDES = {"NOR", "CHL"}
FIRST = "On Tuesday {A} met {B} in Geneva. "

pytestmark = pytest.mark.model


def text(row: str) -> str:
    return row.replace("{A}", A).replace("{B}", B)


def between(coding: Coding) -> list[ContactReport]:
    return [c for c in coding.contacts if {p.state for p in c.participants} >= SIDES]


def dated(contact: ContactReport) -> str:
    return f"{contact.channel} {contact.status} {contact.date.interval.earliest}..{contact.date.interval.latest}"


@pytest.mark.parametrize(("row", "wanted"), ONE)
def test_each_cell_tells_one_contact(code: Callable[..., Coding], row: str, wanted: str) -> None:
    """One contact of the two, with the channel and the status that its words tell."""
    channels, statuses = (set(w.split("|")) for w in wanted.split())
    (found,) = between(code(text(row), PUBLISHED))
    assert channels == {"*"} or found.channel in channels
    assert found.status in statuses


@pytest.mark.parametrize("row", NONE)
def test_words_that_look_like_contacts_tell_of_none(code: Callable[..., Coding], row: str) -> None:
    """Demands, figures of speech and an envoy called home are no contacts."""
    assert between(code(text(row), PUBLISHED)) == []


@pytest.mark.parametrize(("row", "wanted"), RECALLED)
def test_what_is_recalled_or_agreed_is_another_contact(code: Callable[..., Coding], row: str, wanted: str) -> None:
    """A contact told of beside the first one stands apart from it, with its own day, channel and status."""
    found = [dated(c) for c in between(code(text(FIRST + row), PUBLISHED))]
    assert sorted(found) == sorted(["meeting held 2023-06-13..2023-06-13", wanted])


def test_those_of_a_list_with_a_bare_name_first_all_take_part(code: Callable[..., Coding]) -> None:
    """A family name that opens a sentence is a name, though the parser takes it for a common noun."""
    coding = code(
        "Aliyev and Pashinyan held a trilateral meeting with Russian President Vladimir Putin in Sochi on June 10.",
        PUBLISHED,
    )
    assert {p.state for c in coding.contacts for p in c.participants} == {"AZE", "ARM", "RUS"}


def test_a_letter_and_its_answer_are_two(code: Callable[..., Coding]) -> None:
    """Each letter has its sender."""
    found = between(code(text("{A} sent a letter to {B} on Monday. {B} had sent a letter to {A} first."), PUBLISHED))
    assert sorted((c.channel, c.initiator or "") for c in found) == [("letter", "CHL"), ("letter", "NOR")]


def test_talks_on_the_sidelines_of_a_body_are_none_with_it(code: Callable[..., Coding]) -> None:
    """“on the sidelines of the UN General Assembly” tells where, not with whom."""
    row = "{A} and {B} held talks on the sidelines of the U.N. General Assembly in May."
    (found,) = code(text(row), PUBLISHED).contacts
    assert {p.state for p in found.participants} == SIDES


def test_a_topic_left_out_denies_no_contact(code: Callable[..., Coding]) -> None:
    """Who did not discuss the dam may well have spoken."""
    row = "{A} called {B} on Tuesday. The Chilean presidency said that the two leaders didn't discuss the dam."
    (found,) = between(code(text(row), PUBLISHED))
    assert found.status == "held"


def test_the_calls_give_their_channel_to_each_of_those_told(code: Callable[..., Coding]) -> None:
    """“spoke with X and Y. The calls …”: both were calls."""
    row = "{A} spoke with {B} and with French President Emmanuel Macron on Tuesday. The calls took place before noon."
    assert [c.channel for c in code(text(row), PUBLISHED).contacts] == ["call", "call"]
