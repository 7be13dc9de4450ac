"""What rules on the surroundings of an event share: what stands near, and whether its own words leave a side open."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.coding.coding import Participant
from readouts.coding.events.draft import Draft
from readouts.coding.events.sides.home import Home
from readouts.coding.events.sides.story import Story
from readouts.coding.events.syntax.phrases import governed
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.slots import replace
from readouts.trace import Step

Participants = tuple[Participant, ...]

_NEAR = 2


@dataclass(slots=True)
class Context:
    """The events of one document so far, in text order."""

    reading: Reading
    parse: Parse
    story: Story
    home: Home
    disabled: frozenset[str]
    _before: list[Draft] = field(default_factory=list)

    def _unsaid(self, event: Draft) -> bool:
        """Whether the words name no recipient, or only people of no stated nationality."""
        own = states_of(event.actors)
        return all(self._vague(p, own) for p in event.recipients)

    def _vague(self, participant: Participant, own: frozenset[str]) -> bool:
        if participant.actor.state is None:
            return self.home.anybody(participant.actor)
        words = self.reading.text(participant.span).lower().split()
        # "announced money for its border police": of whoever "its" was taken for, not of the giver.
        return participant.actor.state in own and bool(words) and words[0] in {"its", "their", "his"}

    def _related(self, trigger: Token) -> list[Token]:
        """Words for somebody by what he is to another."""
        return [
            t
            for t in self.parse.subtree(trigger.i)
            if t.lemma in self.story.sides.relational and self.parse.child(t.i, "poss") is not None
        ]

    def _neighbour(self, event: Draft) -> bool:
        """Whether it is done to somebody's neighbour or ally, who is not named ("broke off talks with its neighbour")."""
        return bool(self._related(event.candidate.token)) and not states_of(event.recipients)

    def _addressed(self, event: Draft) -> bool:
        """Whether the words name an addressee whom nobody could resolve ("urged larger economies to follow")."""
        token = event.candidate.token
        if any(t.tag == "NNS" for t in self._related(token)):
            # "asked its allies"
            return not any(p.actor.state for p in event.recipients)
        asks = any(
            c.lower == "to"
            for x in self.parse.children(token.i, "xcomp", "ccomp", "advcl")
            for c in self.parse.children(x.i, "aux")
        )
        named = self.parse.child(token.i, "dobj") or next(
            (
                t
                for p in self.parse.children(token.i, "prep")
                if p.lower in {"on", "upon"}
                for t in governed(self.parse, p.i)
            ),
            None,
        )
        # "all sides" are those of the story, "the opposition" is that of whoever the story is about.
        if token.pos != "VERB" or not asks or named is None or named.lemma in {"side", "party"}:
            return False
        told = self.story.sides.at(named.i)
        return not (told and all(self.home.local(p.actor) for p in told))

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

    def _with(self, event: Draft, rule: str, reason: str, recipients: Participants) -> Draft:
        if states_of(recipients) == states_of(event.recipients):
            return event
        names = ", ".join(self.reading.text(p.span) for p in recipients)
        step = Step(rule, reason.format(names), evidence=tuple(p.span for p in recipients))
        states = states_of(recipients)
        if event.recipients and len(states) == 1 and not states_of(event.recipients):
            # "criticised the officials": they stay who they are, of the state that was found.
            state = next(iter(states))
            recipients = tuple(replace(p, actor=replace(p.actor, state=state)) for p in event.recipients)
        return replace(event, recipients=recipients, steps=(*event.steps, step))


def states_of(side: Participants) -> frozenset[str]:
    """The states that a side belongs to."""
    return frozenset(p.actor.state for p in side if p.actor.state)
