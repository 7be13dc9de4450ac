"""Who asked for a contact: “had asked for it”, “which Oslo had sought”, “was initiated by”, “it was Oslo that asked”."""

from __future__ import annotations

from readouts.coding.claims.beginning.told import (
    REFERRING,
    RELATIVE,
    Told,
    below,
    clause_start,
    contact_of_clause,
    doer_of,
    is_contact_noun,
    is_known_contact,
    is_told,
    state_among,
    state_at,
    verb_entry,
)
from readouts.coding.claims.ground import Ground
from readouts.coding.events.syntax.subjects import is_passive
from readouts.language.parse import Token

_TALKING = frozenset({"speak", "talk", "meet", "converse", "confer", "chat"})
_WEAK = frozenset({"invite", "call", "urge", "push", "arrange", "place", "make", "put", "dial", "want"})


def asked(ground: Ground, verb: Token) -> Told | None:
    """What an asking verb tells of who began a contact."""
    if not is_told(ground, verb):
        return None
    return _in_cleft(ground, verb) or _by_agent(ground, verb) or _for_it(ground, verb) or _arranged(ground, verb)


def _verbs(ground: Ground) -> frozenset[str]:
    return ground.scene.lexicon.words.initiation.ask_verbs


def _in_cleft(ground: Ground, verb: Token) -> Told | None:
    """“it was X that asked to talk”, “it was X, not Y, who had asked for the call”, “it was not Y that asked but X”."""
    parse = ground.scene.parse
    copula = parse.head(verb.i)
    if copula is not None and verb.dep == "relcl":
        copula = parse.head(copula.i)
    relative = any(t.lower in RELATIVE for t in parse.children(verb.i, "nsubj"))
    if copula is None or copula.lemma != "be" or verb.dep not in {"ccomp", "relcl", "advcl"} or not relative:
        return None
    it = next((t for t in parse.children(copula.i, "nsubj", "expl") if t.lower == "it"), None)
    one = next(iter(parse.children(copula.i, "attr")), None)
    entry = verb_entry(ground, verb)
    if it is None or one is None or not ((entry is not None and entry.initiates) or _asks_for_contact(ground, verb)):
        return None
    if any(t.dep == "neg" and t.i < one.i for t in parse.children(copula.i)):
        rest = [t for t in parse.sentence_tokens(parse.sentence_of(verb.i)) if t.i > verb.i]
        but = next((t for t in rest if t.lower == "but"), None)
        other = state_among(ground, (t for t in rest if t.i > but.i)) if but is not None else None
        return Told(it.start, rest[-1].end, verb, other) if other is not None else None
    state = state_at(ground, one)
    called = frozenset(s for t in parse.children(verb.i, "dobj") if (s := state_at(ground, t)) is not None)
    alone = state is not None
    return (
        Told(it.start, ground.until_stop(verb.i), verb, state, named=called - {state or ""}, alone=alone)
        if state
        else None
    )


def _asks_for_contact(ground: Ground, verb: Token) -> bool:
    """“asked to talk”, “requested the call”, “begged for talks”, “sought it”."""
    if verb.lemma not in _verbs(ground):
        return False
    infinitives = ground.scene.parse.children(verb.i, "xcomp")
    wanted = [*ground.scene.parse.children(verb.i, "dobj"), *below(ground, verb.i, "for")]
    return any(t.lemma in ground.scene.lexicon.words.verbs for t in infinitives) or any(
        is_contact_noun(ground, t) or t.lower == "it" for t in wanted
    )


def _by_agent(ground: Ground, verb: Token) -> Told | None:
    """“the call was requested by X”, “which was initiated by X”, “talks sought by X”."""
    parse = ground.scene.parse
    if verb.lemma not in _verbs(ground) - _WEAK | {"initiate", "arrange"} or not is_passive(parse, verb.i):
        return None
    subject = _subject(ground, verb)
    head = parse.head(verb.i)
    if verb.dep == "acl":
        subject = head
    if subject is None or not (
        is_contact_noun(ground, subject)
        or subject.lower in {"it", "this"}
        or _is_clause_of_contact(ground, verb, subject)
    ):
        return None
    agents = [t for p in parse.children(verb.i, "agent", "prep") if p.lower in {"by", "from"} for t in parse.children(p.i, "pobj")]  # fmt: skip
    state = state_among(ground, agents)
    if state is None:
        return None
    end = max(parse.subtree_span(t.i).end for t in agents)
    return Told(clause_start(ground, verb, subject), end, verb, state)


def _subject(ground: Ground, verb: Token) -> Token | None:
    """Of “lasted an hour and had been requested by Oslo” the subject stands with the first verb."""
    own, head = ground.scene.parse.child(verb.i, "nsubjpass"), ground.scene.parse.head(verb.i)
    if own is None and verb.dep == "conj" and head is not None:
        return ground.scene.parse.child(head.i, "nsubj", "nsubjpass")
    return own


def _is_clause_of_contact(ground: Ground, verb: Token, subject: Token) -> bool:
    return subject.lower in {"which", "that"} and contact_of_clause(ground, verb, subject) is not None


def _for_it(ground: Ground, verb: Token) -> Told | None:
    """“had asked for it”, “requested the conversation”, “sought the talk”; of the perfect also “had asked”."""
    parse = ground.scene.parse
    if verb.lemma not in _verbs(ground) - _WEAK | ({"want"} if verb.tag == "VBD" else set()) or is_passive(
        parse, verb.i
    ):
        return None
    objects = [*parse.children(verb.i, "dobj"), *below(ground, verb.i, "for")]
    wanted = next((t for t in objects if t.lower in REFERRING or is_known_contact(ground, t)), None)
    wanted = wanted or _misread(ground, verb)
    if wanted is not None:
        return _told(ground, verb, max(wanted.end, verb.end))
    if (talk := _to_talk(ground, verb)) is not None:
        return talk
    perfect = any(t.lower in {"had", "’d", "'d"} for t in parse.children(verb.i, "aux"))
    alone = not any(t.i > verb.i and t.dep not in {"punct", "cc", "conj", "neg"} for t in parse.children(verb.i))
    return _told(ground, verb, verb.end) if perfect and alone and verb.lemma == "ask" else None


def _to_talk(ground: Ground, verb: Token) -> Told | None:
    """“had asked to speak to X”, “wanted to talk to him”: the contact that the text tells of, with those named."""
    parse = ground.scene.parse
    talk = next((t for t in parse.children(verb.i, "xcomp") if t.lemma in _TALKING), None)
    if talk is None or not any(t.lower == "to" and t.dep == "aux" for t in parse.children(talk.i)):
        return None
    told = _told(ground, verb, ground.until_stop(talk.i))
    if told is None:
        return None
    others = [*parse.children(talk.i, "dobj"), *below(ground, talk.i, "to"), *below(ground, talk.i, "with")]
    named = frozenset(s for t in others if (s := state_at(ground, t)) is not None)
    return Told(told.start, told.end, verb, told.state, named=named - {told.state or ""})


def _misread(ground: Ground, verb: Token) -> Token | None:
    """The call of “requested that call,” whose “that” the parser takes for a conjunction."""
    after = ground.scene.parse.tokens[verb.i + 1 : verb.i + 4]
    if len(after) < 3 or after[0].lower not in {"that", "this"} or after[2].pos not in {"PUNCT", "ADP", "CCONJ"}:
        return None
    noun = after[1]
    return noun if noun.lemma.lower() in ground.scene.lexicon.words.nouns and noun.tag in {"NN", "NNP"} else None


def _arranged(ground: Ground, verb: Token) -> Told | None:
    """“Washington arranged it”: whoever brings two others together is the one to whom the contact is owed."""
    if verb.lemma not in ground.scene.lexicon.words.initiation.arranging_verbs or is_passive(
        ground.scene.parse, verb.i
    ):
        return None
    objects = ground.scene.parse.children(verb.i, "dobj")
    wanted = next((t for t in objects if t.lower == "it" or is_known_contact(ground, t)), None)
    found = _told(ground, verb, wanted.end) if wanted is not None else None
    return found and Told(found.start, found.end, verb, found.state, third=True)


def _told(ground: Ground, verb: Token, end: int) -> Told | None:
    doer = doer_of(ground, verb)
    return Told(clause_start(ground, verb, doer[1]), end, verb, doer[0]) if doer is not None else None
