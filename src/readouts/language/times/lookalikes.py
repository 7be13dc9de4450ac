"""What looks like a date and is none: amounts, names, verbs."""

from __future__ import annotations

from readouts.language.times.patterns import Match
from readouts.language.times.senses import Setting

_COUNT_WORDS = frozenset({"some", "about", "around", "nearly", "almost", "approximately", "roughly", "over", "than", "resolution",
                          "resolutions", "flight", "room", "no.", "number", "page", "article"})  # fmt: skip
_SUFFIXES = (["st"], ["nd"], ["rd"], ["th"])


def counts_things(match: Match, setting: Setting) -> bool:
    """Whether the number after the month counts what follows: "in May 12 people", "May 24-hour", "in June 20 percent"."""
    if match.has("year") or match.has("relyear") or match.rule not in ("month-day", "second-day"):
        return False
    after = match.last
    codes = match.atoms.codes
    if after < len(codes):
        token = setting.parse.tokens[match.atoms.items[after].token]
        if token.text == "-" or match.atoms.items[after].text in ("%", "percent"):
            follows = match.atoms.items[after + 1].text if after + 1 < len(codes) else ""
            return token.text != "-" or bool({"unit", "smallunit"} & setting.lexicon.symbols.get(follows, frozenset()))
        before = setting.parse.tokens[match.tokens[0] - 1].lower if match.tokens[0] else ""
        return token.tag == "NNS" and (match.rule == "second-day" or before in ("in", "since", "by"))
    return False


def is_quantity(match: Match, setting: Setting) -> bool:
    """Whether four digits count something: "2000 people", "$1999", "No. 1701"."""
    if match.has("part") or match.first + 1 < match.last:
        return False
    tokens = setting.parse.tokens
    i = match.tokens[0]
    token = tokens[i]
    before = tokens[i - 1] if i and tokens[i - 1].sentence == token.sentence else None
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].sentence == token.sentence else None
    if before is not None and (
        before.tag in ("$", "#") or before.lower in _COUNT_WORDS or before.tag in ("JJR", "RBR", "CD")
    ):
        return not (before.tag == "CD" and before.text.isdecimal())
    if (
        before is not None
        and before.tag == "NN"
        and before.lower in ("resolution", "flight", "room", "page", "number", "no", "article")
    ):
        return True
    if after is not None and after.start == token.end and after.text[:1] in "%°":
        return True
    if token.entity in ("MONEY", "QUANTITY", "PERCENT"):
        return True
    # "2000 people" counts; "the 2014 elections", "in 2014 troops" does not: a determiner or a preposition tells a year.
    if after is not None and after.tag == "NNS" and after.pos == "NOUN" and after.head != i:
        return token.dep == "nummod" and not (
            before and (before.pos in ("DET", "ADP") or before.tag in ("PRP$", "POS", "JJ")) and token.entity == "DATE"
        )
    return False


def is_no_month(match: Match, setting: Setting) -> bool:
    """Whether "May", "March", "August" is a name or a verb here."""
    if match.has("year") or match.has("part") or match.has("rel"):
        return False
    i = match.tokens[0]
    token = setting.parse.tokens[i]
    if token.lower not in ("may", "march", "april", "june", "august", "jan"):
        return False
    tokens = setting.parse.tokens
    before = tokens[i - 1] if i and tokens[i - 1].sentence == token.sentence else None
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].sentence == token.sentence else None
    if before is not None and before.pos == "PROPN" and not setting.lexicon.symbols.get(before.lower):
        return True  # "Theresa May", "Prime Minister May"
    if token.entity == "DATE" and token.pos == "PROPN":
        return False
    if token.entity == "PERSON" or (after and after.tag == "NNP" and after.entity == "PERSON"):
        return True
    if before is None:
        return token.lower in ("may", "march")
    if before.lower in (
        "in",
        "since",
        "until",
        "by",
        "of",
        "from",
        "to",
        "and",
        "or",
        "last",
        "next",
        "this",
        "for",
        "late",
        "early",
        ",",
        "(",
        "between",
        "during",
        "through",
    ):
        return False
    # "Theresa May", "Mrs May", "the Long March": a name before it makes it a name.
    return before.tag == "NNP" or token.lower in ("may", "march")


def is_no_season(match: Match, setting: Setting) -> bool:
    """Whether "fall" falls, "spring" springs, or the word is part of a name ("Arab Spring")."""
    tokens = setting.parse.tokens
    i = match.tokens[1]
    token = tokens[i]
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if match.has("year") or match.has("rel") or match.has("relyear"):
        return False
    if token.entity == "DATE" and token.pos in ("PROPN", "NOUN") and token.lower != "fall":
        return False
    if token.lower == "fall" and (
        (after is not None and after.lower in ("of", "in", "to"))
        or (not match.has("part") and match.first + 1 == match.last)
    ):
        return True
    return token.text[:1].isupper() and before is not None and before.tag == "NNP" and before.sentence == token.sentence


def numbers_a_thing(match: Match, setting: Setting) -> bool:
    """Whether an ordinal is that of a thing, not of a day: "on the 28th floor", "the 5th and 7th fleets"."""
    items, tokens = match.atoms.items, setting.parse.tokens
    last = tokens[match.tokens[1]]
    if (
        last.head > last.i
        and tokens[last.head].pos in ("NOUN", "PROPN")
        and last.dep in ("amod", "compound", "nummod", "det")
    ):
        return True
    end = _end_of_ordinals(match)
    after = items[end] if end < len(items) else None
    if after is None or not after.text:
        return False
    token = tokens[after.token]
    return token.sentence == last.sentence and (
        token.pos in ("NOUN", "PROPN", "ADJ", "NUM") or after.text in ("of", "-", "'") or token.tag == "POS"
    )


def _end_of_ordinals(match: Match, most: int = 4) -> int:
    """The atom after a match and the ordinals joined to it: "the 5th, 6th and the 7th"."""
    texts = [a.text for a in match.atoms.items[match.last : match.last + 6 * most]]
    at = 0
    while texts[at : at + 1] and texts[at] in ("and", "or", ","):
        number = at + 1
        while texts[number : number + 1] and texts[number] in ("and", "or", "the"):
            number += 1
        if not (
            texts[number : number + 1] and texts[number].isdecimal() and texts[number + 1 : number + 2] in _SUFFIXES
        ):
            break
        at = number + 2
    return match.last + at
