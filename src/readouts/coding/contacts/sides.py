"""Between whom: the sides found at a contact word, and what verbs and nouns ask alike of the words around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readouts.coding.coding import Participant
from readouts.coding.contacts.doers import (
    Sides,
    sides_at,
    subjects_at,
)
from readouts.coding.contacts.scene import Scene, by_state, states_of
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.subjects import is_passive
from readouts.language.parse import Parse, Token

_CIRCUMSTANCES = frozenset({"DATE", "TIME", "GPE", "FAC", "LOC"})
_DAYTIMES = frozenset(
    {"morning", "afternoon", "evening", "night", "noon", "midnight", "day", "week", "month", "sideline", "margin"}
)
_EDGES = frozenset({"sideline", "margin"})
_ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})
_BY_MEANS = frozenset({"by", "via", "over", "through"})


@dataclass(frozen=True, slots=True)
class Found:
    """The sides of a contact word.

    ``left`` and ``right`` are those on each side of "with"; ``together`` are those that the words name in one breath
    ("between A and B", "A and B spoke").
    """

    left: Sides = ()
    right: Sides = ()
    together: Sides = ()
    caller: Sides = ()
    """Those who began it, where the words say so ("a call from X")."""

    @property
    def all(self) -> Sides:
        """All of them, each once, in text order."""
        seen: dict[str, Participant] = {}
        for participant in sorted((*self.left, *self.right, *self.together), key=lambda p: p.span):
            seen.setdefault(participant.actor.key, participant)
        return tuple(seen.values())

    def contacts(self, joint: bool) -> tuple[Sides, ...]:
        """The sides of each contact: "spoke to B and C" is two unless it is said to be joint."""
        groups = by_state(self.right)
        left = (*self.left, *self.together)
        apart = [g for g in groups if not states_of(g) <= states_of(left)]
        if joint or len(apart) < 2 or not left:
            return (self.all,)
        return tuple(Found(left, group).all for group in apart)


def next_in_turn(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The Z of “called Y, then Z”, which the parser takes for another name of Y."""
    beside = parse.children(token.i, "appos")
    return tuple(
        t for t in beside if any(a.lower in {"then", "later", "afterwards"} for a in parse.children(t.i, "advmod"))
    )


def hosts_in_clause(scene: Scene, word: Token) -> Sides:
    """The Z of “X and Y met in May, when Z brought them together”, “a meeting of X and Y that Z hosted”."""
    for token in scene.parse.subtree(word.i):
        if (
            token.dep not in {"relcl", "advcl"}
            or token.lemma not in scene.lexicon.words.hosting_verbs
            or token.i < word.i
        ):
            continue
        together = token.lemma != "bring" or any(
            t.lower == "together" for t in scene.parse.children(token.i, "advmod", "prt")
        )
        if together and not is_passive(scene.parse, token.i):
            return tuple(p for p in subjects_at(scene, token) if p.actor.kind == "person")
    return ()


def after(scene: Scene, verb: Token, prepositions: Iterable[str]) -> Iterable[Participant]:
    """Who stands behind these prepositions of a verb or its object, where they name no topic and no means."""
    for preposition in prepositions_at(scene, verb):
        if preposition.lower in prepositions and not _of_topic(scene, verb, preposition):
            named = governed(scene.parse, preposition.i)
            yield from sides_at(scene, [c for t in named for c in (t, *next_in_turn(scene.parse, t))])
        for noun in scene.parse.children(preposition.i, "pobj"):
            # "spoke on the telephone with X", "spoke by video link with X": the parser hangs "with" on the telephone
            if noun.lemma in scene.lexicon.words.nouns or preposition.lower in _BY_MEANS or noun.lemma == "face":
                for inner in scene.parse.children(noun.i, "prep"):
                    if inner.lower in prepositions:
                        yield from sides_at(scene, governed(scene.parse, inner.i))


def _of_topic(scene: Scene, verb: Token, preposition: Token) -> bool:
    """Whether “with” belongs to talks that two spoke of: “they conferred about the nuclear talks with Oslo”."""
    before = scene.parse.tokens[preposition.i - 1]
    about = scene.parse.head(before.i)
    if before.lemma not in scene.lexicon.words.nouns or about is None or about.lower not in _ABOUT:
        return False
    return about.head == verb.i and before.dep == "pobj" and len(states_of(subjects_at(scene, verb))) > 1


def prepositions_at(scene: Scene, place: Token) -> Iterable[Token]:
    """Prepositions of a word, with those coordinated with them: "spoke to X on Monday and then to Y"."""
    # "spoke with X and in the evening with Y": the parser may join the second to the verb
    joined_to_verb = [t for t in scene.parse.children(place.i, "conj") if t.pos == "ADP"]
    for preposition in (*scene.parse.children(place.i, "prep", "agent", "dative"), *joined_to_verb):
        for joined in scene.parse.conjuncts(preposition.i):
            if joined.pos not in {"ADP", "SCONJ"}:
                continue
            yield joined
            # "a call on Monday with X", "spoke in the evening with X": the parser hangs "with" on the time or the place
            for noun in scene.parse.children(joined.i, "pobj"):
                named = joined.lower in {"in", "at"} and noun.pos == "PROPN"
                if noun.entity in _CIRCUMSTANCES or noun.lemma in _DAYTIMES or named:
                    whole = scene.mention(noun.i)
                    below = [
                        p for p in scene.parse.children(noun.i, "prep") if p.lower != "of" or noun.lemma not in _EDGES
                    ]
                    yield from (p for p in below if whole is None or not whole.first <= p.i < whole.last)
