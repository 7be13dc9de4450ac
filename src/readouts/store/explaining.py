"""Why an entry of a stored record is one contact, and why its neighbours are others."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.record.claims.anchors import ClaimWords
from readouts.record.corpus import Corpus
from readouts.record.corrections.codings import Corrector
from readouts.record.corrections.given import Given
from readouts.record.corrections.model import in_force
from readouts.record.dating.days import Days
from readouts.record.dating.redate import redated
from readouts.record.dating.told import told
from readouts.record.merging.explained import NEAR_DAYS, Explanation, explained
from readouts.record.merging.merge import Merger
from readouts.record.merging.pairing.comparer import Comparer
from readouts.record.merging.pairing.days import gap_days
from readouts.record.model import Contact, DatedDocument
from readouts.store.store import Store


def explanation_of(
    store: Store, table: ActorTable, contact: Contact, contacts: Iterable[Contact], documents: Iterable[DatedDocument]
) -> Explanation:
    """Explain a contact of the record, reading the documents of it and of the entries around it, and no others.

    Args:
        store: The store.
        table: Actors, with the user's own.
        contact: The contact.
        contacts: Contacts of the record, among which its neighbours are found.
        documents: Documents of the record, with the days that it gives them.
    """
    near = [c for c in contacts if _is_near(c, contact)]
    wanted = {d.document for c in (contact, *near) for d in c.documents}
    days = {d.id: d for d in documents if d.id in wanted}
    log = in_force(store.corrections())
    corrector = Corrector.of(log)
    facts = {f.id: corrector.facts(f) for f in store.facts(wanted)}
    codings = [_dated(corrector.coding(c), days.get(c.document)) for c in store.codings_of(wanted)]
    words = ClaimWords.load()
    corpus = Corpus.of([told(c, facts.get(c.document), words, table) for c in codings], list(facts.values()))
    merger = Merger(Comparer.load()).heeding(Given.of(log, {c.digest: c for c in codings}))
    return explained(corpus, merger.comparer, contact, near)


def _is_near(other: Contact, contact: Contact) -> bool:
    shared = len(other.states & contact.states) > 1
    return shared and other.id != contact.id and gap_days(other.date.interval, contact.date.interval) <= NEAR_DAYS


def _dated(coding: Coding, document: DatedDocument | None) -> Coding:
    """The coding with the days that the record gives its document."""
    if coding.published_how == "stated" or document is None or document.published.interval.is_open:
        return coding
    return redated(coding, Days.within(document.published.interval), document.published.because)
