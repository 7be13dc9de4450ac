"""Clauses of contact that the parser hangs on the last verb before them, hung on the verb that they belong to.

“A told B that the dam would be built, in an hour-long call”: the call is where A told it, not where the dam is built.
"""

from __future__ import annotations

from readouts.coding.contacts.lexicon import ContactLexicon
from readouts.language.parse import Parse, Token
from readouts.slots import replace

_INSIDE = frozenset({"in", "during", "over"})
_WITHIN = frozenset({"ccomp", "advcl", "xcomp", "conj", "relcl"})
_INDEFINITE = frozenset({"a", "an"})
_SAYING = frozenset({"say", "state", "declare", "announce", "stress", "insist", "reiterate", "agree"})
_VERBAL = frozenset({"VERB", "AUX"})


def with_calls_hung(parse: Parse, lexicon: ContactLexicon) -> Parse:
    """The parse with “…, in a call” on the verb of telling; the same parse where there is none to move."""
    changed: dict[int, Token] = {}
    for noun in parse.tokens:
        if noun.dep == "nsubj":
            _freed_partner(parse, noun, changed)
        if noun.dep != "pobj":
            continue
        for passed_over, asked in _asked_for(parse, noun, lexicon):
            changed[passed_over.i] = replace(passed_over, head=asked.i)
        preposition = _preposition(parse, noun, lexicon)
        if preposition is None:
            continue
        verb = _telling(parse, preposition, noun, lexicon)
        if verb is not None:
            changed[preposition.i] = replace(preposition, head=verb.i)
    if not changed:
        return parse
    return Parse.build(tuple(changed.get(t.i, t) for t in parse.tokens), parse.sentences, parse.model)


def _freed_partner(parse: Parse, noun: Token, changed: dict[int, Token]) -> None:
    """Makes the ministers of “spoke with the ministers of X and Y to discuss the crisis” those who were spoken with.

    Parsers take them for the subject of the infinitive, and the whole clause for what was spoken with.
    """
    purpose = parse.head(noun.i)
    preposition = parse.head(purpose.i) if purpose is not None and purpose.dep in {"pcomp", "ccomp"} else None
    verb = parse.head(preposition.i) if preposition is not None else None
    if purpose is None or preposition is None or verb is None or verb.pos not in _VERBAL:
        return
    infinitive = any(t.tag == "TO" for t in parse.children(purpose.i, "aux"))
    if preposition.lower in {"with", "to"} and preposition.i + 1 == parse.subtree(noun.i)[0].i and infinitive:
        changed[noun.i] = replace(noun, dep="pobj", head=preposition.i)
        changed[purpose.i] = replace(purpose, dep="advcl", head=verb.i)


def _asked_for(parse: Parse, noun: Token, lexicon: ContactLexicon) -> tuple[tuple[Token, Token], ...]:
    """The prepositions of “declined a request by X for a meeting”, each with the request, which the parser passes over."""
    last = parse.head(noun.i)
    if last is None or last.lower not in {"for", "to"}:
        return ()
    verb = parse.head(last.i)
    if verb is None or verb.pos not in _VERBAL or noun.lemma.lower() not in lexicon.words.nouns:
        return ()
    objects = [t for t in parse.children(verb.i, "dobj", "nsubjpass") if t.i < last.i]
    asked = next((t for t in objects if t.lemma in lexicon.status.asked), None)
    if asked is None:
        return ()
    between = [p for p in parse.children(verb.i, "prep", "agent", "dative") if asked.i < p.i <= last.i]
    return tuple((p, asked) for p in between if p.lower in {"for", "to", "by", "from"})


def _preposition(parse: Parse, noun: Token, lexicon: ContactLexicon) -> Token | None:
    """The preposition of “in a call”, where the noun names a conversation that was not spoken of before."""
    head = parse.head(noun.i)
    if head is None or head.lower not in _INSIDE or head.dep != "prep":
        return None
    entry = lexicon.words.nouns.get(noun.lemma.lower())
    if entry is None or entry.channel not in {"call", "video", "unknown"} or entry.on_only:
        return None
    new = any(t.lower in _INDEFINITE for t in parse.children(noun.i, "det"))
    return head if new else None


def _telling(parse: Parse, preposition: Token, noun: Token, lexicon: ContactLexicon) -> Token | None:
    """The verb of telling above the clause on which the preposition hangs; None where it may belong to that clause."""
    below = parse.head(preposition.i)
    if below is None or below.pos not in _VERBAL:
        return None
    with_somebody = any(t.lower in {"with", "between"} for t in parse.children(noun.i, "prep"))
    comma = parse.tokens[preposition.i - 1].text == ","
    ahead = False
    verb: Token | None = below
    while verb is not None and verb.pos in _VERBAL and verb.dep in _WITHIN:
        said = verb.dep == "ccomp"
        ahead = ahead or any(t.tag == "MD" for t in parse.children(verb.i, "aux"))
        verb = parse.head(verb.i)
        if verb is None or verb.i > preposition.i or not said:
            continue
        if not comma and (with_somebody or not ahead):
            return None  # "told B that he had heard of it in a call"
        tells = verb.lemma in lexicon.words.addressing_verbs and parse.child(verb.i, "dobj", "dative") is not None
        if tells or (with_somebody and verb.lemma in _SAYING):
            return verb
    return None
