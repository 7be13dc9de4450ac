"""A reading with the indexes that the contact rules ask again and again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from readouts.actors.table import ActorTable
from readouts.coding.coding import EventMention, Participant, Statement
from readouts.coding.contacts.lexicon import ContactLexicon
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Mention, Reading
from readouts.span import Span

_OFFICIAL_GROUPS = frozenset({"GOV", "MIL", "LEG", "IGO", "JUD"})


@dataclass(slots=True)
class Scene:
    """Who stands where, who says what, and which event mention a token triggers."""

    reading: Reading
    lexicon: ContactLexicon
    events: tuple[EventMention, ...]
    statements: tuple[Statement, ...]
    table: ActorTable
    _widest: dict[int, Mention] = field(default_factory=dict)
    _sides: dict[int, tuple[Participant, ...]] = field(default_factory=dict)
    _said: dict[int, tuple[Statement, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.reading.mentions:
            best = self._widest.get(mention.head)
            if best is None or (bool(mention.actors), len(mention.span)) > (bool(best.actors), len(best.span)):
                self._widest[mention.head] = mention
        for mention in self.reading.mentions:
            # In a misread list of names the parser's head of a name may be its first word; rules meet the last.
            if mention.form == "name" and mention.actors:
                self._widest.setdefault(mention.last - 1, mention)
        for statement in self.statements:
            for piece in statement.content:
                for token in self.parse.tokens_in(piece):
                    self._said[token.i] = (statement, *self._said.get(token.i, ()))

    @property
    def parse(self) -> Parse:
        """The parse that tokens index."""
        return self.reading.parse

    def mention(self, i: int) -> Mention | None:
        """The widest mention whose head is token ``i``; one with a known actor where there is one."""
        return self._widest.get(i)

    def sides(self, i: int) -> tuple[Participant, ...]:
        """Participants of known states at token ``i`` and at what is coordinated with it."""
        if i not in self._sides:
            found: dict[str, Participant] = {}
            for token in (*self._misread_conjuncts(i), *self.parse.conjuncts(i)):
                for participant in self._of_phrase(token):
                    found.setdefault(participant.actor.key, participant)
            self._sides[i] = tuple(found.values())
        return self._sides[i]

    def side_of_each(self, i: int) -> tuple[tuple[Participant, ...], ...]:
        """As ``sides``, one tuple for each state, in text order."""
        return by_state(self.sides(i))

    def place(self, i: int) -> tuple[Participant, ...]:
        """The state that a place lies in, as the side that is visited: "his trip to Tokyo"."""
        if found := self.sides(i):
            return found
        tokens = [
            t for t in self.parse.subtree(i) if t.i <= i and t.pos == "PROPN" and t.dep in {"compound", "pobj", "dobj"}
        ]
        if not tokens:
            return ()
        match = self.table.match([t.text for t in tokens], 0)
        if match is None or match.length < len(tokens):
            return ()
        code = next((n.state for n in match.names if n.kind in {"capital", "city", "state"} and n.state), None)
        state = self.table.state(code) if code else None
        if state is None:
            return ()
        actor = Actor("state", state.qid, state.name, None, None, state.code, "GOV")
        return (Participant(actor, Span(tokens[0].start, tokens[-1].end)),)

    def statements_at(self, i: int) -> tuple[Statement, ...]:
        """Statements whose content holds token ``i``, innermost first."""
        return tuple(sorted(self._said.get(i, ()), key=lambda s: (sum(map(len, s.content)), s.id)))

    def speaker_states(self, i: int) -> tuple[str, ...]:
        """States whose words token ``i`` stands in: the innermost known speaker's."""
        for statement in self.statements_at(i):
            if statement.speaker is not None and statement.speaker.state:
                return (statement.speaker.state,)
        return ()

    def _misread_conjuncts(self, i: int) -> Iterable[Token]:
        """Names before "and" that the parser hung on the last name of a list ("[A and B] met" read as one long name)."""
        for child in self.parse.children(i, "nmod", "compound"):
            if self.parse.child(child.i, "cc") is not None or self.parse.child(child.i, "conj") is not None:
                named = self._widest.get(child.i)
                whole = self._widest.get(i)
                if named is not None and (whole is None or not whole.span.overlaps(named.span)):
                    yield child

    def _of_phrase(self, token: Token) -> Iterable[Participant]:
        mention = self._widest.get(token.i)
        if mention is not None and mention.actors:
            return [Participant(a, mention.span) for a in mention.actors if self._is_side(Participant(a, mention.span))]
        # "the desert camp of the king", "the delegation from Oman": the phrase's owner, where the head names nobody.
        return ()

    def _is_side(self, participant: Participant) -> bool:
        actor = participant.actor
        if not actor.state or (actor.sector or "GOV") in self.lexicon.words.not_sides:
            return False
        return actor.kind != "group" or (actor.sector or "") in _OFFICIAL_GROUPS


def by_state(participants: Iterable[Participant]) -> tuple[tuple[Participant, ...], ...]:
    """Participants grouped by state, in the order in which the states come."""
    groups: dict[str, list[Participant]] = {}
    for participant in participants:
        groups.setdefault(participant.actor.state or "", []).append(participant)
    return tuple(tuple(g) for g in groups.values())


def states_of(participants: Iterable[Participant]) -> frozenset[str]:
    """The states that take part."""
    return frozenset(p.actor.state for p in participants if p.actor.state)
