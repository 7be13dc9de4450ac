"""The points of accounts: what each side says of a contact, one clause a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from readouts.coding.coding import ContactReport, EventMention, Point, Statement, stable_id
from readouts.coding.points.describing import kind_of, leaves_out, topic_of
from readouts.coding.points.lexicon import Lexicon, PointKind
from readouts.coding.points.linking import Linker, same_person
from readouts.coding.points.voices import OFFICIAL_KINDS, Utterance, utterances_of
from readouts.coding.points.wording import Wording
from readouts.language.reading import Actor, Reading


@dataclass(frozen=True, slots=True)
class _Source:
    """The spokesperson or ministry whose account of a contact the document tells."""

    side: str
    speaker: Actor | None


@dataclass(frozen=True, slots=True)
class PointFinder:
    """Finds the points that a document's accounts make of its contacts."""

    lexicon: Lexicon
    wording: Wording

    @classmethod
    def load(cls) -> PointFinder:
        """The finder with the data that ships with the package."""
        return cls(Lexicon.load(), Wording.load())

    def find(
        self,
        reading: Reading,
        contacts: tuple[ContactReport, ...],
        events: tuple[EventMention, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[ContactReport, ...]:
        """The same contact reports, with their points in text order."""
        if not contacts:
            return contacts
        found: dict[int, dict[str, Point]] = {}
        for n, point in self._points(reading, contacts, events, statements):
            found.setdefault(n, {}).setdefault(point.id, point)
        return tuple(
            replace(contact, points=tuple(sorted(found[n].values(), key=lambda p: (p.span, p.side or "", p.id))))
            if n in found
            else contact
            for n, contact in enumerate(contacts)
        )

    def _points(
        self,
        reading: Reading,
        contacts: tuple[ContactReport, ...],
        events: tuple[EventMention, ...],
        statements: tuple[Statement, ...],
    ) -> Iterator[tuple[int, Point]]:
        """Contacts and their points, in text order."""
        linker = Linker(reading, contacts, events, self.lexicon)
        own_side = reading.document.outlet_country if reading.document.kind in OFFICIAL_KINDS else None
        sources: dict[int, _Source] = {}
        for utterance in utterances_of(reading, statements, self.lexicon):
            if not self._says_something(reading, utterance):
                continue
            linked = linker.contacts_of(utterance, own_account=own_side is not None)
            if utterance.statement is None and leaves_out(reading.parse, utterance.clause, self.lexicon):
                # "A request that was not mentioned this time" is said of today's call, beside words about the last one.
                linked = tuple(dict.fromkeys(map(linker.newest, linked)))
            for n in linked:
                for side, speaker in self._whose(utterance, contacts[n], own_side, sources.get(n)):
                    yield n, self._point(reading, utterance, side, speaker, contacts[n])
                if utterance.institutional and utterance.sides:
                    sources[n] = _Source(utterance.sides[0], utterance.speaker)

    def _says_something(self, reading: Reading, utterance: Utterance) -> bool:
        """Whether a clause has words of its own; for the outlet's sentences, more than "he said"."""
        weights = self.wording.weigh(reading.text(utterance.clause.span))
        least = self.wording.weights["slight"] if utterance.statement else self.wording.weights["general"]
        return sum(weights.values()) >= least

    def _whose(
        self, utterance: Utterance, contact: ContactReport, own_side: str | None, source: _Source | None
    ) -> tuple[tuple[str | None, Actor | None], ...]:
        """The sides whose account a clause belongs to, each with who speaks for it.

        A side's own document is its account throughout. What an outlet tells after a spokesperson's account, without
        naming another source, is that account going on, whoever acts in it. Else a side's doings are its own.
        """
        taking_part = {a.state for a in contact.participants if a.state}
        if own_side is not None:
            inside = [a for a in (utterance.speaker, *utterance.acting) if a and a.state == own_side]
            return ((own_side, inside[0] if inside else None),)
        if utterance.statement is not None and utterance.institutional:
            return tuple((side, utterance.speaker) for side in utterance.sides if side in taking_part)
        if source is not None and utterance.sides and self._in_contact(utterance, contact):
            return ((source.side, source.speaker),)
        sides = [side for side in utterance.sides if side in taking_part]
        if sides:
            speakers = (utterance.speaker, *utterance.acting)
            return tuple((side, next((a for a in speakers if a and a.state == side), None)) for side in sides)
        return ((None, None),) if utterance.statement is None else ()

    def _in_contact(self, utterance: Utterance, contact: ContactReport) -> bool:
        """Whether the clause tells what a participant did, rather than what somebody else said about it."""
        return all(any(same_person(a, p) for p in contact.participants) for a in utterance.acting)

    def _point(
        self, reading: Reading, utterance: Utterance, side: str | None, speaker: Actor | None, contact: ContactReport
    ) -> Point:
        clause = utterance.clause
        topic = topic_of(reading.parse, clause, self.lexicon)
        statement = utterance.statement.id if utterance.statement else None
        return Point(
            id=stable_id(reading.document.id, contact.id, side, list(clause.span), statement),
            side=side,
            speaker=speaker,
            statement=statement,
            span=clause.span,
            text=reading.text(clause.span),
            topic=reading.text(topic[1]) if topic else None,
            kind=self._kind(reading, utterance, side),
        )

    def _kind(self, reading: Reading, utterance: Utterance, side: str | None) -> PointKind:
        kind = kind_of(reading.parse, utterance.clause, self.lexicon)
        if kind == "said" and utterance.statement is not None and utterance.statement.stance == "denies":
            return "denied"
        return "reported" if side is None and kind == "said" else kind
