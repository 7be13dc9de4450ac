"""Finding claims: first since, n-th, none since, last contact, initiated by, not mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.claims.asserting import disputed_claims, initiation_claims
from readouts.coding.claims.calling import calling_claims, request_claims
from readouts.coding.claims.counting import counting_claims
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.omissions import omission_claims
from readouts.coding.claims.patterns import ClaimPatterns
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.elliptical import with_order
from readouts.coding.contacts.finder import ContactsFound
from readouts.coding.contacts.reports import with_events
from readouts.language.times.calendar import Calendar


@dataclass(frozen=True, slots=True)
class ClaimFinder:
    """Finds claims."""

    patterns: ClaimPatterns
    calendar: Calendar

    @classmethod
    def load(cls, calendar: Calendar) -> ClaimFinder:
        """The finder with the patterns that ship with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        return cls(ClaimPatterns.load(), calendar)

    def find(
        self,
        found: ContactsFound,
        contacts: tuple[ContactReport, ...],
    ) -> tuple[Claim, ...]:
        """Claims in text order.

        Args:
            found: What the document speaks of contacts.
            contacts: Its contact reports, with their points.
        """
        scene = found.scene
        mentions = with_order(scene, with_events(found.mentions, scene))
        ground = Ground(scene, self.patterns, mentions, contacts, self.calendar)
        claims: dict[str, Claim] = {}
        for claim in (
            *counting_claims(ground),
            *initiation_claims(ground),
            *calling_claims(ground),
            *request_claims(ground),
            *disputed_claims(ground),
            *omission_claims(ground),
        ):
            claims.setdefault(claim.id, claim)
        return tuple(sorted(claims.values(), key=lambda c: (c.words, c.kind, c.id)))
