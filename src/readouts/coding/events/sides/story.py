"""What state a stretch of text is about, sentence by sentence, for those whose own words name none."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.coding.coding import Participant
from readouts.coding.events.sides.sides import Sides
from readouts.coding.events.syntax.subjects import SUBJECTS
from readouts.language.parse import Token

# Short paragraphs are read on with what stands before them, so that at least this many sentences tell the story …
_STRETCH = 5
# … and of long ones no more than this many.
_LONGEST = 12


@dataclass(slots=True)
class Story:
    """The states that a document speaks of, up to a sentence; each answer is found once."""

    sides: Sides
    _named: dict[int, tuple[Participant, ...]] = field(default_factory=dict)
    _told: dict[int, dict[str | None, Participant]] = field(default_factory=dict)

    def home(self, sentence: int) -> Participant | None:
        """Somebody of the state at home: the only one named, the one that the story opens with and stays with.

        None where the text turns to another state, so that "the government" might be either's.
        """
        found = self._so_far(sentence)
        if len(found) == 1:
            return next(iter(found.values()))
        topic = self.topic(sentence)
        if topic is None:
            return None
        last = self._subject(sentence - 1) if sentence > self._first(sentence) else None
        return topic if last is None or last.actor.state == topic.actor.state else None

    def only(self, sentence: int) -> Participant | None:
        """Somebody of the only state that is named up to a sentence other than the first."""
        found = self._so_far(sentence)
        return next(iter(found.values())) if len(found) == 1 and sentence > self._first(sentence) else None

    def topic(self, sentence: int) -> Participant | None:
        """Somebody of the state that the story is about: the only one that its first sentence names, or its subject.

        The subject tells it only where the sentence before this one speaks of that state too.
        """
        if (opening := self.opening(sentence)) is not None:
            return opening
        first = self._first(sentence)
        subject = self._subject(first)
        if subject is None or sentence == first:
            return None
        last = self._subject(sentence - 1)
        return subject if last is not None and last.actor.state == subject.actor.state else None

    def opening(self, sentence: int) -> Participant | None:
        """Somebody of the only state that the first sentence names; None for that sentence itself."""
        first = self._first(sentence)
        named = {p.actor.state: p for p in self._states_in(first)}
        return next(iter(named.values())) if len(named) == 1 and sentence > first else None

    def partner(self, sentence: int, states: frozenset[str | None]) -> Participant | None:
        """Somebody of the other of the two states that the story opens with, where it still speaks of them.

        Still: no third state is named since, or the other is named in this sentence or one of the two before.
        """
        first = self._first(sentence)
        opening = {p.actor.state for p in self._states_in(first)} if sentence > first else set()
        if len(opening) != 2 or len(states & opening) != 1:
            # A third may act together with its actor ("withdrew its envoy together with Niger").
            return None
        other = next(p for p in self._states_in(first) if p.actor.state not in states)
        if set(self._so_far(sentence)) == opening:
            return other
        near = (p for i in range(max(first, sentence - 2), sentence + 1) for p in self._states_in(i))
        return other if any(p.actor.state == other.actor.state for p in near) else None

    def pair(self, sentence: int) -> tuple[Participant, ...]:
        """Somebody of each of the two states that the story opens with, no third being named since."""
        opening = self.opening_pair(sentence)
        return opening if set(self._so_far(sentence)) == {p.actor.state for p in opening} else ()

    def opening_pair(self, sentence: int) -> tuple[Participant, ...]:
        """Somebody of each of the two states that the first sentence names; none where it names fewer or more."""
        opening = {p.actor.state: p for p in reversed(self._states_in(self._first(sentence)))}
        return tuple(reversed(opening.values())) if len(opening) == 2 else ()

    def _so_far(self, sentence: int) -> dict[str | None, Participant]:
        if sentence in self._told:
            return self._told[sentence]
        found = self._told[sentence] = {}
        for i in range(self._first(sentence), sentence + 1):
            for participant in self._states_in(i):
                found.setdefault(participant.actor.state, participant)
        return found

    def _first(self, sentence: int) -> int:
        """The first sentence of the stretch: of its paragraph, or of one before if that is short."""
        sentences = self.sides.parse.sentences
        first = sentence
        while first > max(0, sentence - _LONGEST) and (
            sentences[first - 1].paragraph == sentences[first].paragraph or sentence - first + 1 < _STRETCH
        ):
            first -= 1
        return first

    def _states_in(self, sentence: int) -> tuple[Participant, ...]:
        """Those of a state whom the sentence names; organisations of states are not a story's home."""
        if sentence not in self._named:
            place = self.sides.parse.sentences[sentence]
            found = self.sides.named_between(place.first, place.last)
            self._named[sentence] = tuple(p for p in found if p.actor.state in self.sides.places.codes)
        return self._named[sentence]

    def _subject(self, sentence: int) -> Participant | None:
        """Somebody of a state as the subject of the main clause."""
        parse = self.sides.parse
        root = parse.tokens[parse.sentences[sentence].root]
        subjects: tuple[Token, ...] = parse.children(root.i, *SUBJECTS, "nsubjpass")
        return next((p for s in subjects for p in self.sides.at(s.i) if p.actor.state), None)
