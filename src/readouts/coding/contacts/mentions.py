"""Mentions of contacts: the places in the text that speak of one, with what each place says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from readouts.coding.coding import Channel, Participant, When
from readouts.coding.contacts.channels import channel_of
from readouts.coding.contacts.lexicon import ContactNoun, ContactVerb
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.sides import Found, of_noun, of_verb
from readouts.coding.contacts.status import Judgement, judge
from readouts.coding.timing import find_when, governor
from readouts.language.parse import Token
from readouts.trace import Step

_VERBAL = frozenset({"VERB", "AUX"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_MANY = frozenset({"several", "many", "numerous", "multiple", "various", "repeated", "frequent", "regular", "more"})
Which = Literal["this", "earlier", "later"]


@dataclass(frozen=True, slots=True)
class ContactMention:
    """One place that speaks of one contact."""

    trigger: int
    participants: tuple[Participant, ...]
    channel: Channel
    judgement: Judgement
    when: When
    definite: bool
    which: Which = "this"
    """Whether the words set it apart from the contact that the text is about ("their previous call")."""
    count: int | Literal["several"] = 1
    caller: tuple[Participant, ...] = ()
    elliptical: bool = False
    """Whether only a date or an ordinal stands for it ("the first since May 4")."""
    folded: tuple[int, ...] = ()
    """Nouns that belong to the same mention ("spoke in a *call*")."""
    bare: bool = False
    """Whether nobody takes part by the words, so that it can only point to a contact named elsewhere."""
    trace: tuple[Step, ...] = ()

    @property
    def states(self) -> frozenset[str]:
        """The states that take part, as far as this place says."""
        return states_of(self.participants)


def find_mentions(scene: Scene) -> tuple[ContactMention, ...]:
    """Mentions in text order. Those that deny that there was a contact are among them (``judgement.absent``)."""
    found: list[ContactMention] = []
    for token in scene.parse.tokens:
        if (verb := _verb_entry(scene, token)) is not None:
            found.extend(_verb_mentions(scene, token, verb))
        elif token.pos in {"NOUN", "PROPN"} and (noun := _noun_entry(scene, token)) is not None:
            found.extend(_noun_mentions(scene, token, noun))
    return tuple(_folded(scene, found))


def _verb_entry(scene: Scene, token: Token) -> ContactVerb | None:
    words = scene.lexicon.words
    if token.pos in _VERBAL:
        return words.verbs.get(token.lemma.lower())
    # "it was the chancellor who rang": a past form that the tagger took for something else, in a verb's place.
    form = words.forms.get(token.lower)
    return words.verbs[form] if form is not None and token.dep in {"ROOT", "ccomp", "relcl", "conj", "advcl"} else None


def _noun_entry(scene: Scene, token: Token) -> ContactNoun | None:
    return scene.lexicon.words.nouns.get(token.lemma.lower())


# --- verbs ---------------------------------------------------------------------------------------------------------


def _verb_mentions(scene: Scene, token: Token, entry: ContactVerb) -> Iterator[ContactMention]:
    if token.dep in {"amod", "compound", "aux", "auxpass"} or not _shape_fits(scene, token, entry):
        return
    sides = of_verb(scene, token, entry)
    bare = not sides.all
    if entry.reciprocal and len(states_of(sides.all)) < 2:
        return
    if not sides.right and len(states_of(sides.all)) < 2 and not _may_point_back(scene, token, entry, sides):
        return
    which = _which(scene, token)
    pronoun = bool(sides.together) and all(_is_pronoun(scene, p) for p in sides.together)
    definite = bare or pronoun
    judgement = judge(scene.parse, token.i, scene.lexicon, definite=bare, two_sided=len(states_of(sides.all)) > 1)
    yield from _of_each_contact(scene, token, sides, entry.channel, judgement, definite, which, _times(scene, token))


def _shape_fits(scene: Scene, token: Token, entry: ContactVerb) -> bool:
    parse = scene.parse
    if entry.particle is not None and not any(
        c.lower == entry.particle for c in parse.children(token.i, "prt", "advmod", "prep")
    ):
        return False
    objects = parse.children(token.i, "dobj", "nsubjpass", "obj")
    if entry.objects and not any(o.lemma in entry.objects for o in objects):
        return False
    if entry.reciprocal and not any(o.lower in {"other", "another"} for o in objects):
        return False
    if not entry.object and objects and not (entry.objects or entry.anaphoric or entry.reciprocal):
        # "spoke Russian", "talked peace": still speaking with somebody where a partner follows.
        return bool(parse.children(token.i, "prep"))
    if entry.persons_only and token.lemma == "call":
        return not parse.children(token.i, "oprd", "attr", "acomp", "ccomp", "prt") and not any(
            p.lower in scene.lexicon.words.demand_prepositions
            for p in parse.children(token.i, "prep")
            if p.i == token.i + 1
        )
    return True


def _may_point_back(scene: Scene, token: Token, entry: ContactVerb, sides: Found) -> bool:
    """Whether a verb without two sides speaks of a contact named before ("the two spoke", "trade was discussed", "it was she who rang")."""
    if entry.anaphoric:
        return True
    subjects = scene.parse.children(token.i, "nsubj")
    if sides.all:
        return entry.mutual and bool(_consent_above(scene, token))
    plural = any(
        t.lower in {"they", "two", "both", "leaders", "ministers", "presidents", "sides", "men", "gentlemen", "pair"}
        for t in subjects
    )
    return entry.mutual and plural


def _consent_above(scene: Scene, token: Token) -> bool:
    head = scene.parse.head(token.i)
    return token.dep == "xcomp" and head is not None and head.lemma in scene.lexicon.status.consent


def _is_pronoun(scene: Scene, participant: Participant) -> bool:
    tokens = scene.parse.tokens_in(participant.span)
    return len(tokens) == 1 and tokens[0].pos == "PRON"


def _times(scene: Scene, token: Token) -> int:
    """“spoke twice”, “met three times”."""
    for child in scene.parse.children(token.i, "advmod", "npadvmod", "dobj"):
        if child.lower == "twice":
            return 2
        if child.lemma == "time":
            for number in scene.parse.children(child.i, "nummod"):
                return _NUMBERS.get(number.lower, int(number.lower) if number.lower.isdigit() else 1)
    return 1


# --- nouns ---------------------------------------------------------------------------------------------------------


def _noun_mentions(scene: Scene, token: Token, entry: ContactNoun) -> Iterator[ContactMention]:
    parse = scene.parse
    if _is_demand(scene, token) or (token.dep == "compound" and not _asked_head(scene, token)):
        return
    carrier = carrier_of(scene, token)
    if entry.on_only and not (carrier is not None and _on_the_phone(scene, token, carrier)):
        return
    determiners = {t.lower for t in parse.children(token.i, "det")}
    owned = bool(parse.children(token.i, "poss"))
    definite = bool(determiners & _DEFINITE) or owned or _dated_owner(scene, token)
    if entry.definite_only and not definite:
        return
    if any(t.lower in {"regular", "frequent", "routine", "annual"} for t in parse.children(token.i, "amod")):
        return  # contacts in general
    sides = of_noun(scene, token, carrier)
    states = states_of(sides.all)
    if entry.named and len(states) < 2:
        return
    if entry.on_only and len(states) < 2:
        return
    two_sided = len(states) > 1
    which = _which(scene, token)
    points_back = not two_sided and (definite or which != "this" or _after_consent(scene, token))
    judgement = judge(
        parse,
        token.i,
        scene.lexicon,
        definite=definite and not _carried_new(scene, token, carrier, owned),
        two_sided=two_sided,
    )
    if not two_sided and not points_back and not judgement.absent:
        return
    if _institution(scene, token, two_sided) or (two_sided and _only_present(scene, carrier, sides)):
        return
    yield from _of_each_contact(
        scene, token, sides, entry.channel, judgement, definite, which, _count(scene, token, entry)
    )


def carrier_of(scene: Scene, noun: Token) -> Token | None:
    """The verb whose subject takes part in the noun: "held talks", "said in a call with X", "plans for a meeting"."""
    parse, words = scene.parse, scene.lexicon.words
    token = noun
    for _ in range(6):
        head = parse.head(token.i)
        if head is None:
            return None
        if head.pos in _VERBAL:
            light = head.lemma in words.light_verbs or head.lemma in words.verbs
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
    if token.lemma != "call" or (head is not None and head.lower in {"in", "during"}):
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
    if carrier.lemma in scene.lexicon.words.addressing_verbs:
        return head.lower in {"by", "over", "on"} and token.lemma != "line"
    return head.lower == "on" and carrier.lemma in scene.lexicon.words.on_the_phone_verbs


def _dated_owner(scene: Scene, token: Token) -> bool:
    """“Friday's call” is definite though nobody owns it."""
    return any(
        t.span.end <= token.start and token.start - t.span.end <= 3
        for t in scene.reading.times_in(scene.parse.subtree_span(token.i))
    )


def _after_consent(scene: Scene, token: Token) -> bool:
    """“assented for a call”, “agreed to a meeting”: the other side is known from before."""
    head = scene.parse.head(token.i)
    while head is not None and head.pos == "ADP":
        head = scene.parse.head(head.i)
    return head is not None and head.lemma in scene.lexicon.status.consent


def _carried_new(scene: Scene, token: Token, carrier: Token | None, owned: bool) -> bool:
    """Whether a verb reports the noun as news though a possessor makes it definite ("held their first call")."""
    return owned and carrier is not None and token.dep in {"dobj", "nsubjpass"}


def _institution(scene: Scene, token: Token, two_sided: bool) -> bool:
    """“a meeting of the Security Council”, “G20 summit”: a body sits, no side speaks to another."""
    if two_sided:
        return False
    organisations = [
        m for c in scene.parse.children(token.i, "compound", "nmod", "poss") if (m := scene.mention(c.i)) is not None
    ]
    of_body = [
        m for p in scene.parse.children(token.i, "prep") if p.lower in {"of", "at"}
        for c in scene.parse.children(p.i, "pobj") if (m := scene.mention(c.i)) is not None
    ]  # fmt: skip
    return any(a.kind == "organisation" for m in (*organisations, *of_body) for a in m.actors)


def _only_present(scene: Scene, carrier: Token | None, sides: Found) -> bool:
    """“both attended the summit”: they were at one place, which is no contact."""
    return (
        carrier is not None
        and carrier.lemma in scene.lexicon.words.presence_verbs
        and not (sides.right or sides.together)
    )


def _count(scene: Scene, token: Token, entry: ContactNoun) -> int | Literal["several"]:
    for child in scene.parse.children(token.i, "nummod", "amod", "quantmod", "det"):
        if child.lower in _NUMBERS:
            return _NUMBERS[child.lower]
        if child.lower.isdigit() and child.dep == "nummod" and int(child.lower) < 100:
            return int(child.lower)
        if child.lower in _MANY:
            return "several"
    head = scene.parse.head(token.i)
    above = scene.parse.head(head.i) if head is not None and head.lower == "of" else None
    if above is not None and above.lemma in {"series", "number", "string", "flurry", "dozen"}:
        return "several"
    return "several" if token.tag in {"NNS", "NNPS"} and not entry.plural_is_one else 1


# --- both ----------------------------------------------------------------------------------------------------------


def _of_each_contact(
    scene: Scene,
    token: Token,
    sides: Found,
    channel: Channel,
    judgement: Judgement,
    definite: bool,
    which: Which,
    count: int | Literal["several"],
) -> Iterator[ContactMention]:
    verb = governor(scene.parse, token.i)
    spoken = channel_of(scene, token, verb, channel)
    joint = _joint(scene, token)
    when = _when(scene, token)
    if not when.expressions and judgement.status in {"ruled_out", "planned", "possible"}:
        when = _of_occasion(scene, token, when)
    contacts = sides.contacts(joint)
    if len(contacts) > 1 and count == "several":
        count = 1  # "separate calls with X and Y": one with each
    for participants in contacts:
        caller = tuple(p for p in sides.caller if p.actor.state in states_of(participants))
        step = Step(
            "contacts.mention",
            f"“{token.text}” speaks of a contact; {judgement.reason}",
            evidence=(token.span, *(p.span for p in participants)),
        )
        yield ContactMention(
            token.i, participants, spoken, judgement, when, definite, which, count, caller,
            bare=not participants, trace=(step,),
        )  # fmt: skip


def _when(scene: Scene, token: Token) -> When:
    """When it was. “first … since May” tells of another time, and so dates nothing here."""
    when = find_when(scene.reading, token.i)
    return When((), "on", when.tense, ()) if when.relation == "since" else when


def _of_occasion(scene: Scene, token: Token, when: When) -> When:
    """“both will attend the summit next month, but will avoid a meeting”: the meeting would be at the summit."""
    for other in scene.parse.sentence_tokens(scene.parse.sentence_of(token.i)):
        if other.lemma not in scene.lexicon.words.presence_verbs or other.i == token.i:
            continue
        occasion = find_when(scene.reading, other.i)
        if occasion.expressions and occasion.relation in {"on", "during"}:
            because = (*occasion.because, f"“{token.text}” would be on that occasion")
            return When(occasion.expressions, occasion.relation, when.tense, because)
    return when


def _which(scene: Scene, token: Token) -> Which:
    words = scene.lexicon.words
    before = scene.parse.children(token.i, "amod", "advmod", "det", "nummod")
    if any(t.lower in words.earlier for t in before) or _after_since(scene, token) or _last_time(scene, token):
        return "earlier"
    if any(t.lower in words.later for t in before):
        return "later"
    # "a second call" is one more; "their second call in two days" is the one that is told of.
    new = any(t.lower in {"a", "an"} for t in before) and any(t.lower in words.ordinals for t in before)
    return "later" if new else "this"


def _after_since(scene: Scene, token: Token) -> bool:
    """“since they met in June”, “since a call on May 4”: the contact from which something is counted."""
    if any(t.lower == "since" for t in scene.parse.children(token.i, "mark")):
        return True
    head = scene.parse.head(token.i)
    return head is not None and token.dep == "pobj" and head.lower == "since"


def _last_time(scene: Scene, token: Token) -> bool:
    """“the last time they spoke was in May”."""
    head = scene.parse.head(token.i)
    if head is None or token.dep not in {"relcl", "acl", "advcl", "ccomp"} or head.lemma not in {"time", "occasion"}:
        return False
    return any(t.lower in scene.lexicon.words.earlier for t in scene.parse.children(head.i, "amod"))


def _joint(scene: Scene, token: Token) -> bool:
    """Whether the words put all sides at one table: “jointly”, “a three-way call”."""
    parse = scene.parse
    first = min((t.i for t in parse.children(token.i, "amod", "compound", "nmod", "det", "nummod")), default=token.i)
    words = "".join(t.text if t.text == "-" else f" {t.lower} " for t in parse.tokens[first : token.i]).replace(
        " - ", "-"
    )
    near = {t.lower for t in parse.children(token.i, "advmod", "amod")} | set(
        words.replace(" -", "-").replace("- ", "-").split()
    )
    return bool(near & scene.lexicon.words.joint_words)


def _folded(scene: Scene, found: list[ContactMention]) -> Iterable[ContactMention]:
    """Nouns that only complete a verb's mention become part of it: "spoke in a call", "met for talks"."""
    by_trigger: dict[int, ContactMention] = {
        m.trigger: m for m in found if scene.parse.tokens[m.trigger].pos in _VERBAL
    }
    verbs = {i: [m for m in found if m.trigger == i] for i in by_trigger}
    kept: list[ContactMention] = []
    swallowed: dict[int, list[ContactMention]] = {}
    for mention in found:
        host = _host_verb(scene, mention, by_trigger)
        if host is None:
            kept.append(mention)
        else:
            swallowed.setdefault(host, []).append(mention)
    for mention in kept:
        inner = swallowed.get(mention.trigger, [])
        if mention.trigger in verbs and inner:
            channel = next((m.channel for m in inner if m.channel != "unknown"), mention.channel)
            dated = next((m.when for m in inner if m.when.expressions), mention.when)
            yield replace(
                mention,
                channel=mention.channel if mention.channel != "unknown" else channel,
                when=mention.when if mention.when.expressions else dated,
                folded=tuple(m.trigger for m in inner),
            )
        else:
            yield mention


def _host_verb(scene: Scene, mention: ContactMention, verbs: dict[int, ContactMention]) -> int | None:
    token = scene.parse.tokens[mention.trigger]
    head = scene.parse.head(token.i)
    if token.pos in _VERBAL or head is None or mention.which == "earlier" or mention.count != 1:
        return None
    if token.dep == "pobj" and head.lower in {"in", "during", "by", "over", "for", "on", "at", "through", "via"}:
        head = scene.parse.head(head.i)
    elif token.dep not in {"dobj", "appos", "npadvmod"}:
        return None
    if head is None or head.i not in verbs:
        return None
    host = verbs[head.i]
    return head.i if mention.states <= host.states or not mention.participants else None
