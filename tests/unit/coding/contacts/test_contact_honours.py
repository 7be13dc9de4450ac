"""Contacts of people with honorifics before their names, meetings only looked forward to, and contacts counted from others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Coding

pytestmark = pytest.mark.model
Code = Callable[..., Coding]
DAY = date(2024, 6, 18)

TITLED = [
    ("Prime Minister Shri Narendra Modi met the Prime Minister of Norway H.E. Mr. Jonas Gahr Støre on 17 June.", {"IND", "NOR"}),
    ("Prime Minister Narendra Modi met President of Kenya H.E. Dr. William Ruto in New Delhi on 17 June.", {"IND", "KEN"}),
    ("YAB Dato' Seri Anwar Ibrahim, Prime Minister of Malaysia, received Prime Minister Hun Manet of Cambodia.", {"MYS", "KHM"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "states"), TITLED)
def test_honorifics_hide_nobody(code: Code, text: str, states: set[str]) -> None:
    """A courtesy amid a sentence begins no new one, and is no part of the name by which the table knows somebody."""
    found = code(text, DAY).contacts
    assert [{a.state for a in r.participants} for r in found] == [states]
    assert all(a.id for a in found[0].participants)


HOPED = [
    "Emmanuel Macron spoke with Olaf Scholz today. Both looked forward to seeing each other in Rome.",
    "Emmanuel Macron spoke with Olaf Scholz today. The leaders agreed to stay in touch and looked forward to meeting there.",
    "Emmanuel Macron spoke with Olaf Scholz today. They are looking forward to meeting soon.",
]


@pytest.mark.parametrize("text", HOPED)
def test_a_meeting_looked_forward_to_is_another_contact(code: Code, text: str) -> None:
    """What two who spoke look forward to is no part of their talk, and does not make it a meeting."""
    held, hoped = sorted(code(text, DAY).contacts, key=lambda r: r.status)
    assert (held.status, held.channel) == ("held", "unknown")
    assert (hoped.status, hoped.channel) == ("possible", "meeting")


def test_what_was_asked_for_before_is_the_contact(code: Code) -> None:
    """A call that was asked for, and then told as held, stays one contact."""
    found = code("Emmanuel Macron asked for a call with Olaf Scholz. They spoke by phone on Monday.", DAY).contacts
    assert [r.status for r in found] == ["held"]


def test_what_the_counted_contact_came_after_is_another(code: Code) -> None:
    """“Their second meeting, after her visit” is one contact and the visit, by the same people, another."""
    text = (
        "Emmanuel Macron met Olaf Scholz in Paris on Monday. It was the leaders' second meeting in two weeks, "
        "following Mr Macron's visit to Berlin in early June."
    )
    visit, meeting = sorted(code(text, DAY).contacts, key=lambda r: str(r.date.interval.earliest))
    assert (visit.channel, visit.standing, meeting.channel, meeting.standing) == (
        "visit",
        "background",
        "meeting",
        "main",
    )
    assert {a.name for a in visit.participants} == {"Emmanuel Macron", "Olaf Scholz"}


def test_what_somebody_did_after_a_trip_stays_one(code: Code) -> None:
    """Without a count, a meeting “after his trip” may be the one of the trip."""
    found = code("Emmanuel Macron met Olaf Scholz after his trip to Berlin on Monday.", DAY).contacts
    assert len(found) == 1


OCCASIONS = [
    ("Emmanuel Macron embraced Olaf Scholz on Sunday in Berlin, the first time the two leaders have met since May.", date(2024, 6, 16)),
    ("Emmanuel Macron and Olaf Scholz danced and sang on Sunday in Berlin, the second time that the two had met.", date(2024, 6, 16)),
    ("It was the first time that Emmanuel Macron and Olaf Scholz had met since a summit on Sunday.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), OCCASIONS)
def test_the_first_time_is_the_time_of_its_clause(code: Code, text: str, day: date | None) -> None:
    """What a clause is said to be the first time of took place when the clause did; “since” tells of another time."""
    (main,) = (r for r in code(text, DAY).contacts if r.standing == "main")
    assert main.date.interval.earliest == day


def test_a_call_to_a_counterpart_is_of_the_callers_rank(code: Code) -> None:
    """“The president's call to his counterpart” after two ministers: a president's, and “their” and “they” are the presidents."""
    text = (
        "Sameh Shoukry was received at the airport by Mevlut Cavusoglu. The Egyptian president's call to his Turkish "
        "counterpart on 7 February was their first contact since they shook hands in Qatar in November."
    )
    sides = [{a.name for a in r.participants} for r in code(text, date(2023, 2, 27)).contacts]
    leaders, ministers = {"Abdel Fattah el-Sisi", "Recep Tayyip Erdoğan"}, {"Sameh Shoukry", "Mevlüt Çavuşoğlu"}
    assert sorted(map(sorted, sides)) == sorted(map(sorted, [ministers, leaders, leaders]))
