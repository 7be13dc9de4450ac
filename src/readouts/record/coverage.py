"""What the record holds that bears on a question: how much an absence in it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.model import Contact, Coverage, DatedDocument, Event
from readouts.record.sides import states_of


@dataclass(frozen=True, slots=True)
class Holdings:
    """Contacts, events and documents of a record, for asking what it knows of two sides."""

    contacts: tuple[Contact, ...]
    events: tuple[Event, ...]
    documents: tuple[DatedDocument, ...]

    def coverage(self, sides: Sequence[Actor], window: Interval) -> Coverage:
        """How many documents and publishers speak of the sides together, in contacts or events, in the window.

        A document counts where it appeared in the window, or where what it reports lies there.
        """
        found = self.documents_on(sides, window)
        wanted = states_of(sides)
        published = {d.id: d for d in self.documents}
        publishers = {published[d].publisher or d for d in found if d in published}
        names = " and ".join(sorted(wanted)) or "the sides"
        sentence = (
            f"{_count(len(found), 'document')} from {_count(len(publishers), 'publisher')} "
            f"{'speaks' if len(found) == 1 else 'speak'} of {names} {_when(window)}"
            if found
            else f"the record holds no document on {names} {_when(window)}"
        )
        return Coverage(window, len(found), len(publishers), sentence)

    def documents_on(self, sides: Sequence[Actor], window: Interval) -> frozenset[str]:
        """The documents that speak of the sides together, and appeared in the window or report what lies there."""
        wanted = states_of(sides)
        published = {d.id: d for d in self.documents}
        found: set[str] = set()
        for contact in self.contacts:
            if wanted and wanted <= contact.states:
                inside = contact.date.interval != ALWAYS and contact.date.interval.touches(window)
                found |= {
                    link.document
                    for link in contact.documents
                    if inside or _appeared(published.get(link.document), window)
                }
        for event in self.events:
            if wanted and wanted <= states_of((*event.actors, *event.recipients)):
                found |= {s.document for s in event.evidence if _appeared(published.get(s.document), window)}
        return frozenset(found)


def _appeared(document: DatedDocument | None, window: Interval) -> bool:
    return (
        document is not None and document.published.interval != ALWAYS and document.published.interval.touches(window)
    )


def _when(window: Interval) -> str:
    """The window as a reader says it."""
    if window.is_day:
        return f"on {window.earliest}"
    if window.earliest and window.latest:
        return f"between {window.earliest} and {window.latest}"
    if window.earliest:
        return f"since {window.earliest}"
    return f"until {window.latest}" if window.latest else "at any time"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
