"""Which contact a clause speaks of: by the words for the contact near it, else by what was spoken of last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.coding.coding import ContactReport, EventMention
from readouts.coding.points.lexicon import Lexicon
from readouts.coding.points.references import connected, counted_from, gap, refers
from readouts.coding.points.story import NEAR, Story, official
from readouts.coding.points.voices import Sentences, Utterance
from readouts.language.parse import Token
from readouts.language.reading import Reading
from readouts.language.times.model import TimeExpression
from readouts.span import Span

# Contacts that took place or were refused, or that somebody says did: of these there are accounts.
_FIRM = frozenset({"held", "denied", "refused", "cancelled", "ruled_out"})
# Contacts of which a document can go on to tell what was said there.
_TOLD = frozenset({"held", "denied"})
_TRIED = frozenset({"refused", "cancelled"})
_FAR = 8
"""Sentences over which an analysis of two accounts goes on."""


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


class Linker:
    """Links the clauses of one document to its contacts; clauses are given in text order."""

    def __init__(
        self, reading: Reading, contacts: Sequence[ContactReport], events: Sequence[EventMention], lexicon: Lexicon
    ) -> None:
        self._reading, self._parse, self._contacts, self._lexicon = reading, reading.parse, contacts, lexicon
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
        self._all_triggers = tuple(t for near in self._triggers.values() for t in near)
        self._story = Story(reading, contacts, lexicon)
        self._talk = self._story.thread
        self._seen = -1
        self._last: tuple[Span | None, tuple[Link, ...]] = (None, ())
        """The clause asked about last, with its links: two people of "both said" say the same clause."""

    def links_of(self, utterance: Utterance, siblings: Sequence[Utterance], *, own_account: bool) -> tuple[Link, ...]:
        """The contacts that a clause tells something of, mostly one or none.

        Args:
            utterance: A clause that lies after those asked about before.
            siblings: All clauses of its statement: where one of them goes on about a contact, all do.
            own_account: The document is a side's own account, so that all of it speaks of its contact.
        """
        if utterance.statement and utterance.clause.span == self._last[0] and not utterance.institutional:
            # The same words of a second speaker ("both said").
            return tuple(n for n in self._last[1] if self._allowed(n.contact, utterance.sides))
        found = self._links_of(utterance, siblings, own_account=own_account)
        self._last = (utterance.clause.span, found)
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
            told = self._told_with(current, utterance) if own_account and current is not None else (current,)
            found = [Link(n, named=False) for n in told if n is not None]
        elif any(self._contacts[n].status == "ruled_out" for n in firm):
            # What a side rules out when it speaks of a contact, it says of that one as well.
            found += [Link(n, named=False) for n in self._spoken_of_here(sentence, self._states[firm[0]])]
        if found:
            speaker = utterance.speaker.key if utterance.speaker else None
            words = self._story.words(utterance.clause.span) if utterance.statement else ()
            named = utterance.statement is not None and not utterance.institutional
            named = named and (found[0].named or self._story.acts(utterance, found[0].contact, NEAR))
            self._talk.follow(self.newest(found[0].contact), sentence, speaker, words, named=named)
            found += self._denied_too(utterance, found[0])
        return tuple(dict.fromkeys((*found, *(Link(n, named=True) for n in soft))))

    def _spoken_of_here(self, sentence: int, states: frozenset[str]) -> tuple[int, ...]:
        """The contact of these states that took place and of which this sentence or the one before spoke."""
        current = self._talk.contact
        if current is None or sentence - self._talk.sentence > 1 or self._states[current] != states:
            return ()
        return (current,) if self._contacts[current].status == "held" else ()

    def _told_with(self, contact: int, utterance: Utterance) -> tuple[int, ...]:
        """The contact, and those of which the same words told: "Today he spoke separately with Lind and with Moreau".

        Where the clause names somebody of the others, it is of theirs alone.
        """
        spans = {t.span for t in self._all_triggers if t.contact == contact}
        along = [
            t.contact for t in self._all_triggers if t.span in spans and self._contacts[t.contact].standing == "main"
        ]
        together = tuple(sorted({contact, *along}))
        shared = frozenset.intersection(*(self._states[n] for n in together))
        named = {
            a.state for m in self._reading.mentions_in(utterance.clause.span) for a in m.actors if a.kind == "person"
        }
        meant = tuple(n for n in together if (self._states[n] - shared) & named)
        return meant or together

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

    def _pass_sentences(self, sentence: int) -> None:
        """Let the thread follow the contacts that the sentences before this one name."""
        for passed in range(self._seen + 1, sentence + 1):
            self._talk.met.update(t.contact for t in self._triggers.get(passed, ()))
        for passed in range(self._seen + 1, sentence):
            if firm := [t.contact for t in self._triggers.get(passed, ()) if self._contacts[t.contact].status in _FIRM]:
                self._talk.follow(self.newest(self._foremost(firm)[-1]), passed, None, (), named=False)
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
            and not self._story.is_agenda(utterance)
            and not self._lexicon.has_any(
                (self._lexicon.together, self._lexicon.circumstances),
                self._parse,
                self._parse.tokens[utterance.clause.head],
            )
        ):
            return []
        near.sort(key=lambda t: (gap(t.span, utterance.clause.span), t.span))
        if not near:
            return []
        nearest = self._meant(near[0])
        # "After separate calls with the two" names two contacts: what is said then is of both.
        same = len({t.contact for t in near if t.span == near[0].span}) > 1 and statement is not None
        along = self._told_with(nearest, utterance) if same else (nearest,)
        return [n for n in along if self._allowed(n, utterance.sides)] or [nearest]

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
        current, distance = self._talk.contact, sentence - self._talk.sentence
        if (own := self._resumed(utterance, sentence)) is not None:
            return own
        if current is None or not self._allowed(current, utterance.sides):
            current, distance = self._first(utterance.sides), 1
        if current is None or self._contacts[current].status not in _TOLD:
            refused = current is not None and self._contacts[current].status in _TRIED and distance <= NEAR
            if current is None or not refused:
                return None
            meant = refers(self._parse, utterance, self._lexicon.requests)
            return current if meant or self._story.spoken_for(utterance, current, distance) else None
        if own_account or (utterance.describes and distance <= _FAR):
            return current
        if distance > NEAR or self._elsewhen(utterance, current):
            return None
        if any(self._states[n] <= self._states[current] for n in planned):
            if self._will_again(utterance, distance):
                return current
            if utterance.sides:
                return current if utterance.institutional or self._arranges(utterance) else None
        return current if any(self._story.goes_on(u, current, distance) for u in siblings or (utterance,)) else None

    def _resumed(self, utterance: Utterance, sentence: int) -> int | None:
        """The contact of which a spokesperson gave an account before others were spoken of, when he comes back."""
        if utterance.statement is None or utterance.speaker is None or not official(utterance):
            return None
        contact, told = self._talk.voices.get(utterance.speaker.key, (None, 0))
        if contact is None or contact == self._talk.contact or sentence - told > _FAR:
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

    def _will_again(self, utterance: Utterance, distance: int) -> bool:
        """Whether both will do something: "They will speak again in May", "We will hold further talks"."""
        subject = self._parse.child(utterance.clause.head, "nsubj")
        if subject is None or distance > NEAR or subject.lower not in self._lexicon.both | {"we"}:
            return False
        return any(aux.lower in ("will", "would", "'ll") for aux in self._parse.children(utterance.clause.head, "aux"))

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
            if time.type != "DATE" or time.value == "PRESENT_REF" or self._reading.text(time.span).casefold() in dates:
                continue
            if self._lies_ahead(utterance, time, report) or self._looks_back(time):
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

    def _looks_back(self, time: TimeExpression) -> bool:
        """Whether a date is that of what somebody is thanked for or congratulated on: "thanked her for her visit in May"."""
        tokens = self._parse.tokens_in(time.span)[:1]
        verb = next((t for n in tokens for t in self._parse.ancestors(n.i) if t.pos in ("VERB", "AUX")), None)
        return verb is not None and verb.lemma in self._lexicon.looking_back and verb.end <= time.span.start

    def _lies_ahead(self, utterance: Utterance, time: TimeExpression, report: ContactReport) -> bool:
        """Whether a date inside somebody's words lies after the contact: it is what they want, not when they spoke."""
        said, latest = utterance.statement, report.date.interval.latest
        if said is None or latest is None or time.interval.latest is None:
            return False
        return time.interval.latest > latest and any(piece.contains(time.span) for piece in said.content)
