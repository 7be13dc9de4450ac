"""Who was called: “took a call from Y”, “the call he received from Y”, “the call came from Y”."""

from __future__ import annotations

from readouts.coding.claims.beginning.told import (
    Told,
    below,
    clause_start,
    contact_of_clause,
    doer_of,
    is_told,
    state_among,
)
from readouts.coding.claims.ground import Ground
from readouts.coding.events.syntax.subjects import is_passive
from readouts.language.parse import Token

_TAKING = frozenset({"take", "receive", "get", "answer", "accept", "field"})
_COMING = frozenset({"come", "arrive", "originate"})
_ARTICLES = frozenset({"a", "the", "another", "that", "this"})


def received(ground: Ground, verb: Token) -> Told | None:
    """What a verb of receiving tells of who began a contact: the other side."""
    if is_passive(ground.scene.parse, verb.i):
        return None
    gladly = _gladly(ground, verb)
    if gladly is None and not is_told(ground, verb):
        return None
    return gladly or _took(ground, verb) or _came_from(ground, verb)


def _call_of(ground: Ground, verb: Token) -> Token | None:
    """The call that is received: the object, or the noun of which the clause tells."""
    parse = ground.scene.parse
    head = parse.head(verb.i)
    nouns = [*parse.children(verb.i, "dobj"), *((head,) if verb.dep == "relcl" and head is not None else ())]
    calls = (t for t in nouns if t.lemma.lower() == "call")
    return next((t for t in calls if any(d.lower in _ARTICLES for d in parse.children(t.i, "det"))), None)


def _took(ground: Ground, verb: Token) -> Told | None:
    """“took a call from Y”, “had received the call”, “the call he received from Y”."""
    if verb.lemma not in _TAKING:
        return None
    call, doer = _call_of(ground, verb), doer_of(ground, verb)
    if call is None or doer is None:
        return None
    callers = [*below(ground, call.i, "from"), *below(ground, verb.i, "from")]
    caller = state_among(ground, callers)
    if caller == doer[0] or (callers and caller is None):
        return None
    end = max([verb.end, call.end, *(t.end for t in callers)])
    first = (call, doer[1]) if call.i < verb.i else (doer[1],)
    named = frozenset({doer[0]}) if caller is not None else frozenset()
    not_state = None if caller is not None else doer[0]
    return Told(clause_start(ground, verb, *first), end, verb, caller, not_state, named, alone=caller is not None)


def _gladly(ground: Ground, verb: Token) -> Told | None:
    """“glad to receive a call from Y”, “pleased to get a call from Y”: whoever speaks was called."""
    parse = ground.scene.parse
    feeling = parse.head(verb.i)
    call = _call_of(ground, verb) if verb.lemma in _TAKING else None
    if call is None or verb.dep != "xcomp" or feeling is None or feeling.pos != "ADJ":
        return None
    callers = [*below(ground, call.i, "from"), *below(ground, verb.i, "from")]
    caller, speakers = state_among(ground, callers), ground.scene.speaker_states(verb.i)
    if caller is None or caller in speakers:
        return None
    return Told(verb.start, max(t.end for t in callers), verb, caller, named=frozenset(speakers))


def _came_from(ground: Ground, verb: Token) -> Told | None:
    """“the call came from Y”, “a conversation which, he said, came from Y”."""
    parse = ground.scene.parse
    if verb.lemma not in _COMING:
        return None
    subject = parse.child(verb.i, "nsubj")
    relative = subject is not None and subject.lower in {"which", "that"}
    told = contact_of_clause(ground, verb, subject) if subject is not None and relative else subject
    callers = below(ground, verb.i, "from")
    caller = state_among(ground, callers)
    if told is None or caller is None or not _is_call(ground, told):
        return None
    return Told(clause_start(ground, verb, *([subject] if subject else [])), max(t.end for t in callers), verb, caller)


def _is_call(ground: Ground, noun: Token) -> bool:
    """A call or a conversation, and no call for something."""
    words = ground.scene.lexicon.words
    entry = words.nouns.get(noun.lemma.lower())
    demand = below(ground, noun.i, *words.demand_prepositions)
    return entry is not None and entry.channel in {"call", "unknown"} and not (noun.lemma == "call" and demand)
