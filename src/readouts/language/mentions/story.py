"""Which state a domestic story is about: whose police, protesters and ministers it means where it names none.

A report from Lima says "police" and "the interior minister" without "Peruvian". That is taken as said only where it is
plain: the text opens with one state, hardly speaks of others, and the sentence at hand names no other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.phrases import owner_state
from readouts.language.mentions.scene import Scene

_KINDS = ("state", "demonym", "capital", "seat", "city")
# Sentences in which a report says where it plays.
_LEAD = 3
# Fewer sentences tell no story; what a single one means the coding stage knows better.
_SHORTEST = 3
# The share that the story's own state must have of all namings of states: told at home, or from afar.
_AT_HOME, _FROM_AFAR = 0.55, 0.7


class Story:
    """The state of a domestic story, and the sentences in which it goes without saying."""

    def __init__(self, scene: Scene, candidates: Sequence[Candidate]) -> None:
        self._scene = scene
        self._named: dict[int, set[str]] = {}
        self._places: dict[int, list[tuple[int, str]]] = {}
        for atom in scene.atoms:
            name = atom.get(*_KINDS)
            state = owner_state(atom) if name is not None else None
            if state is not None and state in scene.table.states:
                sentence = scene.tokens[atom.first].sentence
                self._named.setdefault(sentence, set()).add(state)
                if scene.tokens[atom.first - 1].lower == "in" and atom.get("capital", "city", "state"):
                    self._places.setdefault(sentence, []).append((atom.first, state))
        self.state = self._find(candidates)

    def at(self, i: int) -> str | None:
        """The story's state, if the sentence of a token names no other."""
        if self.state is None:
            return None
        return self.state if self._named.get(self._scene.tokens[i].sentence, set()) <= {self.state} else None

    def placed(self, i: int) -> str | None:
        """State of the place of which the sentence has told before a token: "In Nairobi, protesters …"."""
        first, state = next(iter(self._places.get(self._scene.tokens[i].sentence, ())), (i, None))
        return state if first < i else None

    def elsewhere(self, i: int, state: str | None) -> bool:
        """Whether the sentence of a token tells of a place in another state."""
        return any(s != state for _, s in self._places.get(self._scene.tokens[i].sentence, ()))

    def facing(self, i: int, state: str | None) -> str | None:
        """The story's state, for a body that another state deals with in the sentence of a token, which names no third."""
        named = self._named.get(self._scene.tokens[i].sentence, set())
        return self.state if self.state != state and self.state is not None and named <= {self.state, state} else None

    def _find(self, candidates: Sequence[Candidate]) -> str | None:
        if len(self._scene.parse.sentences) < _SHORTEST:
            return None
        heads = {c.head: s for c in candidates for s in c.states if s in self._scene.table.states}
        counts = Counter(heads.values())
        own = self._opening()
        if own is None or not counts:
            return None
        # Many institutions without a state are themselves a sign that one state goes without saying.
        unsaid = sum(c.home for c in candidates)
        share = (counts[own] + unsaid) / (counts.total() + unsaid)
        at_home = own in {self._filed_in(), self._scene.document.outlet_country}
        return own if share >= (_AT_HOME if at_home else _FROM_AFAR) and counts[own] else None

    def _opening(self) -> str | None:
        """The only state that the lead names, or that the first place of the report lies in."""
        place = self._filed_in()
        for sentence in range(_LEAD):
            named = self._named.get(sentence)
            if named:
                if len(named) == 1:
                    return next(iter(named))
                return place if place in named else None
        return place

    def _filed_in(self) -> str | None:
        """State of the place where the report was filed."""
        place = self._scene.document.place
        match = self._scene.table.match(place.replace(",", " ").split(), 0) if place else None
        names = match.names if match is not None else ()
        return next((n.state for n in names if n.kind in {"capital", "city", "state"} and n.state), None)
