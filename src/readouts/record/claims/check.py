"""A claim that a user types, read and checked against the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from readouts.coding.coding import Channel, Claim, ClaimKind, Coding, stable_id
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.checked import checked_claim
from readouts.record.claims.coverage import Entries, Searched
from readouts.record.claims.questions import Question, question_asked
from readouts.record.claims.verdicts import ruling
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Record
from readouts.span import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody says of a claim besides its words; each part stands in place of what the words were understood to say."""

    kind: ClaimKind | None = None
    sides: tuple[Actor, ...] = ()
    since: Interval | None = None
    channel: Channel | None = None
    about: str | None = None
    """Id of the contact that the claim is about, or how it begins."""
    value: int | str | None = None


NOTHING = Stated()


def holdings_of(record: Record) -> Entries:
    """The holdings of a record, with what its claims say of its contacts."""
    return Entries.of(record.contacts, record.events, record.documents, _assertions(record))


def check_coding(
    holdings: Searched, asked: Coding, text: str = "", stated: Stated = NOTHING
) -> tuple[CheckedClaim, ...]:
    """The claims of a coded text, checked against a record that does not hold that text.

    The contacts that the text speaks of are looked up among the record's: by people, channel and days, the newest where
    several fit. Each checked claim says in ``about`` and ``anchor`` what was understood.

    Args:
        holdings: The record.
        asked: The text, coded.
        text: The text itself, for a claim that only ``stated`` makes of it.
        stated: What stands in place of what was understood.
    """
    found = []
    for claim in _claims(asked, text, stated):
        question = _corrected(question_asked(claim, asked, holdings), stated, holdings)
        found.append(checked_claim(claim, question, ruling(question, holdings), holdings))
    return tuple(found)


def _claims(asked: Coding, text: str, stated: Stated) -> Iterable[Claim]:
    """The claims of the text that are of the stated kind; where there is none, the one that is stated."""
    claims = [c for c in sorted(asked.claims, key=lambda c: (c.words, c.id)) if stated.kind in (None, c.kind)]
    if not claims and stated.kind is not None:
        sides = stated.sides or tuple(dict.fromkeys(a for r in asked.contacts for a in r.participants))
        words = Span(0, len(text))
        plain = " ".join(text.split())
        if sides or stated.about:
            claims = [Claim(stable_id(asked.digest, "claim", stated.kind), stated.kind, words, plain, None, sides)]
    return [_restated(claim, stated) for claim in claims]


def _restated(claim: Claim, stated: Stated) -> Claim:
    sides = stated.sides or claim.participants
    return replace(
        claim,
        participants=sides,
        about=None if stated.sides else claim.about,
        channel=stated.channel or claim.channel,
        value=claim.value if stated.value is None else stated.value,
    )


def _corrected(question: Question, stated: Stated, holdings: Searched) -> Question:
    """The question with the anchor and the contact that are stated."""
    if stated.about is not None:
        about = holdings.contact_beginning(stated.about)
        question = replace(
            question, about=about, participants=question.participants or (about.participants if about else ())
        )
    if stated.since is not None:
        latest = question.about.date.interval.latest if question.about else question.before.latest
        window = _from(stated.since.earliest, latest) if question.kind == "nth" else None
        question = replace(question, anchor=stated.since, anchor_contact=None, anchored=True, window=window)
        if stated.since.is_day:
            question = replace(question, anchor_contact=_held_on(stated.since, question, holdings))
    return question


def _from(earliest: date | None, latest: date | None) -> Interval:
    """The days from one to the other; open where the second lies before the first."""
    return Interval(earliest, None if earliest and latest and latest < earliest else latest)


def _held_on(day: Interval, question: Question, holdings: Searched) -> Contact | None:
    """The one contact of a day, which names it, as in "since the call of 5 April"; None where there is none or several."""
    about = question.about.id if question.about else None
    found = [c for c in holdings.contacts_of(question.participants, day) if c.status == "held" and c.id != about]
    return holdings.contact(found[0].id) if len(found) == 1 else None


def _assertions(record: Record) -> Iterable[Assertion]:
    """What the claims of a record say, as far as the checked claims tell it."""
    contacts, documents = {c.id: c for c in record.contacts}, {d.id: d for d in record.documents}
    found = (assertion_of(claim, documents, contacts) for claim in record.claims)
    return (assertion for assertion in found if assertion is not None)


class Reported(Protocol):
    """A contact, or as much of one as names the reports that it was made of."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Their ids."""
        ...


def assertion_of(
    claim: CheckedClaim, documents: Mapping[str, DatedDocument], contacts: Mapping[str, Reported]
) -> Assertion | None:
    """What a checked claim of a document says; None for one that no document makes.

    Args:
        claim: The claim.
        documents: Among them the one that makes it.
        contacts: Among them the one that it is about, and the one that it counts from.
    """
    if claim.document is None or not claim.sources:
        return None
    document = documents[claim.document]
    about, anchor = contacts.get(claim.about or ""), contacts.get(claim.anchor_contact or "")
    return Assertion(
        id=claim.id,
        document=claim.document,
        publisher=document.publisher or document.id,
        side=claim.sources[0].side,
        kind=claim.kind,
        participants=claim.participants,
        channel=claim.channel,
        value=claim.value,
        report=about.reports[0] if about is not None and about.reports else None,
        anchor_report=anchor.reports[0] if anchor is not None and anchor.reports else None,
        anchor=claim.anchor,
        period=None,
        # An anchor whose days nothing gives is one all the same.
        anchored=claim.anchor is not None or "since" in claim.text.casefold(),
        text=claim.text,
        published=document.published.interval,
        source=claim.sources[0],
    )
