"""Corrections that act on what a document says, before anything is dated or merged: rejected, added, published when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readouts.coding.coding import Claim, Coding, ContactReport, EventMention, When, stable_id
from readouts.interval import Dated, Interval
from readouts.language.times.forms import Fixed
from readouts.language.times.model import TimeExpression
from readouts.record.corrections.days import days_from
from readouts.record.corrections.model import Correction, Kind
from readouts.record.corrections.passages import meant
from readouts.record.dating.days import Days
from readouts.record.dating.redate import redated
from readouts.record.model import DocumentFacts
from readouts.slots import replace
from readouts.trace import Step


@dataclass(frozen=True, slots=True)
class Corrector:
    """The corrections in force that act on codings and facts, by the digest of the document."""

    by_digest: Mapping[str, tuple[Correction, ...]]

    @classmethod
    def of(cls, corrections: Iterable[Correction]) -> Corrector:
        """The corrector of these corrections; those in force only, in the order of the log."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for one in corrections:
            for digest in dict.fromkeys(p.digest for p in (*one.passages, *one.others)):
                found[digest].append(one)
        return cls({digest: tuple(ones) for digest, ones in found.items()})

    def coding(self, coding: Coding) -> Coding:
        """The coding without what was rejected, with what was added, and published when a person says."""
        for one in self.by_digest.get(coding.digest, ()):
            if one.action == "reject":
                coding = _without(coding, one)
            elif one.action == "add" and one.added:
                coding = _with_added(coding, one)
            elif one.action == "edit" and one.kind == "document" and one.slot == "published":
                coding = _published(coding, one)
        return coding

    def facts(self, facts: DocumentFacts) -> DocumentFacts:
        """The facts of a document as corrected."""
        for one in self.by_digest.get(facts.digest, ()):
            if one.action != "edit" or one.kind != "document":
                continue
            if one.slot == "published":
                facts = replace(facts, stated=days_from(one.value) if one.value else None)
            elif one.slot in ("outlet", "outlet_country", "kind"):
                facts = replace(facts, **{one.slot: one.value})
        return facts


def rejected_ids(coding: Coding, kind: Kind, corrections: Sequence[Correction]) -> frozenset[str]:
    """Ids of what was rejected in a coding."""
    found = (meant(coding, kind, p) for c in corrections if c.action == "reject" and c.kind == kind for p in c.passages)
    return frozenset(i for i in found if i)


def _without(coding: Coding, one: Correction) -> Coding:
    gone = rejected_ids(coding, one.kind, (one,))

    def kept(entry: ContactReport | EventMention | Claim) -> bool:
        return entry.id not in gone

    if one.kind == "contact":
        # The words stay; that they tell of a contact is what was rejected, and claims on it lose it.
        claims = tuple(replace(c, about=None) if c.about in gone else c for c in coding.claims)
        return replace(coding, contacts=tuple(filter(kept, coding.contacts)), claims=claims)
    if one.kind == "event":
        return replace(coding, events=tuple(filter(kept, coding.events)))
    return replace(coding, claims=tuple(filter(kept, coding.claims))) if one.kind == "claim" else coding


def _with_added(coding: Coding, one: Correction) -> Coding:
    """The coding with a contact report that rests on the words that the person points at."""
    added, words = one.added, one.passages[0].span
    assert added is not None
    times, when = coding.times, When((), "on", "none")
    if added.date != Interval():
        because = f"{one.by} read it so: {one.reason}"
        value = str(added.date.earliest) if added.date.is_day else "XXXX"
        times = (*times, TimeExpression(words, "DATE", value, added.date, because, Fixed(added.date)))
        when = When((len(times) - 1,), "on", "none", (because,))
    report = ContactReport(
        id=stable_id("added", one.id),
        events=(),
        participants=added.participants,
        channel=added.channel,
        status=added.status,
        standing=added.standing,
        when=when,
        date=Dated(added.date, when.because),
        evidence=(words,),
        trace=(Step("correction.add", f"added by {one.by}: {one.reason}", evidence=(words,)),),
    )
    return replace(coding, times=times, contacts=(*coding.contacts, report))


def _published(coding: Coding, one: Correction) -> Coding:
    if one.value is None:  # the stated day is wrong and nobody knows the right one: what the words tell is left
        return redated(coding, Days.everything(), (f"{one.by} said that the stated day is wrong: {one.reason}",))
    days, because = days_from(one.value), (f"{one.by} set the day: {one.reason}",)
    again = redated(coding, Days.within(days), because)
    return replace(again, published=Dated(days, because), published_how="stated")
