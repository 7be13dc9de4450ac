"""Which contact a clause speaks of: by the words for the contact near it, else by what was spoken of last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readouts.coding.coding import ContactReport, EventMention
from readouts.coding.points.lexicon import Lexicon
from readouts.coding.points.voices import Sentences, Utterance
from readouts.coding.points.wording import Wording
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Reading
from readouts.span import Span

# Contacts that took place or were refused, or that somebody says did: of these there are accounts.
_FIRM = frozenset({"held", "denied", "refused", "cancelled", "ruled_out"})
# Contacts of which a document can go on to tell what was said there.
_TOLD = frozenset({"held", "denied"})
_TRIED = frozenset({"refused", "cancelled"})
_NEAR = 3
"""Sentences over which a document goes on speaking of a contact without naming it."""

PRESS = ("briefing", "interview", "social", "speech", "press conference", "article")


@dataclass(frozen=True, slots=True)
class Link:
    """A contact that a clause tells something of."""

    contact: int
    named: bool
    """Whether words for the contact stand in the sentence; else the document goes on about it."""


@dataclass(frozen=True, slots=True)
class _Trigger:
    """Words that name a contact."""

    span: Span
    head: Token
    contact: int
    anchor: bool
    """Whether something is counted from there ("since they spoke in May"): then the sentence is about a later contact."""


@dataclass(slots=True)
class _Thread:
    """What the document has spoken of so far; one for each document, filled while its clauses are read in order."""

    contact: int | None = None
    sentence: int = 0
    speaker: str | None = None
    words: dict[int, set[str]] = field(default_factory=dict)
    """Contact → words of what was said of it."""

    def follow(self, contact: int, sentence: int, speaker: str | None, words: Iterable[str]) -> None:
        """Remember that a clause spoke of a contact."""
        self.contact, self.sentence = contact, sentence
        self.speaker = speaker or self.speaker
        self.words.setdefault(contact, set()).update(words)


class Linker:
    """Links the clauses of one document to its contacts; clauses are given in text order."""

    def __init__(
        self, reading: Reading, contacts: Sequence[ContactReport], events: Sequence[EventMention], lexicon: Lexicon
    ) -> None:
        self._reading, self._parse, self._contacts, self._lexicon = reading, reading.parse, contacts, lexicon
        self._wording = Wording.load()
        self._sentences = Sentences(reading.parse)
        self._states = [frozenset(a.state for a in c.participants if a.state) for c in contacts]
        self._taking_part = frozenset(state for states in self._states for state in states)
        self._triggers: dict[int, list[_Trigger]] = {}
        triggers = {e.id: e.trigger for e in events}
        for n, contact in enumerate(contacts):
            for span in sorted({triggers[e] for e in contact.events if e in triggers}):
                if tokens := self._parse.tokens_in(span):
                    head = next((t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i), tokens[0])
                    trigger = _Trigger(span, head, n, counted_from(self._parse, head))
                    self._triggers.setdefault(head.sentence, []).append(trigger)
        self._sides_words = self._words_for_sides()
        self._thread = _Thread()
        self._seen = -1

    def links_of(self, utterance: Utterance, siblings: Sequence[Utterance], *, own_account: bool) -> tuple[Link, ...]:
        """The contacts that a clause tells something of, mostly one or none.

        Args:
            utterance: A clause that lies after those asked about before.
            siblings: All clauses of its statement: where one of them goes on about a contact, all do.
            own_account: The document is a side's own account, so that all of it speaks of its contact.
        """
        sentence = self._sentences.at(utterance.clause.span.start)
        self._pass_sentences(sentence)
        inside = [self._meant(t) for t in self._near(utterance) if utterance.clause.span.contains(t.span)]
        soft = [n for n in inside if self._contacts[n].status not in _FIRM]
        firm = self._foremost([n for n in inside if n not in soft]) or self._named(utterance)
        found = [Link(n, named=True) for n in firm]
        if not firm:
            current = self._current(utterance, siblings, sentence, own_account=own_account, planned=soft)
            found = [Link(current, named=False)] if current is not None else []
        if found:
            speaker = utterance.speaker.key if utterance.speaker else None
            words = self._words(utterance.clause.span) if utterance.statement else ()
            self._thread.follow(self.newest(found[0].contact), sentence, speaker, words)
            found += self._denied_too(utterance, found[0])
        return tuple(dict.fromkeys((*found, *(Link(n, named=True) for n in soft))))

    def _meant(self, trigger: _Trigger) -> int:
        """The contact that words for a contact are about: "the first call since May" is about today's."""
        return self.newest(trigger.contact) if trigger.anchor else trigger.contact

    def _denied_too(self, utterance: Utterance, link: Link) -> list[Link]:
        """The contact that a side denies where it says when the last one was: that is its account of the denied one."""
        main = self.newest(link.contact)
        if main != link.contact and self._contacts[main].status == "denied" and utterance.institutional:
            return [Link(main, named=False)]
        return []

    def newest(self, contact: int) -> int:
        """The contact of the same states that the document is about, where ``contact`` is only recalled; else itself."""
        if self._contacts[contact].standing == "main":
            return contact
        states = self._states[contact]
        main = (n for n, c in enumerate(self._contacts) if c.standing == "main" and self._states[n] == states)
        return next(main, contact)

    def _words_for_sides(self) -> frozenset[str]:
        """Words that name who takes part: they stand everywhere, and show no common subject."""
        named = (m for m in self._reading.mentions if any(a.state in self._taking_part for a in m.actors))
        texts = sorted({self._reading.text(m.span) for m in named})
        return frozenset(self._wording.weigh("x " + " x ".join(texts)))  # the x keeps a name from opening a sentence

    def _words(self, span: Span) -> set[str]:
        """Names and words of substance in a stretch, without those for the sides."""
        weights = self._wording.weigh(self._reading.text(span))
        return {w for w, weight in weights.items() if weight >= self._wording.weights["name"]} - self._sides_words

    def _pass_sentences(self, sentence: int) -> None:
        """Let the thread follow the contacts that the sentences before this one name."""
        for passed in range(self._seen + 1, sentence):
            if firm := [t.contact for t in self._triggers.get(passed, ()) if self._contacts[t.contact].status in _FIRM]:
                self._thread.follow(self.newest(self._foremost(firm)[-1]), passed, None, ())
        self._seen = max(self._seen, sentence - 1)

    def _foremost(self, contacts: Sequence[int]) -> list[int]:
        """Of contacts named together those that the document is about, if there are any ("first call since May")."""
        distinct = list(dict.fromkeys(contacts))
        return [n for n in distinct if self._contacts[n].standing == "main"] or distinct

    def _allowed(self, contact: int, sides: Sequence[str]) -> bool:
        """Whether a speaker of these sides can mean the contact: one of their own, or any if they take part in none."""
        return not self._taking_part & set(sides) or bool(self._states[contact] & set(sides))

    def _near(self, utterance: Utterance) -> list[_Trigger]:
        """Words for contacts of the acting sides, in the sentences of the clause and of its source."""
        touched = self._sentences.over(utterance.place)
        return [t for s in touched for t in self._triggers.get(s, ()) if self._allowed(t.contact, utterance.sides)]

    def _named(self, utterance: Utterance) -> list[int]:
        """The nearest contact that the sentence names, if the clause hangs together with its words."""
        statement = utterance.statement
        near = [t for t in self._near(utterance) if self._contacts[t.contact].status in _FIRM]
        if statement is not None:
            cue = self._parse.tokens_in(statement.cue) if statement.cue else ()
            near = [
                t
                for t in near
                if any(piece.contains(t.span) for piece in statement.content)
                or connected(self._parse, t.head, cue, self._lexicon)
                or t.head.i in utterance.same_speaker
            ]
        elif not utterance.sides and not self._lexicon.has(
            self._lexicon.together | self._lexicon.circumstances, self._parse, self._parse.tokens[utterance.clause.head]
        ):
            return []
        near.sort(key=lambda t: (_distance(t.span, utterance.clause.span), t.span))
        return [self._meant(near[0])] if near else []

    def _current(
        self,
        utterance: Utterance,
        siblings: Sequence[Utterance],
        sentence: int,
        *,
        own_account: bool,
        planned: Sequence[int],
    ) -> int | None:
        """The contact spoken of last, if the clause goes on about it."""
        current, distance = self._thread.contact, sentence - self._thread.sentence
        if current is None or not self._allowed(current, utterance.sides):
            current, distance = self._first(utterance.sides), 1
        if current is None or self._contacts[current].status not in _TOLD:
            refused = current is not None and self._contacts[current].status in _TRIED and distance <= _NEAR
            return current if refused and _refers(self._parse, utterance, self._lexicon.requests) else None
        if own_account or utterance.describes:
            return current
        if distance > _NEAR or self._elsewhen(utterance, current):
            return None
        if any(self._states[n] <= self._states[current] for n in planned) and utterance.sides:
            return current
        return current if any(self._goes_on(u, current, distance) for u in siblings or (utterance,)) else None

    def _first(self, sides: Sequence[str]) -> int | None:
        """The contact that the document is about, for words before the first one that names it."""
        allowed = [n for n in range(len(self._contacts)) if self._allowed(n, sides)]
        allowed = [n for n in allowed if self._contacts[n].status in _TOLD]
        return next(iter(self._foremost(allowed)), None)

    def _elsewhen(self, utterance: Utterance, contact: int) -> bool:
        """Whether the clause has a date of its own that is not the contact's.

        A spokesperson's sentence may be dated by when it was said, so only what participants do is asked for its date.
        """
        if utterance.institutional and not utterance.tells:
            return False
        report = self._contacts[contact]
        dates = {self._reading.text(self._reading.times[n].span).casefold() for n in report.when.expressions}
        sentence = self._parse.sentences[self._sentences.at(utterance.place.start)]
        for time in self._reading.times_in(Span(sentence.span.start, max(utterance.place.end, sentence.span.start))):
            if time.type != "DATE" or self._reading.text(time.span).casefold() in dates:
                continue
            if time.interval.is_open or not time.interval.touches(report.date.interval, 1):
                return True
        return False

    def _goes_on(self, utterance: Utterance, contact: int, distance: int) -> bool:
        if utterance.statement is not None and _refers(self._parse, utterance, self._lexicon.contacts):
            return True
        denied = self._contacts[contact].status == "denied"
        if denied and utterance.institutional and _refers(self._parse, utterance, self._lexicon.contacts, _NONE):
            return True
        if self._together(utterance, contact) or self._acts(utterance, contact, distance):
            return True
        return utterance.statement is not None and distance <= 2 and self._continues(utterance, contact)

    def _together(self, utterance: Utterance, contact: int) -> bool:
        """Whether both sides, or nobody named, discuss or agree on something; or it is said to be among the topics."""
        tokens = self._parse.tokens[utterance.clause.first : utterance.clause.last]
        if any(t.lemma in self._lexicon.agenda and t.dep in ("pobj", "attr", "dobj") for t in tokens):
            return True
        head, lexicon = self._parse.tokens[utterance.clause.head], self._lexicon
        both = len({a.state for a in utterance.acting} & self._states[contact]) > 1
        if lexicon.has(lexicon.together, self._parse, head):
            passive = utterance.subject is not None and utterance.subject.dep == "nsubjpass"
            return both or (not utterance.acting and (passive or utterance.institutional))
        pair = utterance.subject is not None and utterance.subject.lower in lexicon.both
        unknown = pair and not utterance.acting and utterance.institutional
        return unknown or (both and lexicon.has(lexicon.speech, self._parse, head))

    def _acts(self, utterance: Utterance, contact: int, distance: int) -> bool:
        """Whether a participant does something with words, and not before the press."""
        participants = self._contacts[contact].participants
        head, statement, lexicon = self._parse.tokens[utterance.clause.head], utterance.statement, self._lexicon
        verbs = [head]
        acting = utterance.acting
        if statement is not None and not utterance.institutional:
            heard = any(
                same_person(a, p) and a.state not in utterance.sides for a in utterance.hearers for p in participants
            )
            if heard:
                return True
            if utterance.to_press or (statement.medium or "").startswith(PRESS):
                return False
            verbs = list(self._parse.tokens_in(statement.cue)) if statement.cue else []
            acting = (utterance.speaker,) if utterance.speaker else ()
        if not any(same_person(a, p) for a in acting for p in participants):
            return False
        telling = lexicon.speech - lexicon.plain
        if distance <= 1:
            telling |= lexicon.wishes
        return any(lexicon.has(telling, self._parse, v) for v in verbs if v.pos == "VERB")

    def _continues(self, utterance: Utterance, contact: int) -> bool:
        """Whether the same speaker goes on about the same subject or about the other side's participant."""
        if utterance.speaker is None or not utterance.sides:
            return False
        same = utterance.speaker.key == self._thread.speaker
        if same and self._words(utterance.clause.span) & self._thread.words.get(contact, set()):
            return True
        people = [p for p in self._contacts[contact].participants if p.state not in utterance.sides and p.state]
        named = [a for m in self._reading.mentions_in(utterance.clause.span) for a in m.actors]
        if not any(same_person(a, p) for a in named for p in people):
            return False
        # Before anything is said of the contact, a participant's words about the other one are its announcement.
        return same or (self._thread.contact is None and not utterance.institutional)


def same_person(first: Actor, second: Actor) -> bool:
    """Whether two actors are one, as far as the document tells."""
    if first.key == second.key:
        return True
    if first.state is None or first.state != second.state or (first.name and second.name):
        return False
    return first.office is not None and first.office == second.office


def connected(parse: Parse, trigger: Token, cue: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether words for a contact say when, where or of what a statement was made.

    "After the call, he said …", "the call, which he described as …", "she rang him and urged …" do;
    "asked if the call was planned, he said …" does not, because a question stands between.
    """
    places = {t.i for t in cue}
    for token in cue:
        above = parse.head(token.i)
        if above is not None and above.i == trigger.i:
            return True
    for token in parse.ancestors(trigger.i):
        if token.i in places:
            return True
        if token.pos == "VERB" and token.lemma not in lexicon.circumstances:
            return False
    return False


def counted_from(parse: Parse, trigger: Token) -> bool:
    """Whether words for a contact are what something is counted from: "since a call on Monday", "since they met"."""
    if any(child.lower == "since" for child in parse.children(trigger.i, "mark", "advmod", "prep")):
        return True
    above = parse.head(trigger.i)
    return above is not None and above.lower == "since" and trigger.dep == "pobj"


def _distance(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)


_KNOWN = frozenset({"the", "this", "that", "their", "our", "his", "her", "its"})
_NONE = frozenset({"no", "any"})


def _refers(parse: Parse, utterance: Utterance, nouns: frozenset[str], determiners: frozenset[str] = _KNOWN) -> bool:
    """Whether a clause speaks of "the call", "this conversation": a contact that is known already."""
    tokens = parse.tokens[utterance.clause.first : utterance.clause.last]
    named = (t for t in tokens if t.lemma in nouns and t.pos == "NOUN")
    return any(child.lower in determiners for t in named for child in parse.children(t.i, "det", "poss"))
