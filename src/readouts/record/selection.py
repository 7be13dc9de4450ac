"""Which entries of a record somebody asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readouts.coding.coding import Statement
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.model import CheckedClaim, Contact, Event


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters that all have to hold; one that is None or empty holds always.

    ``window`` keeps what may have been in it: an entry whose interval touches the window.
    """

    states: frozenset[str] = frozenset()
    person: str | None = None
    window: Interval = ALWAYS
    channel: str | None = None
    status: str | None = None
    type: str | None = None
    documents: frozenset[str] | None = None
    """Ids of the documents that hold the words asked for; None where none were."""

    def contact(self, contact: Contact) -> bool:
        """Whether a contact is asked for."""
        return (
            self.states <= contact.states
            and self._person(contact.participants)
            and contact.date.interval.touches(self.window)
            and self.channel in (None, contact.channel)
            and self.status in (None, contact.status)
            and self._documents(d.document for d in contact.documents)
        )

    def event(self, event: Event) -> bool:
        """Whether an event is asked for."""
        actors = event.actors + event.recipients
        return (
            self.states <= {a.state for a in actors}
            and self._person(actors)
            and event.date.interval.touches(self.window)
            and self.type in (None, event.type)
            and self._documents(s.document for s in event.evidence)
        )

    def statement(self, document: str, statement: Statement) -> bool:
        """Whether a statement is asked for; its speaker stands for one of the states."""
        speaker = (statement.speaker,) if statement.speaker else ()
        return (
            (not self.states or any(a.state in self.states for a in speaker))
            and self._person(speaker)
            and self._documents([document])
        )

    def claim(self, claim: CheckedClaim) -> bool:
        """Whether a claim is asked for."""
        return (
            self.states <= {a.state for a in claim.participants}
            and self._person(claim.participants)
            and self.type in (None, claim.kind)
            and self.status in (None, claim.verdict)
            and self._documents([claim.document] if claim.document else [])
        )

    def _person(self, actors: Iterable[Actor]) -> bool:
        if self.person is None:
            return True
        wanted = self.person.casefold()
        return any(wanted in (a.name or "").casefold() or wanted == (a.id or "").casefold() for a in actors)

    def _documents(self, ids: Iterable[str]) -> bool:
        return self.documents is None or not self.documents.isdisjoint(ids)
