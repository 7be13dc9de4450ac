"""Narrowing the open dates of contacts by what else the record says: claims, and the terms of those who took part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from readouts.coding.coding import Claim
from readouts.ground import Ground
from readouts.interval import Dated, Interval
from readouts.language.reading import Actor
from readouts.record.corpus import Corpus
from readouts.record.dating.terms import TermBook, term_end, term_start
from readouts.record.merging.pairing.channels import channels_agree
from readouts.record.merging.pairing.days import FRESH_DAYS, is_narrow, width
from readouts.record.model import Contact
from readouts.record.sides import covers


def bounded(corpus: Corpus, book: TermBook, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts, those with an open side dated as narrowly as claims and terms allow."""
    by_report = {report: c for c in contacts for report in c.reports}
    return tuple(_bounded(corpus, book, _ended(book, c), by_report) if c.date.interval.is_open else c for c in contacts)


def _ended(book: TermBook, contact: Contact) -> Contact:
    """A contact that lies ahead takes place while those who are to take part hold their offices."""
    first, last = contact.date.interval.earliest, contact.date.interval.latest
    if first is None or last is not None or contact.status not in ("planned", "possible", "ruled_out", "cancelled"):
        return contact
    ends = []
    for actor in contact.participants:
        end = term_end(book, actor, first) if actor.office else None
        if end is not None:
            reason = f"{actor.name} was {actor.role or 'in office'} until {end}"
            ends.append((end, Ground(reason, row=_row(actor), days=Interval(None, end))))
    if not ends:
        return contact
    end, ground = min(ends, key=lambda e: (e[0], e[1].because))
    return _narrowed(contact, Interval(first, end), ground)


def _bounded(corpus: Corpus, book: TermBook, contact: Contact, by_report: Mapping[str, Contact]) -> Contact:
    bounds = [
        *_claim_bounds(corpus, contact, by_report),
        *_term_bounds(book, contact),
        *_news_bounds(corpus, contact),
    ]
    last = contact.date.interval.latest
    if contact.date.interval.earliest is not None or last is None:
        return contact
    fitting = [(day, ground) for day, ground in bounds if day <= last]
    if not fitting:
        return contact
    day, ground = max(fitting, key=lambda b: (b[0], b[1].because))
    return _narrowed(contact, Interval(day, last), ground)


def _narrowed(contact: Contact, interval: Interval, ground: Ground) -> Contact:
    dated = Dated(interval, (*contact.date.because, ground.because))
    return replace(contact, date=dated, grounds=(*contact.grounds, ground))


def _row(actor: Actor) -> str:
    return f"holders: {actor.id} {actor.office}"


def _claim_bounds(corpus: Corpus, contact: Contact, by_report: Mapping[str, Contact]) -> list[tuple[date, Ground]]:
    """A document that speaks of this contact and says which was the last before, or that it is the first since another."""
    found = []
    for link in contact.documents:
        for claim in corpus.by_document[link.document].claims:
            earlier = _earlier_contact(claim, contact, by_report) or _counted_before(corpus, claim, contact, by_report)
            if earlier is None or not is_narrow(earlier.date.interval) or earlier.date.interval.latest is None:
                continue
            after = earlier.date.interval.latest
            reason = f"document {link.document} says that the two were in contact on {after}, before this"
            first = after + timedelta(1)
            found.append((first, Ground(reason, link.document, claim.words, None, Interval(first, None))))
    return found


def _news_bounds(corpus: Corpus, contact: Contact) -> Iterator[tuple[date, Ground]]:
    """A report of a dated day that is about a contact, and gives no day of it, tells of the last two weeks at most.

    This is a convention of newsrooms and the reason says so. It is not used for what a side denies: there the day is part
    of the dispute.
    """
    if contact.status != "held":
        return
    for link in contact.documents:
        published = corpus.published(link.document)
        if link.standing == "main" and published.earliest and width(published) <= FRESH_DAYS:
            first = published.earliest - timedelta(FRESH_DAYS)
            reason = f"document {link.document} is about it, and newsrooms report contacts within two weeks"
            yield first, Ground(reason, link.document, days=Interval(first, None))


def _earlier_contact(claim: Claim, contact: Contact, by_report: Mapping[str, Contact]) -> Contact | None:
    about = by_report.get(claim.about or "")
    anchor = by_report.get(claim.anchor.contact or "") if claim.anchor else None
    if claim.kind == "first_since" and about is contact and anchor is not contact:
        return anchor
    named = about if about is not None else anchor
    if claim.kind == "last_contact" and named is not None and named is not contact:
        return named if covers(named.participants, contact.participants) else None
    return None


def _counted_before(corpus: Corpus, claim: Claim, contact: Contact, by_report: Mapping[str, Contact]) -> Contact | None:
    """The newest of the contacts that a document recalls beside one that it calls the second, or a later one, of its kind."""
    if claim.kind != "nth" or by_report.get(claim.about or "") is not contact:
        return None
    holder = next(d.document for d in contact.documents if claim in corpus.by_document[d.document].claims)
    recalled = [by_report[r.id] for r in corpus.by_document[holder].contacts if r.id in by_report]
    fitting = [
        c
        for c in recalled
        if c is not contact
        and c.status == "held"
        and is_narrow(c.date.interval)
        and covers(claim.participants or contact.participants, c.participants)
        and channels_agree(claim.channel or contact.channel, c.channel)
    ]
    return max(fitting, key=lambda c: (str(c.date.interval.latest), c.id), default=None)


def _term_bounds(book: TermBook, contact: Contact) -> list[tuple[date, Ground]]:
    """The two met in the offices by which they are called: not before the later of the two took office."""
    found = []
    latest = contact.date.interval.latest
    for actor in contact.participants:
        start = term_start(book, actor, latest) if latest and actor.office else None
        if start is not None:
            reason = f"{actor.name} has been {actor.role or 'in office'} since {start}"
            found.append((start, Ground(reason, row=_row(actor), days=Interval(start, None))))
    return found
