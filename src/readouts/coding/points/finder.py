"""The points of accounts: what each side says of a contact, one clause a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readouts.coding.coding import ContactReport, EventMention, Point, Statement, stable_id
from readouts.coding.points.describing import kind_of, leaves_out, topic_of
from readouts.coding.points.lexicon import Lexicon, PointKind
from readouts.coding.points.linking import Linker, same_person
from readouts.coding.points.voices import OFFICIAL_KINDS, Utterance, utterances_of
from readouts.coding.points.wording import Wording
from readouts.language.reading import Actor, Reading
from readouts.span import Span


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
        found: dict[int, dict[tuple[str | None, Span], Point]] = {}
        for n, point in self._points(reading, contacts, events, statements):
            found.setdefault(n, {}).setdefault((point.side, point.span), point)
        return tuple(
            replace(contact, points=tuple(sorted(found[n].values(), key=_place))) if n in found else contact
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
        document = reading.document
        own_side = document.outlet_country if document.kind in OFFICIAL_KINDS else None
        sources: dict[int, _Source] = {}
        for utterance in utterances_of(reading, statements, self.lexicon):
            if not self._says_something(reading, utterance):
                continue
            links = linker.links_of(utterance, own_account=own_side is not None)
            omits = utterance.statement is None and leaves_out(reading.parse, utterance.clause, self.lexicon)
            for link in links:
                # "A request that was not mentioned this time" is said of today's call, beside words about the last one.
                n = linker.newest(link.contact) if omits else link.contact
                for side, speaker in self._whose(utterance, contacts[n], own_side, sources.get(n)):
                    yield n, self._point(reading, utterance, side, speaker, contacts[n])
                if link.named and utterance.statement and utterance.institutional and len(utterance.sides) == 1:
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
        speakers = [a for a in (utterance.speaker, *utterance.acting) if a]
        if own_side is not None:
            return ((own_side, next((a for a in speakers if a.state == own_side), None)),)
        sides = [side for side in utterance.sides if side in taking_part]
        if utterance.institutional:
            return tuple((side, _for_side(speakers, side)) for side in sides)
        in_call = utterance.statement is None or utterance.tells
        if source is not None and in_call and source.side in taking_part and self._by_participants(utterance, contact):
            return ((source.side, source.speaker),)
        if sides:
            return tuple((side, _for_side(speakers, side)) for side in sides)
        return ((None, None),) if utterance.statement is None else ()

    def _by_participants(self, utterance: Utterance, contact: ContactReport) -> bool:
        """Whether nobody but participants acts in the clause."""
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


def _for_side(speakers: Sequence[Actor], side: str) -> Actor | None:
    """Who speaks for a side: somebody of it, else a source that names no state."""
    return next((a for a in speakers if a.state == side), next((a for a in speakers if a.state is None), None))


def _place(point: Point) -> tuple[Span, str, str]:
    return (point.span, point.side or "", point.id)
