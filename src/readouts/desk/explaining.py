"""Why an entry is one contact, and why its neighbours are others."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

from readouts.desk.desk import Desk
from readouts.interval import ALWAYS, Interval
from readouts.record.merging.explained import NEAR_DAYS, Explanation
from readouts.record.model import Contact
from readouts.store.catalogue.model import Filters
from readouts.store.explaining import explanation_of

_MOST_NEIGHBOURS = 200


def explain(desk: Desk, contact: Contact) -> Explanation:
    """The comparisons of reports that hold a contact together, and those that keep its neighbours apart."""
    catalogue, days = desk.catalogue(), contact.date.interval
    margin = timedelta(days=NEAR_DAYS)
    window = (
        ALWAYS
        if days.is_open
        else Interval(days.earliest - margin if days.earliest else None, days.latest + margin if days.latest else None)
    )
    near: dict[str, Contact] = {}
    for pair in combinations(sorted(contact.states), 2):
        page = catalogue.contacts(Filters(states=pair, window=window), limit=_MOST_NEIGHBOURS)
        near.update((c.id, c) for c in page.entries)
    wanted = {d.document for c in (contact, *near.values()) for d in c.documents}
    documents = [card.dated for card in catalogue.documents_with(wanted).values()]
    return explanation_of(desk.store, desk.table, contact, near.values(), documents)
