"""Official pages: what their heads, their courtesies and their set phrases tell of a contact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding, ContactReport
from readouts.interval import Interval

pytestmark = pytest.mark.model
Code = Callable[..., Coding]
DAY = date(2023, 6, 15)


def _only(coding: Coding) -> ContactReport:
    (contact,) = coding.contacts
    return contact


def _states(contact: ContactReport) -> set[str | None]:
    return {p.state for p in contact.participants}


TITLED = [
    (
        "The White House\n\nOffice of the Press Secretary\n\nReadout of the President's Call with Chancellor Scholz\n\n"
        "President Biden spoke today with Chancellor Scholz of Germany. The two leaders discussed trade in steel.",
        "USA",
    ),
    (
        "PM call with Chancellor Scholz: 15 June 2023\n\nThe Prime Minister spoke to Chancellor Olaf Scholz this afternoon "
        "about fishing. The Prime Minister recounted his meeting with Emmanuel Macron in Lisbon on 3 April.",
        "GBR",
    ),
]


@pytest.mark.parametrize(("text", "country"), TITLED)
def test_the_title_tells_the_channel(code: Code, text: str, country: str) -> None:
    """Below a letterhead, and beside contacts recalled, the title still says by what means the first two spoke."""
    contacts = code(text, DAY, kind="readout", outlet_country=country).contacts
    today = [c.channel for c in contacts if c.date.interval == Interval.day(DAY)]
    assert today == ["call"]


def test_a_title_of_another_contact_tells_nothing(code: Code) -> None:
    """The title speaks of a call with one, the text of talks of two others: their channel stays open."""
    text = (
        "Minister's call with Annalena Baerbock\n\nEmmanuel Macron spoke with Narendra Modi today about cement. "
        "Joe Biden spoke with Justin Trudeau on Tuesday about timber."
    )
    contacts = code(text, DAY, kind="readout", outlet_country="CAN").contacts
    assert [c.channel for c in contacts] == ["unknown", "unknown"]


def test_the_secretary_general_of_a_body_s_own_note(code: Code) -> None:
    """“The Secretary-General” of a note of the United Nations is theirs, though nobody says so."""
    text = "The Secretary-General met today with H.E. Mr. William Ruto, President of the Republic of Kenya."
    contact = _only(code(text, DAY, kind="official", outlet_country="UN"))
    assert _states(contact) == {"UN", "KEN"}


def test_the_secretary_general_of_nobody_s_note(code: Code) -> None:
    """In a ministry's note nobody says which body's secretary-general is meant: none is guessed."""
    text = "The Secretary-General met today with William Ruto, President of the Republic of Kenya."
    assert code(text, DAY, kind="official", outlet_country="KEN").contacts == ()


COURTESIES = [
    "HE Foreign Minister Annalena Baerbock held today a phone call with HE US Secretary of State Antony Blinken.",
    "Annalena Baerbock, Minister for Foreign Affairs of Germany, held a telephone talk with Hon. James Cleverly MP, "
    "Foreign Secretary of the United Kingdom.",
]


@pytest.mark.parametrize("text", COURTESIES)
def test_letters_of_courtesy_hide_nobody(code: Code, text: str) -> None:
    """The letters before and behind a name are neither a pronoun nor somebody else."""
    contact = _only(code(text, DAY))
    assert len(_states(contact)) == 2
    assert all(p.name for p in contact.participants)


LETTERS = [
    ("William Ruto sent a congratulatory message to Narendra Modi on 12 June.", "KEN"),
    ("William Ruto received a message of condolences from Narendra Modi on 12 June.", "IND"),
]


@pytest.mark.parametrize(("text", "sender"), LETTERS)
def test_messages_of_state_are_letters(code: Code, text: str, sender: str) -> None:
    """Greetings and condolences are letters; whoever sent them began it."""
    contact = _only(code(text, DAY))
    assert (contact.channel, contact.initiator, _states(contact)) == ("letter", sender, {"KEN", "IND"})


def test_a_signal_is_no_letter(code: Code) -> None:
    """A message in the loose sense is a deed with a meaning, and nobody wrote."""
    assert code("With the drill Narendra Modi sent a clear message to Beijing on Monday.", DAY).contacts == ()


def test_in_response_to_a_request(code: Code) -> None:
    """Whoever asked is said behind two prepositions."""
    text = "William Ruto spoke by phone with Narendra Modi on Monday. The call was held in response to a request from the Indian government."
    assert _only(code(text, DAY)).initiator == "IND"


DAYS = [
    (
        "The call between Narendra Modi and William Ruto was initiated by the Kenyan side and took place on 12 June.",
        date(2023, 6, 12),
    ),
    ("On Friday Narendra Modi had a telephone conversation with William Ruto.", date(2023, 6, 9)),
    (
        "William Ruto held a telephone talk with Narendra Modi for 20 minutes from 4:35 p.m. on June 12.",
        date(2023, 6, 12),
    ),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_set_phrases(code: Code, text: str, day: date) -> None:
    """A day is no first name, and the day on which it began is the day of the call."""
    contact = _only(code(text, DAY))
    assert contact.date.interval == Interval.day(day)


def test_those_spoken_with_to_discuss_something(code: Code) -> None:
    """An infinitive behind the partners does not make them its subject."""
    text = "Lloyd Austin spoke today with Defense Ministers from Canada, France and Poland to discuss the situation in Niger."
    contacts = code(text, DAY, kind="readout", outlet_country="USA").contacts
    assert {frozenset(_states(c)) for c in contacts} == {frozenset({"USA", s}) for s in ("CAN", "FRA", "POL")}


def test_praise_for_leading_a_summit_is_no_meeting(code: Code) -> None:
    """Whoever welcomes another state's leadership of a summit has met nobody."""
    assert code("Narendra Modi welcomed Kenya's strong leadership of the Africa Climate Summit.", DAY).contacts == ()


GUESTS = [
    "Today, 15 June, Minister Zbigniew Rau hosted in Warsaw the Minister of Foreign Affairs of Kenya Alfred Mutua.",
    "Andrzej Duda received in the Belweder Palace on Thursday the President of Kenya, William Ruto.",
]


@pytest.mark.parametrize("text", GUESTS)
def test_a_guest_named_behind_the_place(code: Code, text: str) -> None:
    """Whoever is received is no other name of the city or the day before him."""
    contact = _only(code(text, DAY))
    assert (contact.channel, _states(contact)) == ("meeting", {"POL", "KEN"})
    assert contact.date.interval == Interval.day(DAY)


def test_no_guest_but_a_name_of_the_place(code: Code) -> None:
    """A name behind a comma explains the place."""
    assert code("Andrzej Duda called in Nairobi, the seat of President William Ruto, for calm.", DAY).contacts == ()
