"""What a typed claim looks up in the database is what the whole record in memory holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from test_record_properties import BUILDER, papers
from test_stored_growth import stored

from factory import Paper
from readouts.interval import ALWAYS, Interval
from readouts.record.claims.check import check_coding, holdings_of
from readouts.store.holdings import SqlHoldings
from readouts.store.store import Store

SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
WINDOWS = (ALWAYS, Interval(date(2022, 2, 1), date(2022, 3, 1)), Interval(None, date(2022, 4, 1)))


@settings(max_examples=8, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate])
@given(papers())
def test_looking_up_is_reading_everything(address: Callable[[], str], made: list[Paper]) -> None:
    """Contacts, documents and claims of sides, and every claim typed again, come out the same."""
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
                assert list(looked_up.contacts_of(sides, ALWAYS)) == list(plain.contacts_of(sides, ALWAYS))
                for window in (*WINDOWS, contact.date.interval):
                    assert dict(looked_up.documents_on(sides, window)) == dict(plain.documents_on(sides, window))
                    counting = looked_up.assertions_counting(sides, window)
                    assert list(counting) == list(plain.assertions_counting(sides, window))
            for coding in codings:
                typed = replace(coding, document="typed")
                assert check_coding(looked_up, typed) == check_coding(plain, typed)
