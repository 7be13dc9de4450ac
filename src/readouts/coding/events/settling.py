"""Settling who the sides are that a sentence leaves open: by those at home, and by the sentences before."""

from __future__ import annotations

from readouts.coding.coding import Participant
from readouts.coding.events.details.whereabouts import place_of, spots_of
from readouts.coding.events.draft import Draft
from readouts.coding.events.judge import Judge
from readouts.coding.events.kit import Kit
from readouts.coding.events.sides.discourse import Discourse
from readouts.coding.events.sides.home import Home
from readouts.language.reading import Reading
from readouts.slots import replace

_NAMED = "roles.recipient."
_TOLD = (_NAMED, "discourse.", "home.")


class Settler:
    """Settles the events of one document, in text order; thrown away when it is done."""

    def __init__(self, kit: Kit, reading: Reading, judge: Judge) -> None:
        self.home, self.reading, self.parse, self.judge = kit.home, reading, reading.parse, judge
        self.discourse = Discourse(reading, reading.parse, judge.story, kit.home, kit.disabled)

    def settle(self, draft: Draft) -> Draft:
        """The event with its sides; it is remembered for those after it.

        The last step of its trace names, joined by ``|``, every rule that alone would have told the same sides.
        """
        settled = self._with_all_that_agree(draft, self._settled(draft, frozenset()))
        # Only now: no event tells the sides of itself.
        self.discourse.remember(settled)
        return settled

    def _settled(self, draft: Draft, without: frozenset[str]) -> Draft:
        home, discourse = self.home, self.discourse
        if without:
            home, discourse = home.without(without), discourse.without(without)
        return discourse.settle(draft, lambda event: self._at_home(event, home))

    def _with_all_that_agree(self, draft: Draft, settled: Draft) -> Draft:
        last = settled.steps[-1]
        if not last.rule.startswith(_TOLD):
            return settled
        if last.rule.startswith(_NAMED):
            draft = replace(draft, recipients=(), steps=draft.steps[:-1])
        wanted, rules = _sides(settled), last.rule.split("|")
        while len((other := self._settled(draft, frozenset(rules))).steps) > len(draft.steps):
            more = [r for r in other.steps[-1].rule.split("|") if r not in rules]
            if _sides(other) != wanted or not more:
                break
            rules += more
        return replace(settled, steps=(*settled.steps[:-1], replace(last, rule="|".join(rules))))

    def _at_home(self, event: Draft, home: Home) -> Draft:
        """The event with states for sides whose own words name none."""
        candidate = event.candidate
        labels = frozenset({event.type, f"{event.type}/{event.mode}", candidate.entry.id})
        place = place_of(self.parse, self.judge.sides, spots_of(self.parse, candidate), self.reading.document.text)
        story = self.judge.story.home(candidate.token.sentence)
        prepositions = {p.lower for p in self.parse.children(candidate.token.i, "prep")}
        over = "over" in prepositions and "against" not in prepositions
        unsaid = frozenset(p.actor.state for p in event.actors if not self.judge.sides.says_state(p))
        sided = home.settle(labels, event.actors, event.recipients, place, story, over, unsaid)
        return replace(event, actors=sided.actors, recipients=sided.recipients, steps=(*event.steps, *sided.steps))


def _sides(event: Draft) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Who acts and who is acted on, whatever the words for them."""

    def keys(side: tuple[Participant, ...]) -> list[tuple[str, str]]:
        return sorted((p.actor.key, p.actor.state or "") for p in side)

    return keys(event.actors), keys(event.recipients)
