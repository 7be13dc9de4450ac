"""Nouns that speak of contacts: “a call with”, “the talks”, “on the phone to”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from readouts.coding.contacts.doers import subjects_at
from readouts.coding.contacts.lexicon import ContactNoun
from readouts.coding.contacts.mention import NUMBERS, ContactMention, of_each_contact, round_of, which_of
from readouts.coding.contacts.noun_sides import of_noun
from readouts.coding.contacts.owners import is_courtesy_call, views_exchanged
from readouts.coding.contacts.pairs import pair_of_noun
from readouts.coding.contacts.roundups import in_sequence
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.sides import Found
from readouts.coding.contacts.status import Judgement, judge
from readouts.coding.contacts.told_around import arranged_by_others
from readouts.coding.timing import find_when
from readouts.language.parse import Token

# "On the eve of the meeting X called Y": X called then, and need not sit in the meeting.
_BEFOREHAND = frozenset({"eve", "run-up", "wake", "aftermath"})
_MORE = frozenset({"further", "more", "additional", "continued", "ongoing"})
_GOING_ON = frozenset({"continue", "engage", "pursue", "maintain", "keep"})
_OFFERING = frozenset({"offer", "propose", "request", "seek", "suggest", "ask", "invite"})
_VERBAL = frozenset({"VERB", "AUX"})
_CARRYING = frozenset({"hold", "conduct", "have", "host", "launch", "open", "resume", "convene", "conclude"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_MANY = frozenset({"several", "many", "numerous", "multiple", "various", "repeated", "frequent", "regular", "more"})


def noun_mentions(scene: Scene, token: Token, entry: ContactNoun) -> Iterator[ContactMention]:
    """The mentions that a noun makes; none where it names no contact of known sides, and points back to none."""
    parse = scene.parse
    if _is_demand(scene, token) or (token.dep == "compound" and not _asked_head(scene, token)):
        return
    if entry.only_after and not any(t.lower in entry.only_after for t in _kind_words(scene, token)):
        return
    carrier = carrier_of(scene, token)
    if carrier is not None and arranged_by_others(scene, token, carrier):
        carrier = None
    if entry.on_only and not (carrier is not None and _on_the_phone(scene, token, carrier)):
        return
    whole = round_of(scene, token) or token
    determiners = {t.lower for t in parse.children(whole.i, "det")}
    owned = bool(parse.children(token.i, "poss"))
    definite = bool(determiners & _DEFINITE) or owned or _dated_owner(scene, token)
    if entry.definite_only and not definite and not (entry.of_views and views_exchanged(scene, token)):
        return
    if entry.carried and (carrier is None or carrier.lemma not in _CARRYING or token.dep not in {"dobj", "nsubjpass"}):
        return
    if token.lemma == "contact" and _staying(scene, token):
        return  # "agreed to remain in contact"
    if any(t.lower in {"regular", "frequent", "routine", "annual"} for t in parse.children(token.i, "amod")):
        return  # contacts in general
    if token.tag in {"NNS", "NNPS"} and any(t.lower == "other" for t in parse.children(token.i, "amod")):
        return  # "the chancellor's other calls with X": whatever others there were
    sides = of_noun(scene, token, carrier)
    states = states_of(sides.all)
    if entry.on_only and len(states) < 2:
        return
    two_sided = len(states) > 1
    if entry.named and not two_sided and entry.channel != "visit":
        return
    followed = not two_sided and _followed(scene, token)
    which = "earlier" if followed else which_of(scene, whole)
    judgement = judge(
        parse,
        token.i,
        scene.lexicon,
        definite=definite and not _carried_new(scene, token, carrier, owned),
        two_sided=two_sided,
    )
    if followed and judgement.status is None and not judgement.absent:
        judgement = Judgement("held", "something else came after it, so it took place", word=judgement.word)
    points_back = not two_sided and (
        definite
        or which != "this"
        or _after_consent(scene, token)
        or (bool(states) and in_sequence(scene, token))
        or (bool(states) and _offered(scene, judgement))
    )
    meant = None if two_sided else pair_of_noun(scene, token, entry, carrier, judgement)
    if not two_sided and meant is None and (entry.named or not (points_back or judgement.absent)):
        return
    if (
        _occasion(scene, token)
        or _institution(scene, token, sides)
        or (two_sided and _only_present(scene, carrier, sides))
    ):
        return
    if _some_day(scene, token, entry, carrier, judgement, sides):
        return
    if judgement.status == "denied" and two_sided and _of_third(scene, token, sides):
        judgement = Judgement("held", "only that somebody else took part in it is denied", undisputed=True)
    yield from of_each_contact(
        scene, token, sides, "meeting" if is_courtesy_call(scene, token) else entry.channel, judgement, definite, which,
        _count(scene, token, entry), meant,
    )  # fmt: skip


def _followed(scene: Scene, token: Token) -> bool:
    """“It followed a call in May”, “the meeting comes after talks in June”: another contact, of the same sides."""
    preposition = scene.parse.head(token.i)
    after = preposition is not None and preposition.lower == "after" and token.dep == "pobj"
    verb = scene.parse.head(preposition.i) if after and preposition is not None else preposition
    if (
        verb is None
        or verb.lemma not in ({"come", "take"} if after else {"follow"})
        or not (after or token.dep == "dobj")
    ):
        return False
    nouns = scene.lexicon.words.nouns
    subjects = scene.parse.children(verb.i, "nsubj")
    told = any(t.lower in {"it", "this", "that"} or t.lemma.lower() in nouns for t in subjects)
    return told and bool(find_when(scene.reading, token.i).expressions)


def _on_a_day(scene: Scene, verb: Token) -> bool:
    """“was in contact with her on Monday”, but not “has been in contact with her since Monday”."""
    when = find_when(scene.reading, verb.i)
    return verb.lemma == "be" and verb.tag == "VBD" and bool(when.expressions) and when.relation == "on"


def _kind_words(scene: Scene, token: Token) -> Iterator[Token]:
    """What kind it is of: “a video conference”, “a message of congratulations”."""
    yield from scene.parse.children(token.i, "compound", "amod", "nmod")
    for preposition in scene.parse.children(token.i, "prep"):
        if preposition.lower == "of":
            yield from (t for n in scene.parse.children(preposition.i, "pobj") for t in scene.parse.conjuncts(n.i))


def _staying(scene: Scene, token: Token) -> bool:
    """“stay in contact”, “keep up their contacts”."""
    preposition = scene.parse.head(token.i)
    verb = scene.parse.head(preposition.i) if preposition is not None and token.dep == "pobj" else preposition
    return (
        verb is not None
        and verb.lemma in {"remain", "stay", "keep", "maintain", "be"}
        and token.dep in {"pobj", "dobj"}
        and not _on_a_day(scene, verb)
    )


def _some_day(
    scene: Scene, token: Token, entry: ContactNoun, carrier: Token | None, judgement: Judgement, sides: Found
) -> bool:
    """“will be having further discussions”, “officials will engage in consultations”: of no day, and of nobody in particular."""
    if (
        judgement.status not in {"planned", "possible"}
        or token.tag != "NNS"
        or find_when(scene.reading, token.i).expressions
    ):
        return False
    more = any(t.lower in _MORE for t in scene.parse.children(token.i, "amod"))
    nobody = all(p.actor.name is None or p.actor.kind in {"state", "group", "organisation"} for p in sides.all)
    going_on = carrier is not None and carrier.lemma in _GOING_ON
    return not judgement.above and (more or going_on or (nobody and entry.plural_is_one and not _states_talk(sides)))


def _states_talk(sides: Found) -> bool:
    """Whether the states themselves are named, and no officials of theirs."""
    return all(p.actor.kind in {"state", "organisation"} for p in sides.all)


def _of_third(scene: Scene, token: Token, sides: Found) -> bool:
    """Whether a clause says that somebody else took part in the contact: “denied that Z joined a meeting of X and Y”."""
    preposition = scene.parse.head(token.i)
    verb = scene.parse.head(preposition.i) if preposition is not None and token.dep == "pobj" else preposition
    if verb is None or verb.lemma not in {"take", "participate", "join", "attend", "sit"}:
        return False
    others = {p.actor.state for p in subjects_at(scene, verb)}
    return bool(others) and others.isdisjoint(states_of(sides.all))


def _offered(scene: Scene, judgement: Judgement) -> bool:
    """Whether one side asked for it, so that what follows may tell how another answered."""
    word = scene.parse.tokens[judgement.word] if judgement.word is not None else None
    return judgement.status == "possible" and word is not None and word.pos == "VERB" and word.lemma in _OFFERING


def carrier_of(scene: Scene, noun: Token) -> Token | None:
    """The verb whose subject takes part in the noun: "held talks", "said in a call with X", "plans for a meeting"."""
    parse, words = scene.parse, scene.lexicon.words
    token = noun
    for _ in range(6):
        head = parse.head(token.i)
        if head is None or head.lemma in _BEFOREHAND:
            return None
        if head.pos in _VERBAL:
            if token.dep == "oprd" and head.lemma in scene.lexicon.status.labelling:
                return head  # "what he called a good conversation with Y"
            light = head.lemma in words.light_verbs or head.lemma in words.verbs
            if token.dep == "acomp" and token.lemma in scene.lexicon.status.possible | scene.lexicon.status.planned:
                return head  # "is open to talks with Y"
            return (
                head
                if token.dep in {"dobj", "nsubjpass", "attr", "npadvmod"} and light and head.lemma != "be"
                else None
            )
        if head.pos in {"ADP", "SCONJ"}:
            above = parse.head(head.i)
            if above is not None and above.pos in _VERBAL and (head.lower in words.taking_part):
                return above
            if above is None or above.pos not in {"NOUN", "ADV", "ADP", "ADJ"}:
                return None
            token = above
        elif token.dep in {"conj", "appos", "compound", "nmod"} or head.pos == "NOUN":
            token = head
        else:
            return None
    return None


def _is_demand(scene: Scene, token: Token) -> bool:
    """“his call for a ceasefire”, “calls to end the war”."""
    head = scene.parse.head(token.i)
    if token.lemma != "call" or (head is not None and head.lower in {"in", "during"}) or is_courtesy_call(scene, token):
        return False
    follows = {p.lower for p in scene.parse.children(token.i, "prep")}
    infinitive = any(
        c.dep in {"acl", "relcl"} and "to" in {a.lower for a in scene.parse.children(c.i, "aux")}
        for c in scene.parse.children(token.i, "acl", "relcl")
    )
    phone = any(
        c.lower in {"phone", "telephone", "video", "conference"} for c in scene.parse.children(token.i, "compound")
    )
    return not phone and (bool(follows & scene.lexicon.words.demand_prepositions - {"on"}) or infinitive)


def _asked_head(scene: Scene, token: Token) -> bool:
    head = scene.parse.head(token.i)
    return head is not None and head.lemma in scene.lexicon.status.asked


def _on_the_phone(scene: Scene, token: Token, carrier: Token) -> bool:
    """“spent an hour on the phone with X”, “told the minister by phone”."""
    head = scene.parse.head(token.i)
    if head is None:
        return False
    spoken_to = any(
        p.actor.kind in {"person", "office"} for t in scene.parse.children(carrier.i, "dobj") for p in scene.sides(t.i)
    )
    words = scene.lexicon.words
    if carrier.lemma in words.addressing_verbs or (spoken_to and carrier.lemma not in words.verbs):
        return head.lower in {"by", "over", "on"} and token.lemma != "line"
    return head.lower == "on" and carrier.lemma in scene.lexicon.words.on_the_phone_verbs


def _dated_owner(scene: Scene, token: Token) -> bool:
    """“Friday's call” is definite though nobody owns it."""
    return any(
        t.span.end <= token.start and token.start - t.span.end <= 3
        for t in scene.reading.times_in(scene.parse.subtree_span(token.i))
    )


def _after_consent(scene: Scene, token: Token) -> bool:
    """“consented to a call”, “agreed to a meeting”: the other side is known from before."""
    head = scene.parse.head(token.i)
    while head is not None and head.pos == "ADP":
        head = scene.parse.head(head.i)
    return head is not None and head.lemma in scene.lexicon.status.consent


def _carried_new(scene: Scene, token: Token, carrier: Token | None, owned: bool) -> bool:
    """Whether a verb reports the noun as news though a possessor makes it definite ("held their first call")."""
    return owned and carrier is not None and token.dep in {"dobj", "nsubjpass"}


def _institution(scene: Scene, token: Token, sides: Found) -> bool:
    """“a meeting of the Security Council”, “G20 summit”: a body sits, no side speaks to another."""
    owners = [
        m for c in scene.parse.children(token.i, "compound", "nmod", "poss") if (m := scene.mention(c.i)) is not None
    ]
    bodies = {a.state for m in owners for a in m.actors if scene.table.organisation(a.state or "") is not None}
    states = states_of(sides.all)
    if len(states) > 1:
        # "met X on the sidelines of the G20 ministers' meeting": the body is none of the two.
        return not bodies.isdisjoint(states) and not (sides.right or sides.together)
    of_body = [
        m for p in scene.parse.children(token.i, "prep") if p.lower in {"of", "at"}
        for c in scene.parse.children(p.i, "pobj") if (m := scene.mention(c.i)) is not None
    ]  # fmt: skip
    return bool(bodies) or any(a.kind == "organisation" for m in (*owners, *of_body) for a in m.actors)


def _occasion(scene: Scene, token: Token) -> bool:
    """“on the sidelines of the G20 meeting”: where something else took place."""
    preposition = scene.parse.head(token.i)
    above = scene.parse.head(preposition.i) if preposition is not None and token.dep == "pobj" else None
    return above is not None and above.lemma in {"sideline", "margin", "fringe"}


def _only_present(scene: Scene, carrier: Token | None, sides: Found) -> bool:
    """“both attended the summit”: they were at one place, which is no contact."""
    return (
        carrier is not None
        and carrier.lemma in scene.lexicon.words.presence_verbs
        and not (sides.right or sides.together)
    )


def _count(scene: Scene, token: Token, entry: ContactNoun) -> int | Literal["several"]:
    for child in scene.parse.children(token.i, "nummod", "amod", "quantmod", "det"):
        if child.lower in NUMBERS:
            return NUMBERS[child.lower]
        numbered = child.i > 0 and scene.parse.tokens[child.i - 1].lower in {"no", "no."}  # "a No 10 meeting"
        if child.lower.isdigit() and child.dep == "nummod" and int(child.lower) < 100 and not numbered:
            return int(child.lower)
        if child.lower in _MANY:
            return "several"
    head = scene.parse.head(token.i)
    above = scene.parse.head(head.i) if head is not None and head.lower == "of" else None
    if above is not None and above.lemma in {"series", "number", "string", "flurry", "dozen"}:
        return "several"
    return "several" if token.tag in {"NNS", "NNPS"} and not entry.plural_is_one else 1
