"""Contacts told one after another: “Y followed”, “then it was the turn of Y”, “a call to Y came next”, “five leaders, among them Y”.

Round-ups name the one who spoke with everybody once, and then only the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readouts.coding.coding import Channel, Participant, When
from readouts.coding.contacts.doers import doers_of
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import Scene, by_state, states_of
from readouts.coding.contacts.status import Judgement
from readouts.coding.timing import find_when
from readouts.language.parse import Token
from readouts.slots import replace
from readouts.trace import Step

# How many sentences back the round of contacts is still told of.
_NEAR_SENTENCES = 3
# How far behind "among them" the first name may stand.
_REACH = 9
_NEXT = frozenset({"next", "then", "later", "afterwards"})
_AMONG = frozenset({"among", "including", "include"})
_FOLLOWING = frozenset({"follow", "come"})
_TURNING = _FOLLOWING | {"turn", "be"}


@dataclass(frozen=True, slots=True)
class _Round:
    """The contact last told of, and who goes on to the next."""

    at: Token
    sides: tuple[Participant, ...]
    """Those who may be the one; the likeliest first."""
    channel: Channel
    many: bool
    """Whether the words speak of several contacts of one person."""
    when: When
    """Its day, which is that of those that follow without one."""


def with_rounds(scene: Scene, mentions: Sequence[ContactMention]) -> tuple[ContactMention, ...]:
    """The mentions with the sides that rounds leave out, and those that only a turn of the round makes; in text order."""
    found: list[ContactMention] = []
    may_turn = (*scene.parse.of_lemma(_TURNING), *scene.parse.spelt(_AMONG))
    turns = {t.i for t in may_turn if _turn_to(scene, t)}
    known = {i for m in mentions for i in (m.trigger, *m.folded)}
    by_trigger: dict[int, list[ContactMention]] = {}
    for mention in mentions:
        by_trigger.setdefault(mention.trigger, []).append(mention)
    round_: _Round | None = None
    for token in scene.parse.tokens:
        for mention in by_trigger.get(token.i, ()):
            done = _completed(scene, mention, round_)
            found.append(done)
            round_ = _next_round(scene, done, round_)
        if token.i not in known and (begun := _begins(scene, token)) is not None:
            round_ = begun
        named = _turn_to(scene, token) if token.i in turns and token.i not in known else ()
        if round_ is not None and named and token.sentence - round_.at.sentence <= _NEAR_SENTENCES:
            for group in by_state(named):
                if round_ is None:
                    break
                made = _made(scene, token, group, round_)
                if made is not None:
                    found.append(made)
                    round_ = _next_round(scene, made, round_)
    return tuple(sorted(found, key=lambda m: m.trigger))


def _begins(scene: Scene, token: Token) -> _Round | None:
    """“spent the day on the telephone with five leaders”: one person, a channel, and several who are not named here."""
    entry = scene.lexicon.words.nouns.get(token.lemma.lower())
    if entry is None or token.pos not in {"NOUN", "PROPN"} or entry.channel == "unknown":
        return None
    preposition = scene.parse.head(token.i)
    verb = scene.parse.head(preposition.i) if preposition is not None and token.dep == "pobj" else preposition
    if verb is None or verb.pos != "VERB":
        return None
    partners = [n for place in (verb, token) for p in scene.parse.children(place.i, "prep") if p.lower in {"with", "to"}
                for n in scene.parse.children(p.i, "pobj")]  # fmt: skip
    many = any(n.tag == "NNS" and not scene.sides(n.i) for n in partners)
    sides = tuple(p for s in doers_of(scene.parse, verb.i) for p in scene.sides(s.i) if p.actor.kind == "person")
    if not many or len(states_of(sides)) != 1:
        return None
    return _Round(token, sides, entry.channel, True, find_when(scene.reading, verb.i))


def _next_round(scene: Scene, mention: ContactMention, before: _Round | None) -> _Round | None:
    """The round after a mention: whoever was in the one before goes on, else both sides may."""
    held = mention.judgement.status in {"held", None} and not mention.judgement.absent
    if not held or len(mention.states) < 2:
        return before
    token = scene.parse.tokens[mention.trigger]
    calling = states_of(mention.caller)
    # Who called the one will have called the next.
    sides = sorted(mention.participants, key=lambda p: (p.actor.state not in calling, p.span))
    near = before is not None and token.sentence - before.at.sentence <= _NEAR_SENTENCES
    if before is not None and near:
        again = states_of(before.sides) & mention.states
        if len(again) == 1:
            sides = [p for p in sides if p.actor.state in again]
        elif again == mention.states and not mention.caller:
            sides = list(before.sides)
    channel = mention.channel
    many = before is not None and near and before.many
    if channel == "unknown" and before is not None and many:
        channel = before.channel
    when = before.when if before is not None and near and not mention.when.expressions else mention.when
    return _Round(token, tuple(sides), channel, many, when)


def _completed(scene: Scene, mention: ContactMention, round_: _Round | None) -> ContactMention:
    """“The calls began with Y”: with the one who makes the round; and a contact of the round by the round's channel."""
    token = scene.parse.tokens[mention.trigger]
    if round_ is None or token.sentence - round_.at.sentence > _NEAR_SENTENCES:
        return mention
    if len(mention.states) == 1 and in_sequence(scene, token):
        one = _goes_on(scene, token, round_, mention.states)
        if one is not None:
            step = Step("contacts.round", f"the round of contacts is that of {one.actor.name or one.actor.state}")
            sides = tuple(sorted((one, *mention.participants), key=lambda p: p.span))
            held = mention.judgement.status is None
            judgement = Judgement("held", "it is one of a round of contacts") if held else mention.judgement
            when = mention.when if mention.when.expressions else round_.when
            return replace(
                mention, participants=sides, judgement=judgement, when=when, count=1, definite=False,
                trace=(*mention.trace, step),
            )  # fmt: skip
    if (
        round_.many
        and mention.channel == "unknown"
        and len(mention.states) > 1
        and states_of(round_.sides) & mention.states
    ):
        return replace(mention, channel=round_.channel) if mention.which == "this" else mention
    return mention


def in_sequence(scene: Scene, token: Token) -> bool:
    """Whether a noun is told as one of several: “a call to Y followed”, “the calls began with Y”."""
    head = scene.parse.head(token.i)
    return token.dep == "nsubj" and head is not None and head.lemma in scene.lexicon.words.round_verbs


def _turn_to(scene: Scene, token: Token) -> tuple[Participant, ...]:
    """Who is next where ``token`` says that somebody is."""
    parse = scene.parse
    if token.lemma == "turn" and token.dep == "attr":
        named = [n for p in parse.children(token.i, "prep") if p.lower == "of" for n in parse.children(p.i, "pobj")]
        return _people(scene, (*named, *parse.children(token.i, "poss")))
    if token.lemma in _FOLLOWING and token.pos == "VERB":
        after = token.lemma == "follow" or any(t.lower in _NEXT for t in parse.children(token.i, "advmod"))
        plain = not parse.children(token.i, "dobj", "xcomp", "ccomp", "neg", "aux", "auxpass")
        return _people(scene, parse.children(token.i, "nsubj")) if after and plain else ()
    if token.lemma == "be" and token.pos in {"AUX", "VERB"}:
        line = [n for p in parse.children(token.i, "prep") if p.lower == "on" for n in parse.children(p.i, "pobj")]
        next_ = any(t.lower == "next" for t in parse.children(token.i, "advmod", "acomp", "attr"))
        if next_ or any(n.lemma in {"line", "phone", "telephone"} for n in line):
            return _people(scene, parse.children(token.i, "nsubj"))
    if token.lower in _AMONG:
        below = (*parse.children(token.i, "pobj"), *_among_them(scene, token))
        return _people(scene, below)
    return ()


def _among_them(scene: Scene, token: Token) -> tuple[Token, ...]:
    """The names of “among them X and Y”."""
    following = scene.parse.tokens[token.i + 1 : token.i + _REACH]
    if token.lower != "among" or not following or following[0].lower not in {"them", "those"}:
        return ()
    for candidate in following[1:]:
        if candidate.sentence != token.sentence:
            break
        if scene.sides(candidate.i):
            return (candidate,)
    return ()


def _people(scene: Scene, tokens: Sequence[Token]) -> tuple[Participant, ...]:
    found = {p.actor.key: p for t in tokens for p in scene.sides(t.i) if p.actor.kind in {"person", "office"}}
    return tuple(found.values())


def _made(scene: Scene, token: Token, named: Sequence[Participant], round_: _Round) -> ContactMention | None:
    if token.lower in _AMONG and not (round_.many and round_.at.sentence == token.sentence):
        return None
    states = states_of(named)
    one = _goes_on(scene, token, round_, states)
    if one is None or round_.channel == "unknown":
        return None
    shown = one.actor.name or one.actor.state
    step = Step(
        "contacts.mention",
        f"“{token.text}” tells of the next in a round of contacts of {shown}",
        evidence=(token.span,),
    )
    when = find_when(scene.reading, token.i if token.lower not in _AMONG else round_.at.i)
    when = when if when.expressions else round_.when
    return ContactMention(
        token.i, tuple(sorted((one, *named), key=lambda p: p.span)), round_.channel, Judgement("held", "it is one of a round"),
        when, definite=False, trace=(step,),
    )  # fmt: skip


def _goes_on(scene: Scene, token: Token, round_: _Round, others: frozenset[str]) -> Participant | None:
    """Who speaks with the next one: of the sides of the contact before, the one of whom the text goes on to speak."""
    if states_of(round_.sides) & others:
        rest = [p for p in round_.sides if p.actor.state not in others]
        return rest[0] if round_.many and rest else None
    if len(states_of(round_.sides)) == 1:
        return round_.sides[0]
    return next(_named_after(scene, token, round_), round_.sides[0] if round_.sides else None)


def _named_after(scene: Scene, token: Token, round_: _Round) -> Iterator[Participant]:
    by_key = {p.actor.key: p for p in round_.sides}
    for mention in scene.reading.mentions:
        if mention.head > token.i and scene.parse.tokens[mention.head].sentence <= token.sentence + 2:
            yield from (by_key[a.key] for a in mention.actors if a.key in by_key)
