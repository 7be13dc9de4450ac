"""Whose request, initiative or idea a contact was: “at Oslo's request”, “the initiative was hers”, “a request had come from Oslo”."""

from __future__ import annotations

from readouts.coding.claims.beginning.told import Told, below, is_contact_noun, state_among, state_at
from readouts.coding.claims.ground import Ground
from readouts.coding.timing import verb_group
from readouts.language.parse import Token

_BEFORE = frozenset({"at", "on", "upon"})
_OWNERS = ("poss", "amod", "compound", "nmod")
_PENDING = frozenset({"be", "come", "arrive", "make", "pend", "receive", "submit", "send", "convey"})
_IDEAS = frozenset({"initiative", "idea", "request", "suggestion", "proposal"})


def named(ground: Ground, noun: Token) -> Told | None:
    """What a noun of asking tells of who began a contact."""
    return _at_request(ground, noun) or _was_idea_of(ground, noun) or _came_from(ground, noun) or _pending(ground, noun)


def _at_request(ground: Ground, noun: Token) -> Told | None:
    """“at Oslo's initiative”, “at the request of the Austrian side”: beside a word for a contact, or “it took place”."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    if noun.lemma not in words.initiation.by_nouns or noun.lemma in {"invitation", "suggestion", "proposal"}:
        return None
    first = parse.edges(noun.i)[0]
    before = parse.tokens[first.i - 1] if first.i else None
    if before is None or before.lower not in _BEFORE or before.sentence != noun.sentence:
        return None
    state, end = _owner(ground, noun)
    verb = _verb_above(ground, before)
    if state is None or not _speaks_of_contact(ground, noun, verb):
        return None
    third = verb is not None and any(is_contact_noun(ground, t) for t in parse.children(verb.i, "nsubj", "nsubjpass"))
    return Told(_subject_start(ground, before), max(noun.end, end), noun, state, third=third)


def _owner(ground: Ground, noun: Token) -> tuple[str | None, int]:
    parse = ground.scene.parse
    for owner in (*parse.children(noun.i, *_OWNERS), *below(ground, noun.i, "of", "from")):
        for token in (owner, *parse.children(owner.i)):
            if (state := state_at(ground, token)) is not None:
                return state, parse.subtree_span(owner.i).end
    return None, noun.end


def _speaks_of_contact(ground: Ground, noun: Token, verb: Token | None) -> bool:
    """Whether the phrase is said of a contact: of a word for one in the sentence, or of “it” that took place."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    known = verb is None or verb.lemma in words.verbs or verb.lemma in words.initiation.occurring_verbs
    # "The call lasted an hour at the request of Oslo."
    if not known and not any(is_contact_noun(ground, t) for t in parse.children(verb.i if verb else noun.i, "nsubj")):
        return False
    tokens = parse.sentence_tokens(parse.sentence_of(noun.i))
    if any(
        (t.lemma in words.nouns and t.pos in {"NOUN", "PROPN"} and t.i != noun.i)
        or (t.pos == "VERB" and t.lemma in ground.patterns.counted.verbs)
        for t in tokens
    ):
        return True
    subject = parse.child(verb.i, "nsubj", "nsubjpass") if verb is not None else None
    return subject is not None and subject.lower in {"it", "this", "that"}


def _verb_above(ground: Ground, preposition: Token) -> Token | None:
    verb = ground.scene.parse.head(preposition.i)
    while verb is not None and verb.pos not in {"VERB", "AUX"}:
        verb = ground.scene.parse.head(verb.i)
    return verb


def _subject_start(ground: Ground, preposition: Token) -> int:
    """Where the clause begins that the phrase belongs to; the phrase itself where it stands in front."""
    parse = ground.scene.parse
    verb = parse.head(preposition.i)
    if verb is None or verb.pos not in {"VERB", "AUX"} or verb.i > preposition.i:
        return preposition.start
    return max(ground.phrase_start(verb.i), parse.sentence_of(verb.i).span.start)


def _was_idea_of(ground: Ground, noun: Token) -> Told | None:
    """“the initiative was Oslo's”, “the meeting was Oslo's idea”, “it was Oslo's idea”."""
    parse = ground.scene.parse
    copula = parse.head(noun.i)
    if noun.lemma not in _IDEAS or copula is None or copula.lemma != "be" or not _is_affirmed(ground, copula):
        return None
    if noun.dep == "nsubj":
        owner = parse.child(copula.i, "attr")
        state = state_at(ground, owner) if owner is not None and parse.children(owner.i, "case") else None
        about_contact = _for_contact(ground, noun)
    else:
        subject = parse.child(copula.i, "nsubj")
        state = state_among(ground, parse.children(noun.i, "poss")) if noun.dep == "attr" else None
        about_contact = subject is not None and (subject.lower in {"it", "this"} or is_contact_noun(ground, subject))
        about_contact = about_contact and _for_contact(ground, noun)
    if state is None or not about_contact:
        return None
    return Told(_clause_start(ground, copula), ground.until_stop(copula.i), noun, state)


def _came_from(ground: Ground, noun: Token) -> Told | None:
    """“the initiative came from Oslo”, “the idea for the call came from the Austrian side”."""
    verb = ground.scene.parse.head(noun.i)
    if noun.lemma not in _IDEAS or noun.dep != "nsubj" or verb is None or verb.lemma not in {"come", "originate"}:
        return None
    givers = below(ground, verb.i, "from")
    state = state_among(ground, givers)
    if state is None or not _is_affirmed(ground, verb) or not _for_contact(ground, noun):
        return None
    return Told(_clause_start(ground, verb), max(t.end for t in givers), noun, state)


def _pending(ground: Ground, noun: Token) -> Told | None:
    """“a request for a meeting had come from the Chinese side”, “a Chinese request for talks was pending”."""
    parse, verb = ground.scene.parse, ground.scene.parse.head(noun.i)
    if noun.lemma not in {"request", "proposal"} or noun.dep not in {"nsubj", "nsubjpass"}:
        return None
    wanted = below(ground, noun.i, "for", "of")
    if verb is None or verb.lemma not in _PENDING or not any(is_contact_noun(ground, t) for t in wanted):
        return None
    if verb_group(parse, verb.i).tense != "past" or not _is_affirmed(ground, verb):
        return None
    places = (noun, verb, *parse.children(verb.i, "acomp", "attr"))
    givers = [t for place in places for t in below(ground, place.i, "from", "by")]
    givers += parse.children(noun.i, "amod", "compound", "poss")
    state = state_among(ground, givers)
    if state is None:
        return None
    end = max(noun.end, verb.end, *(parse.subtree_span(t.i).end for t in (*givers, *wanted)))
    return Told(ground.phrase_start(noun.i), end, noun, state)


def _for_contact(ground: Ground, noun: Token) -> bool:
    """Whether the idea is one for a contact, as far as the words say: “the initiative for peace” is not."""
    purposes = below(ground, noun.i, "for", "of", "on")
    purposes += ground.scene.parse.children(noun.i, "acl", "relcl")
    return all(is_contact_noun(ground, t) or t.lemma in ground.patterns.counted.verbs for t in purposes)


def _is_affirmed(ground: Ground, verb: Token) -> bool:
    children = ground.scene.parse.children(verb.i)
    return verb.tag in {"VBD", "VBN", "VBZ"} and not any(t.dep == "neg" or t.tag == "MD" for t in children)


def _clause_start(ground: Ground, verb: Token) -> int:
    subjects = [t for t in ground.scene.parse.children(verb.i, "nsubj") if t.i < verb.i]
    return min((ground.phrase_start(t.i) for t in subjects), default=verb.start)
