"""Contacts that a document tells as simultaneous: a day that the record learns of one is the day of the other.

"Their conversation came as the chancellor spoke with his colleague": where another document dates one of the two, the
other, of which nobody gives a day, took place then too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from readouts.day_words import when
from readouts.ground import Ground
from readouts.interval import Dated
from readouts.record.corpus import Corpus
from readouts.record.merging.pairing.days import NARROW_DAYS, width
from readouts.record.model import Contact


def with_shared_days(corpus: Corpus, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts; those without a day take the days of the contact that a document tells beside them, where they allow it.

    A chain of contacts passes its day on; the narrowest goes first, so that no order of reading matters.
    """
    current = {c.id: c for c in contacts}
    by_report = {r: c.id for c in contacts for r in c.reports}
    documents = {link.document for c in contacts for link in c.documents}
    pairs = sorted(set(_pairs(corpus, sorted(documents), by_report)))
    for _ in pairs:
        found = [
            (width(current[one].date.interval), one, other, document)
            for one, other, document in pairs
            if _passes_on(current[one], current[other])
        ]
        if not found:
            break
        _, one, other, document = min(found)
        current[other] = _dated_by(current[other], current[one], document)
    return tuple(current[c.id] for c in contacts)


def _pairs(corpus: Corpus, documents: Sequence[str], by_report: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Ids of two contacts that a document tells as simultaneous, in both directions, with the document."""
    for coding in (corpus.by_document[d] for d in documents):
        for report in coding.contacts:
            for beside in report.alongside:
                one, other = by_report.get(report.id), by_report.get(beside)
                if one and other and one != other:
                    yield one, other, coding.document
                    yield other, one, coding.document


def _passes_on(dated: Contact, other: Contact) -> bool:
    """Whether the first has a day, the second has none, and that day is among those that the second allows."""
    ours, theirs = dated.date.interval, other.date.interval
    return width(ours) <= NARROW_DAYS and width(ours) < width(theirs) and ours.intersect(theirs) is not None


def _dated_by(contact: Contact, other: Contact, document: str) -> Contact:
    interval = contact.date.interval.intersect(other.date.interval) or contact.date.interval
    who = " and ".join(sorted(a.name or a.role or a.state or "?" for a in other.participants))
    reason = f"document {document} tells it as simultaneous with the contact of {who}, which is of {when(other.date.interval)}"
    ground = Ground(reason, document, days=other.date.interval)
    return replace(contact, date=Dated(interval, (*contact.date.because, reason)), grounds=(*contact.grounds, ground))
