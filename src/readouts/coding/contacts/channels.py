"""By what means two sides were in contact."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.coding import Channel
from readouts.coding.contacts.scene import Scene
from readouts.language.parse import Parse, Token

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "nsubj", "nsubjpass"})


def channel_of(scene: Scene, trigger: Token, verb: Token | None, channel: Channel) -> Channel:
    """The channel that the words around a trigger tell, else the one that the trigger itself tells."""
    words = {t.lower: t for t in _around(scene.parse, trigger)}
    if verb is not None and verb.i != trigger.i and trigger.dep in {"dobj", "pobj", "nsubjpass"}:
        words |= {t.lower: t for t in _around(scene.parse, verb)}
    for name, cues in scene.lexicon.words.channel_words.items():
        if name == "meeting" and channel not in {"unknown", "meeting"}:
            continue
        if any(_counts(scene, words[cue], trigger, verb) for cue in sorted(words.keys() & cues)):
            return "visit" if channel == "visit" else name
    return channel


def _counts(scene: Scene, token: Token, trigger: Token, verb: Token | None) -> bool:
    entry = scene.lexicon.words.nouns.get(token.lemma.lower())
    if entry is not None and not entry.on_only and token.i != trigger.i and token.dep == "pobj":
        # "cancelled a meeting in anger at a letter": another contact, unless it is how this one came about.
        preposition = scene.parse.head(token.i)
        above = scene.parse.head(preposition.i) if preposition is not None else None
        if above is None or above.i not in {trigger.i, verb.i if verb is not None else trigger.i}:
            return False
        if preposition is not None and preposition.lower not in {
            "in",
            "by",
            "via",
            "through",
            "over",
            "on",
            "during",
            "with",
        }:
            return False
    needed = scene.lexicon.words.needs_before.get(token.lower)
    return needed is None or (token.i > 0 and scene.parse.tokens[token.i - 1].lower in needed)


def _around(parse: Parse, token: Token) -> Iterator[Token]:
    """The token and what hangs on it, without clauses of their own, subjects and coordinated words."""
    yield token
    for child in parse.children(token.i):
        if child.dep not in _CLAUSES:
            yield from _around(parse, child)
