"""Between whom, by a contact noun: what it is "between", "with", "from" and "to", whose it is, who carries it."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.coding import Participant
from readouts.coding.contacts.doers import (
    Sides,
    doers_of,
    sides_at,
    subjects_at,
    unique,
)
from readouts.coding.contacts.owners import is_courtesy_call, owners_of, states_before, views_of
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.sides import Found, after, hosts_in_clause, prepositions_at
from readouts.coding.contacts.told_around import attending, chairing, of_clause_above
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.subjects import is_passive
from readouts.language.parse import Token
from readouts.language.reading import Actor

_VERBAL = frozenset({"VERB", "AUX"})
_HOPES = frozenset({"hope", "prospect", "chance", "plan", "expectation"})
_TAKING_PLACE = frozenset({"go", "proceed", "resume", "take", "happen"})
# "Kenya's leadership of the summit": whose leading it is need not sit with whoever praises it.
_RUNNING = frozenset(
    {"leadership", "chairmanship", "presidency", "stewardship", "handling", "organisation", "organization"}
)
_TELEPHONE = frozenset({"phone", "telephone", "line", "blower"})
_GIVING = frozenset({"write", "send", "give", "pay", "hand"})
_SENDING = frozenset({"send", "write", "pen", "address", "dispatch"})
_RECEIVING = frozenset({"receive", "get", "take", "field", "accept"})


def of_noun(scene: Scene, noun: Token, carrier: Token | None) -> Found:
    """The sides of a contact noun.

    ``carrier`` is the verb whose subject takes part ("held talks", "said in a call"), where there is one.
    """
    parse, words = scene.parse, scene.lexicon.words
    right: list[Participant] = []
    together: list[Participant] = []
    caller: list[Participant] = []
    places = [
        noun,
        *_nouns_above(scene, noun),
        *_counted_predicate(scene, noun),
        *views_of(scene, noun),
        *_wishes(scene, noun),
    ]
    left = [p for place in places for p in owners_of(scene, place)]
    places += [carrier] if carrier is not None and carrier.lemma in words.light_verbs else []
    if (
        (above := parse.head(noun.i)) is not None
        and noun.dep == "nsubj"
        and above.lemma in _TAKING_PLACE | words.round_verbs
    ):
        places.append(above)  # "the calls began with Y", "the talks will go ahead with Y"
    for place in places:
        for preposition in prepositions_at(scene, place):
            name = _side_preposition(scene, preposition, noun, place)
            if name not in words.side_prepositions or (place.pos in _VERBAL and name in _of_noun_only(place)):
                continue
            if name == "from" and not (place.i != noun.i or _may_call(scene, preposition, carrier)):
                continue
            visited = name == "to" and noun.lemma in {"visit", "trip"}
            found = sides_at(scene, governed(parse, preposition.i), places=visited)
            caller.extend(found if name == "by" and place.lemma in scene.lexicon.status.asked else ())
            if name in {"between", "among", "of"} and len(states_of(found)) > 1:
                together.extend(found)
            elif name in {"of", "by", "from"}:
                left.extend(found)
                caller.extend(found if name == "from" else ())
            else:
                right.extend(found)
    right.extend(_addressees(scene, noun, carrier))
    caller.extend(_senders(scene, noun, carrier) if right else ())
    together.extend(states_before(scene, noun))
    together.extend((*attending(scene, noun), *chairing(scene, noun, tuple(together))))
    if len(states_of(together)) > 1:
        together.extend((*_hosts(scene, noun, carrier), *hosts_in_clause(scene, noun)))
    if not (left or right or together):
        given, taken = _in_clause(scene, noun)
        left.extend(given)
        right.extend(taken)
    told = _begun_after(scene, noun, named=bool(right))
    left.extend((*_dashed_by(scene, noun), *told.left))
    right.extend(told.right)
    caller.extend(told.caller)
    alone = not left and len(states_of(together)) < 2
    if carrier is not None and carrier.lemma == "join":
        together.extend(_addressed(scene, noun, carrier))
    if carrier is not None and (alone or len(states_of((*left, *right, *together))) < 2) and _may_take(scene, noun):
        left.extend(_takers(scene, noun, carrier))
        if not right:
            right.extend(_addressed(scene, noun, carrier))
    if right and not (left or together):
        left.extend(of_clause_above(scene, noun) or _speaking(scene, noun, right))
        if len(states_of(right)) > 1 and not left:
            return Found()  # "talks with Y and Z": those of somebody who is not named
    return Found(unique(left), unique(right), unique(together), unique(caller))


def _side_preposition(scene: Scene, preposition: Token, noun: Token, place: Token) -> str:
    """How a preposition relates a side to the noun: in “a courtesy call on the king” as “with” does."""
    courtesy = preposition.lower == "on" and place.i == noun.i and is_courtesy_call(scene, noun)
    return "with" if courtesy else preposition.lower


def _senders(scene: Scene, noun: Token, carrier: Token | None) -> Sides:
    """“sent a letter to the king”: whoever sent it began it."""
    sent = carrier is not None and carrier.lemma in _SENDING and _is_letter(scene, noun) and noun.dep == "dobj"
    return subjects_at(scene, carrier) if sent and carrier is not None else ()


def _addressees(scene: Scene, noun: Token, carrier: Token | None) -> Sides:
    """“wrote the king a letter”, “gave her a call”: to whom it goes, where no preposition says so."""
    if carrier is None or carrier.lemma not in scene.lexicon.words.light_verbs or noun.dep != "dobj":
        return ()
    parse = scene.parse
    objects = [t for t in parse.children(carrier.i, "dobj") if t.i < noun.i and carrier.lemma in _GIVING]
    takers = [t for t in (*parse.children(carrier.i, "dative"), *objects) if t.pos not in {"ADP", "SCONJ", "PART"}]
    return sides_at(scene, takers)


def _is_letter(scene: Scene, noun: Token) -> bool:
    entry = scene.lexicon.words.nouns.get(noun.lemma.lower())
    return entry is not None and entry.channel == "letter"


def _wishes(scene: Scene, noun: Token) -> Iterable[Token]:
    """The wishes of “a message of condolences from X”, on which the parser hangs whom it is from."""
    if _is_letter(scene, noun):
        for preposition in scene.parse.children(noun.i, "prep"):
            yield from governed(scene.parse, preposition.i) if preposition.lower == "of" else ()


def _may_take(scene: Scene, noun: Token) -> bool:
    """Whether the subject of the clause may take part: “wrote in a letter”, but not “cancelled it after a letter by X”."""
    head = scene.parse.head(noun.i)
    written = _is_letter(scene, noun) and head is not None and noun.dep == "pobj"
    return not written or (head is not None and head.lower in {"in", "by", "with", "through", "via"})


def _speaking(scene: Scene, noun: Token, others: Iterable[Participant]) -> Sides:
    """“The talks with Y and Z will go ahead, the Norwegian ministry said”: those of the side that speaks."""
    if len(states_of(others)) < 2:
        return ()
    for code in scene.speaker_states(noun.i):
        state = scene.table.state(code)
        source = next((s.source for s in scene.statements_at(noun.i) if s.source is not None), None)
        if state is not None and source is not None:
            return (Participant(Actor("state", state.qid, state.name, None, None, state.code, "GOV"), source),)
    return ()


def _hosts(scene: Scene, noun: Token, carrier: Token | None) -> Sides:
    """“X hosted a meeting between Y and Z”: a person who brings two together is the third at the table; a state lends its soil."""
    if (
        carrier is None
        or carrier.lemma not in scene.lexicon.words.hosting_verbs
        or noun.dep not in {"dobj", "npadvmod"}
    ):
        return ()
    return tuple(p for p in subjects_at(scene, carrier) if p.actor.kind in {"person", "office"})


def _in_clause(scene: Scene, noun: Token) -> tuple[Sides, Sides]:
    """“a letter that X sent to Y”, “the talks that X held with Y”, “a call X made to Y”: the sides stand in the clause."""
    for clause in scene.parse.children(noun.i, "relcl"):
        if clause.lemma in scene.lexicon.words.light_verbs and not is_passive(scene.parse, clause.i):
            left = sides_at(scene, [t for t in doers_of(scene.parse, clause.i) if t.i != noun.i and t.i > noun.i])
            right = unique(after(scene, clause, ("to", "with")))
            if left and right:
                return left, right
    return (), ()


def _begun_after(scene: Scene, noun: Token, *, named: bool) -> Found:
    """What the clause after a noun tells of who began it: whoever asked for it, or called whom."""
    asking = _asked_by(scene, noun)
    taker, callers = ((), ()) if named else _received(scene, noun)
    return Found((*asking, *taker), callers, caller=(*asking, *callers))


def _asked_by(scene: Scene, noun: Token) -> Sides:
    """“the conversation, which was initiated by X”: whoever asked for it takes part."""
    verbs = scene.lexicon.words.initiation.ask_verbs
    asked = [c for c in scene.parse.children(noun.i, "relcl", "acl") if c.lemma in verbs]
    return sides_at(
        scene, [t for c in asked for p in scene.parse.children(c.i, "agent") for t in governed(scene.parse, p.i)]
    )


def _received(scene: Scene, noun: Token) -> tuple[Sides, Sides]:
    """“the call he received from Y”: who took it, and who called."""
    for clause in scene.parse.children(noun.i, "relcl"):
        if noun.lemma == "call" and clause.lemma in _RECEIVING and not is_passive(scene.parse, clause.i):
            takers = [t for t in doers_of(scene.parse, clause.i) if t.i != noun.i]
            return sides_at(scene, takers), unique(after(scene, clause, ("from",)))
    return (), ()


def _dashed_by(scene: Scene, noun: Token) -> Iterable[Participant]:
    """“X has called off the trip, dashing hopes of a meeting with Y”: whoever dashes the hopes takes part."""
    preposition = scene.parse.head(noun.i)
    hopes = scene.parse.head(preposition.i) if preposition is not None and noun.dep == "pobj" else None
    verb = scene.parse.head(hopes.i) if hopes is not None and hopes.lemma in _HOPES and hopes.dep == "dobj" else None
    if verb is None or verb.lemma not in scene.lexicon.status.cancelled or verb.dep not in {"advcl", "conj", "relcl"}:
        return ()
    above = scene.parse.head(verb.i)
    return subjects_at(scene, above) if above is not None and above.pos in _VERBAL else ()


def _of_noun_only(verb: Token) -> set[str]:
    """Prepositions that after this verb do not speak of the noun's sides: "held talks from Monday", but "got a call from X"."""
    return {"of", "among"} if verb.lemma in _RECEIVING else {"of", "among", "from"}


def _may_call(scene: Scene, preposition: Token, carrier: Token | None) -> bool:
    """Whether "from X" names a caller; a country is where somebody called from, unless the call was received."""
    if carrier is not None and carrier.lemma in _RECEIVING:
        return True
    return all(p.actor.kind != "state" for t in governed(scene.parse, preposition.i) for p in scene.sides(t.i))


def _takers(scene: Scene, noun: Token, carrier: Token) -> Iterable[Participant]:
    """The subject of the clause, where it takes part; a spokesperson speaks for others."""
    subjects = subjects_at(scene, carrier)
    if is_passive(scene.parse, carrier.i) and not subjects:
        subjects = sides_at(scene, [t for t in scene.parse.children(carrier.i, "nsubjpass") if t.i != noun.i])
    for participant in subjects:
        office = participant.actor.office or ""
        if office not in scene.lexicon.words.spokesperson_offices:
            yield participant


def _addressed(scene: Scene, noun: Token, carrier: Token) -> Iterable[Participant]:
    """“urged the president in a call …”: who is spoken to takes part, too; also from below ("urged him to agree in a call")."""
    head = scene.parse.head(noun.i)
    if head is None or head.lower not in {"in", "during", "by", "over", "on", "via"}:
        return
    verb: Token | None = carrier
    while verb is not None and verb.pos in _VERBAL:
        known = verb.lemma in scene.lexicon.words.addressing_verbs or verb.lemma == "join"
        if known or (noun.lemma in _TELEPHONE and verb.i == carrier.i):
            objects = scene.parse.children(verb.i, "dobj", "dative", "nsubjpass")
            yield from sides_at(scene, objects)
            if verb.i != carrier.i or is_passive(scene.parse, verb.i):
                yield from subjects_at(scene, verb)
            return
        verb = scene.parse.head(verb.i) if verb.dep in {"xcomp", "ccomp"} else None


def _counted_predicate(scene: Scene, noun: Token) -> Iterable[Token]:
    """“the call was the first between X and Y”: the sides hang on the ordinal."""
    head = scene.parse.head(noun.i)
    if head is not None and head.lemma == "be" and noun.dep == "nsubj":
        ordinals = scene.lexicon.words.ordinals | scene.lexicon.words.earlier | {"first", "latest"}
        yield from (t for t in scene.parse.children(head.i, "attr", "acomp") if t.lower in ordinals)


def _nouns_above(scene: Scene, noun: Token) -> Iterable[Token]:
    """“a request for a call by X”, “a meeting request from X”, “a series of calls with X”."""
    head = scene.parse.head(noun.i)
    if head is not None and noun.dep == "compound" and head.lemma in scene.lexicon.status.asked:
        yield head
        return
    above = scene.parse.head(head.i) if head is not None and head.lower in {"for", "of", "to"} else None
    if above is None or head is None or above.pos != "NOUN":
        return
    if (head.lower == "of" and above.lemma not in _RUNNING) or above.lemma in scene.lexicon.status.asked:
        yield above  # "a request for talks", "an invitation to talks"
