"""Claims of who was the first or the last to go somewhere: “the first Dutch premier to visit Cuba since 2016”, “the last visit of an Indian minister”.

The holder of the office is named before the verb, and what he went to behind it; where that is no name (“the island”,
“its neighbour”), it is the other state that the text tells of. What is counted are the visits of whoever held the office.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from readouts.coding.claims.counting import counted_from_behind
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.lasts import time_behind, told_at
from readouts.coding.claims.nearby import is_asked, states_in
from readouts.coding.claims.ordinals import phrase_start, value_of
from readouts.coding.coding import Anchor, Claim, ContactReport, Participant
from readouts.coding.contacts.joining import office_of
from readouts.language.parse import Token
from readouts.language.reading import Actor, Mention
from readouts.slots import replace
from readouts.span import Span

_HOLDER_WITHIN = 6
_VERB_WITHIN = 14
_PLACE_WITHIN = 8
_TOLD_WITHIN = 30
_NEAR_SENTENCES = 3
_SEATS = frozenset({"capital", "state", "seat", "city"})
_STOPS = frozenset({";", ":", ".", "?", "!", "(", ")"})
_BY = frozenset({"by", "of", "from", "for"})
_TO = frozenset({"to", "in", "into", "on"})


@dataclass(frozen=True, slots=True)
class _Journey:
    """Who went, the words that say so, and where those words end."""

    mark: Token
    start: Token
    own: Participant
    counted: Token
    """The noun or verb of going."""
    behind: Token
    """From here on stands where to and since when."""


def journey_claims(ground: Ground, known: Collection[Span]) -> Iterator[Claim]:
    """First-since, n-th and last-contact claims of journeys that stand in none of the ``known`` words."""
    for token in ground.scene.parse.tokens:
        last = token.lower in ground.patterns.last_contact.words
        if not last and value_of(ground, token) is None:
            continue
        if is_asked(ground, token.i) or any(s.contains(token.span) for s in known):
            continue
        journey = _of_somebody(ground, token) or _of_a_noun(ground, token) or _of_what_was_told(ground, token)
        if journey is not None and (claim := _claim(ground, journey, last)) is not None:
            yield claim


def _of_somebody(ground: Ground, mark: Token) -> _Journey | None:
    """“the first Indian premier to visit …”, “the first Cuban minister on a visit to …”."""
    tokens, start = ground.scene.parse.tokens, phrase_start(ground, mark)
    found = _holder(ground, mark.i + 1, mark.i + 1 + _HOLDER_WITHIN)
    if start is None or found is None:
        return None
    own, head = found
    for token in _following(ground, head, _VERB_WITHIN):
        if token.text == "," or token.lower in {"who", "that"}:
            return None
        before = tokens[token.i - 1].lower
        if before == "to" and token.lemma in ground.patterns.journeys.verbs:
            return _Journey(mark, start, own, token, token)
        if token.lemma in ground.patterns.journeys.nouns and any(t.lower == "on" for t in tokens[head.i : token.i]):
            return _Journey(mark, start, own, token, token)
    return None


def _of_a_noun(ground: Ground, mark: Token) -> _Journey | None:
    """“the first visit to Iraq by a Japanese foreign minister”."""
    start = phrase_start(ground, mark)
    nouns = ground.patterns.journeys.nouns
    noun = next((t for t in _following(ground, mark, _HOLDER_WITHIN) if t.lemma in nouns), None)
    if start is None or noun is None:
        return None
    for token in _following(ground, noun, _VERB_WITHIN):
        if token.text == ",":
            return None
        if token.lower in _BY and (found := _holder(ground, token.i + 1, token.i + 2 + _HOLDER_WITHIN)) is not None:
            return _Journey(mark, start, found[0], noun, noun)
    return None


def _of_what_was_told(ground: Ground, mark: Token) -> _Journey | None:
    """“His visit is the first ever by an Indian premier”, “the first of its kind by a Korean president”."""
    tokens, start = ground.scene.parse.tokens, phrase_start(ground, mark)
    journeys = ground.patterns.journeys
    behind = next(_following(ground, mark, 1), None)
    if start is None or behind is None or behind.lower not in _BY | {"ever", "such"}:
        return None
    told = next(
        (t for t in reversed(tokens[max(0, mark.i - _TOLD_WITHIN) : mark.i]) if t.lemma in journeys.nouns), None
    )
    if told is None or mark.sentence - told.sentence > 1:
        return None
    for token in _following(ground, mark, _HOLDER_WITHIN):
        if token.lower in _BY and (found := _holder(ground, token.i + 1, token.i + 2 + _HOLDER_WITHIN)) is not None:
            return _Journey(mark, start, found[0], told, found[1])
    return None


def _following(ground: Ground, token: Token, reach: int) -> Iterator[Token]:
    for other in ground.scene.parse.tokens[token.i + 1 : token.i + 1 + reach]:
        if other.sentence != token.sentence or other.text in _STOPS:
            return
        yield other


def _holder(ground: Ground, first: int, last: int) -> tuple[Participant, Token] | None:
    """The office that tokens name by its state, “an Israeli foreign minister”, “U.S. official”, with its head word."""
    tokens = ground.scene.parse.tokens
    for mention in ground.scene.reading.mentions:
        if not first <= mention.head < last or tokens[mention.head].sentence != tokens[first].sentence:
            continue
        actor = next((a for a in mention.actors if a.state and a.kind in {"person", "office", "group"}), None)
        if actor is not None and mention.form == "nominal" and not _is_named(ground, mention):
            return office_of(Participant(actor, mention.span)), tokens[mention.head]
        state = next((a for a in mention.actors if a.kind == "state"), None)
        if state is not None and mention.form in {"adjective", "name"}:
            head = next(
                (t for t in tokens[mention.last : mention.last + 4] if t.lemma in ground.patterns.journeys.holders),
                None,
            )
            if head is not None and all(
                t.pos in {"ADJ", "NOUN", "PROPN", "ADV"} for t in tokens[mention.last : head.i]
            ):
                return Participant(state, mention.span), head
    return None


def _is_named(ground: Ground, mention: Mention) -> bool:
    """Whether a person is named inside: then the journeys of that person are counted."""
    inside = (m for m in ground.scene.reading.mentions if mention.span.contains(m.span) and m.span != mention.span)
    return any(a.kind == "person" and m.form == "name" for m in inside for a in m.actors)


def _claim(ground: Ground, journey: _Journey, last: bool) -> Claim | None:
    own = journey.own.actor
    other = _destination(ground, journey) or _told_of(ground, journey)
    if other is None or own.state is None:
        return None
    states = frozenset({own.state, other.state or ""})
    made = _last(ground, journey, (own, other), states) if last else _counted(ground, journey, (own, other), states)
    verb = ground.scene.lexicon.words.verbs.get(journey.counted.lemma)
    told = verb.channel if verb is not None and verb.channel != "unknown" else "visit"
    return replace(made, channel=told) if made is not None else None


def _counted(ground: Ground, journey: _Journey, sides: tuple[Actor, ...], states: frozenset[str]) -> Claim | None:
    value = value_of(ground, journey.mark)
    found = counted_from_behind(ground, journey.mark.i)
    end = max(found[1] if found else 0, ground.until_stop(journey.behind.i))
    about = _contact(ground, journey, states)
    first_since = value == 1 and found is not None
    return ground.claim(
        "first_since" if first_since else "nth", Span(journey.start.start, end), at=journey.counted.i, about=about,
        participants=sides, reason=f"“{journey.mark.text}” counts the journeys of those who hold the office",
        anchor=found[0] if found else None, value=None if first_since else value,
    )  # fmt: skip


def _last(ground: Ground, journey: _Journey, sides: tuple[Actor, ...], states: frozenset[str]) -> Claim | None:
    """“Taro Aso was the last Japanese foreign minister to visit Iraq, in August 2006”."""
    sentence = ground.scene.parse.sentence_of(journey.mark.i)
    index = time_behind(ground, journey.behind.i)
    if index is None:
        inside = [i for i, t in enumerate(ground.scene.reading.times) if sentence.span.contains(t.span)]
        index = inside[0] if len(inside) == 1 and ground.scene.reading.times[inside[0]].type == "DATE" else None
    if index is None:
        return None
    expression = ground.scene.reading.times[index]
    told = told_at(ground, journey.mark, index)
    about = told if told is not None and states <= states_in(told) else None
    anchor = Anchor(expression.span, ground.scene.reading.text(expression.span), index, about.id if about else None)
    end = max(expression.span.end, ground.until_stop(journey.behind.i))
    return ground.claim(
        "last_contact", Span(journey.start.start, end), at=journey.counted.i, about=about, participants=sides,
        reason=f"“{journey.mark.text}” says that nobody of that office went there after it", anchor=anchor,
    )  # fmt: skip


def _destination(ground: Ground, journey: _Journey) -> Actor | None:
    """The state that is named behind the word of going: itself, its capital, or somebody of it.

    A description (“the South American nation”) is left to what the text around tells.
    """
    own, direct, towards = journey.own.actor.state, journey.counted.pos == "VERB", False
    for token in _following(ground, journey.behind, _PLACE_WITHIN if direct else _VERB_WITHIN):
        if token.lower in {"since", ","}:
            return None
        towards = towards or token.lower in _TO
        described = ground.scene.parse.head(token.i)
        places = {token.lemma, described.lemma if described is not None and described.i > token.i else ""}
        if not (direct or towards) or places & ground.patterns.journeys.places:
            continue
        named = (p.actor for p in ground.scene.place(token.i, _SEATS) if p.actor.state not in {None, own})
        if (found := next(named, None)) is not None:
            return _of_state(ground, found)
    return None


def _of_state(ground: Ground, actor: Actor) -> Actor:
    found = ground.scene.table.state(actor.state) if actor.state is not None else None
    return Actor("state", found.qid, found.name, None, None, found.code, "GOV") if found is not None else actor


def _told_of(ground: Ground, journey: _Journey) -> Actor | None:
    """The one other state of the contacts and places that this sentence and those before it speak of."""
    own, tokens = journey.own.actor.state, ground.scene.parse.tokens
    for sentence in range(journey.mark.sentence, journey.mark.sentence - _NEAR_SENTENCES - 1, -1):
        here = [m for m in ground.scene.reading.mentions if tokens[m.head].sentence == sentence and m.form == "name"]
        contacts = [m for m in ground.mentions if tokens[m.trigger].sentence == sentence and own in m.states]
        named = {a.state for m in here for a in m.actors if a.kind in {"state", "person"}} - {None, own}
        told = {s for m in contacts for s in m.states} - {own}
        if len(found := named if len(named) == 1 else told) == 1:
            return _of_state(ground, Actor("state", None, None, None, None, next(iter(found)), "GOV"))
        if named or told:
            return None
    return None


def _contact(ground: Ground, journey: _Journey, states: frozenset[str]) -> ContactReport | None:
    """The contact that the journey is: one of these states in the sentence, else the nearest before, else the first main one."""
    tokens = ground.scene.parse.tokens
    before = [m for m in ground.mentions if tokens[m.trigger].sentence <= journey.mark.sentence and m.which == "this"]
    for mention in sorted(before, key=lambda m: -m.trigger):
        found = ground.contact_of(mention)
        if found is not None and states <= states_in(found) and found.standing == "main":
            return found
    return next((r for r in ground.contacts if r.standing == "main" and states <= states_in(r)), None)
