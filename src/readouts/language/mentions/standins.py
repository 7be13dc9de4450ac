"""Whether a capital or a seat of power stands for its state ("Moscow refused") or is a place ("in Moscow")."""

from __future__ import annotations

from readouts.language.mentions.lexicon import Lexicon
from readouts.language.parse import Parse, Token

# Prepositions after which only what stands before them decides.
_OPEN = frozenset({"to", "from", "for", "of", "on", "toward", "towards", "against"})


def acts(parse: Parse, lexicon: Lexicon, first: int, last: int) -> bool:
    """Whether tokens [first, last), a capital or a seat, stand for those who govern from it."""
    head = span_root(parse, first, last)
    place = lexicon.usage.place
    before = first - 1
    while before >= 0 and parse.tokens[before].lower in {"the", "both"}:
        before -= 1
    if (
        before >= 0
        and parse.tokens[before].lower in place.prepositions
        and parse.tokens[before].sentence == head.sentence
    ):
        return False
    if _part_of_address(parse, first, last):
        return False
    if head.dep == "conj" and (other := parse.head(head.i)) is not None and other.pos == "PROPN" and other.i < first:
        return acts(parse, lexicon, other.i, other.i + 1)
    parent = parse.head(head.i)
    if parent is None:
        return False
    if head.dep in {"nsubj", "dobj", "dative", "nsubjpass", "agent", "appos", "oprd"}:
        return not (head.dep in {"dobj", "nsubjpass", "oprd"} and parent.lemma in place.objects)
    if head.dep in {"poss", "compound", "nmod", "amod"}:
        return not _is_place_noun(parent, lexicon)
    if head.dep == "pobj":
        return _after_preposition(parse, lexicon, parent)
    return head.dep not in {"npadvmod", "ROOT"}


def span_root(parse: Parse, first: int, last: int) -> Token:
    """The token of [first, last) whose head lies outside; of several the one that a clause governs, else the last."""
    roots = [t for t in parse.tokens[first:last] if not first <= t.head < last or t.head == t.i]
    for token in roots:
        if (
            token.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "poss", "attr", "conj", "appos"}
            and token.pos != "PUNCT"
        ):
            return token
    return roots[-1] if roots else parse.tokens[last - 1]


def _is_place_noun(token: Token, lexicon: Lexicon) -> bool:
    return token.lemma.lower() in lexicon.usage.place.nouns


def _part_of_address(parse: Parse, first: int, last: int) -> bool:
    """As in "Riyadh, Saudi Arabia": a place with its country."""
    tokens = parse.tokens
    return (
        last + 1 < len(tokens)
        and tokens[last].text == ","
        and tokens[last + 1].entity == "GPE"
        and tokens[last + 1].dep in {"appos", "npadvmod", "conj"}
        and not parse.children(tokens[last + 1].i, "cc")
        and parse.child(first, "cc") is None
        and tokens[last + 1].dep != "conj"
    )


def _after_preposition(parse: Parse, lexicon: Lexicon, preposition: Token) -> bool:
    place = lexicon.usage.place
    word = preposition.lower
    if word in place.prepositions:
        return False
    above = parse.head(preposition.i)
    if above is None or word not in _OPEN:
        return above is not None
    if above.pos in {"NOUN", "PROPN"}:
        verb = parse.head(above.i)
        if word == "from" and above.dep == "dobj" and verb is not None and verb.lemma in place.motion:
            # "recalled its ambassador from Paris"
            return False
        return not _is_place_noun(above, lexicon)
    if word == "from":
        return above.lemma in place.senders
    if word in {"to", "for"}:
        return above.lemma not in place.motion
    return not (word == "on" and above.lemma in place.objects)
