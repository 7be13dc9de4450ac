"""Who stands between those who meet: hosts of others' talks, mediators, facilitators. They are not of "the two leaders"."""

from __future__ import annotations

from readouts.language.mentions.discourse import Discourse
from readouts.language.mentions.referents import Referent
from readouts.language.mentions.scene import Scene
from readouts.language.parse import Token


def mediators(scene: Scene, discourse: Discourse, before: int) -> list[Referent]:
    """Those who were said, before a token, to bring others together.

    A host is one only where at least two others are named in the sentence: "Macron hosted Scholz" is of two, "Scholz and
    Rutte met at a summit hosted by Macron" leaves Macron out.
    """
    words = scene.lexicon.usage.mediation
    found: list[Referent] = []
    for heard in discourse.back(before):
        token = scene.tokens[heard.at]
        if len(heard.referents) != 1 or not heard.referents[0].is_person:
            continue
        mediator = heard.referents[0]
        if any(mediator is r for r in found):
            continue
        called_so = not words.people.isdisjoint(mediator.titles)
        if called_so or (_mediates(scene, token) and _others(discourse, mediator, heard.sentence, before) > 1):
            found.append(mediator)
    return found


def _mediates(scene: Scene, token: Token) -> bool:
    """Whether a name is subject or agent of a verb of mediation whose object is no person."""
    words = scene.lexicon.usage.mediation
    verb = scene.parse.head(token.i)
    if verb is not None and token.dep == "pobj" and verb.lower == "by":
        verb = scene.parse.head(verb.i)
    elif token.dep != "nsubj":
        return False
    if verb is None or verb.lemma not in words.verbs:
        return False
    thing = scene.parse.child(verb.i, "dobj")
    return thing is None or thing.lemma in words.occasions


def _others(discourse: Discourse, mediator: Referent, sentence: int, before: int) -> int:
    others = {
        id(r)
        for heard in discourse.back(before)
        if heard.sentence == sentence
        for r in heard.referents
        if r.is_person and r is not mediator and r.named
    }
    return len(others)
