"""Event mentions of all documents joined into events.

Mentions of contacts follow the clusters of their contact reports. Other mentions are one event where they have the same
type, the same sides and the same standing as fact, where their days touch, and where their words agree: two accusations on
one day stay two. A happening that the calendar knows joins its mentions and gives them its day. Which mentions meet, is in
``occasions.py``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from readouts.coding.coding import Auxiliary, Clue, Coding, EventMention, Participant, stable_id
from readouts.interval import ALWAYS, Dated, Interval
from readouts.language.reading import Actor
from readouts.record.corpus import Corpus
from readouts.record.merging.pairing.days import width
from readouts.record.model import Contact, Event
from readouts.record.sides import merged_participants, states_of
from readouts.record.subjects import words_of
from readouts.trace import Step

# Types of events that are words of one side to the other; told among the points of a contact they were said in it.
_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})

# What lies so many days before all documents that tell of it is history to them.
HISTORY_DAYS = 30

# Mentions with dates wider than this are joined only by the same calendar happening or within words that agree closely.
_WIDE_DAYS = 31


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention with the document that holds it."""

    coding: Coding
    mention: EventMention
    words: frozenset[str]
    known: tuple[str, Interval] | None
    """Name and days of the happening that it is, where the calendar knows it."""
    said_in: Contact | None = None
    """The contact in which it was said, for words that are events: requests, accusations, refusals."""

    @property
    def key(self) -> tuple[str, str]:
        """What orders mentions, the same in every run."""
        return (self.coding.digest, self.mention.id)

    @property
    def days(self) -> Interval:
        """Its days, narrowed by the calendar."""
        own = self.mention.date.interval
        if self.known:
            return self.known[1].intersect(own) or self.known[1]
        return (self.said_in.date.interval.intersect(own) or own) if self.said_in else own

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is of those days."""
        if self.known:
            return (f"{self.known[0]} is in the calendar of happenings",)
        if self.said_in and self.days != self.mention.date.interval:
            return ("it was said in a contact, and is of its day", *self.said_in.date.because)
        return self.mention.date.because


def told_in(
    corpus: Corpus, coding: Coding, contact_with: Callable[[str], Contact | None]
) -> list[tuple[Told, Contact | None]]:
    """The event mentions of a document in a fixed order, each with the contact that it is itself, if it is one."""
    by_report = {r.id: c for r in coding.contacts if (c := contact_with(r.id))}
    by_mention = {e: by_report[r.id] for r in coding.contacts if r.id in by_report for e in r.events}
    happenings, found = _happenings(coding), []
    for mention in coding.events:
        known = happenings.get(mention.id, []) if polarity(mention) == "fact" else []
        text = _text(corpus, coding.document, mention)
        said_in = _said_in(coding, mention, by_report) if mention.type in _SAID else None
        told = Told(coding, mention, words_of(text), known[0] if len(known) == 1 else None, said_in)
        found.append((told, by_mention.get(mention.id) if mention.type == "CONSULT" else None))
    return sorted(found, key=lambda pair: pair[0].key)


def _said_in(coding: Coding, mention: EventMention, by_report: Mapping[str, Contact]) -> Contact | None:
    """The contact whose accounts tell of a request or another word of one side to the other."""
    states = states_of(p.actor for p in (*mention.actors, *mention.recipients))
    if not mention.actors or {"negated", "hypothetical"} & set(mention.auxiliary):
        return None
    for report in coding.contacts:
        contact = by_report.get(report.id)
        if contact is None or contact.status != "held" or contact.count != 1 or not states <= contact.states:
            continue
        if any(p.span.overlaps(mention.trigger) and p.kind != "not_mentioned" for p in report.points):
            return contact
    return None


def _happenings(coding: Coding) -> dict[str, list[tuple[str, Interval]]]:
    """The happenings of the calendar that the mentions of a document mean, by mention: the weightiest that had begun."""
    found: dict[str, list[Clue]] = defaultdict(list)
    latest = coding.published.interval.latest
    for clue in coding.clues:
        if clue.kind != "happening" or not clue.event or clue.days is None or clue.ahead:
            continue
        if latest is None or clue.days.earliest is None or clue.days.earliest <= latest:
            found[clue.event].append(clue)
    return {event: _weightiest(clues) for event, clues in found.items()}


def _weightiest(clues: Sequence[Clue]) -> list[tuple[str, Interval]]:
    top = max(c.weight for c in clues)
    return sorted({(c.name, c.days) for c in clues if c.weight == top and c.name and c.days}, key=repr)


def block_of(told: Told) -> str:
    """What mentions of one event have in common: type, standing as fact, sides."""
    mention = told.mention
    actors = states_of(p.actor for p in mention.actors)
    recipients = states_of(p.actor for p in mention.recipients)
    if mention.type == "CONSULT":
        actors, recipients = actors | recipients, frozenset()
    return " ".join((mention.type, polarity(mention), ",".join(sorted(actors)), ",".join(sorted(recipients))))


def polarity(mention: EventMention) -> str:
    """Whether it is told as a fact, as something that lies ahead, as a mere possibility, or as not so."""
    for auxiliary in ("negated", "hypothetical", "future"):
        if auxiliary in mention.auxiliary:
            return auxiliary
    return "fact"


def _text(corpus: Corpus, document: str, mention: EventMention) -> str:
    """What it was about, in words; where the text does not say, the words that report it."""
    if mention.about:
        return mention.about
    facts = corpus.facts.get(document)
    return mention.trigger.text_of(facts.text) if facts and facts.text else ""


def event_of(corpus: Corpus, members: Sequence[Told], contact: Contact | None) -> Event:
    """The event that these mentions tell; of the days of the contact where they tell of one."""
    ordered = sorted(members, key=lambda t: t.key)
    dated = contact.date if contact else _date_of(ordered)
    best = min(ordered, key=lambda t: ("historical" in t.mention.auxiliary, -len(t.mention.about or ""), t.key))
    places = [t.mention.place for t in ordered if t.mention.place]
    amounts = [t.mention.magnitude for t in ordered if t.mention.magnitude]
    reason = f"{len(ordered)} mentions in {len({t.coding.document for t in ordered})} documents"
    return Event(
        id=stable_id("event", *ordered[0].key),
        type=best.mention.type,
        mode=_most_common(t.mention.mode for t in ordered),
        contexts=tuple(sorted({c for t in ordered for c in t.mention.contexts})),
        auxiliary=_auxiliary(corpus, ordered, dated.interval),
        actors=_actors(t.mention.actors for t in ordered),
        recipients=_actors(t.mention.recipients for t in ordered),
        date=dated,
        place=places[0] if places else None,
        magnitude=amounts[0] if amounts else None,
        about=best.mention.about,
        mentions=tuple(t.mention.id for t in ordered),
        evidence=tuple(
            s for t in sorted(ordered, key=_by_document) for s in corpus.sources(t.coding.document, t.mention.evidence)
        ),
        trace=(*best.mention.trace, Step("record.events", reason)),
    )


def _by_document(told: Told) -> tuple[str, int, str]:
    return (told.coding.document, told.mention.trigger.start, told.mention.id)


def _auxiliary(corpus: Corpus, members: Sequence[Told], days: Interval) -> tuple[Auxiliary, ...]:
    """What all mentions say of its standing as fact; what all documents look back on is historical."""
    shared = [a for a in members[0].mention.auxiliary if all(a in t.mention.auxiliary for t in members)]
    firsts = [corpus.published(t.coding.document).earliest for t in members]
    past = days.latest and all(f and (f - days.latest).days > HISTORY_DAYS for f in firsts)
    if past and polarity(members[0].mention) == "fact" and "historical" not in shared:
        shared.append("historical")
    return tuple(sorted(shared))


def _actors(lists: Iterable[Iterable[Participant]]) -> tuple[Actor, ...]:
    return merged_participants([[p.actor for p in participants] for participants in lists])


def _most_common(modes: Iterable[str | None]) -> str | None:
    counts = Counter(m for m in modes if m)
    return min(counts, key=lambda m: (-counts[m], m), default=None)


def _date_of(members: Sequence[Told]) -> Dated:
    """The days that all mentions allow, with the reasons of those that narrow them."""
    interval, because = ALWAYS, []
    for told in sorted(members, key=lambda t: (t.known is None, width(t.days), t.key)):
        met = interval.intersect(told.days)
        if met is None or met == interval:
            continue
        interval = met
        because += (
            [told.known[0] + " is in the calendar of happenings"] if told.known else list(told.mention.date.because)
        )
    return Dated(interval, tuple(dict.fromkeys(because)))
