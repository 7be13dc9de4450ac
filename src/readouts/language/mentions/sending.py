"""Who sends whom: "Ghana is to send 200 soldiers" speaks of Ghana's soldiers, though nothing before the noun says so."""

from __future__ import annotations

from readouts.language.mentions.scene import Scene
from readouts.language.parse import Token

# From the verb that tells of sending up to the one that has its subject: "agreed to send", "flew in and sent".
_UP = frozenset({"xcomp", "conj"})


def sender(scene: Scene, noun: Token) -> Token | None:
    """The subject of the verb of sending or keeping whose object a noun is; None where it is the object of another verb."""
    if noun.dep != "dobj":
        return None
    verb = scene.parse.head(noun.i)
    if verb is None or verb.lemma not in scene.lexicon.usage.sending:
        return None
    subject = scene.parse.child(verb.i, "nsubj")
    while subject is None and verb is not None and verb.dep in _UP:
        verb = scene.parse.head(verb.i)
        subject = scene.parse.child(verb.i, "nsubj") if verb is not None else None
    return subject
