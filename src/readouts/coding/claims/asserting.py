"""Claims of who began a contact, and assertions that it took place where that is disputed."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.claims.ground import Ground
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.initiation import of_mention
from readouts.coding.contacts.mention import ContactMention
from readouts.span import Span, hull


def initiation_claims(ground: Ground) -> Iterator[Claim]:
    """“X telephoned Y”, “at the request of X”: one claim for each place that says who began it."""
    for mention in ground.mentions:
        about = ground.contact_of(mention)
        if about is None:
            continue
        states = frozenset(p.state for p in about.participants if p.state)
        for found in of_mention(ground.scene, states, mention):
            if found.state not in states:
                continue
            trigger = ground.scene.parse.tokens[found.trigger].span
            sentence = ground.scene.parse.sentence_of(found.trigger).span
            near = [p.span for p in mention.participants if sentence.contains(p.span)]
            words = hull([found.span, trigger, *near])
            reason = f"{found.state} began the contact: {found.reason}"
            yield ground.claim(
                "initiated_by", words, at=found.trigger if found.word is None else found.word, about=about,
                participants=about.participants, reason=reason, value=found.state,
            )  # fmt: skip


def disputed_claims(ground: Ground) -> Iterator[Claim]:
    """Sourced assertions that a contact took place: emphatic ones (“I did speak to X”), and those that the other side denies."""
    for mention in ground.mentions:
        about = ground.contact_of(mention)
        if about is None or mention.judgement.status != "held" or mention.which == "earlier":
            continue
        if _emphatic(ground, mention) or _denied(ground, about, mention):
            token = ground.scene.parse.tokens[mention.trigger]
            sentence = ground.scene.parse.sentence_of(token.i).span
            near = [p.span for p in mention.participants if sentence.contains(p.span)]
            words = hull([token.span, Span(ground.phrase_start(token.i), token.end), *near])
            yield ground.claim(
                "last_contact", words, at=token.i, about=about, participants=ground.participants(mention, about),
                reason="somebody asserts a contact, and whether it took place is in dispute", mention=mention,
            )  # fmt: skip


def _emphatic(ground: Ground, mention: ContactMention) -> bool:
    said = ground.scene.statements_at(mention.trigger)
    auxiliaries = ground.scene.parse.children(mention.trigger, "aux")
    return bool(said) and any(t.lower == "did" for t in auxiliaries)


def _denied(ground: Ground, about: ContactReport, mention: ContactMention) -> bool:
    if about.status != "denied" or mention.elliptical:
        return False
    return any(s not in about.denied_by for s in ground.scene.speaker_states(mention.trigger))
