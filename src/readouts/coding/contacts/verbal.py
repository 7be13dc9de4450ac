"""Verbs that speak of contacts: “spoke with”, “telephoned”, “met”."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.coding import Participant
from readouts.coding.contacts.journeys import is_official_journey
from readouts.coding.contacts.lexicon import ContactVerb
from readouts.coding.contacts.mention import NUMBERS, ContactMention, of_each_contact, which_of
from readouts.coding.contacts.pairs import pair_of_subject
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.sides import Found
from readouts.coding.contacts.status import Judgement, judge
from readouts.coding.contacts.verb_sides import called_by_name, of_verb
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.timing import find_when, governor
from readouts.language.parse import Token

_VERBAL = frozenset({"VERB", "AUX"})
# Before whom one speaks; "spoke before the ceremony" tells only when.
_LISTENERS = frozenset(
    {
        "congress",
        "parliament",
        "reporter",
        "journalist",
        "press",
        "audience",
        "crowd",
        "lawmaker",
        "council",
        "assembly",
    }
)


def verb_mentions(scene: Scene, token: Token, entry: ContactVerb) -> Iterator[ContactMention]:
    """The mentions that a verb makes; none where it names no contact of known sides, and points back to none."""
    if token.dep in {"amod", "compound", "aux", "auxpass"} or not _shape_fits(scene, token, entry):
        return
    sides = of_verb(scene, token, entry)
    if entry.mutual and _speak_to_many(scene, token, sides):
        return
    if (entry.destination or entry.official) and not is_official_journey(scene, token, sides):
        return
    if entry.placed and not _only_when_or_where(scene, token):
        return
    if entry.of_people and (not sides.right or not all(p.actor.kind in {"person", "office"} for p in sides.all)):
        return
    if _without_object(entry, sides) or (entry.unasked and _asks(scene, token)):
        return  # "the two welcomed the reopening", "called on the king to act"
    if entry.envoys and not sides.all:
        return
    infinitive = [
        c for c in scene.parse.children(token.i, "xcomp", "advcl", "acl", "ccomp") if _is_infinitive(scene, c)
    ]
    if token.lemma == "welcome" and (infinitive or _object_with_infinitive(scene, token)):
        return  # "welcomed him to visit again"
    bare = not sides.all
    if entry.reciprocal and len(states_of(sides.all)) < 2:
        return
    if not sides.right and len(states_of(sides.all)) < 2 and not _may_point_back(scene, token, entry, sides):
        return
    which = which_of(scene, token)
    meant = pair_of_subject(scene, token) if len(states_of(sides.all)) < 2 and entry.mutual else None
    pronoun = bool(sides.together) and all(_is_pronoun(scene, p) for p in sides.together)
    definite = bare or pronoun
    judgement = judge(scene.parse, token.i, scene.lexicon, definite=bare, two_sided=len(states_of(sides.all)) > 1)
    if (nobody := _nobody(scene, token)) is not None:
        judgement = _of_nobody(scene, token, nobody)
    elif judgement.status == "ruled_out" and (_for_good(scene, token) or _cannot_travel(scene, token, entry, sides)):
        return  # a stance, and no contact of some day: "would not speak with him again", "cannot visit Russia"
    if entry.anaphoric and bare and judgement.absent:
        return  # "a summit has not been discussed" says nothing of a contact
    if judgement.absent and entry.mutual and _of_a_topic(scene, token, entry):
        return  # "did not discuss the poisoning", "did not speak about it": they spoke of other things
    count = _times(scene, token)
    yield from of_each_contact(scene, token, sides, entry.channel, judgement, definite, which, count, meant)


def _nobody(scene: Scene, verb: Token) -> Token | None:
    """The “no” of “No Turkish president is known to have met an Armenian one”."""
    subjects = scene.parse.children(verb.i, "nsubj", "nsubjpass")
    head = scene.parse.head(verb.i)
    if not subjects and verb.dep == "xcomp" and head is not None:
        subjects = scene.parse.children(head.i, "nsubj", "nsubjpass")
    return next((d for s in subjects for d in scene.parse.children(s.i, "det") if d.lower in {"no", "neither"}), None)


def _of_nobody(scene: Scene, verb: Token, nobody: Token) -> Judgement:
    """What “no president” says: a count where “since” follows, and nothing of any one contact where it does not."""
    behind = scene.parse.tokens[verb.i : scene.parse.sentence_of(verb.i).last]
    counted = any(t.lower == "since" for t in behind)
    return Judgement(None, f"“{nobody.text}”: nobody did", absent=counted, generic=not counted, word=nobody.i)


def _for_good(scene: Scene, verb: Token) -> bool:
    """“would not speak with him again”, “will never talk to them”."""
    said = {t.lower for t in scene.parse.children(verb.i, "advmod", "neg")}
    behind = scene.parse.tokens[verb.i : scene.parse.sentence_of(verb.i).last]
    again = next((t for t in behind if t.lower in {"again", "anymore"} and t.pos == "ADV"), None)
    last = again is not None and governor(scene.parse, again.i) == verb
    return (last or "never" in said) and not find_when(scene.reading, verb.i).expressions


def _cannot_travel(scene: Scene, verb: Token, entry: ContactVerb, sides: Found) -> bool:
    """“cannot visit Russia at this moment”: to a land, and to nobody in it."""
    modal = any(t.lower in {"can", "ca", "could"} for t in scene.parse.children(verb.i, "aux"))
    return modal and entry.channel == "visit" and all(p.actor.kind == "state" for p in sides.right)


def _shape_fits(scene: Scene, token: Token, entry: ContactVerb) -> bool:
    parse = scene.parse
    if entry.particle is not None and not any(
        c.lower == entry.particle for c in parse.children(token.i, "prt", "advmod", "prep")
    ):
        return entry.or_person and _with_person(scene, token, entry)
    objects = parse.children(token.i, "dobj", "nsubjpass", "obj")
    if entry.objects and not any(o.lemma in entry.objects for o in objects):
        return False
    if entry.reciprocal and not any(o.lower in {"other", "another"} for o in objects):
        return False
    if not entry.object and objects and not (entry.objects or entry.anaphoric or entry.reciprocal):
        # "spoke Russian", "talked peace": still speaking with somebody where a partner follows.
        return bool(parse.children(token.i, "prep"))
    if entry.persons_only and token.lemma == "call":
        named = called_by_name(scene, token)
        # In "X spoke with Y; Z called W" the parser makes the first clause one of the second.
        other = [
            c
            for c in parse.children(token.i, "oprd", "attr", "acomp", "ccomp", "prt")
            if c not in named and c.i > token.i and not _completes_call(scene, c, objects)
        ]
        return not other and not any(
            p.lower in scene.lexicon.words.demand_prepositions
            for p in parse.children(token.i, "prep")
            if p.i == token.i + 1
        )
    return True


def _is_infinitive(scene: Scene, verb: Token) -> bool:
    return any(t.tag == "TO" for t in scene.parse.children(verb.i, "aux"))


def _object_with_infinitive(scene: Scene, verb: Token) -> bool:
    """“welcomed X to visit”, where the parser hangs the infinitive on X."""
    objects = scene.parse.children(verb.i, "dobj")
    return any(_is_infinitive(scene, c) for o in objects for c in scene.parse.children(o.i, "acl", "relcl", "xcomp"))


def _without_object(entry: ContactVerb, sides: Found) -> bool:
    """Whether a verb of doing something to somebody stands without anybody to whom it is done."""
    transitive = entry.object and not (entry.mutual or entry.anaphoric or entry.partner or entry.initiates)
    return transitive and bool(sides.all) and not sides.right


def _asks(scene: Scene, verb: Token) -> bool:
    """“called on the king to act”, “called on them for restraint”, “called on him not to go”."""
    behind = scene.parse.tokens[verb.i + 1 : scene.parse.sentence_of(verb.i).last]
    clause = next((t.i for t in behind if t.text in {",", ";"} or t.dep == "cc"), behind[-1].i + 1 if behind else 0)
    return any(t.tag == "TO" or (t.lower == "for" and t.dep == "prep") for t in behind if t.i < clause)


def _of_a_topic(scene: Scene, verb: Token, entry: ContactVerb) -> bool:
    """Whether what is negated is what they spoke of: “did not discuss the dam”, “did not talk about it”."""
    parse = scene.parse
    topic = entry.anaphoric and not entry.objects and bool(parse.children(verb.i, "dobj", "nsubjpass"))
    return topic or any(p.lower in {"about", "of"} for p in parse.children(verb.i, "prep"))


def _completes_call(scene: Scene, token: Token, objects: tuple[Token, ...]) -> bool:
    """“called up”, “called him back”, and the rest of a name that the parser tears off: “called PM Ann Bee”."""
    if token.dep == "prt":
        return token.lower in {"up", "back"}
    return any(scene.in_one_name(token.i, o) for o in objects) or bool(scene.reading.times_in(token.span))


def _only_when_or_where(scene: Scene, token: Token) -> bool:
    """“saw him in New York in May”: a time or a place, and nothing that says what was seen in him or of him."""
    parse = scene.parse
    if parse.children(token.i, "ccomp", "xcomp", "oprd", "prt"):
        return False
    prepositions = parse.children(token.i, "prep")
    if any(p.lower in {"as", "off", "through", "like", "for"} for p in prepositions):
        return False
    below = [t for p in prepositions if p.lower in {"in", "at", "on"} for t in parse.children(p.i, "pobj")]
    dated = any(t.start > token.start for t in (e.span for e in scene.reading.times_in(parse.subtree_span(token.i))))
    return dated or any(t.entity in {"GPE", "LOC", "FAC"} for t in below)


def _with_person(scene: Scene, token: Token, entry: ContactVerb) -> bool:
    """“sat with the king for an hour”."""
    partners = [
        t for p in scene.parse.children(token.i, "prep") if p.lower in entry.partner for t in governed(scene.parse, p.i)
    ]
    return any(p.actor.kind == "person" for t in partners for p in scene.sides(t.i))


def _speak_to_many(scene: Scene, token: Token, sides: Found) -> bool:
    """“both spoke at the conference”, “the two spoke to reporters”: each spoke, not to the other."""
    if sides.right or token.lemma not in {"speak", "talk"}:
        return False
    prepositions = [p for p in scene.parse.children(token.i, "prep") if p.lower in {"at", "to", "before", "in", "with"}]
    return any(
        t.lemma in scene.lexicon.words.audiences and (p.lower != "before" or t.lemma in _LISTENERS)
        for p in prepositions
        for t in scene.parse.children(p.i, "pobj")
    )


def _may_point_back(scene: Scene, token: Token, entry: ContactVerb, sides: Found) -> bool:
    """Whether a verb without two sides speaks of a contact named before ("the two spoke", "trade was discussed", "it was she who rang")."""
    if entry.anaphoric:
        return True
    if sides.all:
        return entry.mutual and (bool(_consent_above(scene, token)) or pair_of_subject(scene, token) is not None)
    return entry.mutual and pair_of_subject(scene, token) is not None


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
                return NUMBERS.get(number.lower, int(number.lower) if number.lower.isdigit() else 1)
    return 1
