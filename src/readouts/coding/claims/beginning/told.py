"""Words that say who began a contact, and the readings of grammar that all of their shapes share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readouts.coding.claims.ground import Ground
from readouts.coding.contacts.doers import doers_of
from readouts.coding.contacts.lexicon import ContactVerb
from readouts.coding.contacts.scene import states_of
from readouts.language.parse import Token

RELATIVE = frozenset({"who", "which", "that"})
REFERRING = frozenset({"it", "this", "that", "one"})
_SEATS = frozenset({"capital", "seat"})
_SPEAKING_FOR = frozenset({"side", "party", "government", "office", "leader", "president", "people"})
_OPEN = frozenset({"if", "whether", "unless"})
_KNOWN = frozenset({"the", "this", "that", "their"})


@dataclass(frozen=True, slots=True)
class Told:
    """Words that say who began a contact."""

    start: int
    end: int
    at: Token
    state: str | None = None
    """Who began it; None where it is the other side than ``not_state``."""
    not_state: str | None = None
    named: frozenset[str] = frozenset()
    """States that the words name besides, as those that were called or that speak."""
    third: bool = False
    """Whether it may be a state that took no part: "at Washington's request"."""
    alone: bool = False
    """Whether the words tell of a contact by themselves, so that none need be told of before."""

    @property
    def wanted(self) -> frozenset[str]:
        """The states that the contact must have."""
        sides = {s for s in (self.state, self.not_state) if s is not None and not self.third}
        return frozenset(sides) | self.named


def state_at(ground: Ground, token: Token) -> str | None:
    """The one state for which a token stands: a person's, a government's, that of a seat ("Oslo") or of a side."""
    inside = (t for t in ground.scene.parse.children(token.i) if token.lemma in _SPEAKING_FOR)
    for near in (token, *inside):
        found = ground.scene.sides(near.i) or (ground.scene.place(near.i, _SEATS) if near.pos == "PROPN" else ())
        states = states_of(found)
        if len(states) == 1:
            return next(iter(states))
    return None


def state_among(ground: Ground, tokens: Iterable[Token]) -> str | None:
    """The state of the first token that stands for one."""
    return next((s for t in tokens if (s := state_at(ground, t)) is not None), None)


def doer_of(ground: Ground, verb: Token) -> tuple[str, Token] | None:
    """The one state that does it, with its words; of a relative clause the one that it is about."""
    parse = ground.scene.parse
    doers = doers_of(parse, verb.i)
    if doers and doers[0].lower in RELATIVE:
        head = parse.head(verb.i)
        if head is not None and head.lemma == "be":
            head = parse.child(head.i, "attr")
        doers = (head,) if head is not None else ()
    return next(((s, d) for d in doers if (s := state_at(ground, d)) is not None), None)


def is_told(ground: Ground, verb: Token) -> bool:
    """Whether it is told as what was: past, no "did not", no "could", no "if". "Rang, not Oslo" is told."""
    parse = ground.scene.parse
    if verb.tag not in {"VBD", "VBN"} and ground.scene.lexicon.words.forms.get(verb.lower) is None:
        return False
    helpers = parse.children(verb.i, "aux", "auxpass")
    if any(t.dep == "neg" and t.i < verb.i for p in (verb, *helpers) for t in parse.children(p.i)):
        return False
    if any(t.tag in {"MD", "TO"} for t in helpers):
        return False
    return not any(t.dep == "mark" and t.lower in _OPEN for t in parse.children(verb.i))


def below(ground: Ground, i: int, *prepositions: str) -> list[Token]:
    """What stands after one of the prepositions that hang on a token."""
    parse = ground.scene.parse
    return [
        t
        for p in parse.children(i, "prep", "agent", "dative")
        if p.lower in prepositions
        for t in parse.children(p.i, "pobj")
    ]


def verb_entry(ground: Ground, verb: Token) -> ContactVerb | None:
    """What the lexicon of contacts says of a verb."""
    words = ground.scene.lexicon.words
    return words.verbs.get(words.forms.get(verb.lower, verb.lemma.lower()))


def is_contact_noun(ground: Ground, token: Token) -> bool:
    """“call”, “talks”, “session”."""
    lemma = token.lemma.lower()
    return token.pos in {"NOUN", "PROPN"} and (
        lemma in ground.scene.lexicon.words.nouns or lemma in ground.patterns.counted.nouns
    )


def is_known_contact(ground: Ground, token: Token) -> bool:
    """“the call”, “Saturday's call”, “this conversation”, “the second call”."""
    determined = ground.scene.parse.children(token.i, "det", "poss")
    return is_contact_noun(ground, token) and any(t.lower in _KNOWN or t.dep == "poss" for t in determined)


def clause_start(ground: Ground, verb: Token, *first: Token) -> int:
    """Where the words of a clause begin: with “who”, else with the given tokens' phrases, where they stand in its sentence."""
    relative = next((t for t in ground.scene.parse.children(verb.i, "nsubj") if t.lower == "who"), None)
    if relative is not None and verb.dep == "relcl":
        return relative.start
    sentence = ground.scene.parse.sentence_of(verb.i).span
    starts = [ground.phrase_start(t.i) for t in first if t.i < verb.i]
    return min([verb.start, *(s for s in starts if s >= sentence.start)])


def contact_of_clause(ground: Ground, verb: Token, relative: Token) -> Token | None:
    """The contact that a “which” clause is about: “a call with Y on Tuesday, which he said was …”, hung on the day or on Y."""
    parse = ground.scene.parse
    clause: Token | None = verb
    while clause is not None and clause.dep in {"ccomp", "xcomp", "conj"} and clause.dep != "relcl":
        clause = parse.head(clause.i)
    above = parse.head(clause.i) if clause is not None else None
    for _ in range(5):
        if above is None or is_contact_noun(ground, above) or above.pos in {"VERB", "AUX"}:
            break
        above = parse.head(above.i)
    if above is None:
        return None
    within = (above, *parse.children(above.i, "dobj", "nsubj", "nsubjpass"), *below(ground, above.i, "in", "during"))
    return next((t for t in within if is_contact_noun(ground, t) and t.i < relative.i), None)


def is_disowned(ground: Ground, token: Token) -> bool:
    """Whether whoever speaks denies or doubts it: “denied that Oslo had called”."""
    said = ground.scene.statements_at(token.i)
    return bool(said) and said[0].stance in {"denies", "doubts"}
