"""Joining a document's mentions of contacts into contact reports."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import ContactReport, EventMention, Statement
from readouts.language.reading import Reading


@dataclass(frozen=True, slots=True)
class ContactsFound:
    """The contact reports of a document, and its events with those added that only contacts show ("first since May")."""

    events: tuple[EventMention, ...]
    contacts: tuple[ContactReport, ...]


@dataclass(frozen=True, slots=True)
class ContactFinder:
    """Finds the contacts that a document reports."""

    @classmethod
    def load(cls) -> ContactFinder:
        """The finder with the data that ships with the package."""
        return cls()

    def find(
        self, reading: Reading, events: tuple[EventMention, ...], statements: tuple[Statement, ...]
    ) -> ContactsFound:
        """Contact reports in the order of their first mention."""
        return ContactsFound(events, ())
