"""What other documents claim of the same contacts: a second voice that bears a claim out, or speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readouts.coding.coding import Channel, Claim, ClaimKind, Coding
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.corpus import Corpus
from readouts.record.model import Source


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim of a document, as others see it. It is found by its sides and by the days on which the document appeared."""

    id: str
    """Id of the claim."""
    document: str
    publisher: str
    side: str | None
    """The state that speaks, in a statement or on its own page; None for an outlet's own voice."""
    kind: ClaimKind
    participants: tuple[Actor, ...]
    channel: Channel | None
    value: int | str | None
    report: str | None
    """Id of the contact report that it is about."""
    anchor_report: str | None
    anchor: Interval | None
    """The days that its anchor's words give by themselves."""
    period: str | None
    """How far back it counts, where the words give a stretch of time ("P3Y")."""
    anchored: bool
    """Whether the words name an anchor at all."""
    text: str
    published: Interval
    source: Source

    @property
    def states(self) -> frozenset[str]:
        """The states whose contacts it speaks of."""
        return frozenset(a.state for a in self.participants if a.state)


def assertions_of(corpus: Corpus, coding: Coding) -> Iterator[Assertion]:
    """What a document claims, one assertion a claim. Depends on this document alone."""
    facts = corpus.facts.get(coding.document)
    for claim in coding.claims:
        source = corpus.source(coding.document, claim.words)
        yield Assertion(
            id=claim.id,
            document=coding.document,
            publisher=(facts.outlet if facts else None) or coding.document,
            side=source.side,
            kind=claim.kind,
            participants=claim.participants,
            channel=claim.channel,
            value=claim.value,
            report=claim.about,
            anchor_report=claim.anchor.contact if claim.anchor else None,
            anchor=_anchor(claim, coding),
            period=_period(claim, coding),
            anchored=claim.anchor is not None,
            text=claim.text,
            published=coding.published.interval,
            source=source,
        )


def _anchor(claim: Claim, coding: Coding) -> Interval | None:
    if claim.anchor is None:
        return None
    if claim.anchor.expression is not None and coding.times[claim.anchor.expression].type == "DATE":
        return coding.times[claim.anchor.expression].interval
    return claim.anchor.interval


def _period(claim: Claim, coding: Coding) -> str | None:
    if claim.anchor is None or claim.anchor.expression is None:
        return None
    expression = coding.times[claim.anchor.expression]
    return expression.value if expression.type == "DURATION" else None
