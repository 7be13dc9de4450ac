"""Mentions of contacts: the places in the text that speak of one, in order."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.contacts.days import each_of_its_days
from readouts.coding.contacts.lexicon import ContactNoun, ContactVerb
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.nominal import noun_mentions
from readouts.coding.contacts.scene import Scene
from readouts.coding.contacts.verbal import verb_mentions
from readouts.language.parse import Token
from readouts.slots import replace

_VERBAL = frozenset({"VERB", "AUX"})


def find_mentions(scene: Scene) -> tuple[ContactMention, ...]:
    """Mentions in text order. Those that deny that there was a contact are among them (``judgement.absent``)."""
    found: list[ContactMention] = []
    for token in scene.parse.tokens:
        if (verb := _verb_entry(scene, token)) is not None:
            found.extend(verb_mentions(scene, token, verb))
        elif token.pos in {"NOUN", "PROPN"} and (noun := _noun_entry(scene, token)) is not None:
            found.extend(noun_mentions(scene, token, noun))
    return tuple(one for m in _folded(scene, found) for one in each_of_its_days(scene, m))


def _verb_entry(scene: Scene, token: Token) -> ContactVerb | None:
    words = scene.lexicon.words
    if token.pos in _VERBAL:
        following = scene.parse.tokens[token.i + 1] if token.i + 1 < len(scene.parse.tokens) else None
        with_preposition = (
            words.verbs.get(f"{token.lemma.lower()} {following.lower}") if following is not None else None
        )
        return with_preposition or words.verbs.get(token.lemma.lower())
    # "it was the chancellor who rang": a past form that the tagger took for something else, in a verb's place.
    form = words.forms.get(token.lower)
    return words.verbs[form] if form is not None and token.dep in {"ROOT", "ccomp", "relcl", "conj", "advcl"} else None


def _noun_entry(scene: Scene, token: Token) -> ContactNoun | None:
    nouns = scene.lexicon.words.nouns
    return nouns.get(_hyphenated(scene, token)) or nouns.get(token.lemma.lower())


def _hyphenated(scene: Scene, token: Token) -> str:
    """The word that ends in a token, with what hyphens join to it: “sit-down”, “tête-à-tête”."""
    tokens, first = scene.parse.tokens, token.i
    while first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first - 1].start:
        first -= 2
    return "".join(t.lower for t in tokens[first : token.i + 1])


def _folded(scene: Scene, found: list[ContactMention]) -> Iterable[ContactMention]:
    """Nouns that only complete a verb's mention become part of it: "spoke in a call", "met for talks"."""
    by_trigger: dict[int, ContactMention] = {
        m.trigger: m for m in found if scene.parse.tokens[m.trigger].pos in _VERBAL
    }
    verbs: dict[int, list[ContactMention]] = {i: [] for i in by_trigger}
    for mention in found:
        if mention.trigger in verbs:
            verbs[mention.trigger].append(mention)
    kept: list[ContactMention] = []
    swallowed: dict[int, list[ContactMention]] = {}
    for mention in found:
        host = _host_verb(scene, mention, by_trigger)
        if host is None:
            kept.append(mention)
        else:
            swallowed.setdefault(host, []).append(mention)
    for mention in kept:
        inner = swallowed.get(mention.trigger, [])
        if mention.trigger in verbs and inner:
            channel = next((m.channel for m in inner if m.channel != "unknown"), mention.channel)
            dated = next((m.when for m in inner if m.when.expressions), mention.when)
            named = {p.actor.key: p for m in (mention, *inner) for p in reversed(m.participants)}
            yield replace(
                mention,
                participants=tuple(sorted(named.values(), key=lambda p: (p.span, p.actor.key))),
                channel=mention.channel if mention.channel != "unknown" else channel,
                when=mention.when if mention.when.expressions else dated,
                folded=tuple(m.trigger for m in inner),
                count=next((m.count for m in inner if m.count != 1), mention.count),
            )
        else:
            yield mention


def _host_verb(scene: Scene, mention: ContactMention, verbs: dict[int, ContactMention]) -> int | None:
    token = scene.parse.tokens[mention.trigger]
    head = scene.parse.head(token.i)
    if token.pos in _VERBAL or head is None or mention.which == "earlier":
        return None
    if mention.count != 1 and not (head.lemma == "exchange" and token.dep == "dobj"):
        return None
    if token.dep == "pobj" and head.lower in {"in", "during", "by", "over", "for", "on", "at", "through", "via"}:
        head = scene.parse.head(head.i)
    elif token.dep not in {"dobj", "appos", "npadvmod"}:
        return None
    if head is None or head.i not in verbs:
        return None
    host = verbs[head.i]
    return head.i if mention.states <= host.states or not mention.participants else None
