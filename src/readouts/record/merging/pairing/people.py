"""The participants of two reports: the same people, the same offices, other people."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.coding import ContactReport
from readouts.record.corpus import Corpus, Filed
from readouts.record.merging.pairing.channels import words_of_evidence
from readouts.record.merging.pairing.decision import Reason
from readouts.record.sides import Likeness, compare_sides, is_named_person, level, states_of

_POINTS = {Likeness.SAME_PERSON: 2.0, Likeness.SAME_OFFICE: 1.5}


def never_by_people(corpus: Corpus, one: Filed, other: Filed) -> Reason | None:
    """Why the participants exclude that two reports are of one contact."""
    ours, theirs = states_of(one.report.participants), states_of(other.report.participants)
    words = words_of_evidence(one, other)
    if not (ours <= theirs or theirs <= ours) or len(ours & theirs) < 2:
        return Reason("people.sides", "other sides take part", words=words)
    compared = compare_sides(one.report.participants, other.report.participants)
    if any(v is Likeness.DIFFERENT for v in compared.values()):
        return Reason("people.others", "other people take part", words=words)
    if unheard := sorted((theirs - corpus.heard(one.document)) | (ours - corpus.heard(other.document))):
        sentence = f"one was with {', '.join(unheard)}, of whom the other document does not speak"
        return Reason("people.unheard", sentence, words=words)
    return None


def reasons_of_people(one: Filed, other: Filed) -> Iterator[Reason]:
    """What the participants of two reports say for one contact, or against it."""
    a, b = one.report, other.report
    words = words_of_evidence(one, other)
    for state, likeness in compare_sides(a.participants, b.participants).items():
        if likeness in _POINTS:
            yield Reason("people.same", f"{likeness.value} for {state}", _POINTS[likeness], words)
    if level(a.participants) == level(b.participants) == "states":
        yield Reason("people.states", "both name the states only", 1.0, words)
    elif _are_nameless(a) and _are_nameless(b):
        sentence = "both speak of officials of the states, without names or offices"
        yield Reason("people.nameless", sentence, 1.0, words)
    if states_of(a.participants) != states_of(b.participants):
        yield Reason("people.fewer", "one names a side that the other does not", -1.5, words)


def _are_nameless(report: ContactReport) -> bool:
    """Whether no participant is known by name or by the class of an office."""
    return not any(is_named_person(a) or a.office for a in report.participants)
