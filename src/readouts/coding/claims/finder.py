"""Finding claims: first since, n-th, none since, last contact, initiated by, not mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Claim, ContactReport, EventMention, Statement
from readouts.language.reading import Reading


@dataclass(frozen=True, slots=True)
class ClaimFinder:
    """Finds claims."""

    @classmethod
    def load(cls) -> ClaimFinder:
        """The finder with the patterns that ship with the package."""
        return cls()

    def find(
        self,
        reading: Reading,
        contacts: tuple[ContactReport, ...],
        events: tuple[EventMention, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Claim, ...]:
        """Claims in text order."""
        return ()
