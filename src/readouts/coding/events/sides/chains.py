"""Sides that a sentence or two hand on from verb to verb: who is condemned too, who is met and thanked, who strikes again."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.events.draft import Draft
from readouts.coding.events.sides.context import Context, states_of
from readouts.coding.events.syntax.objects import objects_of
from readouts.language.parse import Token
from readouts.slots import replace
from readouts.trace import Step

CONTINUED = "discourse.continued"
ALIKE = "discourse.alike"
AGAIN = "discourse.again"
COMPLAINED = "discourse.complained"
CHARGED = "discourse.charged"
LIKEWISE = "discourse.likewise"
CARRIED = "discourse.carried"

_GIVING = frozenset({"AID", "AGREE"})
_ALSO = frozenset({"also", "further", "furthermore"})
_VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
# What several outsiders do to the same state, one after the other.
_TURNED = frozenset({"ACCUSE", "SANCTION", "REQUEST", "THREATEN"})
_HOSTILE = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "REQUEST", "ASSAULT"})
# What is done to nobody in particular.
_AT_LARGE = frozenset({"curfew", "martial-law", "ban", "censor"})
_PERSONAL = frozenset({"him", "her", "them"})


@dataclass(slots=True)
class Chains(Context):
    """Rules that hand a side on from one verb to another."""

    def _carried(self, event: Draft) -> Draft:
        """With the recipient of the verb that it is joined to ("summoned the envoy and demanded", "met her and thanked her")."""
        verb = event.candidate.carrier or event.candidate.token
        own = states_of(event.actors)
        if verb.dep != "conj" or verb.pos != "VERB" or not own or CARRIED in self.disabled:
            return event
        if self.parse.child(verb.i, "nsubj", "nsubjpass") is not None:
            return event
        joined = self._joined(verb)
        before = next((b for b in reversed(self._before) if _verb(b).i in joined), None)
        if before is None or not own <= states_of((*before.actors, *before.recipients)):
            return event
        told = objects_of(self.parse, verb.i)
        pronoun = bool(told) and all(t.lower in _PERSONAL for t in told)
        hostile = event.type in _HOSTILE and before.type in _HOSTILE and event.mode not in _AT_LARGE
        if not (pronoun or (hostile and self._unsaid(event))) or event.type == "CONSULT":
            return event
        sides = before.recipients or (before.actors if before.type == "CONSULT" else ())
        others = tuple(p for p in sides if p.actor.state and (p.actor.state not in own or before.recipients))
        return self._with(event, CARRIED, "It is said of or done to “{}” too.", others) if others else event

    def _joined(self, verb: Token) -> set[int]:
        """The verbs that a verb is coordinated with, before it."""
        found: set[int] = set()
        while verb.dep == "conj" and (head := self.parse.head(verb.i)) is not None:
            found.add(head.i)
            verb = head
        return found

    def _continuing(self, event: Draft) -> Draft:
        """With the recipient of what the same actor said just before, where "also" or "and" ties the two."""
        before = next((b for b in self._near(event) if b.type in _VERBAL), None)
        if event.type not in {*_VERBAL, "SANCTION"} or event.recipients or before is None or CONTINUED in self.disabled:
            return event
        token, other = event.candidate.token, before.candidate.token
        also = any(c.lower in _ALSO for c in self.parse.children(token.i, "advmod"))
        alike = event.type == before.type or (event.type, before.type) == ("REQUEST", "ACCUSE")
        joined = token.dep == "conj" and token.head == other.i and alike
        pronoun = any(c.lower in {"it", "they"} for c in self.parse.children(token.i, "nsubj"))
        hostile = pronoun and event.type == "SANCTION" and before.type in {"ACCUSE", "REJECT", "THREATEN"}
        own = states_of(before.actors)
        if not (also or joined or hostile) or not before.recipients or not own or not own <= states_of(event.actors):
            return event
        return self._with(event, CONTINUED, "It continues what was said of or to “{}” just before.", before.recipients)

    def _alike(self, event: Draft) -> Draft:
        """With those who were helped or promised help just before ("Oslo sent Malawi tents, and Rome promised money")."""
        if event.type not in _GIVING or event.recipients or ALIKE in self.disabled:
            return event
        own = states_of(event.actors)
        for before in self._near(event):
            helped = tuple(p for p in before.recipients if p.actor.state)
            if own and before.type in _GIVING and helped and not states_of(helped) & own:
                return self._with(event, ALIKE, "It is done for “{}” like what went before.", helped)
        return event

    def _likewise(self, event: Draft) -> Draft:
        """With those whom another outsider turned on in the same sentence ("Oslo accused Minsk, and Bern froze funds")."""
        verb, own = _verb(event), states_of(event.actors)
        if event.type not in _TURNED or not own or not self._unsaid(event) or LIKEWISE in self.disabled:
            return event
        for before in reversed(self._before):
            if before.candidate.token.sentence != verb.sentence:
                break
            others = states_of(before.recipients)
            if before.type in _TURNED and _verb(before).i in self._joined(verb) and others and not others & own:
                return self._with(event, LIKEWISE, "It goes with what was done to “{}” just before.", before.recipients)
        return event

    def _again(self, event: Draft) -> Draft:
        """With the doers of the violence before, where it only calls them "the attackers"."""
        if event.type != "ASSAULT" or states_of(event.actors) or not event.actors or AGAIN in self.disabled:
            return event
        words = {w.removesuffix("s") for p in event.actors for w in self.reading.text(p.span).lower().split()}
        if not words & self.story.sides.words.doers:
            return event
        before = next((b for b in self._near(event) if b.type == "ASSAULT" and states_of(b.actors)), None)
        if before is None:
            return event
        state = next(p.actor.state for p in before.actors if p.actor.state)
        actors = tuple(replace(p, actor=replace(p.actor, state=state)) for p in event.actors)
        spans = tuple(p.span for p in before.actors)
        step = Step(AGAIN, f"The doers belong to {state}, like those of the violence before.", evidence=spans)
        return replace(event, actors=actors, steps=(*event.steps, step))

    def _charged(self, event: Draft) -> Draft:
        """With the one who is blamed for it as its doer ("criticised Oslo for the arrest of a Dane")."""
        token, head = event.candidate.token, self.parse.head(event.candidate.token.i)
        if token.pos != "NOUN" or head is None or head.lower not in {"for", "over"} or CHARGED in self.disabled:
            return event
        verb = self.parse.head(head.i)
        blame = next((b for b in reversed(self._before) if verb is not None and b.candidate.token.i == verb.i), None)
        if blame is None or blame.type not in {"ACCUSE", "SANCTION", "REQUEST"} or not states_of(blame.recipients):
            return event
        if any(p.actor.state for p in event.actors):
            return event
        step = Step(CHARGED, "Whoever is blamed for it did it.", evidence=tuple(p.span for p in blame.recipients))
        return replace(event, actors=blame.recipients, steps=(*event.steps, step))

    def _complained(self, event: Draft) -> Draft:
        """Without the organisation to whom somebody complains of somebody else, where it is told whom it may be."""
        token = event.candidate.token
        to = {p.lower for p in self.parse.children(token.i, "prep")} & {"to", "with", "before"}
        bodies = event.recipients and all(p.actor.state not in self.story.sides.places.codes for p in event.recipients)
        if event.type != "ACCUSE" or not to or not bodies or COMPLAINED in self.disabled:
            return event
        own = states_of(event.actors)
        other = self.story.partner(token.sentence, own) if own else None
        if other is None:
            return event
        return self._with(event, COMPLAINED, "Who hears the complaint is not whom it is about: “{}”.", (other,))


def _verb(event: Draft) -> Token:
    return event.candidate.carrier or event.candidate.token
