"""Phrases in the parse: what prepositions govern, and by which words a noun phrase can be named."""

from __future__ import annotations

from readouts.language.memory import remembered
from readouts.language.parse import Parse, Token

_MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"})


@remembered
def prepositions_of(parse: Parse, i: int) -> tuple[Token, ...]:
    """Prepositions (and particles read as such) after the token."""
    found = parse.children(i, "prep", "prt", "agent", "dative", "advmod")
    found += tuple(c for c in parse.children(i, "oprd") if c.pos == "ADP")
    # "out of", "back to": the second preposition hangs on the first.
    return found + tuple(c for p in found if p.pos in {"ADP", "ADV"} for c in parse.children(p.i, "prep"))


@remembered
def governed(parse: Parse, preposition: int) -> tuple[Token, ...]:
    """What a preposition governs, with what that is coordinated with."""
    below = parse.children(preposition, "pobj", "pcomp")
    # "between visiting Foreign Minister X and …": the minister is meant, not the visiting.
    below = tuple(t for b in below for t in (parse.children(b.i, "dobj") if b.lower == "visiting" else (b,)))
    if not below and (stranded := _phrase_after(parse, preposition)) is not None:
        below = (stranded,)
    return tuple(c for t in below for c in parse.conjuncts(t.i))


def _phrase_after(parse: Parse, preposition: int) -> Token | None:
    """The noun phrase right after a preposition that governs nothing.

    The parser made it the subject of what follows ("gave shelter to five officers holed up in a villa").
    """
    token = parse.tokens[preposition]
    if token.pos != "ADP" or token.dep not in {"prep", "dative"} or preposition + 1 >= len(parse.tokens):
        return None
    noun = parse.tokens[preposition + 1]
    while noun.dep in _MODIFIERS and noun.head > noun.i:
        noun = parse.tokens[noun.head]
    return noun if noun.dep in {"nsubj", "nsubjpass"} and noun.sentence == token.sentence else None


def of_time(parse: Parse, preposition: Token) -> bool:
    """Whether the preposition only says when ("on Thursday")."""
    found = governed(parse, preposition.i)
    # "a week of protests" is no time.
    return bool(found) and all(
        t.entity in {"DATE", "TIME"} and not any(p.lower == "of" for p in parse.children(t.i, "prep")) for t in found
    )


def hyphenated(parse: Parse, token: Token) -> str | None:
    """The word that the parser split at its hyphen, where the token is its end ("cease-fire"); None where it is none."""
    if token.i < 2 or parse.tokens[token.i - 1].text != "-":
        return None
    hyphen, first = parse.tokens[token.i - 1], parse.tokens[token.i - 2]
    if hyphen.end != token.start or first.end != hyphen.start:
        return None
    return f"{first.lower}-{token.lemma.lower()}"


def head_words(parse: Parse, token: Token) -> frozenset[str]:
    """The words by which a constraint may name a noun phrase: its head, and the noun after "series of", "package of" …"""
    return _head_words(parse, token.i)


@remembered
def _head_words(parse: Parse, i: int) -> frozenset[str]:
    token = parse.tokens[i]
    words = {token.lemma.lower(), token.lower}
    if (whole := hyphenated(parse, token)) is not None:
        words.add(whole)
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower == "of":
            for inner in governed(parse, preposition.i):
                words |= {inner.lemma.lower()} | {c.lemma.lower() for c in parse.children(inner.i, "compound")}
    for modifier in parse.children(token.i, "compound", "amod"):
        words |= {f"{modifier.lemma.lower()} {token.lemma.lower()}"}
        if modifier.dep == "compound":
            words.add(modifier.lemma.lower())
    return frozenset(words)
