"""Who called: “X rang the palace”, “they rang us”, “had placed the call”, “got on the phone to Y”, “telephoned both of them”."""

from __future__ import annotations

from readouts.coding.claims.beginning.told import (
    RELATIVE,
    Told,
    below,
    clause_start,
    doer_of,
    is_known_contact,
    is_told,
    state_among,
    state_at,
    verb_entry,
)
from readouts.coding.claims.ground import Ground
from readouts.coding.events.syntax.subjects import is_passive
from readouts.language.parse import Token

_OURS = frozenset({"us", "me"})
_WE = frozenset({"we", "i"})
_THEY = frozenset({"they", "he", "she"})
_THEM = frozenset({"them", "him", "her", "both", "each"})
_OTHER_OBJECTS = ("oprd", "attr", "acomp", "ccomp", "xcomp", "agent")
_LINES = frozenset({"phone", "telephone", "line", "blower", "horn", "hotline"})


def called(ground: Ground, verb: Token) -> Told | None:
    """What a verb of calling tells of who began a contact."""
    if not is_told(ground, verb) or is_passive(ground.scene.parse, verb.i):
        return None
    return _who_rang(ground, verb) or _placed(ground, verb) or _on_the_line(ground, verb) or _rang(ground, verb)


def _who_rang(ground: Ground, verb: Token) -> Told | None:
    """“X, who telephoned Y”."""
    parse, entry = ground.scene.parse, verb_entry(ground, verb)
    if entry is None or not entry.initiates or entry.channel != "call":
        return None
    doer = doer_of(ground, verb)
    if doer is None or not any(t.lower in RELATIVE for t in parse.children(verb.i, "nsubj")):
        return None
    other = parse.child(verb.i, "dobj")
    return Told(clause_start(ground, verb, doer[1]), other.end if other is not None else verb.end, verb, doer[0])


def _placed(ground: Ground, verb: Token) -> Told | None:
    """“had placed Saturday's call”, “made the call”, “initiated the contact”, “made a call to Y”."""
    if verb.lemma not in ground.scene.lexicon.words.initiation.placing_verbs:
        return None
    for noun in ground.scene.parse.children(verb.i, "dobj"):
        if verb.lemma != "initiate" and noun.lemma != "call":
            continue
        partner = state_among(ground, (*below(ground, noun.i, "to"), *below(ground, verb.i, "to")))
        doer = doer_of(ground, verb)
        if doer is None or partner == doer[0] or not (partner is not None or is_known_contact(ground, noun)):
            continue
        end = max([noun.end, *(t.end for t in (*below(ground, noun.i, "to"), *below(ground, verb.i, "to")))])
        return Told(
            clause_start(ground, verb, doer[1]), end, verb, doer[0], named=frozenset({partner} if partner else ())
        )
    return None


def _on_the_line(ground: Ground, verb: Token) -> Told | None:
    """“got on the phone to Y”; who is “on the phone with Y” may have been called."""
    if verb.lemma not in {"get", "hop", "jump"} or not any(t.lemma in _LINES for t in below(ground, verb.i, "on")):
        return None
    lines = [t for t in below(ground, verb.i, "on") if t.lemma in _LINES]
    others = [*below(ground, verb.i, "to"), *(t for line in lines for t in below(ground, line.i, "to"))]
    doer, partner = doer_of(ground, verb), state_among(ground, others)
    if doer is None or partner in {None, doer[0]}:
        return None
    end = max(t.end for t in others)
    return Told(clause_start(ground, verb, doer[1]), end, verb, doer[0], named=frozenset({partner or ""}))


def _rang(ground: Ground, verb: Token) -> Told | None:
    """“X rang the palace”, “they contacted us”, “when the palace rang”, “he telephoned both of them”."""
    parse, entry = ground.scene.parse, verb_entry(ground, verb)
    subject = parse.child(verb.i, "nsubj")
    if (
        entry is None
        or not entry.initiates
        or entry.partner
        or subject is None
        or parse.children(verb.i, *_OTHER_OBJECTS)
    ):
        return None
    if any(p.lower not in {"up", "back"} for p in parse.children(verb.i, "prt")):
        return None
    other, state = parse.child(verb.i, "dobj"), state_at(ground, subject)
    if other is None:
        opens = any(t.lower in {"when", "as", "that"} for t in parse.children(verb.i, "advmod", "mark"))
        reported = verb.dep == "ccomp" and not any(p.i > verb.i for p in parse.children(verb.i, "prep", "npadvmod"))
        plain = entry.channel == "call" and (opens or reported)
        return Told(_from_subject(ground, verb), verb.end, verb, state) if state is not None and plain else None
    if other.lower in _OURS or (subject.lower in _WE and other.lower in _THEM):
        return _to_us(ground, verb, subject, other, state)
    partner = state_at(ground, other)
    mention = ground.scene.mention(other.i)
    seat = mention is not None and any(
        a.kind in {"organisation", "office", "state"} and a.state for a in mention.actors
    )
    if state is None or partner == state:
        return None
    if partner is not None and seat and (entry.channel == "call"):
        return Told(ground.phrase_start(subject.i), other.end, verb, state, named=frozenset({partner}), alone=True)
    if partner is None and other.lower in _THEM:
        return Told(ground.phrase_start(subject.i), other.end, verb, state)
    return None


def _to_us(ground: Ground, verb: Token, subject: Token, other: Token, state: str | None) -> Told | None:
    """“they rang us”, “the king rang me”, “we rang them”: one of the two is whoever speaks."""
    speakers = ground.scene.speaker_states(verb.i)
    start = _from_subject(ground, verb)
    if len(speakers) != 1:
        return None
    if subject.lower in _WE:
        return Told(start, other.end, verb, speakers[0], alone=True)
    if subject.lower in _THEY:
        return Told(start, other.end, verb, not_state=speakers[0], alone=True)
    if state is None or state in speakers:
        return None
    return Told(start, other.end, verb, state, named=frozenset(speakers), alone=True)


def _from_subject(ground: Ground, verb: Token) -> int:
    children = ground.scene.parse.children(verb.i, "nsubj", "advmod", "mark")
    return min((ground.phrase_start(t.i) for t in children if t.i < verb.i), default=verb.start)
