"""What in a record is worth a person's look, the most doubtful first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from readouts.coding.coding import Coding
from readouts.record.corrections.model import Correction, in_force
from readouts.record.corrections.passages import meant
from readouts.record.merging.pairing.days import width
from readouts.record.model import Acted, Contact, Record

# A date wider than this tells little.
WIDE_DAYS = 62


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at, why, and what could be done about it."""

    kind: Literal["contact", "claim", "document", "correction"]
    entry: str
    weight: int
    """The higher, the sooner it should be looked at."""
    why: str
    do: str
    """A command that settles it, to be completed."""


def doubts(record: Record, codings: Sequence[Coding], log: Sequence[Correction]) -> tuple[Doubt, ...]:
    """What is worth a look; entries that somebody accepted are left out, until something new is said of them.

    Args:
        record: The entries.
        codings: Those of the documents that corrections mean, for finding corrections whose words are gone.
        log: All corrections.
    """
    found = [*_contacts(record), *_claims(record), *_documents(record), *_lost(codings, log)]
    most: dict[str, int] = {}
    for doubt in found:
        most[doubt.entry] = max(doubt.weight, most.get(doubt.entry, 0))
    return tuple(sorted(found, key=lambda d: (-most[d.entry], d.kind, d.entry, -d.weight, d.why)))


def _is_accepted(corrections: Sequence[Acted]) -> bool:
    return any(c.action == "accept" for c in corrections)


def _contacts(record: Record) -> Iterator[Doubt]:
    for contact in record.contacts:
        if _is_accepted(contact.corrections):
            continue
        for conflict in contact.conflicts:
            values = " / ".join(v.value for v in conflict.values)
            yield _of(
                contact,
                4,
                f"accounts differ about {conflict.about}: {values}",
                f"edit {contact.id[:8]} {conflict.about} …",
            )
        if width(contact.date.interval) > WIDE_DAYS:
            yield _of(contact, 2, "its date is hardly known", f"edit {contact.id[:8]} date …")
        if not any(d.standing == "main" for d in contact.documents):
            yield _of(contact, 1, "no document is about it", f"accept {contact.id[:8]}")


def _of(contact: Contact, weight: int, why: str, do: str) -> Doubt:
    return Doubt("contact", contact.id, weight, why, f"readouts correct {do}")


def _claims(record: Record) -> Iterator[Doubt]:
    for claim in record.claims:
        if claim.verdict == "contradicted" and not _is_accepted(claim.corrections):
            why = f"the record contradicts it: {claim.because[-1] if claim.because else ''}"
            yield Doubt("claim", claim.id, 5, why, f"readouts correct accept {claim.id[:8]}")


def _documents(record: Record) -> Iterator[Doubt]:
    for document in record.documents:
        if not document.corrections and width(document.published.interval) > WIDE_DAYS:
            do = f"readouts correct edit {document.id} published …"
            yield Doubt("document", document.id, 3, "it is hardly known when it appeared", do)


def _lost(codings: Sequence[Coding], log: Sequence[Correction]) -> Iterator[Doubt]:
    """Corrections whose words no longer mean anything, because the document is gone or is coded otherwise."""
    by_digest = {c.digest: c for c in codings}
    for one in in_force(log):
        if one.kind == "document" or one.action == "add":
            lost = not any(p.digest in by_digest for p in one.passages)
        else:
            lost = not any(p.digest in by_digest and meant(by_digest[p.digest], one.kind, p) for p in one.passages)
        if lost:
            why = f"the correction of {one.by} no longer finds its words"
            yield Doubt("correction", one.id, 6, why, f"readouts correct undo {one.id[:8]}")
