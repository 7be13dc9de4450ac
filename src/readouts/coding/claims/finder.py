"""Finding claims: first since, n-th, none since, last contact, initiated by, not mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.claims.asserting import disputed_claims, initiation_claims
from readouts.coding.claims.calling import calling_claims
from readouts.coding.claims.counting import counting_claims
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.omissions import omission_claims
from readouts.coding.claims.patterns import ClaimPatterns
from readouts.coding.coding import Claim, ContactReport, EventMention, Statement
from readouts.coding.contacts.elliptical import with_order
from readouts.coding.contacts.lexicon import ContactLexicon
from readouts.coding.contacts.mentions import find_mentions
from readouts.coding.contacts.reports import with_events
from readouts.coding.contacts.scene import Scene
from readouts.language.reading import Reading
from readouts.language.times.calendar import Calendar


@dataclass(frozen=True, slots=True)
class ClaimFinder:
    """Finds claims."""

    lexicon: ContactLexicon
    patterns: ClaimPatterns
    table: ActorTable
    calendar: Calendar

    @classmethod
    def load(cls, table: ActorTable, calendar: Calendar) -> ClaimFinder:
        """The finder with the patterns that ship with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        return cls(
            ContactLexicon.load(),
            ClaimPatterns.load(),
            table,
            calendar,
        )

    def find(
        self,
        reading: Reading,
        contacts: tuple[ContactReport, ...],
        events: tuple[EventMention, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Claim, ...]:
        """Claims in text order."""
        scene = Scene(reading, self.lexicon, events, statements, self.table)
        mentions = with_order(scene, with_events(find_mentions(scene), scene))
        ground = Ground(scene, self.patterns, mentions, contacts, self.calendar)
        found: dict[str, Claim] = {}
        for claim in (
            *counting_claims(ground),
            *initiation_claims(ground),
            *calling_claims(ground),
            *disputed_claims(ground),
            *omission_claims(ground),
        ):
            found.setdefault(claim.id, claim)
        return tuple(sorted(found.values(), key=lambda c: (c.words, c.kind, c.id)))
