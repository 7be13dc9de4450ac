"""What in a document bears on the day on which it appeared."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.coding.coding import Clue, EventMention
from readouts.language.reading import Reading


@dataclass(frozen=True, slots=True)
class ClueFinder:
    """Finds dating clues."""

    table: ActorTable

    def find(self, reading: Reading, events: tuple[EventMention, ...]) -> tuple[Clue, ...]:
        """Clues in text order."""
        return ()
