"""Initiated-by claims of words that are no mention of a contact with two sides, each about the contact that is spoken of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from readouts.coding.claims.beginning.about import contact_meant, contact_spoken_of
from readouts.coding.claims.beginning.asked import asked
from readouts.coding.claims.beginning.called import called
from readouts.coding.claims.beginning.echoed import echoed
from readouts.coding.claims.beginning.mutual import mutual
from readouts.coding.claims.beginning.named import named
from readouts.coding.claims.beginning.received import received
from readouts.coding.claims.beginning.told import Told, is_disowned
from readouts.coding.claims.ground import Ground
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.salience import people_near
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.span import Cover, Span


def beginning_claims(ground: Ground, known: Collection[Span]) -> Iterator[Claim]:
    """Initiated-by claims in text order, where none of the ``known`` covers the words."""
    before: tuple[int, ContactReport] | None = None
    covered = Cover.of(known)
    for token in ground.scene.parse.tokens:
        if covered.holds(token.start, token.end):
            about = ground.contact_in(token.span)
            before = (token.sentence, about) if about is not None else before
            continue
        told, echo = _told(ground, token), None
        if told is None and before is not None and 0 <= token.sentence - before[0] <= 1:
            told = echo = echoed(ground, token)
        if told is None or is_disowned(ground, token):
            continue
        about = before[1] if echo is not None and before is not None else contact_meant(ground, told)
        found = _valued(told, about, _participants(ground, told, about))
        if found is None or (echo is not None and found[0] not in {p.state for p in found[1]}):
            continue
        value, participants = found
        before = (token.sentence, about) if about is not None else before
        yield ground.claim(
            "initiated_by", Span(told.start, told.end), at=told.at.i, about=about, participants=participants,
            reason=f"{value} began the contact: the words say who asked or called", value=value,
        )  # fmt: skip


def _told(ground: Ground, token: Token) -> Told | None:
    if token.pos == "NOUN":
        return mutual(ground, token) or named(ground, token)
    if token.tag.startswith("VB") or ground.scene.lexicon.words.forms.get(token.lower):
        return asked(ground, token) or called(ground, token) or received(ground, token) or mutual(ground, token)
    return None


def _participants(ground: Ground, told: Told, about: ContactReport | None) -> tuple[Actor, ...]:
    """The sides of the contact; without one, the two spoken of, where the words tell of a contact by themselves."""
    if about is not None:
        return about.participants
    if not told.alone:
        return ()
    if (other := contact_spoken_of(ground, told)) is not None:
        return other.participants
    near = tuple(p.actor for p in people_near(ground.scene, told.at))
    if near and told.wanted <= {a.state for a in near}:
        return near
    sentence = ground.scene.parse.sentence_of(told.at.i)
    sides = {
        p.actor.state: p.actor
        for t in reversed(ground.scene.parse.sentence_tokens(sentence))
        for p in ground.scene.sides(t.i)
        if t.pos == "PROPN" and p.actor.state
    }
    return tuple(sides[s] for s in sorted(sides)) if len(sides) == 2 and told.wanted <= set(sides) else ()


def _valued(
    told: Told, about: ContactReport | None, participants: tuple[Actor, ...]
) -> tuple[str, tuple[Actor, ...]] | None:
    """Who began it, with the sides; None where the words leave it open."""
    if not participants:
        return None
    if told.state is not None:
        return told.state, participants
    others = sorted({a.state for a in participants if a.state} - {told.not_state})
    return (others[0], participants) if len(others) == 1 else None
