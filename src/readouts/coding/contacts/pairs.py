"""Words that mean two sides without naming them: “the two last spoke”, “officials ruled out a meeting”."""

from __future__ import annotations

from readouts.coding.contacts.doers import doers_of
from readouts.coding.contacts.lexicon import ContactNoun
from readouts.coding.contacts.mention import Rank
from readouts.coding.contacts.salience import rank_meant
from readouts.coding.contacts.scene import Scene
from readouts.coding.contacts.status import Judgement
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.timing import verb_group
from readouts.language.parse import Token

# Statuses of contacts that a text mentions without naming the sides again: it is known between whom they would be.
_NOT_HELD = frozenset({"ruled_out", "cancelled", "refused"})


def pair_of_subject(scene: Scene, verb: Token) -> Rank | None:
    """Whom a plural subject means that names nobody; None for other subjects."""
    for subject in (*doers_of(scene.parse, verb.i), *scene.parse.children(verb.i, "nsubjpass")):
        if scene.sides(subject.i) and not _is_loose_they(scene, subject, verb):
            return None
        if (rank := _pair_phrase(scene, subject)) is not None:
            return rank
    return None


def _is_loose_they(scene: Scene, subject: Token, verb: Token) -> bool:
    """The “they” of “they last spoke”, linked to a body of one side: nobody last spoke with nobody."""
    if subject.lower != "they" or any(p.actor.kind == "person" for p in scene.sides(subject.i)):
        return False
    before = scene.parse.children(verb.i, "advmod", "amod", "nsubj")
    last = any(t.lower in scene.lexicon.words.earlier or t.lower in {"again", "also"} for t in before)
    return last and len({p.actor.state for p in scene.sides(subject.i)}) == 1


def _pair_phrase(scene: Scene, noun: Token) -> Rank | None:
    """Whom “the two”, “both leaders”, “the two heads of state” mean; None for other phrases, and for those that name somebody."""
    words = [noun.lower, *(t.lower for t in scene.parse.children(noun.i, "nummod", "det", "predet"))]
    named = [t for t in scene.parse.children(noun.i) if t.dep in {"prep", "poss", "appos", "conj", "compound"}]
    of_state = noun.lemma == "head" and [t.lower for t in named] == ["of"]
    if scene.lexicon.words.pair_words.isdisjoint(words) or (named and not of_state):
        return None
    return rank_meant([noun.lemma])


def pair_of_noun(
    scene: Scene, noun: Token, entry: ContactNoun, carrier: Token | None, judgement: Judgement
) -> Rank | None:
    """Whom a contact noun means that is without two sides; None where it may be a contact of others."""
    for preposition in scene.parse.children(noun.i, "prep"):
        if preposition.lower in {"between", "of"}:
            for token in governed(scene.parse, preposition.i):
                if not scene.sides(token.i) and (rank := _pair_phrase(scene, token)) is not None:
                    return rank
    if _with_others(scene, noun, carrier):
        return None
    if carrier is not None and (rank := pair_of_subject(scene, carrier)) is not None:
        return rank
    if _in_a_call(scene, noun, entry, carrier):
        return "any"
    if judgement.status not in _NOT_HELD or (entry.named and entry.channel != "visit"):
        return None
    return "any" if all(_may_speak(scene, t) for t in _subjects_above(scene, judgement)) else None


def _in_a_call(scene: Scene, noun: Token, entry: ContactNoun, carrier: Token | None) -> bool:
    """“told him so in a phone call”, “given during a call on Sunday”: the two are those of whom the text speaks here."""
    preposition = scene.parse.head(noun.i)
    verb = scene.parse.head(preposition.i) if preposition is not None else None
    if entry.channel not in {"call", "video"} or noun.dep != "pobj" or preposition is None or verb is None:
        return False
    if (
        preposition.lower not in {"in", "during", "over", "by"}
        or noun.tag not in {"NN", "NNP"}
        or verb.pos not in {"VERB", "AUX"}
    ):
        return False
    if any(t.lower in {"with", "between", "to"} for t in scene.parse.children(noun.i, "prep")):
        return False
    group = verb_group(scene.parse, verb.i)
    audience = any(t.lemma in scene.lexicon.words.audiences for t in scene.parse.subtree(verb.i))
    return group.tense == "past" and not group.negated and not audience


def _with_others(scene: Scene, noun: Token, carrier: Token | None) -> bool:
    """Whether the words name other sides: “a meeting with the unions”, “a cabinet meeting”, “the club's visit”."""
    parse, words = scene.parse, scene.lexicon.words
    for child in parse.children(noun.i, "compound", "nmod", "poss", "amod"):
        known = child.lower in words.kinds_of_contact or child.dep == "amod"
        dated = bool(scene.reading.times_in(child.span))
        if not (known or dated or scene.sides(child.i)):
            return True
    for place in (noun, *((carrier,) if carrier is not None else ())):
        for preposition in parse.children(place.i, "prep"):
            if preposition.lower not in {"with", "between", "of", "among"}:
                continue
            if any(t.entity not in {"DATE", "TIME"} and not scene.sides(t.i) for t in governed(parse, preposition.i)):
                return True
    return False


def _subjects_above(scene: Scene, judgement: Judgement) -> tuple[Token, ...]:
    """Who ruled out, called off or refused."""
    if judgement.word is None:
        return ()
    return tuple(t for t in scene.parse.children(judgement.word, "nsubj", "agent"))


def _may_speak(scene: Scene, subject: Token) -> bool:
    """Whether a subject may speak for one of the sides: officials, a side, a pronoun; not “the club”."""
    if subject.pos == "PRON" or scene.sides(subject.i) or subject.dep == "agent":
        return True
    return subject.lemma.lower() in scene.lexicon.words.speaking_nouns
