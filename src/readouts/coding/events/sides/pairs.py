"""Two sides that a text is about: both of them, who goes between them, and which of them visits the other."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.events.draft import Draft
from readouts.coding.events.sides.context import Participants, states_of
from readouts.coding.events.sides.story import Story
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.subjects import subjects_of
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.slots import replace
from readouts.trace import Step

BOTH = "discourse.both"
ASKED = "discourse.asked"
BETWEEN = "discourse.go-between"
OTHERS = "discourse.others"
RANK = "discourse.rank"
VISITING = "discourse.visiting"

_PAIRING = frozenset({"two", "both", "each", "neither"})
_MEDIATED = frozenset({"AGREE", "REQUEST"})
_APART = frozenset({"phone", "third-party", "multilateral", "video"})
_HEADS = frozenset({"head_of_state", "head_of_government"})
_NEAR = 2


@dataclass(slots=True)
class Pairs:
    """Fills sides from the two states that were told of before; takes events in text order."""

    reading: Reading
    parse: Parse
    story: Story
    disabled: frozenset[str]

    def settle(self, event: Draft, before: list[Draft]) -> Draft:
        """The event with both sides where its words only say that there are two, and with the host as recipient."""
        for rule in (self._both, self._go_between, self._asked, self._others):
            event = rule(event, before)
        if event.type == "CONSULT" and event.mode not in _APART and not event.recipients:
            event = self._visiting(self._ranked(event), before)
        return event

    def _pair(self, sentence: int, before: list[Draft], own: frozenset[str]) -> Participants:
        """Somebody of each of two states: those that the story opens with, or those of the last event between two.

        An outsider speaks of the first, those who act themselves are the last.
        """
        opening = self.story.opening_pair(sentence)
        if own and opening and not own & states_of(opening):
            return opening
        for draft in reversed(before):
            if sentence - draft.candidate.token.sentence > _NEAR:
                break
            sides = {p.actor.state or "": p for p in (*draft.recipients, *draft.actors) if p.actor.state}
            if own & set(sides) or not set(sides) <= self.story.sides.places.codes:
                continue
            if len(sides) == 2 or (len(sides) == 1 and states_of(draft.actors) == states_of(draft.recipients)):
                # Both may be of one state: a government and its rebels.
                return tuple(sides[s] for s in sorted(sides))
        return () if own & states_of(opening) else opening

    def _both(self, event: Draft, before: list[Draft]) -> Draft:
        """With both states as actors ("the two leaders agreed", "each side blames the other")."""
        token = event.candidate.carrier or event.candidate.token
        subjects = subjects_of(self.parse, token.i)
        if BOTH in self.disabled or states_of(event.actors) or not any(self._says_two(t) for t in subjects):
            return event
        pair = self._pair(token.sentence, before, frozenset())
        if not pair:
            return event
        recipients = tuple(p for p in event.recipients if p.actor.state and p.actor.state not in states_of(pair))
        return self._with(event, BOTH, "The words say “two”: {}.", pair, recipients)

    def _says_two(self, noun: Token) -> bool:
        told = self.parse.children(noun.i, "nummod", "det", "predet")
        return noun.lemma.lower() in self.story.sides.words.paired and any(t.lower in _PAIRING for t in told)

    def _go_between(self, event: Draft, before: list[Draft]) -> Draft:
        """With the two at odds as recipients of an outsider's offer to mediate."""
        own = states_of(event.actors)
        if event.type not in _MEDIATED or BETWEEN in self.disabled or not own or states_of(event.recipients) - own:
            return event
        objects = objects_of(self.parse, event.candidate.token.i)
        words = {self.parse.tokens[i].lemma for i in event.candidate.content} | {o.lemma for o in objects}
        if not words & self.story.sides.words.mediating:
            return event
        pair = self._pair(event.candidate.token.sentence, before, own)
        return self._with(event, BETWEEN, "It goes between {}.", event.actors, pair) if pair else event

    def _asked(self, event: Draft, before: list[Draft]) -> Draft:
        """With both states as those whom a third asks ("called on both sides to"), whoever the words were taken for."""
        token, own = event.candidate.token, states_of(event.actors)
        if event.type not in {"REQUEST", "CONSULT"} or ASKED in self.disabled or len(own) != 1:
            return event
        told = [t for t in self.parse.subtree(token.i) if t.i > token.i and self._says_two(t)]
        if not told or (states_of(event.recipients) and not own & states_of(event.recipients)):
            return event
        pair = self._pair(token.sentence, before, own)
        if event.type == "CONSULT" and pair:
            return self._with(event, ASKED, "They speak with the two: {}.", (*event.actors, *pair), ())
        return self._with(event, ASKED, "The two who are asked: {}.", event.actors, pair) if pair else event

    def _others(self, event: Draft, before: list[Draft]) -> Draft:
        """Without its own state among several recipients ("asked both sides", said by a third, is said to the others)."""
        own = states_of(event.actors)
        rest = tuple(p for p in event.recipients if p.actor.state not in own)
        alone = len(own) == 1 and states_of(rest) and len(rest) < len(event.recipients)
        if not alone or OTHERS in self.disabled or event.type not in _MEDIATED:
            return event
        if any(self.story.sides.says_state(p) for p in event.recipients if p not in rest):
            return event
        return self._with(event, OTHERS, "Nobody asks or promises himself: {}.", event.actors, rest)

    def _ranked(self, event: Draft) -> Draft:
        """With a head of state or government as host of a lesser visitor, where no place says otherwise."""
        if RANK in self.disabled or len(states_of(event.actors)) != 2 or not all(p.actor.state for p in event.actors):
            return event
        heads = states_of(tuple(p for p in event.actors if p.actor.office in _HEADS))
        # "met the president and opposition leaders"
        hosts = tuple(p for p in event.actors if p.actor.state in heads)
        guests = tuple(p for p in event.actors if p not in hosts)
        if not heads and all(p.actor.state not in self.story.sides.places.codes for p in event.actors[:1]):
            # An organisation has no home: its envoys visit.
            guests = tuple(p for p in event.actors if p.actor.state == event.actors[0].actor.state)
            hosts = tuple(p for p in event.actors if p not in guests)
            heads = states_of(hosts) & self.story.sides.places.codes
        if len(heads) != 1 or not guests or not hosts:
            return event
        if not all(p.actor.office and p.actor.kind != "state" for p in guests):
            return event
        return self._with(
            event, RANK, "A minister or envoy goes to see a head of state or government: {}.", guests, hosts
        )

    def _visiting(self, event: Draft, before: list[Draft]) -> Draft:
        """With the host of a visit by the same side that was told just before."""
        states = states_of(event.actors)
        if VISITING in self.disabled or event.recipients or not states:
            return event
        for draft in reversed(before):
            if event.candidate.token.sentence - draft.candidate.token.sentence > _NEAR:
                break
            guests, hosts = states_of(draft.actors), states_of(draft.recipients)
            if draft.type != "CONSULT" or len(guests) != 1 or len(hosts) != 1 or draft.auxiliary:
                continue
            if states == guests | hosts:
                actors = tuple(p for p in event.actors if p.actor.state in guests)
                rest = tuple(p for p in event.actors if p.actor.state in hosts)
                return self._with(event, VISITING, "It is part of the visit to {}.", actors, rest)
        return event

    def _with(self, event: Draft, rule: str, reason: str, actors: Participants, recipients: Participants) -> Draft:
        shown = recipients or actors
        names = " and ".join(f"“{self.reading.text(p.span)}”" for p in shown)
        step = Step(rule, reason.format(names), evidence=tuple(p.span for p in shown))
        return replace(event, actors=actors, recipients=recipients, steps=(*event.steps, step))
