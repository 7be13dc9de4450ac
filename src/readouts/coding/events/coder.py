"""Coding the events of a document in PLOVER."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import EventMention, Statement
from readouts.language.reading import Reading


@dataclass(frozen=True, slots=True)
class EventCoder:
    """Codes events from lexicon and patterns."""

    @classmethod
    def load(cls) -> EventCoder:
        """The coder with the lexicon and patterns that ship with the package."""
        return cls()

    def find(self, reading: Reading, statements: tuple[Statement, ...]) -> tuple[EventMention, ...]:
        """Event mentions in text order."""
        return ()
