"""The days of contacts, settled together: what documents say of the order of contacts bounds the days of each.

Contacts are the unknowns, each with the days that its own reports allow. Sentences join them: one took place two days after
the other, the two were simultaneous, one was the first since the other. Every round bounds each contact by the days that the
others had before it, so that no order matters, until nothing changes. A sentence that the days of two contacts cannot both
keep narrows nothing: it becomes a conflict about the date, with the words on each side.

A contact's days depend on the contacts that a document names beside it, and on those that bound these: on nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from readouts.coding.coding import Order
from readouts.day_words import when
from readouts.ground import Ground
from readouts.interval import Dated, Interval
from readouts.record.corpus import Corpus, Filed
from readouts.record.dating.bounds import bounded
from readouts.record.dating.simultaneous import with_shared_days
from readouts.record.dating.terms import TermBook
from readouts.record.merging.slots import shown, spans_of_date
from readouts.record.merging.zones import Zones
from readouts.record.model import Conflict, ConflictValue, Contact, Source

# A chain of contacts that date each other is seldom longer; each round may only take days away.
MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Edge:
    """A document puts one contact from ``low`` to ``high`` days after another."""

    contact: str
    other: str
    low: int | None
    high: int | None
    ground: Ground

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What orders edges, the same in every run."""
        return (self.contact, self.other, self.ground.document or "", self.ground.because)


@dataclass(frozen=True, slots=True)
class Web:
    """Contacts by id, as they stood before a round, and what joins them."""

    contacts: Mapping[str, Contact]
    edges: Mapping[str, tuple[Edge, ...]]

    @classmethod
    def of(cls, contacts: Sequence[Contact], edges: Mapping[str, tuple[Edge, ...]]) -> Web:
        """The contacts with the edges between them."""
        return cls({c.id: c for c in contacts}, edges)


def settled(corpus: Corpus, book: TermBook, zones: Zones, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts with their days narrowed by each other, by claims and by terms of office, and with what these rest on.

    Contacts that no document ties to each other do not narrow each other, and a contact whose day is known is not narrowed.
    """
    current = tuple(replace(c, grounds=own_grounds(corpus, c)) for c in contacts)
    edges = _edges(corpus, zones, current)
    for _ in range(MOST_ROUNDS):
        following = with_shared_days(corpus, current)
        if edges:
            web = Web.of(following, edges)
            following = tuple(_bounded(c, web) for c in following)
        following = with_shared_days(corpus, bounded(corpus, book, following))
        if following == current:
            break
        current = following
    return current


def with_conflicts(corpus: Corpus, zones: Zones, contact: Contact, others: Sequence[Contact]) -> Contact:
    """The contact; where documents order it against the days that others give, with conflicts that name all their words.

    Args:
        corpus: The documents.
        zones: How far clocks are apart.
        contact: The contact, settled.
        others: All to which documents tie it, and those to which these are tied, settled too.
    """
    edges = _edges(corpus, zones, (contact, *others))
    return _with_conflicts(corpus, contact, Web.of((contact, *others), edges)) if contact.id in edges else contact


def own_grounds(corpus: Corpus, contact: Contact) -> tuple[Ground, ...]:
    """The words of a contact's own reports behind the reasons for its date, and of those that give its first or last day."""
    found: list[Ground] = []
    ids = set(contact.reports)
    for document in sorted({d.document for d in contact.documents}):
        coding = corpus.by_document[document]
        for report in (r for r in coding.contacts if r.id in ids):
            found += _grounds_of(contact, Filed(coding, report))
    return tuple(dict.fromkeys(found))


def _grounds_of(contact: Contact, told: Filed) -> Iterator[Ground]:
    days = told.report.date.interval
    spans = spans_of_date(told)
    span = spans[0] if spans else None
    wanted = {f"{told.document}: {reason}" for reason in told.report.date.because} & set(contact.date.because)
    if not wanted and days.touches(contact.date.interval) and _share_a_bound(days, contact.date.interval):
        wanted = {f"{told.document}: {shown(days)}"}
    for sentence in sorted(wanted):
        yield Ground(sentence, told.document, span, None, days)


def _share_a_bound(one: Interval, other: Interval) -> bool:
    first = one.earliest is not None and one.earliest == other.earliest
    return first or (one.latest is not None and one.latest == other.latest)


def _edges(corpus: Corpus, zones: Zones, contacts: Sequence[Contact]) -> dict[str, tuple[Edge, ...]]:
    """What the orders of all documents say of each contact, in both directions."""
    by_report = {r: c for c in contacts for r in c.reports}
    found: dict[str, set[Edge]] = defaultdict(set)
    for document in sorted({d.document for c in contacts for d in c.documents}):
        for order in corpus.by_document[document].orders:
            one, other = by_report.get(order.report), by_report.get(order.other)
            if one is None or other is None or one.id == other.id:
                continue
            slack = 1 if zones.may_differ_by_a_day(one.states | other.states) else 0
            for edge in _both_ways(document, order, one.id, other.id, slack):
                found[edge.contact].add(edge)
    return {k: tuple(sorted(v, key=lambda e: e.key)) for k, v in found.items()}


def _both_ways(document: str, order: Order, one: str, other: str, slack: int) -> Iterator[Edge]:
    """An order as it bounds each of its two contacts; far clocks may give either another calendar day."""
    ground = Ground(f"document {document}: {order.because}", document, order.span)
    low = None if order.low is None else order.low - slack
    high = None if order.high is None else order.high + slack
    yield Edge(one, other, low, high, ground)
    yield Edge(other, one, None if high is None else -high, None if low is None else -low, ground)


def _bounded(contact: Contact, web: Web) -> Contact:
    """A contact within the days that the others' days leave it; as it is where they leave none."""
    interval, used = contact.date.interval, []
    for edge in web.edges.get(contact.id, ()):
        window = _window(edge, web.contacts[edge.other].date.interval)
        if window.intersect(contact.date.interval) is None:
            continue  # told as a conflict
        met = interval.intersect(window)
        if met is None:
            return contact
        if met != interval:
            interval = met
            used.append((edge, window))
    if not used:
        return contact
    because, grounds = list(contact.date.because), list(contact.grounds)
    for edge, window in used:
        other = web.contacts[edge.other]
        because.append(f"{edge.ground.because}, which was of {when(other.date.interval)}")
        grounds += [replace(edge.ground, days=window), *_bounding(other, web)]
    dated = Dated(interval, tuple(dict.fromkeys(because)))
    return replace(contact, date=dated, grounds=tuple(dict.fromkeys(grounds)))


def _window(edge: Edge, other: Interval) -> Interval:
    """The days that an edge allows, given the days of the other contact."""
    first = None if edge.low is None or other.earliest is None else other.earliest + timedelta(edge.low)
    last = None if edge.high is None or other.latest is None else other.latest + timedelta(edge.high)
    return Interval(first, last)


def _bounding(contact: Contact, web: Web, seen: frozenset[str] = frozenset()) -> Iterator[Ground]:
    """The reasons that give a contact its first and last day, and those on which these rest in turn."""
    for ground in contact.grounds:
        if not _share_a_bound(ground.days, contact.date.interval):
            continue
        yield ground
        for edge in web.edges.get(contact.id, ()):
            if edge.other not in seen and replace(edge.ground, days=ground.days) == ground:
                yield from _bounding(web.contacts[edge.other], web, seen | {contact.id})


def _with_conflicts(corpus: Corpus, contact: Contact, web: Web) -> Contact:
    """The contact; where a document orders it against the days that others give, with a conflict that names all their words."""
    conflicts = []
    for edge in web.edges.get(contact.id, ()):
        other = web.contacts[edge.other]
        window = _window(edge, other.date.interval)
        if window.intersect(contact.date.interval) is None:
            ours = ConflictValue(shown(contact.date.interval), _sources(corpus, _bounding(contact, web)))
            theirs = ConflictValue(shown(window), _sources(corpus, (edge.ground, *_bounding(other, web))))
            conflicts.append(Conflict("date", (ours, theirs)))
    return replace(contact, conflicts=(*contact.conflicts, *conflicts)) if conflicts else contact


def _sources(corpus: Corpus, grounds: Sequence[Ground] | Iterator[Ground]) -> tuple[Source, ...]:
    found = (corpus.source(g.document, g.span) for g in grounds if g.document and g.span)
    return tuple(dict.fromkeys(found))
