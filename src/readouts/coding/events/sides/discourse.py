"""Sides that the sentences before tell: who is answered, whose act is judged, who is helped too, who strikes again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from readouts.coding.coding import Participant
from readouts.coding.events.draft import Draft
from readouts.coding.events.sides.home import Home
from readouts.coding.events.sides.story import Story
from readouts.language.parse import Parse
from readouts.language.reading import Reading
from readouts.slots import replace
from readouts.trace import Step

Participants = tuple[Participant, ...]

ANSWERED = "discourse.answered"
JUDGED = "discourse.judged"
CONTINUED = "discourse.continued"
ALIKE = "discourse.alike"
AGAIN = "discourse.again"
PARTNER = "discourse.partner"
TOPIC = "discourse.topic"
FOUGHT = "discourse.fought"

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
_GIVING = frozenset({"AID", "AGREE"})
_ALSO = frozenset({"also", "further", "furthermore"})
_VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
# Types that outsiders direct at the state that the story is about.
_OUTWARD = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "AGREE", "AID", "REJECT", "CONCEDE"})
# Types that a state of two directs at the other.
_BETWEEN = frozenset({"ACCUSE", "SUPPORT", "REJECT", "AGREE", "AID", "REQUEST", "SANCTION"})
_NEAR = 2


@dataclass(slots=True)
class Discourse:
    """Fills sides of one document's events from those before; is given them in text order."""

    reading: Reading
    parse: Parse
    story: Story
    home: Home
    disabled: frozenset[str]
    _before: list[Draft] = field(default_factory=list)

    def without(self, rules: frozenset[str]) -> Discourse:
        """The same discourse without some of its rules; what it remembers is the same."""
        return replace(self, disabled=self.disabled | rules)

    def remember(self, event: Draft) -> None:
        """Keep a settled event for those after it."""
        self._before.append(event)

    def settle(self, event: Draft, at_home: Callable[[Draft], Draft]) -> Draft:
        """The event with sides from its surroundings, the nearest first.

        Args:
            event: As its sentence tells it.
            at_home: Gives states to sides whose own words name none.
        """
        open_ = "negated" not in event.auxiliary and not self._addressed(event)
        if open_:
            for rule in (self._answering, self._judging, self._continuing, self._alike, self._again):
                event = rule(event)
        event = at_home(event)
        if open_:
            for rule in (self._answering, self._continuing, self._between, self._outside, self._fought):
                event = rule(event)
        return event

    def _addressed(self, event: Draft) -> bool:
        """Whether the words name an addressee whom nobody could resolve ("urged larger economies to follow")."""
        token = event.candidate.token
        phrase = self.parse.subtree(token.i)
        if any(t.lemma in self.story.sides.relational and self.parse.child(t.i, "poss") is not None for t in phrase):
            # "asked its allies", "broke off talks with its neighbour"
            return not any(p.actor.state for p in event.recipients)
        asks = any(
            c.lower == "to"
            for x in self.parse.children(token.i, "xcomp", "ccomp")
            for c in self.parse.children(x.i, "aux")
        )
        named = self.parse.child(token.i, "dobj")
        # "all sides" are those of the story.
        return token.pos == "VERB" and asks and named is not None and named.lemma not in {"side", "party"}

    def _unsaid(self, event: Draft) -> bool:
        """Whether the words name no recipient, or only people of no stated nationality."""
        own = _states(event.actors)
        return all(self._vague(p, own) for p in event.recipients)

    def _vague(self, participant: Participant, own: frozenset[str]) -> bool:
        if participant.actor.state is None:
            return self.home.anybody(participant.actor)
        words = self.reading.text(participant.span).lower().split()
        # "announced money for its border police": of whoever "its" was taken for, not of the giver.
        return participant.actor.state in own and bool(words) and words[0] in {"its", "their", "his"}

    def _any(self, event: Draft) -> bool:
        """Whether what is refused is new here ("a request", "any mediation"), so that it answers nobody before."""
        refused = [self.parse.tokens[i] for i in event.candidate.content]
        found = [d.lower for t in refused[:1] for d in self.parse.children(t.i, "det")]
        return any(d in {"a", "an", "any", "no"} for d in found)

    def _together(self, event: Draft, before: Draft) -> bool:
        """Whether one verb continues the other ("flew to Oslo and asked for aid")."""
        token, other = event.candidate.token, before.candidate.token
        return token.sentence == other.sentence and token.dep == "conj"

    def _near(self, event: Draft) -> list[Draft]:
        """Events before it in its own sentence or the two before, nearest first; with what is only possible left out."""
        last = event.candidate.token.sentence
        found = []
        for before in reversed(self._before):
            if last - before.candidate.token.sentence > _NEAR:
                break
            if not {"hypothetical", "negated"} & set(before.auxiliary):
                found.append(before)
        return found

    def _answering(self, event: Draft) -> Draft:
        """With the recipient whom it answers: who asked, accused, threatened, hit or met its actor just before."""
        own = _states(event.actors)
        if event.type not in _ANSWERS or not self._unsaid(event) or not own or ANSWERED in self.disabled:
            return event
        for before in self._near(event):
            if before.type not in _ANSWERS[event.type]:
                continue
            if event.type == "REQUEST" and before.type == "CONSULT" and not self._together(event, before):
                continue
            if event.type == "REJECT" and before.type != "CONSULT" and self._any(event):
                continue
            others = self._others(before, own, event.type == "REJECT")
            if others:
                return self._with(event, ANSWERED, "It answers “{}”.", others)
        return event

    def _others(self, before: Draft, own: frozenset[str], domestic: bool) -> Participants:
        """Who did it to ``own``; where all were on a par, the others; at home they may be of the same state."""
        if before.type in _ON_A_PAR and (before.type == "CONSULT" or not before.recipients):
            everybody = (*before.actors, *before.recipients)
            if not own <= _states(everybody):
                return ()
            others = tuple(p for p in everybody if p.actor.state and p.actor.state not in own)
            return others if len(_states(others)) == 1 else ()
        if not own <= _states(before.recipients) or (own <= _states(before.actors) and not domestic):
            return ()
        return tuple(p for p in before.actors if p.actor.state)

    def _judging(self, event: Draft) -> Draft:
        """With those whose act it praises or condemns without naming them ("condemned the killings", "hailed the deal")."""
        if event.type not in _JUDGING or event.recipients or JUDGED in self.disabled:
            return event
        own = _states(event.actors)
        objects = [self.parse.tokens[i] for i in event.candidate.content]
        named = [t for t in objects if t.lemma.lower() in self.story.sides.words.acts]
        inner = event.candidate.inner
        if not own or not (named or inner is not None):
            return event
        for before in self._near(event):
            everybody = before.actors if before.type not in _ON_A_PAR else (*before.actors, *before.recipients)
            if inner is not None and not named and before.type != inner.type:
                continue
            doers = tuple(p for p in everybody if p.actor.state and p.actor.state not in own)
            if doers:
                return self._with(event, JUDGED, "It judges what “{}” did just before.", doers)
        return event

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
        own = _states(before.actors)
        if not (also or joined or hostile) or not before.recipients or not own or not own <= _states(event.actors):
            return event
        return self._with(event, CONTINUED, "It continues what was said of or to “{}” just before.", before.recipients)

    def _alike(self, event: Draft) -> Draft:
        """With those who were helped or promised help just before ("Oslo sent Malawi tents, and Rome promised money")."""
        if event.type not in _GIVING or event.recipients or ALIKE in self.disabled:
            return event
        own = _states(event.actors)
        for before in self._near(event):
            helped = tuple(p for p in before.recipients if p.actor.state)
            if own and before.type in _GIVING and helped and not _states(helped) & own:
                return self._with(event, ALIKE, "It is done for “{}” like what went before.", helped)
        return event

    def _again(self, event: Draft) -> Draft:
        """With the doers of the violence before, where it only calls them "the attackers"."""
        if event.type != "ASSAULT" or _states(event.actors) or not event.actors or AGAIN in self.disabled:
            return event
        words = {w.removesuffix("s") for p in event.actors for w in self.reading.text(p.span).lower().split()}
        if not words & self.story.sides.words.doers:
            return event
        before = next((b for b in self._near(event) if b.type == "ASSAULT" and _states(b.actors)), None)
        if before is None:
            return event
        state = next(p.actor.state for p in before.actors if p.actor.state)
        actors = tuple(replace(p, actor=replace(p.actor, state=state)) for p in event.actors)
        spans = tuple(p.span for p in before.actors)
        step = Step(AGAIN, f"The doers belong to {state}, like those of the violence before.", evidence=spans)
        return replace(event, actors=actors, steps=(*event.steps, step))

    def _between(self, event: Draft) -> Draft:
        """With the other of the two states that the story is about."""
        if not self._fits(event, _BETWEEN) or PARTNER in self.disabled:
            return event
        own = _states(event.actors)
        partner = self.story.partner(event.candidate.token.sentence, own) if own else None
        if partner is None:
            return event
        return self._with(event, PARTNER, "The story is about its actor and “{}”.", (partner,))

    def _outside(self, event: Draft) -> Draft:
        """With the state that the story is about, where somebody from outside speaks or helps."""
        if not self._fits(event, _OUTWARD) or TOPIC in self.disabled:
            return event
        topic = self.story.opening(event.candidate.token.sentence)
        own = _states(event.actors)
        if topic is None or not own or topic.actor.state in own:
            return event
        return self._with(event, TOPIC, "The story is about “{}”.", (topic,))

    def _fits(self, event: Draft, types: frozenset[str]) -> bool:
        if self._closes(event):
            # Its post may be named, and nobody knows where it lies.
            return not _states(event.recipients)
        new = event.type == "REJECT" and self._any(event)
        return event.type in types and self._unsaid(event) and not new

    def _fought(self, event: Draft) -> Draft:
        """With both of those who stopped or went on fighting, in whose fighting people die."""
        if event.type != "ASSAULT" or _states(event.actors) or _states(event.recipients) or FOUGHT in self.disabled:
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
        inside = self.parse.subtree(event.candidate.token.i)
        return any(t.lemma in self.story.sides.words.gates for t in inside)

    def _with(self, event: Draft, rule: str, reason: str, recipients: Participants) -> Draft:
        names = ", ".join(self.reading.text(p.span) for p in recipients)
        step = Step(rule, reason.format(names), evidence=tuple(p.span for p in recipients))
        states = _states(recipients)
        if event.recipients and len(states) == 1 and not _states(event.recipients):
            # "criticised the officials": they stay who they are, of the state that was found.
            state = next(iter(states))
            recipients = tuple(replace(p, actor=replace(p.actor, state=state)) for p in event.recipients)
        return replace(event, recipients=recipients, steps=(*event.steps, step))


def _states(side: Participants) -> frozenset[str]:
    return frozenset(p.actor.state for p in side if p.actor.state)
