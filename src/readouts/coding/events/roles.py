"""Which sides an event has: the paths of a frame, walked in the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readouts.coding.coding import Participant
from readouts.coding.events.sides import Sides
from readouts.coding.events.syntax import (
    PREDICATES,
    governed,
    is_passive,
    is_predicate,
    objects_of,
    occurrence_of,
    predicated_of,
    prepositions_of,
    subjects_of,
)
from readouts.language.parse import Parse, Token

__all__ = ["Found", "Walker", "is_passive", "subjects_of"]


@dataclass(frozen=True, slots=True)
class Found:
    """Participants with the path that found them."""

    path: str
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Walker:
    """Follows paths from one trigger."""

    parse: Parse
    sides: Sides
    token: Token
    carrier: Token | None
    speakers: tuple[Participant, ...]
    inner_actors: tuple[Participant, ...]
    inner_recipients: tuple[Participant, ...]
    content_heads: tuple[int, ...]
    in_talks: tuple[Participant, ...] = ()
    """Sides of a contact in whose course it is said."""
    receiving: frozenset[str] = frozenset()
    """Light verbs whose subject undergoes what the noun says."""
    disabled: frozenset[str] = frozenset()
    """Rules left out, as ``roles.<role>.<path>``."""
    celebrations: frozenset[str] = frozenset()
    """Verbs for marking or proclaiming what one has done."""

    def walk(
        self,
        role: str,
        paths: Iterable[str],
        taken: frozenset[str] = frozenset(),
        states: frozenset[str | None] = frozenset(),
    ) -> Found | None:
        """The first path that names somebody who belongs to a state, else the first that names anybody.

        Args:
            role: ``actor`` or ``recipient``.
            paths: As in ``patterns/frames.yaml``.
            taken: Keys of actors that may not be found again.
            states: States of the other side.
        """
        named: Found | None = None
        for path in paths:
            if f"roles.{role}.{path}" in self.disabled:
                continue
            if path == "border":
                found = self._border(states)
            elif path in _GUESSES:
                # A guess from what is only mentioned: never the actor's own state.
                found = self._guess(path, states)
            else:
                found = tuple(p for p in self._follow(path) if p.actor.key not in taken)
            if path == "object":
                # "denied it": the pronoun stands for a thing, not for the actor himself.
                found = tuple(p for p in found if p.actor.state not in states or not self._is_it(p))
            if path == "object" and role == "recipient" and found and all(p.actor.state in states for p in found):
                # "pulled its soldiers out of X": one's own people are on the other side only if nobody else is.
                named = named or Found(path, found)
                continue
            if any(p.actor.state for p in found):
                return Found(path, found)
            if found and named is None:
                named = Found(path, found)
        return named

    def _is_it(self, participant: Participant) -> bool:
        return self.sides.reading.text(participant.span).lower() in {"it", "this", "that", "its"}

    def _follow(self, path: str) -> tuple[Participant, ...]:
        special: dict[str, Callable[[], tuple[Participant, ...]]] = {
            "subject": self._subject,
            "object": self._object,
            "indirect": self._indirect,
            "possessor": self._possessor,
            "modifier": self._modifier,
            "clause-subject": self._clause_subject,
            "speaker": lambda: self.speakers,
            "inner-actors": lambda: self.inner_actors,
            "inner-recipients": lambda: self.inner_recipients,
            "inner-others": self._inner_others,
            "in-talks": lambda: self.in_talks,
            "undergoer": self._undergoer,
            "gates": self._gates,
            "attendant": self._attendant,
            "victim": self._victim,
            "celebrant": self._celebrant,
            "inner-sides": lambda: _unique(self.inner_actors + self.inner_recipients),
        }
        return special[path]() if path in special else self._after(path)

    def _at(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        return _unique(p for t in tokens for p in self.sides.at(t.i))

    def _subject(self) -> tuple[Participant, ...]:
        if self.token.dep == "aux":
            head = self.token.head
            return self._at(subjects_of(self.parse, head) or self.parse.children(head, "nsubjpass"))
        if self.token.dep in PREDICATES:
            return self._doers(predicated_of(self.parse, self.token))
        if self.token.pos in {"VERB", "AUX"} and self.token.dep != "amod":
            return self._doers(subjects_of(self.parse, self.token.i))
        if self.receives():
            return self._after("from")
        if self.carrier is not None:
            return self._doers(subjects_of(self.parse, self.carrier.i))
        return ()

    def receives(self) -> bool:
        """Whether the subject of the carrying verb undergoes it ("came under attack", "drew condemnation")."""
        if self.carrier is None or is_passive(self.parse, self.carrier.i):
            return False
        head = self.parse.head(self.token.i)
        words = f"{self.carrier.lemma} {head.lower}" if head is not None and head.pos == "ADP" else self.carrier.lemma
        return words in self.receiving

    def _undergoer(self) -> tuple[Participant, ...]:
        return self._doers(subjects_of(self.parse, self.carrier.i)) if self.carrier is not None else ()

    def _doers(self, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
        """Who the tokens are; a pronoun that nobody resolved is the speaker ("Ankara said it would …")."""
        found = self._at(tokens)
        if found or not tokens or tokens[0].lower not in {"it", "they", "he", "she", "we", "i"}:
            return found
        return self.speakers

    def _inner_others(self) -> tuple[Participant, ...]:
        if not is_passive(self.parse, self.token.i):
            return ()
        taken = {p.actor.key for p in self._object()}
        return tuple(p for p in _unique(self.inner_actors + self.inner_recipients) if p.actor.key not in taken)

    def _celebrant(self) -> tuple[Participant, ...]:
        head = self.parse.head(self.token.i)
        if head is None or head.lemma not in self.celebrations or self.token.dep != "dobj":
            return ()
        return self._doers(subjects_of(self.parse, head.i))

    def _object(self) -> tuple[Participant, ...]:
        return self._at(objects_of(self.parse, self.token.i))

    def _indirect(self) -> tuple[Participant, ...]:
        indirect = [t for t in self.parse.children(self.token.i, "dative") if t.pos != "ADP"]
        if self.carrier is not None:
            indirect += [t for t in self.parse.children(self.carrier.i, "dative") if t.pos != "ADP"]
        return self._at(indirect)

    def _possessor(self) -> tuple[Participant, ...]:
        return self._at(c for t in self.parse.children(self.token.i, "poss") for c in self.parse.conjuncts(t.i))

    def _modifier(self) -> tuple[Participant, ...]:
        before = self.parse.children(self.token.i, "amod", "compound", "nmod")
        return _unique(
            p
            for t in before
            for c in self.parse.conjuncts(t.i)
            if self.sides.mention(c.i)
            for p in self.sides.states_at(c.i)
        )

    def _clause_subject(self) -> tuple[Participant, ...]:
        found: list[Token] = []
        for i in self.content_heads:
            found += [c for s in self.parse.children(i, "nsubj", "nsubjpass") for c in self.parse.conjuncts(s.i)]
        return self._at(found)

    def _contents(self) -> tuple[int, ...]:
        if self.token.dep in PREDICATES or (self.token.pos == "NOUN" and is_predicate(self.parse, self.token)):
            return tuple(t.i for t in predicated_of(self.parse, self.token))
        return self.content_heads

    def _guess(self, path: str, states: frozenset[str | None]) -> tuple[Participant, ...]:
        """The first state, but for ``states``, that is named in what the trigger governs or is done for."""
        heads = self._purposes() if path == "purpose" else self._contents()
        for head in heads:
            for token in self.parse.subtree(head):
                if not self.sides.mention(token.i) or (path != "content-place" and _is_place(self.parse, token)):
                    continue
                if _tells(self.parse, token):
                    continue
                together = (p for t in self.parse.conjuncts(token.i) for p in self.sides.states_at(t.i))
                if found := tuple(p for p in together if p.actor.state not in states):
                    return _unique(found)
        return ()

    def _purposes(self) -> tuple[int, ...]:
        """What it is done for or over: whoever is named in what it is done for or over ("marched to demand that Lima act", "in protest at …")."""
        verb = self.carrier or self.token
        heads = [c.i for c in self.parse.children(verb.i, "advcl", "xcomp") if _is_purpose(self.parse, c)]
        for place in {verb.i: verb, self.token.i: self.token}.values():
            heads += [c.i for c in self.parse.children(place.i, "relcl", "acl") if _is_purpose(self.parse, c)]
            for preposition in self.parse.children(place.i, "prep"):
                nouns = governed(self.parse, preposition.i)
                if preposition.lower in {"in", "as", "for"} and any(n.lemma in _CAUSES for n in nouns):
                    heads += [n.i for n in nouns]
        return tuple(heads)

    def _border(self, states: frozenset[str | None]) -> tuple[Participant, ...]:
        """Who is behind the border, coast or waters that forces are moved to or act at, but for ``states``."""
        todo: list[Token] = []
        places = {self.token.i, *(o.i for o in objects_of(self.parse, self.token.i))}
        places |= {self.carrier.i} if self.carrier is not None else set()
        for i in places:
            for token in self.parse.subtree(i):
                if token.i > min(places) and token.lemma in _BORDERS:
                    todo += self._behind(token)
                elif token.lower in _TOWARDS or (
                    token.lower == "of" and self.parse.tokens[token.head].lower in _SIDES_OF
                ):
                    todo += governed(self.parse, token.i)
        found = (p for t in todo for p in self.sides.states_at(t.i))
        return _unique(p for p in found if p.actor.state not in states)

    def _behind(self, border: Token) -> list[Token]:
        """Whose border it is, as far as the words at it say."""
        after = self.parse.tokens[border.i + 1 : border.i + 2]
        # The word after the noun tells it, wherever the parser hung it.
        found = [
            t
            for p in after
            if p.lower in _FACING
            for t in (*governed(self.parse, p.i), *self.parse.children(p.i, "dobj"))
        ]
        return found or list(self.parse.children(border.i, "amod", "poss", "compound", "nmod"))

    def _gates(self) -> tuple[Participant, ...]:
        """Whose building people gather at ("rallied outside the Russian embassy"); a town is nobody's building."""
        verb = self.carrier or self.token
        found: list[Token] = []
        for preposition in (p for i in (self.token.i, verb.i) for p in self.parse.children(i, "prep", "advmod")):
            below = governed(self.parse, preposition.i)
            if preposition.lower in {"outside", "at"}:
                found += below
            for front in below:
                if preposition.lower in {"in", "at"} and front.lower in {"front", "gate", "gates"}:
                    found += [t for p in self.parse.children(front.i, "prep") for t in governed(self.parse, p.i)]
        return self._at(t for t in found if t.lemma.lower() in _POSTS)

    def _attendant(self) -> tuple[Participant, ...]:
        """Who does something in its course ("youths threw stones during the demonstration")."""
        head = self.parse.head(self.token.i)
        if head is None or head.lower not in {"in", "during", "at"} or self.token.dep != "pobj":
            return ()
        verb = self.parse.head(head.i)
        while verb is not None and verb.pos in {"NOUN", "ADP"}:
            verb = self.parse.head(verb.i)
        return self._doers(subjects_of(self.parse, verb.i)) if verb is not None and verb.pos == "VERB" else ()

    def _victim(self) -> tuple[Participant, ...]:
        """Who dies or is hurt in it ("a monk died of torture", "two miners were wounded in the shelling")."""
        head, token = self.parse.head(self.token.i), self.token
        while head is not None and head.pos in {"ADP", "NOUN"} and token.dep in {"pobj", "prep"}:
            token, head = head, self.parse.head(head.i)
        if head is None or token.pos != "ADP" or head.lemma not in _SUFFERING:
            return ()
        return self._at(objects_of(self.parse, head.i) or subjects_of(self.parse, head.i))

    def _after(self, preposition: str) -> tuple[Participant, ...]:
        places = [self.token.i]
        if self.token.pos == "VERB":
            places += [o.i for o in objects_of(self.parse, self.token.i)]
        if self.carrier is not None:
            places += [self.carrier.i]
        elif self.token.pos == "NOUN" and (occurrence := occurrence_of(self.parse, self.token)) is not None:
            places += [occurrence.i]
        tokens = [
            t
            for place in places
            for p in prepositions_of(self.parse, place)
            if p.lower == preposition and p.pos != "ADV"
            for t in governed(self.parse, p.i)
        ]
        return self._at(t for t in tokens if t.dep != "pcomp" and t.pos != "VERB")


_GUESSES = frozenset({"content", "content-place", "purpose"})
_CAUSES = frozenset({"protest", "support", "solidarity", "defiance", "response", "retaliation", "opposition"})
_BORDERS = frozenset(
    {
        "border",
        "frontier",
        "boundary",
        "coast",
        "line",
        "fence",
        "front",
        "shore",
        "demarcation",
        "sea",
        "waters",
        "strait",
    }
)
_FACING = frozenset({"with", "facing", "off", "near", "opposite", "around"})
_TOWARDS = frozenset({"off", "near", "towards", "toward", "opposite", "around"})
_SIDES_OF = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
# Buildings that stand for a state abroad.
_POSTS = frozenset({"embassy", "consulate", "mission", "residence", "legation"})
_SUFFERING = frozenset({"die", "perish", "kill", "wound", "injure", "hurt", "maim", "suffer"})


def _is_purpose(parse: Parse, clause: Token) -> bool:
    return any(c.lower == "to" for c in parse.children(clause.i, "aux")) or clause.tag == "VBG"


def _is_place(parse: Parse, token: Token) -> bool:
    """Whether the name only says where ("a ceasefire in Yemen")."""
    head = parse.head(token.i)
    return head is not None and token.dep == "pobj" and head.lower in {"in", "at", "near", "across", "inside", "into"}


def _tells(parse: Parse, token: Token) -> bool:
    """Whether it is the subject of a verb after it that the parser left without one ("…, a mediator in Ankara said")."""
    if token.dep not in {"appos", "conj"}:
        return False
    after = parse.subtree(token.i)[-1].i + 1
    if after >= len(parse.tokens):
        return False
    verb = parse.tokens[after]
    return (
        verb.pos == "VERB" and verb.i in {a.i for a in parse.ancestors(token.i)} and not parse.children(verb.i, "nsubj")
    )


def _unique(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    seen: set[str] = set()
    found = []
    for participant in participants:
        if participant.actor.key not in seen:
            seen.add(participant.actor.key)
            found.append(participant)
    return tuple(found)
