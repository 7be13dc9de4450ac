"""Whether a clause that does not name a contact goes on about the one spoken of last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readouts.coding.coding import ContactReport
from readouts.coding.points.lexicon import Lexicon, negated
from readouts.coding.points.references import NONE, refers, same_person
from readouts.coding.points.speakers import serves
from readouts.coding.points.voices import Sentences, Utterance
from readouts.coding.points.wording import Wording
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.span import Span

NEAR = 3
"""Sentences over which a document goes on speaking of a contact without naming it."""

PRESS = ("briefing", "interview", "social", "speech", "press conference", "article")
"""Media in which a participant speaks to the public, and not in the contact."""

_ELSEWHERE = ("interview", "speech", "article")
"""Media in which an official speaks of what he likes, and not of what the report is about."""

_THEM = frozenset({"him", "her", "them"})
_COMING = frozenset({"another", "next", "further", "future"})
_LONG_AGO = -9


@dataclass(slots=True)
class Thread:
    """What the document has spoken of so far; one for each document, filled while its clauses are read in order."""

    contact: int | None = None
    sentence: int = 0
    speaker: str | None = None
    words: dict[int, set[str]] = field(default_factory=dict)
    """Contact → words of what was said of it."""

    voices: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Speaker → the contact that they spoke of last, and in which sentence."""

    met: set[int] = field(default_factory=set)
    """Contacts that the document has named so far."""

    told: int = -9
    """The last sentence whose speaker spoke of the contact in so many words."""

    def follow(self, contact: int, sentence: int, speaker: str | None, words: Iterable[str], *, named: bool) -> None:
        """Remember that a clause spoke of a contact."""
        self.contact, self.sentence = contact, sentence
        self.speaker = speaker or self.speaker
        if named and speaker:
            self.told = sentence
        if speaker:
            self.voices[speaker] = (contact, sentence)
        self.words.setdefault(contact, set()).update(words)
        self.met.add(contact)


def official(utterance: Utterance) -> bool:
    """Whether somebody speaks whose work is to speak of other people's contacts."""
    return utterance.institutional or (utterance.speaker is not None and serves(utterance.speaker))


class Story:
    """What one document has told so far, and whether its next clause goes on with it."""

    def __init__(self, reading: Reading, contacts: Sequence[ContactReport], lexicon: Lexicon) -> None:
        self._reading, self._parse, self._contacts, self._lexicon = reading, reading.parse, contacts, lexicon
        self._wording = Wording.load()
        self._sentences = Sentences(reading.parse)
        self._states = [frozenset(a.state for a in c.participants if a.state) for c in contacts]
        self._taking_part = frozenset(state for states in self._states for state in states)
        self._sides_words = self._words_for_sides()
        self.thread = Thread()

    def goes_on(self, utterance: Utterance, contact: int, distance: int) -> bool:
        """Whether a clause, so many sentences after the last one on a contact, still speaks of it."""
        if utterance.statement is not None and refers(self._parse, utterance, self._lexicon.contacts):
            return True
        if self._hopes_to_meet(utterance):
            return False
        denied = self._contacts[contact].status == "denied"
        if denied and utterance.institutional and refers(self._parse, utterance, self._lexicon.contacts, NONE):
            return True
        if utterance.statement is not None and self._between_both(utterance, contact):
            return True
        if self._together(utterance, contact) or self.acts(utterance, contact, distance):
            return True
        if self._carries_on(utterance, contact) or self._posts(utterance, contact, distance):
            return True
        if distance <= 2 and self._judges_it(utterance, contact):
            return True
        if self._right_after(utterance, contact, distance) or self.spoken_for(utterance, contact, distance):
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

    def spoken_for(self, utterance: Utterance, contact: int, distance: int) -> bool:
        """Whether a side's spokesperson or ministry speaks in a report of one contact of that side.

        Such a report quotes them about the contact, unless it says that they speak of something else. A state's
        name may stand for anybody, and says and wants much besides.
        """
        speaker, report = utterance.speaker, self._contacts[contact]
        if utterance.statement is None or speaker is None or not official(utterance) or speaker.kind == "state":
            return False
        if any(same_person(speaker, p) for p in report.participants):
            return False
        if utterance.statement.medium is not None and (utterance.statement.medium).startswith(_ELSEWHERE):
            return False
        alone = self._is_only_one(contact, utterance.sides)
        return (report.standing == "main" or distance <= 1) and distance <= 2 and alone

    def _carries_on(self, utterance: Utterance, contact: int) -> bool:
        """Whether whoever spoke of the contact in the sentence before goes on: "…, he said", "Lind added that …".

        A pronoun with a verb of saying, in the same paragraph, has the audience and the subject of the words before it.
        """
        said, speaker = utterance.statement, utterance.speaker
        if said is None or speaker is None:
            return False
        spoken_of, last = self.thread.voices.get(speaker.key, (None, _LONG_AGO))
        here = self._sentences.at(utterance.place.start)
        if spoken_of != contact or not 0 <= here - last <= 1:
            return False
        sentences = self._parse.sentences
        source = self._parse.tokens_in(said.source) if said.source else ()
        cue = self._parse.tokens_in(said.cue) if said.cue else ()
        pronoun = all(t.pos == "PRON" for t in source)
        adds = any(t.lemma in self._lexicon.adding for t in cue)
        same = sentences[here].paragraph == sentences[last].paragraph
        return same and (adds or (pronoun and said.act == "says"))

    def _posts(self, utterance: Utterance, contact: int, distance: int) -> bool:
        """Whether somebody of a side writes in public right after words about the only contact so far.

        A report on a call quotes the posts that its sides put out on it.
        """
        said = utterance.statement
        if said is None or utterance.speaker is None or not (said.medium or "").startswith("social"):
            return False
        if not any(same_person(utterance.speaker, p) for p in self._contacts[contact].participants):
            return False
        return distance <= 2 and self._is_only_one(contact, utterance.sides)

    def _judges_it(self, utterance: Utterance, contact: int) -> bool:
        """Whether somebody of a side says in no sentence how it was: "A warm conversation", "Glad to hear from him"."""
        clause = utterance.clause
        tokens = self._parse.tokens[clause.first : clause.last]
        if utterance.statement is None or not set(utterance.sides) & self._states[contact]:
            return False
        nouns = [t for t in tokens if t.pos == "NOUN" and t.lemma in self._lexicon.contacts and t.dep != "pobj"]
        if nouns and not any(t.pos in ("VERB", "AUX") for t in tokens):
            about = self._parse.children(nouns[0].i)
            coming = any(t.lower in NONE or t.lower in _COMING for t in about)
            return any(t.dep == "amod" for t in about) and not coming
        opening = [t for t in tokens if t.pos not in ("PUNCT", "ADV")][:3]
        words = [t.lower for t in opening]
        return len(words) == 3 and words[0] in self._lexicon.glad and words[1] == "to" and opening[2].tag == "VB"

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
        """Whether the document has spoken so far of no other contact of these sides that it is about."""
        main = (
            n for n, c in enumerate(self._contacts) if c.standing == "main" and n != contact and n in self.thread.met
        )
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
            speaker.key == self.thread.speaker
            and self._sentences.at(utterance.clause.span.start) - self.thread.told <= 1
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
        both = subject.lower == "we" and self._lexicon.has(
            self._lexicon.meets | self._lexicon.together, self._parse, head
        )
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
        if self.is_agenda(utterance):
            return True
        head, lexicon = self._parse.tokens[utterance.clause.head], self._lexicon
        both = len({a.state for a in utterance.acting} & self._states[contact]) > 1
        if lexicon.has(lexicon.together, self._parse, head):
            passive = utterance.subject is not None and utterance.subject.dep == "nsubjpass"
            return both or (not utterance.acting and (passive or utterance.institutional))
        pair = utterance.subject is not None and utterance.subject.lower in lexicon.both
        unknown = pair and not utterance.acting and utterance.institutional
        return unknown or (both and lexicon.has(lexicon.speech, self._parse, head))

    def is_agenda(self, utterance: Utterance) -> bool:
        """Whether a clause says what the subject was: "its main topic was the ferry"."""
        topic = utterance.subject
        return (
            topic is not None and topic.lemma in self._lexicon.agenda and self._parse.tokens[topic.head].lemma == "be"
        )

    def acts(self, utterance: Utterance, contact: int, distance: int) -> bool:
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
        same = utterance.speaker.key == self.thread.speaker
        if same and self.words(utterance.clause.span) & self.thread.words.get(contact, set()):
            return True
        people = [p for p in self._contacts[contact].participants if p.state not in utterance.sides and p.state]
        named = [a for m in self._reading.mentions_in(utterance.clause.span) for a in m.actors]
        if not any(same_person(a, p) for a in named for p in people):
            return False
        # Before anything is said of the contact, a participant's words about the other one are its announcement.
        return same or (self.thread.contact is None and not utterance.institutional)

    def _words_for_sides(self) -> frozenset[str]:
        """Words that name who takes part: they stand everywhere, and show no common subject."""
        named = (m for m in self._reading.mentions if any(a.state in self._taking_part for a in m.actors))
        texts = sorted({self._reading.text(m.span) for m in named})
        return frozenset(self._wording.weigh("x " + " x ".join(texts)))  # the x keeps a name from opening a sentence

    def words(self, span: Span) -> set[str]:
        """Names and words of substance in a stretch, without those for the sides."""
        weights = self._wording.weigh(self._reading.text(span))
        return {w for w, weight in weights.items() if weight >= self._wording.weights["name"]} - self._sides_words


def _verb_over(parse: Parse, head: Token) -> Token:
    """The verb that an item of a list belongs to: "raised the tolls and [the cases of four fishermen]"."""
    while (
        head.pos in ("NOUN", "PROPN") and head.dep in ("conj", "appos", "dobj", "pobj", "prep") and head.head != head.i
    ):
        head = parse.tokens[head.head]
    return head
