"""Claims of documents against the record, with what decides them, in whose words, and what the record covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readouts.coding.coding import Claim, Coding
from readouts.interval import ALWAYS, Interval
from readouts.record.accounts.quotes import told_once
from readouts.record.claims.coverage import Holdings, coverage_of
from readouts.record.claims.questions import Question, question_of
from readouts.record.claims.rulings import Ruling
from readouts.record.claims.verdicts import ruling
from readouts.record.corpus import Corpus
from readouts.record.model import CheckedClaim, Considered, Contact, Source

# Sources that a page shows for one claim; the deciding contacts hold the rest.
_MOST_SOURCES = 12
# "The call" tells a reader nothing where another source has a clause.
_TELLING_WORDS = 3
# Contacts that are shown as weighed.
_MOST_CONSIDERED = 12


def check_claim(corpus: Corpus, coding: Coding, claim: Claim, holdings: Holdings) -> CheckedClaim:
    """A claim of a document of the record, checked."""
    question = question_of(claim, coding, holdings)
    checked = checked_claim(claim, question, ruling(question, holdings), holdings)
    own = corpus.source(coding.document, claim.words)
    return replace(checked, document=coding.document, sources=_after(own, checked.sources))


def checked_claim(claim: Claim, question: Question, ruled: Ruling, holdings: Holdings) -> CheckedClaim:
    """The claim with its verdict and with the words that decide it."""
    window = ruled.window if ruled.window != ALWAYS else _window_of(question)
    sources = (*ruled.sources, *_deciding_words(ruled, holdings))
    return CheckedClaim(
        id=claim.id,
        document=None,
        words=claim.words,
        text=claim.text,
        kind=claim.kind,
        participants=question.participants,
        about=question.about.id if question.about else None,
        anchor=question.anchor,
        anchor_contact=question.anchor_contact.id if question.anchor_contact else None,
        value=claim.value,
        verdict=ruled.verdict,
        because=ruled.because,
        deciding=tuple(c.id for c in ruled.deciding),
        sources=told_once(sources)[:_MOST_SOURCES],
        coverage=coverage_of(holdings, question.participants, window),
        considered=_considered(ruled),
        channel=claim.channel,
    )


def _considered(ruled: Ruling) -> tuple[Considered, ...]:
    """The contacts that were weighed, those that decide first, the nearest to today first among equals."""
    order = ("against", "disputed", "doubtful", "excluded")
    newest = sorted(ruled.considered, key=lambda w: str(w.contact.date.interval.latest or ""), reverse=True)
    found = sorted(newest, key=lambda w: order.index(w.weight))
    return tuple(Considered(w.contact.id, w.weight, w.reason) for w in found[:_MOST_CONSIDERED])


def _after(own: Source, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The claim's own words, then the others that are not part of them."""
    return (own, *(s for s in sources if s.document != own.document or not own.span.contains(s.span)))


def _deciding_words(ruled: Ruling, holdings: Holdings) -> Iterator[Source]:
    """The words of the contacts that decide."""
    found = holdings.contacts_with([c.id for c in ruled.deciding])
    for outline in ruled.deciding:
        yield from _words_of(found[outline.id])


def _words_of(contact: Contact) -> tuple[Source, ...]:
    """The words under a contact's date and status: what a reader looks at first; bare nouns only where there is no more."""
    words = tuple(s for support in contact.support if support.slot in ("date", "status") for s in support.sources)
    return tuple(s for s in words if len(s.text.split()) >= _TELLING_WORDS) or words


def _window_of(question: Question) -> Interval:
    """The days of the contact, for a claim that counts from nowhere."""
    if question.about is not None:
        return question.about.date.interval
    return question.before
