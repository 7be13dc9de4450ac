"""Joining a document's mentions of contacts into contact reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.coding import ContactReport, EventMention, Statement, Status
from readouts.coding.contacts.alongside import pairs_alongside
from readouts.coding.contacts.denials import with_denials
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.elliptical import find_elliptical, with_order
from readouts.coding.contacts.fitting import people_agree
from readouts.coding.contacts.gathered import at_one_place
from readouts.coding.contacts.joining import join, placed_late
from readouts.coding.contacts.lexicon import ContactLexicon
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.mentions import find_mentions
from readouts.coding.contacts.refusals import with_refusals
from readouts.coding.contacts.reports import build_report, with_events
from readouts.coding.contacts.roundups import with_rounds
from readouts.coding.contacts.scene import Scene
from readouts.coding.contacts.unnamed import title_channel, with_unnamed
from readouts.coding.events.factuality.nonevents import NonEvents
from readouts.coding.timing import date_of
from readouts.interval import ALWAYS
from readouts.language.reading import Reading
from readouts.slots import replace
from readouts.trace import Step


@dataclass(frozen=True, slots=True)
class ContactsFound:
    """The contact reports of a document, and its events with those added that only contacts show ("first since May")."""

    events: tuple[EventMention, ...]
    contacts: tuple[ContactReport, ...]
    scene: Scene
    """Where they were found, and what claims stand on."""
    mentions: tuple[ContactMention, ...]
    """The places that speak of contacts, as they stand in the text."""


@dataclass(frozen=True, slots=True)
class ContactFinder:
    """Finds the contacts that a document reports."""

    lexicon: ContactLexicon
    table: ActorTable
    nonevents: NonEvents

    @classmethod
    def load(cls, table: ActorTable) -> ContactFinder:
        """The finder with the data that ships with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        return cls(ContactLexicon.load(), table, NonEvents.load())

    def _may_be(self, scene: Scene, mention: ContactMention) -> bool:
        """Whether the words may tell of a contact, and not of a habit, of fiction or of a family."""
        token = scene.parse.tokens[mention.trigger]
        return self.nonevents.why(scene.parse, "CONSULT", token) is None

    def find(
        self, reading: Reading, events: tuple[EventMention, ...], statements: tuple[Statement, ...]
    ) -> ContactsFound:
        """Contact reports in the order of their first mention."""
        scene = Scene(reading, self.lexicon, events, statements, self.table)
        spoken = tuple(m for m in find_mentions(scene) if self._may_be(scene, m))
        mentions = with_refusals(scene, with_order(scene, with_rounds(scene, with_events(spoken, scene))))
        drafts, loose = join(scene, mentions, find_elliptical(scene, mentions))
        drafts = with_unnamed(scene, drafts, loose)
        for mention in loose:
            if not any(mention in d.mentions for d in drafts):
                placed_late(scene, drafts, mention)
        drafts = with_denials(scene, drafts, mentions)
        reports, made = _reports(scene, drafts)
        everything = {e.id: e for e in (*events, *made)}
        known = tuple(sorted(everything.values(), key=lambda e: (e.trigger, e.id)))
        return ContactsFound(known, reports, scene.knowing(known), spoken)


def _reports(scene: Scene, drafts: list[Draft]) -> tuple[tuple[ContactReport, ...], tuple[EventMention, ...]]:
    """The reports of the drafts that stand, and the event mentions made for them."""
    titled, channel = title_channel(scene, drafts)
    standing: list[Draft] = []
    reports: list[ContactReport] = []
    made: list[EventMention] = []
    for draft in _without_absorbed(scene, drafts):
        status = _status(draft)
        if len(draft.states) < 2:
            continue
        report, added = build_report(scene, draft, status)
        if status == "held" and _lies_ahead(scene, draft, report):
            status = "planned"
            report, added = build_report(scene, draft, status)
        if report.channel == "unknown" and any(draft is d for d in titled) and status in {"held", "denied"}:
            report = replace(report, channel=channel)
        if report.channel == "unknown" and (at := at_one_place(scene, draft)) is not None:
            report = replace(report, channel="meeting", place=report.place or at[0], trace=(*report.trace, at[1]))
        standing.append(draft)
        reports.append(report)
        made.extend(added)
    return _linked(scene, standing, _counts_behind(reports)), tuple(made)


def _lies_ahead(scene: Scene, draft: Draft, report: ContactReport) -> bool:
    """Whether its day comes after that of the report: “flies to Oslo on Friday” is a plan, though nothing else says so."""
    stated, first = scene.reading.document.stated, report.date.interval.earliest
    published = stated.latest if stated is not None else None
    told_as_past = all(m.when.tense == "past" for m in draft.mentions)
    return published is not None and first is not None and first > published and not told_as_past


def _counts_behind(reports: Sequence[ContactReport]) -> list[ContactReport]:
    """The reports, with “they spoke twice in the past month” behind the single contact that the text is about."""
    single = {frozenset(p.state for p in r.participants) for r in reports if r.count == 1 and r.standing == "main"}
    return [
        replace(r, standing="background")
        if r.count != 1 and frozenset(p.state for p in r.participants) in single
        else r
        for r in reports
    ]


def _linked(scene: Scene, drafts: list[Draft], reports: list[ContactReport]) -> tuple[ContactReport, ...]:
    """The reports with those of the same time linked; one that has no days takes the other's."""
    linked = list(reports)
    for one, other in pairs_alongside(scene, drafts):
        i, j = (next(n for n, d in enumerate(drafts) if d is x) for x in (one, other))
        for mine, its in ((i, j), (j, i)):
            report = replace(linked[mine], alongside=(*linked[mine].alongside, linked[its].id))
            if not report.when.expressions and linked[its].when.expressions:
                because = (*linked[its].when.because, "the text puts the two contacts at the same time")
                when = replace(linked[its].when, because=because)
                report = replace(
                    report, when=when, date=date_of(when, scene.reading.times, scene.reading.document.stated or ALWAYS)
                )
            linked[mine] = report
    return tuple(linked)


def _status(draft: Draft) -> Status:
    """The draft's status; where every mention takes it for granted, it was held unless it lies ahead."""
    if draft.status is not None:
        return draft.status
    return "planned" if all(m.when.tense == "future" for m in draft.mentions) else "held"


def _without_absorbed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Drafts without those that were only asked for, and that another draft reports as held."""
    kept: list[Draft] = []
    for draft in drafts:
        held = next((d for d in drafts if d.status in {"held", "denied", "refused"} and _asked_for(draft, d)), None)
        if held is None or _looked_forward_to(scene, draft, held):
            kept.append(draft)
            continue
        held.steps.append(Step("contacts.asked", "it had been asked for before"))
        for mention in draft.mentions:
            held.mentions.append(mention)
    return kept


def _looked_forward_to(scene: Scene, draft: Draft, held: Draft) -> bool:
    """Whether the words hope for another contact than the one told before: "spoke with her; both look forward to meeting"."""
    after = min(m.trigger for m in held.mentions) < min(m.trigger for m in draft.mentions)
    words = [scene.parse.tokens[m.judgement.word] for m in draft.mentions if m.judgement.word is not None]
    return after and any(w.lemma in scene.lexicon.status.ahead for w in words)


def _asked_for(draft: Draft, held: Draft) -> bool:
    if draft is held or draft.status != "possible" or held.which != "this" or draft.which != "this":
        return False
    past = all(m.when.tense == "past" or not m.when.expressions for m in draft.mentions)
    if held.status == "refused":
        past = all(m.when.tense == "past" and not m.when.expressions for m in draft.mentions)
    same_channel = draft.channel == held.channel or "unknown" in {draft.channel, held.channel}
    return past and same_channel and draft.states == held.states and people_agree(draft.participants, held.participants)


__all__ = ["ContactFinder", "ContactMention", "ContactsFound"]
