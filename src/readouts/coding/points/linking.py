"""Which contact a clause speaks of: by the words for the contact near it, else by what was spoken of last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from readouts.coding.coding import ContactReport, EventMention
from readouts.coding.points.lexicon import Lexicon
from readouts.coding.points.voices import Sentences, Utterance
from readouts.coding.points.wording import Wording, content_stems
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Reading
from readouts.span import Span

# Contacts that took place, or that somebody says did: of these there are accounts.
_FIRM = frozenset({"held", "denied", "refused", "cancelled"})
_NEAR = 3
"""Sentences over which a document goes on speaking of a contact without naming it."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name a contact."""

    span: Span
    contact: int


@dataclass(slots=True)
class Thread:
    """What the document has spoken of so far; one for each document, filled while its clauses are read in order."""

    contact: int | None = None
    sentence: int = 0
    speaker: str | None = None
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    """Contact → words of substance in what was said of it."""

    def follow(self, contact: int, sentence: int, speaker: str | None, words: frozenset[str]) -> None:
        """Remember that a clause spoke of a contact."""
        self.contact, self.sentence, self.speaker = contact, sentence, speaker
        self.words[contact] = self.words.get(contact, frozenset()) | words


class Linker:
    """Links the clauses of one document to its contacts."""

    def __init__(
        self, reading: Reading, contacts: Sequence[ContactReport], events: Sequence[EventMention], lexicon: Lexicon
    ) -> None:
        self._reading, self._contacts, self._lexicon = reading, contacts, lexicon
        self._wording = Wording.load()
        self._sentences = Sentences(reading.parse)
        self._states = [frozenset(a.state for a in c.participants if a.state) for c in contacts]
        by_id = {e.id: e for e in events}
        self._triggers: dict[int, list[Trigger]] = {}
        for n, contact in enumerate(contacts):
            for span in sorted({by_id[e].trigger for e in contact.events if e in by_id}):
                self._triggers.setdefault(self._sentences.at(span.start), []).append(Trigger(span, n))
        self._thread = Thread()
        self._seen = -1

    def contacts_of(self, utterance: Utterance, *, own_account: bool) -> tuple[int, ...]:
        """Indices of the contacts that a clause tells something of, mostly one or none; call in text order.

        Args:
            utterance: A clause that lies after those asked about before.
            own_account: The document is a side's own account, so that all of it speaks of its contact.
        """
        sentence = self._sentences.at(utterance.clause.span.start)
        self._pass_sentences(sentence)
        found = self._named(utterance)
        firm = [n for n in found if self._contacts[n].status in _FIRM]
        soft = [n for n in found if n not in firm]
        if not firm:
            current = self._current(utterance, sentence, own_account=own_account, about_next=bool(soft))
            firm = [current] if current is not None else []
        if firm:
            words = content_stems(self._wording, [self._reading.text(utterance.clause.span)])
            self._thread.follow(firm[0], sentence, utterance.speaker.key if utterance.speaker else None, words)
        return tuple(dict.fromkeys((*firm, *soft)))

    def newest(self, contact: int) -> int:
        """The contact of the same states that the document is about, where ``contact`` is only recalled; else itself."""
        if self._contacts[contact].standing == "main":
            return contact
        states = self._states[contact]
        main = (n for n, c in enumerate(self._contacts) if c.standing == "main" and self._states[n] == states)
        return next(main, contact)

    def _pass_sentences(self, sentence: int) -> None:
        """Let the thread follow the contacts that the sentences up to this one's predecessor name."""
        for passed in range(self._seen + 1, sentence):
            firm = [t for t in self._triggers.get(passed, ()) if self._contacts[t.contact].status in _FIRM]
            if firm:
                text = self._reading.text(self._reading.parse.sentences[passed].span)
                self._thread.follow(
                    firm[-1].contact, passed, self._thread.speaker, content_stems(self._wording, [text])
                )
        self._seen = max(self._seen, sentence - 1)

    def _allowed(self, contact: int, sides: Sequence[str]) -> bool:
        return not sides or bool(self._states[contact] & set(sides))

    def _named(self, utterance: Utterance) -> list[int]:
        """Contacts that the clause, else its sentence, names; the nearest of each kind first."""
        clause = utterance.clause.span
        touched = self._sentences.over(utterance.place)
        near = [t for s in touched for t in self._triggers.get(s, ()) if self._allowed(t.contact, utterance.sides)]
        inside = [t for t in near if clause.contains(t.span)]
        if inside:
            return list(dict.fromkeys(t.contact for t in inside))
        if not near or (utterance.statement is None and not self._tells(utterance)):
            return []
        return [min(near, key=lambda t: (_distance(t.span, clause), t.span)).contact]

    def _tells(self, utterance: Utterance) -> bool:
        """Whether a clause in the outlet's own voice tells what somebody said, or how the contact went."""
        verb = self._reading.parse.tokens[utterance.clause.head]
        return bool(utterance.sides) or self._lexicon.has(self._lexicon.together, self._reading.parse, verb)

    def _current(self, utterance: Utterance, sentence: int, *, own_account: bool, about_next: bool) -> int | None:
        """The contact spoken of last, if the clause goes on about it."""
        if own_account:
            return self._only_main() if self._thread.contact is None else self._thread.contact
        current = self._thread.contact
        if utterance.describes:
            return self._published(utterance, current)
        if current is None or not self._allowed(current, utterance.sides):
            return None
        distance = sentence - self._thread.sentence
        if distance > _NEAR or self._elsewhen(utterance, current):
            return None
        if about_next and utterance.sides:
            return current
        return current if self._goes_on(utterance, current, distance) else None

    def _published(self, utterance: Utterance, current: int | None) -> int | None:
        """The contact that a described account is of: the one spoken of, else the one that the document is about."""
        if current is not None and self._allowed(current, utterance.sides):
            return current
        main = (n for n, c in enumerate(self._contacts) if c.standing == "main" and c.status in _FIRM)
        return next((n for n in main if self._allowed(n, utterance.sides)), None)

    def _only_main(self) -> int | None:
        main = [n for n, c in enumerate(self._contacts) if c.standing == "main"]
        return main[0] if main else None

    def _elsewhen(self, utterance: Utterance, contact: int) -> bool:
        """Whether the sentence has a date of its own on which the contact cannot have been."""
        dated = self._contacts[contact].date.interval
        times = self._reading.times_in(utterance.place)
        return any(t.type == "DATE" and not t.interval.is_open and not t.interval.touches(dated, 1) for t in times)

    def _goes_on(self, utterance: Utterance, contact: int, distance: int) -> bool:
        parse, lexicon = self._reading.parse, self._lexicon
        tokens = parse.tokens[utterance.clause.first : utterance.clause.last]
        head = parse.tokens[utterance.clause.head]
        if utterance.statement is not None and _refers(parse, utterance, lexicon):
            return True
        if lexicon.has(lexicon.together, parse, head) and self._together(utterance, contact):
            return True
        participants = self._contacts[contact].participants
        acts = any(same_person(a, p) for a in utterance.acting for p in participants)
        if acts and lexicon.has(lexicon.speech, parse, head) and not _told_press(parse, head):
            return True
        said = content_stems(self._wording, [self._reading.text(utterance.clause.span)])
        shared = said & self._thread.words.get(contact, frozenset())
        if utterance.speaker is None or not utterance.sides:
            return any(t.lemma in lexicon.contacts for t in tokens) and utterance.statement is not None
        continues = utterance.speaker.key == self._thread.speaker
        return bool(shared) and (continues or utterance.institutional) and distance <= 2

    def _together(self, utterance: Utterance, contact: int) -> bool:
        """Whether both sides, or nobody named, are what discusses or agrees."""
        if not utterance.acting:
            return True
        states = {a.state for a in utterance.acting}
        return len(states & self._states[contact]) > 1 or utterance.institutional


def same_person(first: Actor, second: Actor) -> bool:
    """Whether two actors are one, as far as the document tells."""
    if first.key == second.key:
        return True
    if first.state is None or first.state != second.state:
        return False
    if first.name and second.name:
        return False
    return first.office is not None and first.office == second.office


def _distance(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)


def _refers(parse: Parse, utterance: Utterance, lexicon: Lexicon) -> bool:
    """Whether a statement's sentence speaks of "the call", "this conversation": a contact that is known already."""
    for token in parse.tokens_in(utterance.place):
        if token.lemma in lexicon.contacts and token.pos == "NOUN":
            for child in parse.children(token.i, "det", "poss"):
                if child.lower in ("the", "this", "their", "our", "his", "her"):
                    return True
    return False


def _told_press(parse: Parse, verb: Token) -> bool:
    heard = parse.children(verb.i, "dobj", "dative")
    return any(t.lemma in ("reporter", "journalist", "press", "newspaper", "parliament", "audience") for t in heard)
