"""Contacts told as simultaneous share what the record learns of their day."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from factory import Paper, days, person
from readouts.record.builder import RecordBuilder
from readouts.record.model import Record

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
EVE = person("Eve Sato", "JPN", "foreign_minister")
FAY = person("Fay Silva", "PRT", "foreign_minister")


def papers() -> tuple[Paper, Paper]:
    """A weekly that tells of two contacts at one time, and a wire that dates one of them."""
    weekly, wire = Paper("weekly", "2021-03-14"), Paper("wire", "2021-03-11")
    one = weekly.contact([ADA, BEN], ("2021-03-08", "2021-03-14"), channel="call")
    two = weekly.contact([EVE, FAY], ("2021-03-08", "2021-03-14"), channel="call")
    weekly.contacts = [replace(one, alongside=(two.id,)), two]
    wire.contact([ADA, BEN], "2021-03-10", channel="call")
    return weekly, wire


def built(builder: RecordBuilder, *given: Paper) -> Record:
    return builder.build([p.coding() for p in given], [p.facts() for p in given])


def test_the_other_takes_the_day(builder: RecordBuilder) -> None:
    """The day that another document gives of one holds for the contact told beside it, with a reason."""
    ministers = next(c for c in built(builder, *papers()).contacts if "JPN" in c.states)
    assert ministers.date.interval == days("2021-03-10")
    assert "simultaneous" in ministers.date.because[-1]


def test_a_day_of_its_own_stays(builder: RecordBuilder) -> None:
    """A contact that has a day keeps it, whatever is told beside it."""
    other = Paper("other", "2021-03-13")
    other.contact([EVE, FAY], "2021-03-12", channel="call")
    ministers = next(c for c in built(builder, *papers(), other).contacts if "JPN" in c.states)
    assert ministers.date.interval == days("2021-03-12")


def test_the_order_does_not_matter(builder: RecordBuilder) -> None:
    """The same record in every order of reading."""
    found = {repr(built(builder, *order).contacts) for order in permutations(papers())}
    assert len(found) == 1
