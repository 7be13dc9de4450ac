"""Contacts that nobody asked for alone: “both sides had agreed on it beforehand”, “at the request of both”, “by mutual consent”."""

from __future__ import annotations

from readouts.coding.claims.beginning.told import Told, below, clause_start, is_contact_noun, is_told
from readouts.coding.claims.ground import Ground
from readouts.language.parse import Token

BOTH = "both"
"""The value of a claim that neither side began it alone."""

_PAIR = frozenset({"side", "team", "office", "party", "government", "staff", "both", "two", "leader"})
_BEFOREHAND = (
    "beforehand",
    "in advance",
    "ahead of time",
    "before making contact",
    "mutually",
)
_OWNERS_OF_BOTH = frozenset({"both", "mutual", "joint"})


def mutual(ground: Ground, token: Token) -> Told | None:
    """What a token tells of a contact that both wanted."""
    return _agreed_beforehand(ground, token) or _at_both_requests(ground, token)


def _agreed_beforehand(ground: Ground, verb: Token) -> Told | None:
    """“the two sides had agreed on the call in advance”, “both sides arranged it beforehand”."""
    parse = ground.scene.parse
    if verb.lemma not in {"agree", "arrange", "prepare"} or not is_told(ground, verb):
        return None
    subject = parse.child(verb.i, "nsubj")
    if subject is None or not (subject.lemma in _PAIR and _is_of_both(ground, subject)):
        return None
    rest = ground.scene.reading.text(parse.subtree_span(verb.i)).lower()
    wanted = [*parse.children(verb.i, "dobj"), *below(ground, verb.i, "on", "to", "upon")]
    other = [t for t in parse.children(verb.i, "xcomp", "ccomp") if t.lemma not in ground.scene.lexicon.words.verbs]
    named = any(is_contact_noun(ground, t) or t.lower == "it" for t in wanted)
    if not any(words in rest for words in _BEFOREHAND) or (wanted and not named) or other:
        return None
    return Told(clause_start(ground, verb, subject), ground.until_stop(verb.i), verb, BOTH, third=True)


def _is_of_both(ground: Ground, subject: Token) -> bool:
    before = ground.scene.parse.children(subject.i, "det", "nummod", "predet", "amod")
    return subject.lower in {"both", "two"} or any(t.lower in {"both", "two"} for t in before)


def _at_both_requests(ground: Ground, noun: Token) -> Told | None:
    """“at the request of both sides”, “on a joint initiative”, “by mutual consent”."""
    parse = ground.scene.parse
    if noun.lemma not in {"request", "initiative", "consent", "agreement"} or noun.dep != "pobj":
        return None
    preposition = parse.head(noun.i)
    if preposition is None or preposition.lower not in {"at", "on", "upon", "by"}:
        return None
    owners = (*parse.children(noun.i, "amod", "poss"), *below(ground, noun.i, "of"))
    said = any(t.lower in _OWNERS_OF_BOTH or _is_of_both(ground, t) for t in owners)
    verb = parse.head(preposition.i)
    words = ground.scene.lexicon.words
    occurs = verb is not None and (verb.lemma in words.initiation.occurring_verbs or verb.lemma in words.verbs)
    if not said or verb is None or not occurs:
        return None
    subjects = parse.children(verb.i, "nsubj", "nsubjpass")
    of_contact = verb.lemma in words.verbs or any(is_contact_noun(ground, t) or t.lower == "it" for t in subjects)
    end = parse.subtree_span(noun.i).end
    return Told(clause_start(ground, verb, *subjects), end, noun, BOTH, third=True) if of_contact else None
