"""Contacts of which no word tells the channel, and that were at one place all the same: “spoke in Oslo”, “held talks”."""

from __future__ import annotations

from readouts.coding.coding import Place
from readouts.coding.contacts.details import place_of
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.scene import Scene
from readouts.span import Span
from readouts.trace import Step

_HOLDING = frozenset({"hold", "host", "begin", "start", "open", "resume", "conclude"})


def at_one_place(scene: Scene, draft: Draft) -> tuple[Place | None, Step] | None:
    """Where sides who “spoke in Oslo”, or “held talks”, came together, with the step that says so; None where they may have telephoned.

    Newsrooms say it where talks are held on the phone.
    """
    if (place := place_of(scene, draft)) is not None:
        return place, Step("contacts.place", f"they spoke at one place: “{place.name}”", evidence=(place.span,))
    for mention in draft.mentions:
        token = scene.parse.tokens[mention.trigger]
        verb = scene.parse.head(token.i)
        if (
            token.lower == "talks"
            and verb is not None
            and verb.lemma in _HOLDING
            and token.dep in {"dobj", "nsubjpass"}
        ):
            span = Span(min(token.start, verb.start), max(token.end, verb.end))
            return None, Step(
                "contacts.place", "talks are held at one table unless a text says how else", evidence=(span,)
            )
    return None
