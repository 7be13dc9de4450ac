"""What a typed claim looks up in the database is what the whole record in memory holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, settings
from test_record_properties import BUILDER, papers
from test_stored_growth import stored

from factory import Paper
from readouts.coding.coding import ClaimKind
from readouts.coding.inquiries.inquiry import Inquiry, InquiryKind
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.claims.answers import answer
from readouts.record.claims.check import Stated, check_coding, holdings_of
from readouts.record.claims.outline import Outline
from readouts.record.model import Contact
from readouts.store.holdings import SqlHoldings
from readouts.store.store import Store

SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
WINDOWS = (ALWAYS, Interval(date(2022, 2, 1), date(2022, 3, 1)), Interval(None, date(2022, 4, 1)))


def outlined(contact: Outline) -> tuple[object, ...]:
    """What a claim is weighed by."""
    about = tuple(c.about for c in contact.conflicts)
    told = (contact.channel, contact.status, contact.count, contact.participants, contact.documents, contact.states)
    return (contact.id, contact.date.interval, *told, about)


def states_alone(contact: Contact) -> tuple[Actor, ...]:
    """Its sides without their people."""
    return tuple(Actor("state", None, None, None, None, state) for state in sorted(contact.states))


def stated_of(contact: Contact) -> list[Stated]:
    """Claims on the sides of a contact, and on their states alone, that count from its days and from long before."""
    since = (contact.date.interval, Interval(date(2021, 1, 1), date(2021, 12, 31)))
    sides = (contact.participants, states_alone(contact))
    kinds: tuple[ClaimKind, ...] = ("first_since", "none_since", "last_contact", "nth")
    return [Stated(k, s, days, None, None, 2) for k in kinds for s in sides for days in since]


def inquiries_of(contact: Contact) -> list[Inquiry]:
    """Questions of every kind on the sides of a contact: of all times, and of some."""
    windows = (ALWAYS, *WINDOWS[1:])
    return [
        Inquiry(kind, sides, window)
        for kind in get_args(InquiryKind)
        for sides in (contact.participants, states_alone(contact))
        for window in windows
    ]


@settings(max_examples=8, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate])
@given(papers())
def test_looking_up_is_reading_everything(address: Callable[[], str], made: list[Paper]) -> None:
    """Contacts, documents and claims of sides, every claim typed again, and questions come out the same, read a few at once."""
    with patch("readouts.store.holdings._FIRST_READ", 1), patch("readouts.record.claims.answers._FIRST_READ", 1):
        _compare(address, made)


def _compare(address: Callable[[], str], made: list[Paper]) -> None:
    made = [p for p in made if p.published]  # the forms by which tests date the others cannot be stored
    with Store.open(address(), create=True) as store:
        for paper in made:
            store.keep(*stored(paper))
        store.grow("test", BUILDER)
        record, codings = store.record(), store.codings()
        plain = holdings_of(record)
        with store.reading() as connection:
            looked_up = SqlHoldings(connection)
            for contact in record.contacts:
                sides = contact.participants
                assert [looked_up.contact_with(r) for r in contact.reports] == [contact] * len(contact.reports)
                assert looked_up.contact_beginning(contact.id[:6]) == plain.contact_beginning(contact.id[:6])
                assert looked_up.contacts_with([contact.id, "none"]) == {contact.id: contact}
                for fits in (lambda c: True, lambda c: c.status != "held", lambda c, than=contact.id: c.id < than):
                    assert looked_up.newest_of(sides, fits) == plain.newest_of(sides, fits)
                for window in (contact.date.interval, *WINDOWS, contact.date.interval):
                    found = looked_up.contacts_of(sides, window)
                    assert list(map(outlined, found)) == list(map(outlined, plain.contacts_of(sides, window)))
                    days = looked_up.days_of(looked_up.documents_on(sides, window))
                    assert set(days) == set(plain.days_of(plain.documents_on(sides, window)))
                    assert dict(looked_up.documents_on(sides, window)) == dict(plain.documents_on(sides, window))
                    counting = looked_up.assertions_counting(sides, window)
                    assert list(counting) == list(plain.assertions_counting(sides, window))
            for coding in codings:
                typed = replace(coding, document="typed")
                assert check_coding(looked_up, typed) == check_coding(plain, typed)
            for contact in record.contacts:
                for stated in stated_of(contact):
                    asked = replace(codings[0], document="typed", claims=(), contacts=())
                    found = check_coding(SqlHoldings(connection), asked, "It was the first.", stated)
                    assert found == check_coding(plain, asked, "It was the first.", stated)
                for inquiry in inquiries_of(contact):
                    assert answer(inquiry, SqlHoldings(connection)) == answer(inquiry, plain)
