"""Finding claims: first since, n-th, none since, last contact, initiated by, not mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.claims.asserting import disputed_claims, initiation_claims
from readouts.coding.claims.counting import counting_claims
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.omissions import omission_claims
from readouts.coding.claims.patterns import ClaimPatterns
from readouts.coding.coding import Claim, ContactReport, EventMention, Statement
from readouts.coding.contacts.lexicon import ContactLexicon
from readouts.coding.contacts.mentions import find_mentions
from readouts.coding.contacts.reports import with_events
from readouts.coding.contacts.scene import Scene
from readouts.language.reading import Reading


@dataclass(frozen=True, slots=True)
class ClaimFinder:
    """Finds claims."""

    lexicon: ContactLexicon
    patterns: ClaimPatterns
    table: ActorTable

    @classmethod
    def load(cls, table: ActorTable | None = None) -> ClaimFinder:
        """The finder with the patterns that ship with the package; reads the table of actors where none is given.

        Raises:
            ResourceFileError: A data file has faults.
        """
        return cls(ContactLexicon.load(), ClaimPatterns.load(), table if table is not None else ActorTable.load())

    def find(
        self,
        reading: Reading,
        contacts: tuple[ContactReport, ...],
        events: tuple[EventMention, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Claim, ...]:
        """Claims in text order."""
        scene = Scene(reading, self.lexicon, events, statements, self.table)
        ground = Ground(scene, self.patterns, with_events(find_mentions(scene), scene), contacts)
        found: dict[str, Claim] = {}
        for claim in (
            *counting_claims(ground),
            *initiation_claims(ground),
            *disputed_claims(ground),
            *omission_claims(ground),
        ):
            found.setdefault(claim.id, claim)
        return tuple(sorted(found.values(), key=lambda c: (c.words, c.kind, c.id)))
