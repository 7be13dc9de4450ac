"""How many were killed or hurt: the magnitude of violence, the dead before the wounded."""

from __future__ import annotations

from collections.abc import Mapping

from readouts.coding.coding import Magnitude
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.subjects import subjects_of
from readouts.language.parse import Parse, Token
from readouts.span import Span, hull

_DEATH = frozenset(
    {"kill", "murder", "slay", "massacre", "execute", "behead", "assassinate", "slaughter", "gun", "lynch"}
)
_DYING = frozenset({"die", "perish"})
# "left twelve dead", "shot dead two guards": verbs that tell of death with that word.
_WITH_DEAD = frozenset({"leave", "shoot", "blow"})
_HARM = frozenset({"wound", "injure", "hurt", "maim"})
_LOSS = frozenset({"abduct", "kidnap", "capture", "rape", "torture", "beat", "seize"})


def casualties(
    parse: Parse, tokens: tuple[Token, ...], words: Mapping[str, int], multipliers: Mapping[str, float]
) -> Magnitude | None:
    """The number of people that a verb of killing governs, else of harm; None where no number is told.

    Args:
        parse: Of the document.
        tokens: Of the clauses that tell of the event.
        words: Numbers in words.
        multipliers: "hundred", "thousand" and the like, by what they multiply with.
    """
    told = tuple(dict.fromkeys((*tokens, *_joined(parse, tokens))))
    for token in told:
        if (found := _left_dead(parse, token, words, multipliers)) is not None:
            return found
    for verbs in (_DEATH | _DYING, _HARM, _LOSS):
        for token in told:
            if token.pos != "VERB" or token.lemma.lower() not in verbs:
                continue
            hit = subjects_of(parse, token.i) if token.lemma.lower() in _DYING else objects_of(parse, token.i)
            # "killed ten": the parser may take a bare number for a measure.
            hit += tuple(c for c in parse.children(token.i, "npadvmod") if c.pos == "NUM")
            for noun in hit:
                if (found := _number(parse, noun, words, multipliers)) is not None:
                    return found
    return None


def _joined(parse: Parse, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Verbs coordinated with those told of, and those of whose dying a clause tells the circumstances ("died when …")."""
    found: list[Token] = []
    for token in tokens:
        if token.pos != "VERB":
            continue
        found += [c for c in parse.children(token.i, "conj") if c.pos == "VERB"]
        head = parse.head(token.i)
        if head is not None and head.pos == "VERB" and token.dep in {"conj", "advcl"}:
            found.append(head)
    return tuple(found)


def _left_dead(
    parse: Parse, token: Token, words: Mapping[str, int], multipliers: Mapping[str, float]
) -> Magnitude | None:
    """The number of those who are left, or shot, dead."""
    if token.pos != "VERB" or token.lemma.lower() not in _WITH_DEAD:
        return None
    states = parse.children(token.i, "oprd", "acomp", "ccomp", "xcomp", "advmod")
    dead = next((s for s in states if s.lower == "dead"), None)
    if dead is None:
        return None
    hit = (*objects_of(parse, token.i), *parse.children(dead.i, "nsubj", "nummod"))
    return next((n for t in hit if (n := _number(parse, t, words, multipliers)) is not None), None)


def _number(parse: Parse, noun: Token, words: Mapping[str, int], multipliers: Mapping[str, float]) -> Magnitude | None:
    """The number of a noun ("14 guards"), or the number that stands for people ("killed five")."""
    numerals = [noun] if noun.pos == "NUM" else list(parse.children(noun.i, "nummod"))
    for numeral in numerals:
        parts = [*parse.children(numeral.i, "compound", "nummod"), numeral]
        after = parse.tokens[numeral.i + 1] if numeral.i + 1 < noun.i else None
        if after is not None and after.lower in multipliers:
            # "two dozen guards": both may hang on the noun.
            parts.append(after)
        value, seen = 1.0, False
        for part in parts:
            amount = _value(part.lower, words)
            if amount is None and part.lower not in multipliers:
                return None
            value *= multipliers[part.lower] if amount is None else amount
            seen = seen or amount is not None
        if seen and noun.entity not in {"DATE", "TIME", "MONEY", "PERCENT"}:
            whole: Span = hull([*(p.span for p in parts), noun.span])
            return Magnitude(value, "persons", whole)
    return None


def _value(word: str, words: Mapping[str, int]) -> float | None:
    digits = word.replace(",", "")
    return float(digits) if digits.isdecimal() else words.get(word)
