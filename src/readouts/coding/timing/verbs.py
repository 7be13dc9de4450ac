"""The verb group of a token: tense, aspect and modality as the auxiliaries say them.

A noun takes the group of the verb that governs it ("a call was held": the tense of *held*).
"""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Tense
from readouts.language.memory import remembered
from readouts.language.parse import Parse, Token
from readouts.slots import quickly_made

# Labels by which a nominal hangs, directly or through others, on the verb of its clause.
NOMINAL_LINKS = frozenset(
    {"dobj", "nsubj", "nsubjpass", "attr", "pobj", "prep", "agent", "appos", "oprd", "compound", "poss", "nmod", "dative",
     "npadvmod", "acomp", "amod", "quantmod", "advmod"}
)  # fmt: skip
_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "wo", "sha"})
_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can", "would", "should", "must", "'d", "ca", "ought"})
# "are set to meet", "is due to speak", "plan to hold": the infinitive after these lies ahead.
_AHEAD = frozenset(
    {"set", "due", "go", "expect", "schedule", "plan", "slate", "likely", "prepare", "ready", "intend", "poise", "bind",
     "about", "agree", "hope", "want", "aim", "promise", "vow", "arrange", "offer", "invite", "propose"}
)  # fmt: skip


@quickly_made
@dataclass(frozen=True, slots=True)
class VerbGroup:
    """What the auxiliaries around a verb say."""

    verb: int | None
    """Index of the verb; None where nothing governs the token (a headline's noun, a fragment)."""
    tense: Tense
    perfect: bool = False
    modal: str | None = None
    """Lemma of a modal that makes it merely possible (may, could, would …)."""
    negated: bool = False
    passive: bool = False
    infinitive: bool = False


@remembered
def governor(parse: Parse, i: int) -> Token | None:
    """The verb of the clause that token ``i`` stands in; the token itself where it is a verb.

    >>> # "Envoys held talks in Doha": the governor of *Doha* and of *talks* is *held*.
    """
    token = parse.tokens[i]
    for _ in range(len(parse.tokens)):
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}:
            return token
        head = parse.head(token.i)
        if head is None or token.dep not in NOMINAL_LINKS | {"conj", "aux", "auxpass"}:
            return None
        token = head
    return None


@remembered
def verb_group(parse: Parse, i: int) -> VerbGroup:
    """The verb group that token ``i`` heads, or the one of the verb that governs it."""
    verb = governor(parse, i)
    if verb is None:
        return VerbGroup(None, "none")
    helpers = _auxiliaries(parse, verb)
    negated = any(t.dep == "neg" for t in parse.children(verb.i)) or any(
        t.dep == "neg" for h in helpers for t in parse.children(h.i)
    )
    passive = any(t.dep == "auxpass" for t in helpers)
    modal = next((t.lemma for t in helpers if t.tag == "MD" and t.lower in _POSSIBLE_MODALS), None)
    infinitive = any(t.tag == "TO" for t in helpers)
    perfect = verb.tag == "VBN" and any(t.lemma == "have" for t in helpers)
    tense = _tense(parse, verb, helpers, modal)
    return VerbGroup(verb.i, tense, perfect, modal, negated, passive, infinitive)


def tense_of(parse: Parse, i: int) -> Tense:
    """The tense of the verb that token ``i`` is, or of the verb that governs it; ``none`` where nothing does."""
    return verb_group(parse, i).tense


def _auxiliaries(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Auxiliaries of a verb; a bare conjunct shares those of the verb that it is coordinated with."""
    own = parse.children(verb.i, "aux", "auxpass")
    head = parse.head(verb.i)
    if (
        not own
        and verb.dep == "conj"
        and head
        and head.tag == verb.tag
        and not parse.children(verb.i, "nsubj", "nsubjpass")
    ):
        return _auxiliaries(parse, head)
    return own


def _tense(parse: Parse, verb: Token, helpers: tuple[Token, ...], modal: str | None) -> Tense:
    if any(t.lower in _FUTURE_MODALS for t in helpers):
        return "future"
    if modal is not None:
        # "could have met" looks back; "could meet" looks ahead.
        return "past" if any(t.lemma == "have" for t in helpers) else "future"
    if any(t.tag == "TO" for t in helpers):
        return _tense_of_infinitive(parse, verb)
    finite = next((t for t in (*helpers, verb) if t.tag in {"VBD", "VBZ", "VBP"}), None)
    if finite is None:
        return _tense_of_participle(parse, verb)
    if finite.tag == "VBD":
        return "past"
    if finite.lemma == "have" and verb.tag in {"VBN", "VBD"} and finite.i != verb.i:
        return "past"
    return "present"


def _tense_of_infinitive(parse: Parse, verb: Token) -> Tense:
    head = parse.head(verb.i)
    if head is None:
        return "future"  # headlines: "Ministers to meet in Doha"
    if head.lemma in _AHEAD or head.pos in {"NOUN", "PROPN"} or head.lemma == "be":
        return "future"
    return tense_of(parse, head.i)


def _tense_of_participle(parse: Parse, verb: Token) -> Tense:
    head = parse.head(verb.i)
    if verb.tag == "VBN":
        return "past"
    if (
        verb.tag == "VBG"
        and head is not None
        and verb.dep in {"advcl", "acl", "pcomp", "xcomp", "prep", "conj", "ccomp"}
    ):
        return tense_of(parse, head.i)
    return "none"
