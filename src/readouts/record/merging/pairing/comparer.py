"""Whether two reports are of one contact: what excludes it comes first, then all that counts is added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readouts.record.corpus import Corpus, Filed
from readouts.record.corrections.given import Given
from readouts.record.merging.pairing.channels import never_by_channels, reasons_of_channels, words_of_evidence
from readouts.record.merging.pairing.days import never_by_days, reasons_of_days
from readouts.record.merging.pairing.decision import Decision, Reason
from readouts.record.merging.pairing.given import decided
from readouts.record.merging.pairing.histories import never_by_histories, reasons_of_histories
from readouts.record.merging.pairing.hours import never_by_hours
from readouts.record.merging.pairing.matter import never_by_count, reasons_of_counting, reasons_of_matter
from readouts.record.merging.pairing.people import never_by_people, reasons_of_people
from readouts.record.merging.pairing.places import Places
from readouts.record.merging.pairing.ranks import Ranks
from readouts.record.merging.zones import Zones


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares two contact reports. Every rule looks at the two, their documents, and nothing else of the record."""

    zones: Zones
    places: Places
    ranks: Ranks
    given: Given | None = None
    """What people have decided of pairs of reports; None where nobody decided anything."""

    @classmethod
    def load(cls) -> Comparer:
        """The comparer with the data that ships with the package."""
        return cls(Zones.load(), Places.load(), Ranks.load())

    def decide(self, corpus: Corpus, one: Filed, other: Filed) -> Decision:
        """Compare two reports."""
        return self.settled(corpus, one, other) or self.weighed(corpus, one, other)

    def settled(self, corpus: Corpus, one: Filed, other: Filed) -> Decision | None:
        """The decision where a person made it, or where something excludes that the two are one; else None."""
        given = decided(self.given, one, other) if self.given else None
        if given is not None:
            return given
        never = self.never(corpus, one, other)
        return Decision.never(never) if never else None

    def weighed(self, corpus: Corpus, one: Filed, other: Filed) -> Decision:
        """The decision by all that counts, where nothing excludes that the two are one contact."""
        return Decision.of(tuple(self._reasons(corpus, one, other)))

    def never(self, corpus: Corpus, one: Filed, other: Filed) -> Reason | None:
        """What excludes that the two are one contact, the plainest first; None where nothing does."""
        return (
            _one_document(one, other)
            or never_by_count(one, other)
            or never_by_channels(one, other)
            or never_by_histories(one, other)
            or never_by_people(corpus, one, other)
            or self.ranks.never(one, other)
            or never_by_days(corpus, self.zones, one, other)
            or never_by_hours(corpus, self.zones, one, other)
            or self.places.never(one, other)
        )

    def _reasons(self, corpus: Corpus, one: Filed, other: Filed) -> Iterator[Reason]:
        """All that speaks for one contact, or against it."""
        yield from reasons_of_people(one, other)
        yield from reasons_of_days(corpus, one, other)
        yield from reasons_of_channels(one, other)
        yield from self.places.reasons(one, other)
        yield from reasons_of_histories(corpus, one, other)
        yield from reasons_of_matter(corpus, one, other)
        yield from reasons_of_counting(corpus, one, other)


def _one_document(one: Filed, other: Filed) -> Reason | None:
    if one.document != other.document:
        return None
    return Reason("comparer.document", "one document keeps them apart", words=words_of_evidence(one, other))
