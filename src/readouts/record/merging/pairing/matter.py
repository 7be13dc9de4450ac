"""What else two reports have in common: how much they are about the contact, its length, its number, its subject."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.record.corpus import Corpus, Filed
from readouts.record.merging.pairing.channels import words_of_evidence
from readouts.record.merging.pairing.days import is_narrow, published_near
from readouts.record.merging.pairing.decision import Reason, Words

# Words that two documents share, besides those of every report of a contact, where they are about one matter.
MATTER_WORDS = 4
# A document counts what took place at latest so many days before it appeared as the newest one.
_NEXT_DAYS = 2
# Lengths that differ by no more than this share of the longer are one length, told roughly.
_NEAR_LENGTH = 0.34


def never_by_count(one: Filed, other: Filed) -> Reason | None:
    """Why the numbers exclude that two reports are of one contact."""
    if one.report.count == other.report.count:
        return None
    return Reason("matter.count", "one of them is several contacts", words=words_of_evidence(one, other))


def reasons_of_counting(corpus: Corpus, one: Filed, other: Filed) -> Iterator[Reason]:
    """A contact that its document calls the second or a later one is not the one of days before, which others tell of."""
    for counted, earlier in ((one, other), (other, one)):
        published, day = corpus.published(counted.document).earliest, earlier.report.date.interval
        if is_narrow(counted.report.date.interval) or not is_narrow(day) or published is None or day.latest is None:
            continue
        claims = [c for c in counted.coding.claims if c.kind == "nth" and c.about == counted.report.id]
        told = next((c for c in claims if isinstance(c.value, int) and c.value > 1), None)
        if told is not None and (published - day.latest).days >= _NEXT_DAYS:
            sentence = "one document counts an earlier one, and the other tells of one of days before"
            yield Reason("matter.counted", sentence, -1.0, ((counted.document, told.words),))


def reasons_of_matter(corpus: Corpus, one: Filed, other: Filed) -> Iterator[Reason]:
    """What standing, length, number and subject of two reports say for one contact, or against it."""
    a, b = one.report, other.report
    if a.standing == b.standing == "main":
        yield Reason("matter.main", "both documents are about it", 1.0)
        if published_near(corpus, one, other, 3):
            yield Reason("matter.fresh", "the documents appeared within three days of each other", 1.5)
    if a.duration_minutes and b.duration_minutes:
        longer = max(a.duration_minutes, b.duration_minutes)
        near = abs(a.duration_minutes - b.duration_minutes) <= _NEAR_LENGTH * longer
        sentence = "as long" if near else "longer by one account than by the other"
        yield Reason("matter.length", sentence, 1.0 if near else -1.0, _words_of_length(one, other))
    if a.count == b.count == "several":
        yield Reason("matter.several", "both speak of several", 1.0, words_of_evidence(one, other))
    if any(corpus.published(f.document).is_open and not is_narrow(f.report.date.interval) for f in (one, other)):
        yield _subjects(corpus, one, other)
    if shared := sorted(set(a.topics) & set(b.topics)):
        sentence = f"both about {', '.join(shared[:3])}"
        yield Reason("matter.topics", sentence, min(1.0, 0.5 * len(shared)), words_of_evidence(one, other))


def _words_of_length(*filed: Filed) -> Words:
    return tuple((f.document, f.report.duration_span) for f in filed if f.report.duration_span)


def _subjects(corpus: Corpus, one: Filed, other: Filed) -> Reason:
    """Where one of the documents cannot be dated, the matter that they are about must do."""
    shared = shared_words(corpus, one, other)
    if len(shared) >= MATTER_WORDS:
        return Reason("matter.words", f"both documents speak of {', '.join(shared[:4])}", 1.0)
    return Reason("matter.words", "one document is undated, and they have little of their subjects in common", -2.0)


def shared_words(corpus: Corpus, one: Filed, other: Filed) -> list[str]:
    """The words of matter that the documents of two reports have in common."""
    return sorted(corpus.words[one.document] & corpus.words[other.document])
