"""By what means two sides were in contact."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.coding import Channel
from readouts.coding.contacts.scene import Scene
from readouts.language.parse import Parse, Token

_TABLES = frozenset({"dinner", "lunch", "breakfast", "banquet", "reception", "luncheon", "summit", "airport"})
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
    if channel == "unknown":
        return _of_antecedent(scene, trigger) or _at_table(scene, trigger, verb) or channel
    return channel


def _of_antecedent(scene: Scene, trigger: Token) -> Channel | None:
    """“a phone call in which the two discussed trade”: the clause tells of the call."""
    noun = scene.parse.head(trigger.i)
    entry = scene.lexicon.words.nouns.get(noun.lemma.lower()) if noun is not None and trigger.dep == "relcl" else None
    prepositions = [p for p in scene.parse.children(trigger.i, "prep") if p.lower in {"in", "during"}]
    in_it = any(t.lower == "which" for p in prepositions for t in scene.parse.children(p.i, "pobj"))
    return entry.channel if entry is not None and in_it and entry.channel != "unknown" else None


def _at_table(scene: Scene, trigger: Token, verb: Token | None) -> Channel | None:
    """“had a brief talk at the dinner”, “is to speak to her during the summit”: where both are, they meet."""
    places = [trigger, *((verb,) if verb is not None and trigger.dep in {"dobj", "nsubjpass", "nsubj"} else ())]
    prepositions = [p for t in places for p in scene.parse.children(t.i, "prep") if p.lower in {"at", "during"}]
    below = [t for p in prepositions for t in scene.parse.children(p.i, "pobj")]
    return "meeting" if any(t.lemma.lower() in _TABLES for t in below) else None


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
