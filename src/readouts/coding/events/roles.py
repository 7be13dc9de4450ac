"""Which sides an event has: the paths of a frame, walked in the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readouts.coding.coding import Participant
from readouts.coding.events.matching import governed, objects_of, prepositions_of
from readouts.coding.events.sides import Sides
from readouts.language.parse import Parse, Token

SUBJECTS = ("nsubj", "csubj", "expl")
# Verbs whose object does what their infinitive says ("ordered troops to fire"); after other verbs the subject does it.
OBJECT_CONTROL = frozenset(
    "advise allow appeal ask authorize authorise beg call cause command compel convince direct enable encourage expect "
    "force get help implore instruct invite lead let make order persuade plead press pressure prompt push remind request "
    "require tell urge warn want have see watch send deploy use leave".split()
)
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Participants with the path that found them."""

    path: str
    participants: tuple[Participant, ...]


def is_passive(parse: Parse, i: int) -> bool:
    """Whether the verb is a passive, or a participle that follows its object ("troops sent by Moscow")."""
    if parse.child(i, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    token = parse.tokens[i]
    if token.tag != "VBN" or parse.child(i, "aux") is not None:
        return False
    if token.dep in {"acl", "advcl", "amod"}:
        return True
    if token.dep == "conj" and (head := parse.head(i)) is not None and head.pos in {"VERB", "AUX"}:
        return parse.child(i, *SUBJECTS) is None and is_passive(parse, head.i)
    return parse.child(i, "agent") is not None


def subjects_of(parse: Parse, i: int, chain: int = _LONGEST_CHAIN) -> tuple[Token, ...]:
    """Who does what the verb says, inherited where the verb has no subject of its own.

    Agents of passives are found too; a passive without an agent has no doer.
    """
    if chain == 0:
        return ()
    if agents := parse.children(i, "agent"):
        return tuple(t for a in agents for t in governed(parse, a.i))
    token = parse.tokens[i]
    passive = is_passive(parse, i)
    if passive:
        by = [p for p in parse.children(i, "prep") if p.lower == "by"]
        return tuple(t for p in by for t in governed(parse, p.i))
    own = [c for s in parse.children(i, *SUBJECTS) if s.dep != "expl" for c in parse.conjuncts(s.i)]
    if own:
        if own[0].tag in {"WDT", "WP"} or own[0].lower == "that":
            relative = _relative_head(parse, i)
            return relative or tuple(own)
        return tuple(own)
    head = parse.head(i)
    if head is None:
        return ()
    if token.dep in {"conj", "advcl", "xcomp", "pcomp", "ccomp", "dep", "parataxis"}:
        return _inherited(parse, token, head, chain)
    if token.dep in {"acl", "relcl"}:
        if head.pos in {"NOUN", "PROPN", "PRON"} and token.tag == "VBG":
            return (head,)
        if "to" in {c.lower for c in parse.children(i, "aux")}:
            return _holders(parse, head, chain)
    return ()


def _relative_head(parse: Parse, i: int) -> tuple[Token, ...]:
    """What a relative clause is about."""
    current = parse.tokens[i]
    for _ in range(_LONGEST_CHAIN):
        head = parse.head(current.i)
        if head is None:
            return ()
        if current.dep == "relcl":
            return (head,)
        current = head
    return ()


def _inherited(parse: Parse, token: Token, head: Token, chain: int) -> tuple[Token, ...]:
    if head.pos in {"ADP", "SCONJ", "PART"}:
        above = parse.head(head.i)
        if above is None:
            return ()
        if above.pos in {"NOUN", "PROPN"}:
            return _holders(parse, above, chain)
        objects = parse.children(above.i, "dobj", "nsubjpass")
        return tuple(objects[:1]) or subjects_of(parse, above.i, chain - 1)
    if head.pos in {"NOUN", "PROPN"}:
        return _holders(parse, head, chain)
    if token.dep in {"xcomp", "ccomp", "advcl"} and head.lemma in OBJECT_CONTROL:
        infinitive = "to" in {c.lower for c in parse.children(token.i, "aux")} or token.tag == "VB"
        patients = parse.children(head.i, "dobj", "nsubjpass", "dative")
        if infinitive and not patients:
            patients = tuple(t for p in parse.children(head.i, "prep") if p.lower in {"on", "upon", "to", "for"} for t in governed(parse, p.i))
        if infinitive and patients:
            return tuple(c for p in patients[:1] for c in parse.conjuncts(p.i))
    if is_passive(parse, head.i) and token.dep != "conj":
        patients = parse.children(head.i, "nsubjpass")
        if patients:
            return tuple(c for p in patients for c in parse.conjuncts(p.i))
    return subjects_of(parse, head.i, chain - 1)


def _holders(parse: Parse, noun: Token, chain: int) -> tuple[Token, ...]:
    """Whose plan, refusal or ability it is: possessor, "by", modifier, or the subject of the verb that carries the noun."""
    if owned := parse.children(noun.i, "poss"):
        return tuple(owned)
    by = [p for p in parse.children(noun.i, "prep", "agent") if p.lower in {"by", "from", "of"}]
    if by:
        return tuple(t for p in by for t in governed(parse, p.i))
    head = parse.head(noun.i)
    if head is not None and noun.dep in {"dobj", "attr", "pobj"} and chain:
        while head is not None and head.pos == "ADP":
            head = parse.head(head.i)
        if head is not None and head.pos in {"VERB", "AUX"}:
            return subjects_of(parse, head.i, chain - 1)
    return ()


def carrier_of(parse: Parse, noun: int, carriers: frozenset[str]) -> Token | None:
    """The light verb that carries an event noun ("held talks", "engaged in talks", "talks were held"); None where none does."""
    token = parse.tokens[noun]
    while token.dep == "conj" and (above := parse.head(token.i)) is not None:
        token = above
    head = parse.head(token.i)
    if head is not None and head.pos == "ADP" and token.dep == "pobj":
        verb = parse.head(head.i)
        # "a series of attacks", "a round of talks"
        if verb is not None and verb.pos == "NOUN" and head.lower == "of":
            return carrier_of(parse, verb.i, carriers)
        return verb if verb is not None and f"{verb.lemma} {head.lower}" in carriers else None
    if token.dep == "nsubjpass" or (head is not None and token.dep == "dobj"):
        if head is None:
            return None
        particle = parse.child(head.i, "prt")
        words = f"{head.lemma} {particle.lower}" if particle is not None else head.lemma
        return head if words in carriers else None
    participle = next((c for c in parse.children(token.i, "acl", "relcl") if c.lemma in carriers and c.tag == "VBN"), None)
    return participle


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

    def walk(self, paths: Iterable[str], taken: frozenset[str] = frozenset()) -> Found | None:
        """The first path that names somebody who belongs to a state, else the first that names anybody.

        Args:
            paths: As in ``patterns/frames.yaml``.
            taken: Keys of actors that may not be found again.
        """
        named: Found | None = None
        for path in paths:
            found = tuple(p for p in self._follow(path) if p.actor.key not in taken)
            if any(p.actor.state for p in found):
                return Found(path, found)
            if found and named is None:
                named = Found(path, found)
        return named

    def _follow(self, path: str) -> tuple[Participant, ...]:
        special: dict[str, Callable[[], tuple[Participant, ...]]] = {
            "subject": self._subject,
            "object": self._object,
            "indirect": self._indirect,
            "possessor": self._possessor,
            "modifier": self._modifier,
            "clause-subject": self._clause_subject,
            "content": self._content,
            "speaker": lambda: self.speakers,
            "inner-actors": lambda: self.inner_actors,
            "inner-recipients": lambda: self.inner_recipients,
            "inner-sides": lambda: _unique(self.inner_actors + self.inner_recipients),
        }
        return special[path]() if path in special else self._after(path)

    def _at(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        return _unique(p for t in tokens for p in self.sides.at(t.i))

    def _subject(self) -> tuple[Participant, ...]:
        if self.token.pos in {"VERB", "AUX"} and self.token.dep != "amod":
            tokens = subjects_of(self.parse, self.token.i)
            if tokens and tokens[0].lower in {"it", "there"} and not self.sides.at(tokens[0].i):
                tokens = ()
            return self._at(tokens) or (self.speakers if _speaks(tokens) else ())
        if self.carrier is not None:
            return self._at(subjects_of(self.parse, self.carrier.i))
        if self.token.pos == "ADJ":
            head = self.parse.head(self.token.i)
            if self.token.dep == "amod" and head is not None:
                return self.sides.at(head.i)
            return self._at(subjects_of(self.parse, head.i)) if head is not None else ()
        return ()

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
            p for t in before for c in self.parse.conjuncts(t.i) if self.sides.mention(c.i) for p in self.sides.states_at(c.i)
        )

    def _clause_subject(self) -> tuple[Participant, ...]:
        found: list[Token] = []
        for i in self.content_heads:
            found += [c for s in self.parse.children(i, "nsubj", "nsubjpass") for c in self.parse.conjuncts(s.i)]
        return self._at(found)

    def _content(self) -> tuple[Participant, ...]:
        for head in self.content_heads:
            for token in self.parse.subtree(head):
                if self.sides.mention(token.i) and (found := self.sides.states_at(token.i)):
                    return found
        return ()

    def _after(self, preposition: str) -> tuple[Participant, ...]:
        places = [self.token.i]
        if self.token.pos == "VERB":
            places += [o.i for o in objects_of(self.parse, self.token.i)]
        if self.carrier is not None:
            places += [self.carrier.i]
        tokens = [
            t
            for place in places
            for p in prepositions_of(self.parse, place)
            if p.lower == preposition and p.pos != "ADV"
            for t in governed(self.parse, p.i)
        ]
        return self._at(t for t in tokens if t.dep != "pcomp" and t.pos != "VERB")


def _speaks(tokens: tuple[Token, ...]) -> bool:
    """Whether the subject is left out, or is the speaker himself."""
    return bool(tokens) and tokens[0].lower in {"we", "i"}


def _unique(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    seen: set[str] = set()
    found = []
    for participant in participants:
        if participant.actor.key not in seen:
            seen.add(participant.actor.key)
            found.append(participant)
    return tuple(found)
