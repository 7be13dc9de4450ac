"""Who stands at a place in the parse: from a token to the actors that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from readouts.coding.coding import Participant
from readouts.coding.events.sides.phrase_words import PhraseWords
from readouts.coding.events.sides.places import PlaceNames
from readouts.coding.events.syntax.phrases import governed
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Mention, Reading
from readouts.slots import replace
from readouts.span import Span

# Prepositions inside a noun phrase after which its state may stand ("workers in Chile", "a group of Moroccans").
_INSIDE = ("of", "from", "by", "in", "inside", "within", "across", "throughout", "between", "among", "at", "including")
_WHERE = ("in", "inside", "within", "across", "throughout", "at")
_BEFORE = ("poss", "amod", "compound", "nmod", "nummod")
_DEPTH = 3


@dataclass(slots=True)
class Sides:
    """Participants by token, found once and remembered."""

    reading: Reading
    people: frozenset[str]
    """Nouns that stand for acting people or bodies, kept as words where nobody is resolved."""
    events: frozenset[str]
    """Nouns of events: "in X" says where they are, not whose."""
    harms: frozenset[str]
    """Those of violence: "of X" says whom they hit."""
    places: PlaceNames
    words: PhraseWords
    relational: frozenset[str]
    """Nouns for somebody who is not the possessor ("its neighbour")."""
    satellites: frozenset[str]
    """Nouns for somebody who is not the state before them either ("a French colony", "a U.S. ally")."""
    _widest: dict[int, Mention] = field(default_factory=dict)
    _known: dict[int, tuple[Participant, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.reading.mentions:
            best = self._widest.get(mention.head)
            if mention.actors and (best is None or len(mention.span) > len(best.span)):
                self._widest[mention.head] = mention

    @property
    def parse(self) -> Parse:
        """The parse that tokens index."""
        return self.reading.parse

    def mention(self, i: int) -> Mention | None:
        """The widest mention with a known actor whose head is token ``i``."""
        return self._widest.get(i)

    def at(self, i: int) -> tuple[Participant, ...]:
        """Participants that the noun phrase with head ``i`` names; a thing or group of a state counts as that state."""
        if i not in self._known:
            self._known[i] = self._phrase(i, _DEPTH)
        return self._known[i]

    def named(self, i: int) -> tuple[Participant, ...]:
        """Those of a state whom a mention or the name of a place with head ``i`` names."""
        return tuple([p for p in self._of_mention(i) if p.actor.state])

    def named_between(self, first: int, last: int) -> Iterator[Participant]:
        """Those whom the tokens [first, last) name, in text order."""
        regions = self.words.regions
        for token in self.parse.tokens[first:last]:
            # Most words are no names, which is asked without looking at their phrases.
            if token.i in self._widest or token.entity or token.pos == "PROPN" or token.lemma.lower() in regions:
                yield from self.named(token.i)

    def says_state(self, participant: Participant) -> bool:
        """Whether a name or an adjective in the participant's own words tells the state: not in "the air force"."""
        inside = [(t, self._widest.get(t.i)) for t in self.parse.tokens_in(participant.span)]
        return any(m.form != "nominal" if m is not None else bool(self._of_place(t)) for t, m in inside)

    def states_at(self, i: int) -> tuple[Participant, ...]:
        """Only those that belong to a state or an organisation."""
        return tuple(p for p in self.at(i) if p.actor.state)

    def _phrase(self, i: int, depth: int) -> tuple[Participant, ...]:
        own = self._of_mention(i)
        if any(p.actor.state for p in own) or depth == 0:
            return own
        found = self._inside(i, depth)
        if found:
            token = self.parse.tokens[i]
            if own and len(own) == 1:
                return (Participant(_of_state(own[0].actor, found[0].actor), own[0].span),)
            return tuple(Participant(self._as_group(token, p), p.span) for p in found)
        own = own or self._words(self.parse.tokens[i])
        state = self._by_adjective(i) if own else None
        return tuple(Participant(_of_state(p.actor, state), p.span) for p in own) if state is not None else own

    def _by_adjective(self, i: int) -> Actor | None:
        """The state that an adjective inside a name tells ("the Zambian Congress of Nurses"), where it is no mention."""
        for child in self.parse.children(i, "amod", "compound", "nmod"):
            if child.entity == "ORG" and (state := self.places.adjectives.get(child.text)) is not None:
                return state
        return None

    def _counted(self, token: Token) -> tuple[Participant, ...]:
        """Those of whom a number or a group is told ("a third of the rebels", "a group of monks")."""
        if token.lemma.lower() not in self.words.quantities:
            return ()
        for preposition in self.parse.children(token.i, "prep"):
            if preposition.lower == "of":
                for below in governed(self.parse, preposition.i):
                    if below.i != token.i and below.lemma.lower() in self.people:
                        return self._words(below)
        return ()

    def _crowd(self, token: Token) -> tuple[Participant, ...]:
        """People of whom only the number is told ("thousands marched")."""
        plural = token.tag == "NNS" and token.lemma.lower() in self.words.crowds and token.entity in {"CARDINAL", ""}
        if not plural or any(p.lower == "of" for p in self.parse.children(token.i, "prep")):
            return ()
        return (Participant(Actor("group", role=token.text, named=False), token.span),)

    def _of_mention(self, i: int) -> tuple[Participant, ...]:
        mention, token = self._widest.get(i), self.parse.tokens[i]
        if token.lemma.lower() in self.words.regions and (
            mention is None or all(a.state is None for a in mention.actors)
        ):
            # "Shan state" is a region, whatever "state" alone would be.
            for child in self.parse.children(i, "compound"):
                if child.pos == "PROPN" and (state := self._region(child, token)) is not None:
                    return (Participant(state, Span(child.start, token.end)),)
        if mention is None:
            return self._of_place(token)
        if token.entity == "ORG" and mention.actors[0].sector == "NGO":
            # "the Ethiopian Red Cross" is Ethiopia's.
            for child in self.parse.children(i, "amod", "compound"):
                if (state := self.places.adjectives.get(child.text)) is not None:
                    return tuple(Participant(_of_state(a, state), mention.span) for a in mention.actors)
        return tuple(Participant(actor, mention.span) for actor in mention.actors)

    def _region(self, name: Token, noun: Token) -> Actor | None:
        return self.places.state_of(name.text) or self.places.state_of(f"{name.text} {noun.text.capitalize()}")

    def _of_place(self, token: Token) -> tuple[Participant, ...]:
        """The state of a town or region that stands for nobody in the text."""
        if token.entity not in {"GPE", "LOC", "FAC"} and not (token.pos == "PROPN" and self._place_due(token)):
            # The model takes many a town for a person or a people; where a place is due, its name is enough.
            return ()
        start = token.i
        while (
            start and self.parse.tokens[start - 1].entity == token.entity and not self.parse.tokens[start].entity_start
        ):
            start -= 1
        span = Span(self.parse.tokens[start].start, token.end)
        state = self.places.state_of(self.reading.text(span)) or self.places.state_of(self.reading.text(token.span))
        return () if state is None else (Participant(state, span),)

    def _place_due(self, name: Token) -> bool:
        """Whether what governs a name asks for a place: "in X", "reached X"."""
        head = self.parse.head(name.i)
        return head is not None and (
            (name.dep == "pobj" and head.lower in self.words.whereabouts)
            or (name.dep in {"dobj", "nsubjpass"} and head.lemma in self.words.reaching)
        )

    def _inside(self, i: int, depth: int) -> tuple[Participant, ...]:
        lemma = self.parse.tokens[i].lemma.lower()
        related, satellite = lemma in self.relational, lemma in self.satellites
        # "his Omani colleague": the adjective says it, not the pronoun.
        for child in sorted(self.parse.children(i, *_BEFORE), key=lambda c: c.tag == "PRP$"):
            if (related and child.dep == "poss") or satellite:
                continue
            found = [p for t in self.parse.conjuncts(child.i) for p in self._phrase_state(t.i, depth - 1)]
            if found:
                return tuple(found)
        for child in self.parse.children(i, "appos"):
            if found := self._phrase_state(child.i, depth - 1):
                return tuple(found)
        for participle in self.parse.children(i, "acl"):
            # "troops sent by Moscow"
            agents = [t for a in self.parse.children(participle.i, "agent") for t in governed(self.parse, a.i)]
            if (
                participle.tag == "VBN"
                and participle.lemma in self.words.sending
                and (found := [p for t in agents for p in self._phrase_state(t.i, depth - 1)])
            ):
                return tuple(found)
            if participle.lemma in self.words.fleeing:
                inside = self.parse.subtree(participle.i)
                if (
                    first := next((p for t in inside for p in self._of_mention(t.i) if p.actor.state), None)
                ) is not None:
                    return (first,)
            if participle.lemma in self.words.holding and (held := self._held(participle, depth)):
                return held
            if participle.lemma in self.words.based:
                for preposition in self.parse.children(participle.i, "prep"):
                    if preposition.lower in _WHERE:
                        below = governed(self.parse, preposition.i)
                        if found := [p for t in below for p in self._phrase_state(t.i, depth - 1)]:
                            return tuple(found)
        for clause in self.parse.children(i, "relcl"):
            if clause.lemma in self.words.holding and (held := self._held(clause, depth)):
                return held
        by_preposition = {p.lower: p for p in reversed(self.parse.children(i, "prep", "agent"))}
        if lemma in self.words.traffic:
            for name in ("from", "to", "with"):
                if name in by_preposition:
                    below = governed(self.parse, by_preposition[name].i)
                    if ends := [p for t in below for p in self._phrase_state(t.i, depth - 1)]:
                        return tuple(ends)
        if lemma in self.people:
            if lemma in self.words.employed and "for" in by_preposition:
                below = governed(self.parse, by_preposition["for"].i)
                if employer := [p for t in below for p in self._phrase_state(t.i, depth - 1)]:
                    return tuple(employer)
            # Of people "by" tells no home ("the massacre of civilians by militias").
            by_preposition.pop("by", None)
        event, harm = lemma in self.events and lemma not in self.people, lemma in self.harms
        if lemma in self.words.waters:
            by_preposition.pop("of", None)
        for name in _INSIDE:
            if name in by_preposition and not (event and name in _WHERE) and not (harm and name == "of"):
                found = [
                    p for t in governed(self.parse, by_preposition[name].i) for p in self._phrase_state(t.i, depth - 1)
                ]
                if found:
                    return tuple(found)
        return ()

    def _held(self, verb: Token, depth: int) -> tuple[Participant, ...]:
        """Those of a state that a thing carries or belongs to."""
        below = [*self.parse.children(verb.i, "dobj")]
        if verb.lemma == "belong":
            below = [
                t for p in self.parse.children(verb.i, "prep") if p.lower == "to" for t in governed(self.parse, p.i)
            ]
        return tuple(p for t in below for p in self._phrase_state(t.i, depth - 1))

    def _phrase_state(self, i: int, depth: int) -> list[Participant]:
        return [p for p in self._phrase(i, depth) if p.actor.state]

    def _as_group(self, token: Token, state: Participant) -> Actor:
        """The state's people or things as an actor of their own where the noun names people, else the state."""
        if token.lemma.lower() not in self.people:
            return state.actor
        kind = [c.text for c in self.parse.children(token.i, "compound") if not c.entity]
        role = " ".join([*([state.actor.name] if state.actor.name else []), *kind, token.text])
        return Actor("group", role=role, state=state.actor.state, named=False)

    def _words(self, token: Token) -> tuple[Participant, ...]:
        """Somebody whom nobody could resolve, as the words that stand for him."""
        named = token.entity in {"PERSON", "ORG", "GPE", "NORP"}
        if not named and token.lemma.lower() not in self.people:
            return self._counted(token) or self._crowd(token)
        left = token.start
        for child in self.parse.children(token.i, "compound", "amod", "nmod"):
            if child.entity or not named:
                left = min(left, child.start)
        span = Span(left, token.end)
        text = self.reading.text(span)
        actor = Actor("group", name=text) if named else Actor("group", role=text, named=False)
        return (Participant(actor, span),)


def _of_state(actor: Actor, state: Actor) -> Actor:
    """The actor with the state that the words around it name."""
    return replace(actor, state=state.state)
