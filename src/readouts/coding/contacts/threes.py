"""“The three”, “the trio”: the three of whom a text speaks where it names none of them again."""

from __future__ import annotations

from readouts.coding.coding import Participant
from readouts.coding.contacts.scene import Scene, by_state
from readouts.language.parse import Token

_WORDS = frozenset({"three", "trio"})
_HEADS = frozenset({"leader", "man", "president", "minister", "country"})
# How many sentences back the three are still spoken of.
_NEAR_SENTENCES = 12


def means_three(scene: Scene, token: Token) -> bool:
    """Whether a noun phrase is no more than “the three”."""
    named = [t for t in scene.parse.children(token.i) if t.dep in {"prep", "poss", "appos", "compound"}]
    if named or scene.mention(token.i) is not None:
        return False
    counted = any(t.lower == "three" for t in scene.parse.children(token.i, "nummod"))
    return token.lower in _WORDS or (token.lemma in _HEADS and counted)


def three_meant(scene: Scene, token: Token) -> tuple[Participant, ...]:
    """The people of three states named in the last sentence that names so many, or in the one and the few before it."""
    by_sentence: dict[int, list[Participant]] = {}
    for mention in scene.reading.mentions:
        sentence = scene.parse.tokens[mention.head].sentence
        if mention.head < token.i and token.sentence - sentence <= _NEAR_SENTENCES:
            people = [
                a for a in mention.actors if a.kind == "person" and a.state and a.name and a.office != "spokesperson"
            ]
            by_sentence.setdefault(sentence, []).extend(Participant(a, mention.span) for a in people)
    for sentence in sorted(by_sentence, reverse=True):
        unique = {p.actor.key: p for p in reversed(by_sentence[sentence])}
        groups = by_state(sorted(unique.values(), key=lambda p: p.span))
        if len(groups) == 3 and all(len(g) == 1 for g in groups):
            return tuple(p for g in groups for p in g)
    return ()
