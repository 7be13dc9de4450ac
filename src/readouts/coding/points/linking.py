"""Which contact a clause speaks of: by the words for the contact near it, else by what was spoken of last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readouts.coding.coding import ContactReport, EventMention
from readouts.coding.points.lexicon import Lexicon, negated
from readouts.coding.points.references import NONE, connected, counted_from, gap, refers, same_person
from readouts.coding.points.speakers import serves
from readouts.coding.points.voices import Sentences, Utterance
from readouts.coding.points.wording import Wording
from readouts.language.parse import Token
from readouts.language.reading import Reading
from readouts.language.times.model import TimeExpression
from readouts.span import Span

# Contacts that took place or were refused, or that somebody says did: of these there are accounts.
_FIRM = frozenset({"held", "denied", "refused", "cancelled", "ruled_out"})
# Contacts of which a document can go on to tell what was said there.
_TOLD = frozenset({"held", "denied"})
_TRIED = frozenset({"refused", "cancelled"})
_NEAR = 3
"""Sentences over which a document goes on speaking of a contact without naming it."""

_FAR = 8
"""Sentences over which an analysis of two accounts goes on."""

_ELSEWHERE = ("interview", "speech", "article")
"""Media in which an official speaks of what he likes, and not of what the report is about."""

_THEM = frozenset({"him", "her", "them"})

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

    voices: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Speaker → the contact that they spoke of last, and in which sentence."""

    told: int = -9
    """The last sentence whose speaker spoke of the contact in so many words."""
    span: Span | None = None
    """The clause asked about last, with the links that it had: two people of "both said" say the same clause."""
    links: tuple[Link, ...] = ()

    def follow(self, contact: int, sentence: int, speaker: str | None, words: Iterable[str], *, named: bool) -> None:
        """Remember that a clause spoke of a contact."""
        self.contact, self.sentence = contact, sentence
        self.speaker = speaker or self.speaker
        if named and speaker:
            self.told = sentence
        if speaker:
            self.voices[speaker] = (contact, sentence)
        self.words.setdefault(contact, set()).update(words)


def _verb_over(parse: Parse, head: Token) -> Token:
    """The verb that an item of a list belongs to: "raised the tolls and [the cases of four fishermen]"."""
    while head.pos in ("NOUN", "PROPN") and head.dep in ("conj", "appos", "dobj", "pobj", "prep") and head.head != head.i:
        head = parse.tokens[head.head]
    return head


def _official(utterance: Utterance) -> bool:
    """Whether somebody speaks whose work is to speak of other people's contacts."""
    return utterance.institutional or (utterance.speaker is not None and serves(utterance.speaker))


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
        if utterance.statement and utterance.clause.span == self._thread.span and not utterance.institutional:
            # The same words of a second speaker ("both said").
            return tuple(n for n in self._thread.links if self._allowed(n.contact, utterance.sides))
        found = self._links_of(utterance, siblings, own_account=own_account)
        self._thread.span, self._thread.links = utterance.clause.span, found
        return found

    def _links_of(self, utterance: Utterance, siblings: Sequence[Utterance], *, own_account: bool) -> tuple[Link, ...]:
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
            named = utterance.statement is not None and not utterance.institutional
            named = named and (found[0].named or self._acts(utterance, found[0].contact, _NEAR))
            self._thread.follow(self.newest(found[0].contact), sentence, speaker, words, named=named)
            found += self._denied_too(utterance, found[0])
        return tuple(dict.fromkeys((*found, *(Link(n, named=True) for n in soft))))

    def only_names(self, utterance: Utterance, contact: int) -> bool:
        """Whether a clause of the outlet only says that the contact took place: its verb is the word for it."""
        sentence = self._parse.tokens[utterance.clause.head].sentence
        heads = (t.head.i for t in self._triggers.get(sentence, ()) if t.contact == contact)
        return utterance.clause.head in heads

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
                self._thread.follow(self.newest(self._foremost(firm)[-1]), passed, None, (), named=False)
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
        elif (
            not utterance.sides
            and not self._is_agenda(utterance)
            and not self._lexicon.has_any(
                (self._lexicon.together, self._lexicon.circumstances),
                self._parse,
                self._parse.tokens[utterance.clause.head],
            )
        ):
            return []
        near.sort(key=lambda t: (gap(t.span, utterance.clause.span), t.span))
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
        if (own := self._resumed(utterance, sentence)) is not None:
            return own
        if current is None or not self._allowed(current, utterance.sides):
            current, distance = self._first(utterance.sides), 1
        if current is None or self._contacts[current].status not in _TOLD:
            refused = current is not None and self._contacts[current].status in _TRIED and distance <= _NEAR
            if current is None or not refused:
                return None
            meant = refers(self._parse, utterance, self._lexicon.requests)
            return current if meant or self._spoken_for(utterance, current, distance) else None
        if own_account or (utterance.describes and distance <= _FAR):
            return current
        if distance > _NEAR or self._elsewhen(utterance, current):
            return None
        if any(self._states[n] <= self._states[current] for n in planned) and utterance.sides:
            return current if utterance.institutional or self._arranges(utterance) else None
        return current if any(self._goes_on(u, current, distance) for u in siblings or (utterance,)) else None

    def _resumed(self, utterance: Utterance, sentence: int) -> int | None:
        """The contact of which a spokesperson gave an account before others were spoken of, when he comes back."""
        if utterance.statement is None or utterance.speaker is None or not _official(utterance):
            return None
        contact, told = self._thread.voices.get(utterance.speaker.key, (None, 0))
        if contact is None or contact == self._thread.contact or sentence - told > _FAR:
            return None
        firm = self._contacts[contact].standing == "main" and self._contacts[contact].status in _TOLD
        return contact if firm and not self._elsewhen(utterance, contact) else None

    def _arranges(self, utterance: Utterance) -> bool:
        """Whether a planned contact is what was agreed or offered in the current one, and not only a speaker's wish."""
        cue = self._parse.tokens_in(utterance.statement.cue) if utterance.statement and utterance.statement.cue else ()
        verbs = [*cue, self._parse.tokens[utterance.clause.head]]
        kinds = {self._lexicon.kind(self._parse, verb) for verb in verbs if verb.pos in ("VERB", "AUX")}
        wished = any(self._lexicon.has(self._lexicon.wishes, self._parse, verb) for verb in verbs)
        return bool(kinds & {"agreed", "offered", "requested"}) and not wished

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
        head = self._parse.tokens[utterance.clause.head]
        before = head.tag == "VBN" and any(a.lower in ("had", "'d") for a in self._parse.children(head.i, "aux"))
        earlier = before and utterance.statement is None and report.standing == "main"
        dates = {self._reading.text(self._reading.times[n].span).casefold() for n in report.when.expressions}
        sentence = self._parse.sentences[self._sentences.at(utterance.place.start)]
        for time in self._reading.times_in(sentence.span):
            if time.span.start >= utterance.place.end and not self._dates_cue(utterance, time):
                continue
            if time.type != "DATE" or self._reading.text(time.span).casefold() in dates:
                continue
            if self._lies_ahead(utterance, time, report):
                continue
            if earlier or time.interval.is_open or not time.interval.touches(report.date.interval, 1):
                return True
        return False

    def _dates_cue(self, utterance: Utterance, time: TimeExpression) -> bool:
        """Whether a date behind the words says when they were spoken: "…, Lind told the union in March"."""
        if utterance.statement is None or utterance.statement.cue is None:
            return False
        cue = {t.i for t in self._parse.tokens_in(utterance.statement.cue)}
        above = (t for n in self._parse.tokens_in(time.span)[:1] for t in self._parse.ancestors(n.i))
        return next((t.i in cue for t in above if t.pos in ("VERB", "AUX")), False)

    def _lies_ahead(self, utterance: Utterance, time: TimeExpression, report: ContactReport) -> bool:
        """Whether a date inside somebody's words lies after the contact: it is what they want, not when they spoke."""
        said, latest = utterance.statement, report.date.interval.latest
        if said is None or latest is None or time.interval.latest is None:
            return False
        return time.interval.latest > latest and any(piece.contains(time.span) for piece in said.content)

    def _goes_on(self, utterance: Utterance, contact: int, distance: int) -> bool:
        if utterance.statement is not None and refers(self._parse, utterance, self._lexicon.contacts):
            return True
        if self._hopes_to_meet(utterance):
            return False
        denied = self._contacts[contact].status == "denied"
        if denied and utterance.institutional and refers(self._parse, utterance, self._lexicon.contacts, NONE):
            return True
        if utterance.statement is not None and self._between_both(utterance, contact):
            return True
        if self._together(utterance, contact) or self._acts(utterance, contact, distance):
            return True
        if self._right_after(utterance, contact, distance) or self._spoken_for(utterance, contact, distance):
            return True
        if utterance.lasting and distance <= 1:
            return True
        if distance <= 2 and self._speaks_of_it(utterance, contact):
            return True
        return utterance.statement is not None and distance <= 2 and self._continues(utterance, contact)

    def _between_both(self, utterance: Utterance, contact: int) -> bool:
        """Whether a clause names both sides and a call or a meeting ("told Lind in a tense call that …")."""
        tokens = self._parse.tokens[utterance.clause.first : utterance.clause.last]
        nouns = [t for t in tokens if t.lemma in self._lexicon.contacts and t.pos == "NOUN"]
        none = any(c.lower in NONE for t in nouns for c in self._parse.children(t.i, "det"))
        none = none or any(negated(self._parse, v) for t in nouns if (v := self._parse.head(t.i)) and t.dep == "dobj")
        if not nouns or none != (self._contacts[contact].status == "denied" and none):
            return False
        named = {a.state for m in self._reading.mentions_in(utterance.clause.span) for a in m.actors}
        return len(named & self._states[contact]) > 1

    def _spoken_for(self, utterance: Utterance, contact: int, distance: int) -> bool:
        """Whether a side's spokesperson or ministry speaks in a report of one contact of that side.

        Such a report quotes them about the contact, unless it says that they speak of something else. A state's
        name may stand for anybody, and says and wants much besides.
        """
        speaker, report = utterance.speaker, self._contacts[contact]
        if utterance.statement is None or speaker is None or not _official(utterance) or speaker.kind == "state":
            return False
        if any(same_person(speaker, p) for p in report.participants):
            return False
        if utterance.statement.medium is not None and (utterance.statement.medium).startswith(_ELSEWHERE):
            return False
        return report.standing == "main" and distance <= 2 and self._is_only_one(contact, utterance.sides)

    def _right_after(self, utterance: Utterance, contact: int, distance: int) -> bool:
        """Whether a participant says something right after the report of the only contact, to nobody else.

        "Olsen spoke with Lind. She said that …" tells what she said there; to the press, or in Bergen, she says much else.
        """
        said, report = utterance.statement, self._contacts[contact]
        if said is None or utterance.speaker is None or utterance.institutional or distance > 1:
            return False
        if said.medium is not None or utterance.to_press or said.stance in ("declines", "denies"):
            return False
        if not any(same_person(utterance.speaker, p) for p in report.participants):
            return False
        return report.standing == "main" and self._is_only_one(contact, utterance.sides)

    def _is_only_one(self, contact: int, sides: Sequence[str]) -> bool:
        """Whether the document is about no other contact of these sides."""
        main = (n for n, c in enumerate(self._contacts) if c.standing == "main" and n != contact)
        return bool(self._states[contact] & set(sides)) and not any(self._states[n] & set(sides) for n in main)

    def _speaks_of_it(self, utterance: Utterance, contact: int) -> bool:
        """Whether a participant, before whatever audience, still speaks of the contact.

        That is so right after having named it, where the words say that they come after it ("later told reporters"),
        or that they answer the other one ("for his part", "in turn"), and where "it was a good conversation".
        """
        statement, speaker = utterance.statement, utterance.speaker
        if statement is None or speaker is None or utterance.institutional:
            return False
        if not any(same_person(speaker, p) for p in self._contacts[contact].participants):
            return False
        tokens = self._parse.tokens_in(utterance.clause.span)
        if any(t.lemma in self._lexicon.contacts and t.dep == "attr" for t in tokens):
            return True
        if self._first_person(utterance, contact):
            return True
        if (
            speaker.key == self._thread.speaker
            and self._sentences.at(utterance.clause.span.start) - self._thread.told <= 1
        ):
            return True
        cue = self._parse.tokens_in(statement.cue) if statement.cue else ()
        if any(c.lower in self._lexicon.afterwards for verb in cue for c in self._parse.children(verb.i, "advmod")):
            return True
        place = self._parse.tokens_in(utterance.place)
        words = " ".join(t.lower for t in place if t.pos != "PUNCT")
        return any(f" {phrase} " in f" {words} " for phrase in self._lexicon.turns)

    def _first_person(self, utterance: Utterance, contact: int) -> bool:
        """Whether a participant says what "we" or "I" said to each other: "We spoke frankly", "I told him …"."""
        head = self._parse.tokens[utterance.clause.head]
        subject = self._parse.child(head.i, "nsubj")
        if subject is None or subject.lower not in ("i", "we") or self._contacts[contact].standing != "main":
            return False
        if head.tag != "VBD" and not self._parse.children(head.i, "aux"):
            return False
        heard = any(t.lower in _THEM for t in self._parse.children(head.i, "dobj", "dative"))
        both = subject.lower == "we" and self._lexicon.has(self._lexicon.meets | self._lexicon.together, self._parse, head)
        return both or (heard and self._lexicon.has(self._lexicon.speech, self._parse, head))

    def _hopes_to_meet(self, utterance: Utterance) -> bool:
        """Whether somebody expects a contact to come: "hopes to see Lind in January" tells nothing of the last one."""
        statement = utterance.statement
        if statement is None or statement.cue is None or utterance.institutional:
            return False
        content = self._parse.tokens_in(statement.content[0])
        hoping = any(t.lemma in self._lexicon.hopes for t in self._parse.tokens_in(statement.cue))
        meeting = [t for t in content[:2] if t.tag == "VB" and t.lemma in self._lexicon.meets]
        return hoping and bool(meeting)

    def _together(self, utterance: Utterance, contact: int) -> bool:
        """Whether both sides, or nobody named, discuss or agree on something; or it is said to be among the topics."""
        tokens = self._parse.tokens[utterance.clause.first : utterance.clause.last]
        if any(t.lemma in self._lexicon.agenda and t.dep in ("pobj", "attr", "dobj") for t in tokens):
            return True
        if self._is_agenda(utterance):
            return True
        head, lexicon = self._parse.tokens[utterance.clause.head], self._lexicon
        both = len({a.state for a in utterance.acting} & self._states[contact]) > 1
        if lexicon.has(lexicon.together, self._parse, head):
            passive = utterance.subject is not None and utterance.subject.dep == "nsubjpass"
            return both or (not utterance.acting and (passive or utterance.institutional))
        pair = utterance.subject is not None and utterance.subject.lower in lexicon.both
        unknown = pair and not utterance.acting and utterance.institutional
        return unknown or (both and lexicon.has(lexicon.speech, self._parse, head))

    def _is_agenda(self, utterance: Utterance) -> bool:
        """Whether a clause says what the subject was: "its main topic was the ferry"."""
        topic = utterance.subject
        return (
            topic is not None and topic.lemma in self._lexicon.agenda and self._parse.tokens[topic.head].lemma == "be"
        )

    def _acts(self, utterance: Utterance, contact: int, distance: int) -> bool:
        """Whether a participant does something with words, and not before the press."""
        participants = self._contacts[contact].participants
        head, statement, lexicon = self._parse.tokens[utterance.clause.head], utterance.statement, self._lexicon
        verbs = [_verb_over(self._parse, head)]
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
