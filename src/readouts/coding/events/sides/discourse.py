"""Sides that the sentences before tell: who is answered, whose act is judged, who is helped too, who strikes again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from readouts.coding.coding import Participant
from readouts.coding.events.draft import Draft
from readouts.coding.events.sides.chains import Chains
from readouts.coding.events.sides.context import Participants, states_of
from readouts.coding.events.sides.pairs import BOTH, Pairs
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.slots import replace
from readouts.trace import Step

ANSWERED = "discourse.answered"
JUDGED = "discourse.judged"
PARTNER = "discourse.partner"
TOPIC = "discourse.topic"
FOUGHT = "discourse.fought"
AMONG = "discourse.among"

AtHome = Callable[[Draft], Draft]

_HARM = frozenset({"COERCE", "SANCTION", "ASSAULT", "MOBILIZE"})
# What each type answers: somebody did that to its actor.
_ANSWERS: dict[str, frozenset[str]] = {
    "REJECT": frozenset({"REQUEST", "ACCUSE", "THREATEN", "SANCTION", "AGREE", "CONSULT"}),
    "ACCUSE": _HARM | {"ACCUSE", "THREATEN"},
    "REQUEST": _HARM | {"THREATEN", "CONSULT"},
    "THREATEN": _HARM | {"THREATEN", "ACCUSE", "REQUEST"},
    "CONCEDE": frozenset({"REQUEST", "THREATEN", "PROTEST", "AGREE"}),
    "AGREE": frozenset({"REQUEST", "CONSULT", "AGREE", "COOPERATE"}),
    "SANCTION": _HARM | {"ACCUSE", "THREATEN"},
    "ASSAULT": frozenset({"ASSAULT"}),
    "RETREAT": frozenset({"AGREE", "REQUEST"}),
}
# Types whose sides are on a par, so that one may answer the other ("after talks, Oslo agreed to …").
_ON_A_PAR = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
# Types that outsiders direct at the state that the story is about.
_OUTWARD = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "AGREE", "AID", "REJECT", "CONCEDE", "SANCTION"})
# Types that always are against or about somebody …
_QUARRELS = frozenset({"ACCUSE", "REJECT", "THREATEN"})
# … and others that are said to somebody.
_AMONG = _QUARRELS | {"AGREE", "SUPPORT", "REQUEST"}
# Types that a state of two directs at the other.
_BETWEEN = frozenset({"ACCUSE", "SUPPORT", "REJECT", "AGREE", "AID", "REQUEST", "SANCTION", "CONCEDE", "THREATEN"})


@dataclass(slots=True)
class Discourse(Chains):
    """Fills sides of one document's events from those before; takes them in text order."""

    def without(self, rules: frozenset[str]) -> Discourse:
        """The same discourse without some of its rules; what it remembers is the same."""
        return replace(self, disabled=self.disabled | rules)

    def remember(self, event: Draft) -> None:
        """Keep a settled event for those after it."""
        self._before.append(event)

    def settle(self, event: Draft, at_home: AtHome) -> Draft:
        """The event with sides from its surroundings, the nearest first.

        Args:
            event: As its sentence tells it.
            at_home: Gives states to sides whose own words name none.
        """
        open_ = "negated" not in event.auxiliary and not self._addressed(event)
        if open_:
            event = Pairs(self.reading, self.parse, self.story, self.disabled).settle(event, self._before)
            open_ = all(step.rule != BOTH for step in event.steps)
        if open_ and self._neighbour(event):
            # Only a story of two tells who it is.
            return self._outside(self._between(at_home(event)))
        if open_:
            for rule in (
                self._complained,
                self._charged,
                self._carried,
                self._answering,
                self._judging,
                self._continuing,
                self._alike,
                self._again,
            ):
                event = rule(event)
        event = at_home(event)
        if open_:
            for rule in (
                self._answering,
                self._continuing,
                self._between,
                self._outside,
                self._fought,
                self._likewise,
                self._among,
            ):
                event = rule(event)
        return event

    def _answering(self, event: Draft) -> Draft:
        """With the recipient whom it answers: who asked, accused, threatened, hit or met its actor just before."""
        own = states_of(event.actors)
        if event.type not in _ANSWERS or not self._unsaid(event) or not own or ANSWERED in self.disabled:
            return event
        for before in self._near(event):
            if before.type not in _ANSWERS[event.type]:
                continue
            if event.type == "REQUEST" and before.type == "CONSULT" and not self._together(event, before):
                continue
            if event.type == "REJECT" and before.type != "CONSULT" and self._any(event):
                continue
            if event.type == "RETREAT" and before.type == "AGREE" and before.recipients:
                continue
            others = self._others(before, own, event.type == "REJECT")
            if others:
                return self._with(event, ANSWERED, "It answers “{}”.", others)
        return event

    def _others(self, before: Draft, own: frozenset[str], domestic: bool) -> Participants:
        """Who did it to ``own``; where all were on a par, the others; at home they may be of the same state."""
        if before.type in _ON_A_PAR and (before.type == "CONSULT" or not before.recipients):
            everybody = (*before.actors, *before.recipients)
            if domestic and own == states_of(before.actors) == states_of(before.recipients):
                # "met union leaders, but refused to …"
                return before.recipients
            if not own <= states_of(everybody):
                return ()
            others = tuple(p for p in everybody if p.actor.state and p.actor.state not in own)
            return others if len(states_of(others)) == 1 else ()
        if not own <= states_of(before.recipients) or (own <= states_of(before.actors) and not domestic):
            return ()
        return tuple(p for p in before.actors if p.actor.state)

    def _judging(self, event: Draft) -> Draft:
        """With those whose act it praises or condemns without naming them ("condemned the killings", "hailed the deal")."""
        if event.type not in _JUDGING or event.recipients or JUDGED in self.disabled:
            return event
        own = states_of(event.actors)
        objects = self._judged(event)
        named = [t for t in objects if t.lemma.lower() in self.story.sides.words.acts]
        inner = event.candidate.inner
        if not own or not (named or inner is not None or self._definite(objects)):
            return event
        for before in self._told(event, objects):
            everybody = before.actors if before.type not in _ON_A_PAR else (*before.actors, *before.recipients)
            again = any(_alike(before, t) for t in objects)
            if inner is not None and not named and before.type != inner.type and not again:
                continue
            doers = tuple(p for p in everybody if p.actor.state and p.actor.state not in own)
            if doers:
                return self._with(event, JUDGED, "It judges what “{}” did just before.", doers)
        return event

    def _judged(self, event: Draft) -> list[Token]:
        """What is judged: what the trigger governs, else its object and what "of", "for" or "at" names."""
        token = event.candidate.token
        if event.candidate.content:
            return [self.parse.tokens[i] for i in event.candidate.content]
        below = [
            t
            for p in self.parse.children(token.i, "prep")
            if p.lower in {"of", "for", "at", "over"}
            for t in governed(self.parse, p.i)
        ]
        return [*objects_of(self.parse, token.i), *below]

    def _told(self, event: Draft, objects: list[Token]) -> list[Draft]:
        """What may be meant: first what is called by the same word, however long before, then what stands near."""
        same = [b for b in reversed(self._before) if self._definite(objects) and any(_alike(b, t) for t in objects)]
        near = self._near(event) if event.candidate.inner is not None or not self._definite(objects) else []
        return [*same, *near]

    def _definite(self, objects: list[Token]) -> bool:
        """Whether what is judged was told of ("the test", "these raids") and its word says which happening it is."""
        return any(
            d.lower in {"the", "this", "that", "these", "those"}
            for t in objects[:1]
            for d in self.parse.children(t.i, "det")
        )

    def _between(self, event: Draft) -> Draft:
        """With the other of the two states that the story is about."""
        if not self._fits(event, _BETWEEN) or PARTNER in self.disabled:
            return event
        own = states_of(event.actors)
        if len(own) > 1 and event.type in _ON_A_PAR:
            # What two do together, they need not do to a third.
            return event
        partner = self.story.partner(event.candidate.token.sentence, own) if own else None
        if partner is None:
            return event
        return self._with(event, PARTNER, "The story is about its actor and “{}”.", (partner,))

    def _outside(self, event: Draft) -> Draft:
        """With the state that the story is about, where somebody from outside speaks or helps."""
        if not (self._fits(event, _OUTWARD) or self._strange(event)) or TOPIC in self.disabled:
            return event
        topic = self.story.opening(event.candidate.token.sentence)
        own = states_of(event.actors)
        if topic is None or not own or topic.actor.state in own:
            return event
        return self._with(event, TOPIC, "The story is about “{}”.", (topic,))

    def _among(self, event: Draft) -> Draft:
        """With its own state, where a story of one state alone tells of a quarrel at home."""
        token, own = event.candidate.token, states_of(event.actors)
        addressed = event.type in _QUARRELS or token.lemma in self.story.sides.words.addressing
        if not addressed or len(own) != 1 or not self._unsaid(event) or AMONG in self.disabled:
            return event
        if event.type not in _AMONG or event.candidate.entry.frame.symmetric:
            return event
        blamed = objects_of(self.parse, token.i) if event.type == "ACCUSE" else ()
        if event.auxiliary or any(not self.story.sides.at(o.i) for o in blamed):
            # "accused outside agitators"
            return event
        if any(not self.home.anybody(p.actor) for p in event.recipients):
            return event
        home = self.story.only(token.sentence)
        quarrels = any(own == states_of(b.actors) == states_of(b.recipients) for b in self._near(event))
        if home is None or {home.actor.state} != own or not quarrels:
            return event
        own_people = tuple(p for p in event.actors if p.actor.state in own)[:1]
        state = Participant(Actor("state", state=home.actor.state), own_people[0].span)
        return self._with(event, AMONG, "Only one state is spoken of, and it quarrels with itself: “{}”.", (state,))

    def _strange(self, event: Draft) -> bool:
        """Whether it turns to people of whom only the story can say whose they are ("Paris urged the opposition to")."""
        own = states_of(event.actors)
        return event.type in _OUTWARD and all(
            (p.actor.state is None or p.actor.state in own)
            and p.actor.kind != "state"
            and self.home.local(p.actor)
            and not self.story.sides.says_state(p)
            for p in event.recipients
        )

    def _fits(self, event: Draft, types: frozenset[str]) -> bool:
        if self._closes(event):
            # Its post may be named, and nobody knows where it lies.
            return not states_of(event.recipients)
        new = event.type == "REJECT" and self._any(event)
        return event.type in types and self._unsaid(event) and not new

    def _fought(self, event: Draft) -> Draft:
        """With both of those who stopped or went on fighting, in whose fighting people die."""
        if event.type != "ASSAULT" or states_of(event.actors) or states_of(event.recipients) or FOUGHT in self.disabled:
            return event
        sentence = self.parse.sentence_of(event.candidate.token.i)
        if not any(
            self.parse.tokens[i].lemma in self.story.sides.words.fighting for i in range(sentence.first, sentence.last)
        ):
            return event
        sides = self.story.pair(sentence.i)
        if not sides:
            return event
        names = ", ".join(self.reading.text(p.span) for p in sides)
        step = Step(FOUGHT, f"“{names}” fight each other.", evidence=tuple(p.span for p in sides))
        return replace(event, actors=sides, recipients=(), steps=(*event.steps, step))

    def _closes(self, event: Draft) -> bool:
        """Whether a border is closed, or forces are sent to one."""
        if event.type not in {"COERCE", "MOBILIZE"}:
            return False
        words = self.story.sides.words
        places = words.gates if event.type == "COERCE" else words.gates | words.disputed
        return any(t.lemma in places for t in self.parse.subtree(event.candidate.token.i))


def _alike(event: Draft, noun: Token) -> bool:
    """Whether a noun calls a happening by the word that told it, or by one of the same stem ("shelled", "the shelling")."""
    stem = noun.lemma.lower()[:5]
    words = (event.candidate.token, *((event.candidate.carrier,) if event.candidate.carrier else ()), *event.also)
    return noun.pos == "NOUN" and len(stem) > 3 and any(w.lemma.lower()[:5] == stem and w.i != noun.i for w in words)
