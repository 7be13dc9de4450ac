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
_SEATS = frozenset({"organisation", "office", "state"})
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
    subject = parse.child(verb.i, "nsubj") or _misread_subject(ground, verb)
    if entry is None or not entry.initiates or entry.partner or subject is None or _is_something_else(ground, verb):
        return None
    other, state = parse.child(verb.i, "dobj"), state_at(ground, subject)
    if other is None:
        return _nobody_named(ground, verb, state) if entry.channel == "call" else None
    if other.lower in _OURS or (subject.lower in _WE and other.lower in _THEM):
        return _to_us(ground, verb, subject, other, state)
    if state is None:
        return None
    partner, mention = state_at(ground, other), ground.scene.mention(other.i)
    kinds = {a.kind for a in mention.actors if a.state} if mention is not None else set()
    if partner is not None and partner != state and kinds & _SEATS:
        named = frozenset({partner})
        return Told(ground.phrase_start(subject.i), other.end, verb, state, named=named, alone=True)
    if partner is None and other.lower in _THEM:
        return Told(ground.phrase_start(subject.i), other.end, verb, state)
    return None


def _is_something_else(ground: Ground, verb: Token) -> bool:
    """“called him a liar”, “rang off”; a day or the rest of a name is nothing that somebody is called."""
    parse = ground.scene.parse
    if any(p.lower not in {"up", "back"} for p in parse.children(verb.i, "prt")):
        return True
    called = [t for t in parse.children(verb.i, *_OTHER_OBJECTS) if not ground.scene.reading.times_in(t.span)]
    return any(not ground.scene.in_one_name(t.i, parse.child(verb.i, "dobj")) for t in called)


def _nobody_named(ground: Ground, verb: Token, state: str | None) -> Told | None:
    """“when the palace rang”, “X says that Y called”."""
    parse = ground.scene.parse
    opens = any(t.lower in {"when", "as", "that"} for t in parse.children(verb.i, "advmod", "mark"))
    reported = verb.dep == "ccomp" and not any(p.i > verb.i for p in parse.children(verb.i, "prep", "npadvmod"))
    return (
        Told(_from_subject(ground, verb), verb.end, verb, state) if state is not None and (opens or reported) else None
    )


def _misread_subject(ground: Ground, verb: Token) -> Token | None:
    """“when the White House rang”, where the parser takes “rang” for the last word of the name."""
    names = ground.scene.parse.children(verb.i, "compound", "nmod")
    return next((t for t in reversed(names) if t.i == verb.i - 1), None)


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
