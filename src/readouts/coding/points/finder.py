"""The points of accounts: what each side says of a contact, one clause a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from readouts.coding.coding import ContactReport, EventMention, Point, Statement, stable_id
from readouts.coding.points.describing import kind_of, leaves_out, topic_of
from readouts.coding.points.lexicon import Lexicon, PointKind
from readouts.coding.points.linking import Linker
from readouts.coding.points.references import same_person
from readouts.coding.points.story import PRESS
from readouts.coding.points.voices import Utterance, goes_on_silently, only_announces, utterances_of
from readouts.coding.points.wording import Wording
from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.language.reading import Actor, Reading
from readouts.slots import replace
from readouts.span import Span


@dataclass(frozen=True, slots=True)
class _Source:
    """The spokesperson or ministry whose account of a contact the document tells."""

    side: str
    speaker: Actor | None
    sentence: int
    named: bool
    """Whether his words named the contact; else his account goes on to the end of the paragraph only."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The statement about a contact that the document gave last."""

    contact: int
    side: str | None
    speaker: Actor | None
    sentence: int


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
            replace(contact, points=_without_parts(found[n].values())) if n in found else contact
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
        last: _Last | None = None
        utterances = utterances_of(reading, statements, self.lexicon)
        joint = _joint(utterances)
        siblings: dict[str, list[Utterance]] = {}
        for utterance in utterances:
            if utterance.statement:
                siblings.setdefault(utterance.statement.id, []).append(utterance)
        for utterance in utterances:
            if not self._says_something(reading, utterance):
                continue
            said = utterance.statement
            links = linker.links_of(utterance, siblings[said.id] if said else (), own_account=own_side is not None)
            sentence = reading.parse.tokens[utterance.clause.head].sentence
            if (
                not links
                and last is not None
                and goes_on_silently(reading.parse, utterance, last.sentence, self.lexicon)
            ):
                yield last.contact, self._point(reading, utterance, last.side, last.speaker, contacts[last.contact])
                continue
            omits = self._told_omission(reading, utterance)
            for link in links:
                # "A request that was not mentioned this time" is said of today's call, beside words about the last one.
                n = (
                    linker.newest(link.contact)
                    if omits or self._describes_omission(reading, utterance)
                    else link.contact
                )
                source = sources.get(n)
                if source and not self._reaches(reading, source, sentence):
                    source = None
                tells = said is None and linker.only_names(utterance, n)
                whose = (
                    ((None, None),)
                    if (omits or (tells and source is None)) and not own_side
                    else self._whose(reading, utterance, contacts[n], own_side, source)
                )
                for side, speaker in whose:
                    yield n, self._point(reading, utterance, side, speaker, contacts[n])
                if own_side and (guest := _guest(reading, utterance, own_side, contacts[n])):
                    point = self._point(reading, utterance, guest.state, guest, contacts[n])
                    yield n, replace(point, told_by=own_side)
                last = _Last(n, *whose[0], sentence) if said and len(whose) == 1 and whose[0][0] else None
                if said and utterance.institutional and len(utterance.sides) == 1:
                    about = link.named or self._tells_of_it(reading, utterance, contacts[n])
                    if about and not utterance.tells and utterance.clause.span not in joint:
                        sources[n] = _Source(utterance.sides[0], utterance.speaker, sentence, named=link.named)
                    elif source and source.side != utterance.sides[0]:
                        del sources[n]  # another side's account begins here

    def _reaches(self, reading: Reading, source: _Source, sentence: int) -> bool:
        sentences = reading.parse.sentences
        if not source.named and sentences[sentence].paragraph != sentences[source.sentence].paragraph:
            return False
        return sentence - source.sentence <= _REACH

    def _tells_of_it(self, reading: Reading, utterance: Utterance, contact: ContactReport) -> bool:
        """Whether an institution tells what a participant said or both did there: "Lind voiced concern, the ministry said"."""
        verb = reading.parse.tokens[utterance.clause.head]
        if not self.lexicon.has_any((self.lexicon.speech, self.lexicon.together), reading.parse, verb):
            return False
        pair = utterance.subject is not None and utterance.subject.lower in self.lexicon.both
        return pair or any(same_person(a, p) for a in utterance.acting if a.named for p in contact.participants)

    def _told_omission(self, reading: Reading, utterance: Utterance) -> bool:
        """Whether the outlet itself says that something was left out, not of one side's account."""
        own = utterance.statement is None or (utterance.tells and not utterance.institutional)
        return own and not utterance.describes and leaves_out(reading.parse, utterance.clause, self.lexicon)

    def _describes_omission(self, reading: Reading, utterance: Utterance) -> bool:
        return utterance.describes and leaves_out(reading.parse, utterance.clause, self.lexicon)

    def _says_something(self, reading: Reading, utterance: Utterance) -> bool:
        """Whether a clause has words of its own; for the outlet's sentences, more than "he said"."""
        if utterance.statement is None and utterance.describes and only_announces(reading.parse, utterance.clause):
            return False
        clause, parse = utterance.clause, reading.parse
        verb = parse.tokens[clause.head]
        telling = (self.lexicon.speech, self.lexicon.together)
        if clause.last == clause.first + 1 and self.lexicon.has_any(telling, parse, verb):
            return False  # "On one thing they concur: …"
        least = self.wording.weights["slight"] if utterance.statement else self.wording.weights["general"]
        words = reading.text(clause.span)
        if phrase := next((p for p in self.lexicon.unnamed if p in words.casefold()), None):
            # "Asked not to be named" tells of the source, and nothing of the contact.
            words, least = words.casefold().replace(phrase, " "), self.wording.weights["content"]
        return self.wording.reaches(words, least)

    def _whose(
        self,
        reading: Reading,
        utterance: Utterance,
        contact: ContactReport,
        own_side: str | None,
        source: _Source | None,
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
        if utterance.institutional and sides:
            return tuple((side, _for_side(speakers, side)) for side in sides)
        going_on = source is not None and source.side in taking_part and not self._judges(reading, utterance)
        if source is not None and going_on and self._in_contact(utterance, contact):
            return ((source.side, source.speaker),)
        if sides:
            return tuple((side, _for_side(speakers, side)) for side in sides)
        # The outlet's own voice, and what an outsider says of the contact, are nobody's account.
        outsider = utterance.speaker if utterance.statement is not None and utterance.speaker else None
        if outsider and outsider.state is None and "joint" in (outsider.role or "").casefold().split():
            return tuple((side, None) for side in sorted(taking_part))
        return ((None, outsider),) if utterance.statement is None or outsider else ()

    def _judges(self, reading: Reading, utterance: Utterance) -> bool:
        """Whether a participant speaks about the contact ("described the call as useful"), and not in it."""
        head = reading.parse.tokens[utterance.clause.head]
        of = [
            n
            for p in reading.parse.children(head.i, "prep")
            if p.lower in ("of", "about")
            for n in reading.parse.children(p.i, "pobj")
        ]
        things = [*reading.parse.children(head.i, "dobj"), *of]
        return bool(utterance.sides) and any(t.lemma in self.lexicon.contacts for t in things)

    def _in_contact(self, utterance: Utterance, contact: ContactReport) -> bool:
        """Whether the clause tells what a participant did in the contact, or how it went."""
        speaking = (utterance.speaker,) if utterance.statement and utterance.speaker else utterance.acting
        if not all(any(same_person(a, p) for p in contact.participants) for a in speaking):
            return False
        if utterance.statement is not None:
            medium = (utterance.statement.medium or "").startswith(PRESS)
            return not medium and not utterance.to_press and (utterance.tells or bool(utterance.hearers))
        return bool(utterance.sides) or utterance.circumstance

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
        stance = utterance.statement.stance if utterance.statement else "asserts"
        if kind == "said" and stance == "denies":
            return "denied"
        if stance == "declines":
            return "not_mentioned"
        return "reported" if side is None and kind == "said" else kind


# Sentences over which a spokesperson's account goes on in the outlet's own words.
_REACH = 5


def _guest(reading: Reading, utterance: Utterance, own_side: str, contact: ContactReport) -> Actor | None:
    """The other side's participant whose words a side's own page gives: "Lind said that …" in Norway's readout.

    Only a source that names the person counts: on such a page "the President" and "he" are mostly its own.
    """
    speaker, said = utterance.speaker, utterance.statement
    if said is None or said.source is None or speaker is None or not speaker.name or own_side in utterance.sides:
        return None
    if speaker.state not in {a.state for a in contact.participants if a.state} or speaker.kind != "person":
        return None
    named = speaker.name.split()[-1].casefold() in reading.text(said.source).casefold()
    return speaker if named else None


def _joint(utterances: Sequence[Utterance]) -> frozenset[Span]:
    """Clauses that several sides say together ("both governments confirmed"): nobody's account begins there."""
    seen: dict[Span, set[str]] = {}
    for utterance in utterances:
        seen.setdefault(utterance.clause.span, set()).update(utterance.sides)
    return frozenset(span for span, sides in seen.items() if len(sides) > 1)


def _for_side(speakers: Sequence[Actor], side: str) -> Actor | None:
    """Who speaks for a side: somebody of it, else a source that names no state."""
    own = (a for a in speakers if a.state == side or (a.state is None and a is speakers[0]))
    return next(own, None)


def _without_parts(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points in text order, without those of a side whose words stand inside another point of that side."""
    kept: list[Point] = []
    widest: dict[str | None, Span] = {}
    for point in sorted(points, key=lambda p: (p.span.start, -p.span.end, p.id)):
        known = widest.get(point.side)
        if known is None or not known.contains(point.span):
            widest[point.side] = point.span
            kept.append(point)
    return tuple(sorted(kept, key=_place))


def _place(point: Point) -> tuple[Span, str, str]:
    return (point.span, point.side or "", point.id)
