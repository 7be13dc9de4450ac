"""How many were killed or hurt: the magnitude of violence, the dead before the wounded."""

from __future__ import annotations

from collections.abc import Mapping

from readouts.coding.coding import Magnitude
from readouts.coding.events.syntax import objects_of, subjects_of
from readouts.language.parse import Parse, Token
from readouts.span import Span, hull

_DEATH = frozenset(
    {"kill", "murder", "slay", "massacre", "execute", "behead", "assassinate", "slaughter", "gun", "lynch"}
)
_DYING = frozenset({"die", "perish"})
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
    for verbs in (_DEATH | _DYING, _HARM, _LOSS):
        for token in tokens:
            if token.pos != "VERB" or token.lemma.lower() not in verbs:
                continue
            hit = subjects_of(parse, token.i) if token.lemma.lower() in _DYING else objects_of(parse, token.i)
            for noun in hit:
                if (found := _number(parse, noun, words, multipliers)) is not None:
                    return found
    return None


def _number(parse: Parse, noun: Token, words: Mapping[str, int], multipliers: Mapping[str, float]) -> Magnitude | None:
    """The number of a noun ("14 guards"), or the number that stands for people ("killed five")."""
    numerals = [noun] if noun.pos == "NUM" else list(parse.children(noun.i, "nummod"))
    for numeral in numerals:
        parts = [*parse.children(numeral.i, "compound", "nummod"), numeral]
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
