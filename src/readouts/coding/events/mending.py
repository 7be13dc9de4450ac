"""Parses put right where a model often goes wrong, before the rules of events read them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from readouts.language.parse import Parse, Token

MENDED = "mending.participle"


def mend(parse: Parse, verbs: Container[tuple[str, str]]) -> Parse:
    """The parse with participles that were read as adjectives made verbs again; the same parse where none was.

    "The guns are hampering Chadian efforts": the model takes "hampering" for an adjective of "efforts", as in
    "are amazing efforts". A verb of the lexicon right after "be", before a noun that is said to be the subject, is one.

    Args:
        parse: Of a document.
        verbs: The triggers of the lexicon, as part of speech and lemma.
    """
    changed: dict[int, Token] = {}
    for token in parse.tokens:
        if token.pos == "ADJ" and token.dep in {"amod", "acomp"} and token.lower.endswith("ing"):
            lemma = _base(token.lower, verbs)
            copula = _copula(parse, token)
            if lemma is not None and copula is not None:
                _rehang(parse, token, lemma, copula, changed)
        elif token.dep == "amod" and token.tag == "VBD" and parse.child(token.i, "nsubj") is not None:
            _free(parse, token, changed)
    if not changed:
        return parse
    tokens = tuple(changed.get(t.i, t) for t in parse.tokens)
    roots = {t.sentence: t.i for t in changed.values() if t.head == t.i}
    sentences = tuple(replace(s, root=roots.get(s.i, s.root)) for s in parse.sentences)
    return Parse.build(tokens, sentences, parse.model)


def _free(parse: Parse, verb: Token, changed: dict[int, Token]) -> None:
    """Make a past tense with a subject of its own the verb of the noun that it was hung on ("Oslo jammed broadcasts")."""
    noun = parse.tokens[verb.head]
    if noun.i < verb.i or noun.pos not in {"NOUN", "PROPN"} or noun.i in changed:
        return
    root = noun.head == noun.i
    changed[verb.i] = replace(verb, dep=noun.dep, head=verb.i if root else noun.head)
    changed[noun.i] = replace(noun, dep="dobj", head=verb.i)


def _base(participle: str, verbs: Container[tuple[str, str]]) -> str | None:
    stem = participle[:-3]
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return next((b for b in (stem, stem + "e", doubled) if ("verb", b) in verbs), None)


def _copula(parse: Parse, participle: Token) -> Token | None:
    """The "be" right before the participle, where the participle has, or was hung on, what must be its object."""
    if participle.dep == "acomp":
        # An adjective has no object.
        verb = parse.tokens[participle.head]
        return verb if verb.lemma == "be" and parse.child(participle.i, "dobj") is not None else None
    noun = parse.tokens[participle.head]
    if participle.i == 0 or noun.dep != "attr" or noun.i < participle.i:
        return None
    copula = parse.tokens[participle.i - 1]
    between = parse.tokens[participle.i + 1 : noun.i]
    # Something of the noun's own must stand between: "is growing concern" may well be an adjective.
    if copula.lemma != "be" or noun.head != copula.i or not between or parse.child(copula.i, "nsubj") is None:
        return None
    return copula


def _rehang(parse: Parse, participle: Token, lemma: str, copula: Token, changed: dict[int, Token]) -> None:
    root = copula.head == copula.i
    head = participle.i if root else copula.head
    changed[participle.i] = replace(participle, pos="VERB", tag="VBG", lemma=lemma, dep=copula.dep, head=head)
    changed[copula.i] = replace(copula, dep="aux", head=participle.i)
    for child in parse.children(copula.i):
        if child.i == participle.i:
            continue
        dep = "dobj" if child.i == participle.head else child.dep
        changed[child.i] = replace(child, dep=dep, head=participle.i)
