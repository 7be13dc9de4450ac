"""What the phrase of an event noun, and the predicate said of it, say of whether it happened."""

from __future__ import annotations

import re

from readouts.coding.events.factuality.marks import Mark
from readouts.coding.events.factuality.verbs import SUBJECTS, infinitive, stresses
from readouts.coding.events.factuality.words import FactWords
from readouts.language.parse import Parse, Token

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_BEFORE = ("det", "amod", "compound", "advmod", "neg", "predet", "nummod", "nmod")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PREDICATES = ("acomp", "oprd", "prep", "advmod", "attr")


def noun_marks(words: FactWords, parse: Parse, noun: Token) -> list[Mark]:
    """The words before a noun and those of its predicate that bear on whether there was such a thing."""
    found = []
    for child in parse.children(noun.i, *_BEFORE):
        if child.i > noun.i:
            continue
        word = child.lower
        if (word in words.no or child.dep == "neg") and not stresses(words, parse, child):
            found.append(Mark("negated", child, f"“{child.text}” says that there was none."))
        elif word in words.any:
            found.append(Mark("hypothetical", child, f"“{child.text}” leaves open whether there was one."))
        elif _YEAR.fullmatch(word):
            found.append(Mark("historical", child, f"The year {word} before “{noun.text}” recalls it."))
        elif word in words.before:
            found.append(Mark(words.before[word], child, f"“{child.text}” stands before “{noun.text}”."))
    head = parse.head(noun.i)
    if head is not None and noun.dep in SUBJECTS:
        found += said_of(words, parse, noun, head)
    return found


def said_of(words: FactWords, parse: Parse, subject: Token, verb: Token) -> list[Mark]:
    """What a predicate says of the event or claim that is its subject ("is unlikely", "turned out to be false")."""
    verbs = (verb, *(c for c in parse.children(verb.i, "xcomp") if c.lemma == "be"))
    return [
        Mark(kind, p, f"“{p.text}” is said of “{subject.text}”.")
        for v in verbs
        for p in parse.children(v.i, *_PREDICATES)
        if (kind := words.predicates.get(p.lower)) is not None and p.i != subject.i
    ]


def denied_claim(words: FactWords, parse: Parse, claim: Token) -> list[Mark]:
    """What makes false what a noun like "report" tells: a predicate, "no", or a verb of denial above it."""
    if claim.lemma.lower() not in words.claims:
        return []
    head = parse.head(claim.i)
    if head is None:
        return []
    if claim.dep in SUBJECTS:
        found = [m for m in said_of(words, parse, claim, head) if m.auxiliary == "negated"]
        if found:
            return found
    while head is not None and (head.pos == "ADP" or head.lower == "as"):
        head = parse.head(head.i)
    if head is not None and head.pos == "VERB" and head.lemma in words.denials:
        return [Mark("negated", head, f"“{head.text}” says that the {claim.text} is false.")]
    return []


def presupposed(parse: Parse, noun: Token) -> bool:
    """Whether the words take the event for granted ("could ease the attack": there is an attack)."""
    if noun.pos not in {"NOUN", "PROPN"}:
        return False
    determiner = parse.child(noun.i, "det")
    definite = determiner is not None and determiner.lower in _DEFINITE
    return definite or parse.child(noun.i, "poss") is not None


def excessive(parse: Parse, current: Token, head: Token) -> Token | None:
    """The "too" that denies an infinitive: "too weak to attack"."""
    if head.pos not in {"ADJ", "ADV"} or not infinitive(parse, current):
        return None
    return next((c for c in parse.children(head.i, "advmod") if c.lower == "too"), None)
