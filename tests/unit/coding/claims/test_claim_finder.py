"""What a claim says: whose contacts, from when, about which contact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Claim, Coding
from readouts.interval import Interval

pytestmark = pytest.mark.model


def only(coding: Coding, kind: str) -> Claim:
    (claim,) = [c for c in coding.claims if c.kind == kind]
    return claim


def people(claim: Claim) -> set[str | None]:
    return {p.name for p in claim.participants}


PAIR = {"Emmanuel Macron", "Vladimir Putin"}


def test_first_since_a_call_is_anchored_in_that_call(code: Callable[..., Coding]) -> None:
    """“since a call on September 11” is a contact of its own, and the claim is about the other."""
    text = "Report\n\nEmmanuel Macron met Vladimir Putin in Samarkand on Thursday. It is the first time they have spoken since a call on September 11."
    coding = code(text, published=date(2022, 9, 16))
    claim = only(coding, "first_since")
    contacts = {c.id: c for c in coding.contacts}
    assert claim.anchor is not None
    assert contacts[claim.about or ""].channel == "meeting"
    assert contacts[claim.anchor.contact or ""].date.interval == Interval.day(date(2022, 9, 11))
    assert claim.text == "the first time they have spoken since a call on September 11"
    assert people(claim) == PAIR


def test_none_since_a_known_happening_takes_its_day_from_the_calendar(code: Callable[..., Coding]) -> None:
    """“since Russia's invasion of Ukraine” is a day; the claim is about no contact."""
    text = "Report\n\nThere have been no talks between Emmanuel Macron and Vladimir Putin since Russia's invasion of Ukraine."
    coding = code(text, published=date(2022, 10, 20))
    claim = only(coding, "none_since")
    assert (claim.about, coding.contacts) == (None, ())
    assert claim.anchor is not None
    assert claim.anchor.interval == Interval.day(date(2022, 2, 24))
    assert people(claim) == PAIR


def test_nth_gives_number_stretch_and_channel(code: Callable[..., Coding]) -> None:
    """“their third phone call in a week”."""
    text = "Report\n\nEmmanuel Macron spoke to Vladimir Putin on Tuesday, their third phone call in a week."
    coding = code(text, published=date(2022, 10, 20))
    claim = only(coding, "nth")
    assert (claim.value, claim.channel) == (3, "call")
    assert claim.anchor is not None
    assert claim.anchor.text == "a week"
    assert claim.about == coding.contacts[0].id


def test_initiated_by_names_the_state_and_the_statement(code: Callable[..., Coding]) -> None:
    """Who rang is a claim of whoever says so."""
    text = "Report\n\n“Emmanuel Macron telephoned Vladimir Putin on Tuesday,” the Kremlin said in a statement."
    claim = only(code(text, published=date(2022, 10, 20)), "initiated_by")
    assert claim.value == "FRA"
    assert claim.statement is not None


def test_not_mentioned_names_the_point(code: Callable[..., Coding]) -> None:
    """What an account leaves out, of the contact that the text is about."""
    text = "Report\n\nEmmanuel Macron telephoned Vladimir Putin on Tuesday. The Kremlin's account of the call made no mention of grain exports."
    coding = code(text, published=date(2022, 10, 20))
    claim = only(coding, "not_mentioned")
    assert (claim.value, claim.about) == ("grain exports", coding.contacts[0].id)


def test_claims_come_in_text_order_with_spans_of_the_text(code: Callable[..., Coding]) -> None:
    """The words of a claim are the characters of its span."""
    text = "Report\n\nEmmanuel Macron telephoned Vladimir Putin on Tuesday, their second call in a week. They last met on February 7."
    coding = code(text, published=date(2022, 10, 20))
    spans = [c.words for c in coding.claims]
    assert spans == sorted(spans)
    assert all(c.text in " ".join(text.split()) for c in coding.claims)
    assert {c.kind for c in coding.claims} >= {"initiated_by", "nth", "last_contact"}


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("The Kremlin's account of it made no mention of grain.", "RUS"),
        ("The French readout omitted the nuclear plant.", "FRA"),
        ("Moscow's version does not mention grain.", "RUS"),
        ("Neither account mentions the time.", None),
    ],
)
def test_an_omission_is_of_one_side(code: Callable[..., Coding], sentence: str, side: str | None) -> None:
    """Whose account leaves something out is what the words before the account say."""
    text = f"Report\n\nEmmanuel Macron telephoned Vladimir Putin on Tuesday. {sentence}"
    claims = [c for c in code(text, published=date(2022, 10, 20)).claims if c.kind == "not_mentioned"]
    assert [c.side for c in claims] == ([side] if side else [])


def test_a_day_is_no_stretch_to_count_in(code: Callable[..., Coding]) -> None:
    """ "Their second video conference today" was today, and is not the second of the day."""
    text = "Report\n\nEmmanuel Macron and Vladimir Putin held their second video conference on Tuesday."
    assert only(code(text, published=date(2022, 10, 20)), "nth").anchor is None


def test_contacts_at_any_level_are_those_of_the_states(code: Callable[..., Coding]) -> None:
    """ "The first contact of the two governments" counts whoever speaks for them; "the two leaders" are the people."""
    head = "Report\n\nEmmanuel Macron spoke with Vladimir Putin on Tuesday. It was "
    governments = code(
        head + "the first contact between the two governments since May 3.", published=date(2022, 10, 20)
    )
    assert {(p.kind, p.state) for p in only(governments, "first_since").participants} == {
        ("state", "FRA"),
        ("state", "RUS"),
    }
    leaders = code(head + "the first conversation between the two leaders since May 3.", published=date(2022, 10, 20))
    assert people(only(leaders, "first_since")) == PAIR
