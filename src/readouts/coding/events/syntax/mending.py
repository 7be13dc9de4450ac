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

    Clauses whose verb was read as a participle of the subject, or whose subject's participle was read as their verb, are
    put right too ("The minister, who was in Oslo, offered help"; "A man wanted for murder was handed over").

    Args:
        parse: Of a document.
        verbs: The triggers of the lexicon, as part of speech and lemma.
    """
    changed: dict[int, Token] = {}
    for token in parse.tokens:
        if token.pos == "VERB" and not changed.keys() & {token.i, token.head}:
            _clause(parse, token, changed)
            _second(parse, token, changed)
        if token.dep == "appos" and token.entity == "GPE" and token.i not in changed:
            _listed(parse, token, changed)
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


def _clause(parse: Parse, verb: Token, changed: dict[int, Token]) -> None:
    """Puts one clause right whose main verb is the token, where the model went wrong."""
    head = parse.head(verb.i)
    if (
        head is None
        or verb.i < head.i
        or parse.child(verb.i, "nsubj", "nsubjpass", "csubj", "mark", "expl") is not None
    ):
        return
    if verb.dep in {"acl", "relcl"} and head.dep == "ROOT" and head.pos in {"NOUN", "PROPN"}:
        # A participle has no object, and a relative clause without a pronoun has a subject.
        if verb.tag in {"VBD", "VBZ"} or (verb.tag == "VBN" and parse.child(verb.i, "dobj", "auxpass") is not None):
            passive = parse.child(verb.i, "auxpass") is not None
            _crown(parse, verb, head, head, passive, changed)
    elif verb.dep == "ccomp" and head.dep == "ROOT" and head.tag == "VBD":
        passive = verb.tag == "VBN" and parse.child(verb.i, "auxpass") is not None
        subject = parse.child(head.i, "nsubj")
        named = parse.child(head.i, "agent") is not None
        if ((verb.tag == "VBD" and not named) or passive) and subject is not None and subject.i < head.i:
            _crown(parse, verb, head, subject, passive, changed)
            changed[head.i] = replace(head, tag="VBN", dep="acl", head=subject.i)
    elif verb.dep == "acomp" and verb.tag == "VBN" and head.lemma == "be" and parse.tokens[verb.i - 1].text == "-":
        # "were re-established", split at its hyphen
        subject = parse.child(head.i, "nsubj")
        if subject is not None and subject.i < head.i:
            changed[verb.i] = replace(verb, dep=head.dep, head=verb.i if head.head == head.i else head.head)
            changed[subject.i] = replace(subject, dep="nsubjpass", head=verb.i)
            changed[head.i] = replace(head, dep="auxpass", head=verb.i)
            for child in parse.children(head.i):
                if child.i not in changed:
                    changed[child.i] = replace(child, head=verb.i)


def _listed(parse: Parse, name: Token, changed: dict[int, Token]) -> None:
    """Makes the second of a list of states one of those who do it ("Oslo, Bern, Rome and Paris condemned …")."""
    first = parse.tokens[name.head]
    after = [c for c in parse.conjuncts(name.i)[1:] if c.entity == "GPE"]
    if first.entity == "GPE" and first.dep in {"nsubj", "nsubjpass"} and after and parse.tokens[name.i - 1].text == ",":
        changed[name.i] = replace(name, dep="conj")


def _second(parse: Parse, verb: Token, changed: dict[int, Token]) -> None:
    """Gives a past tense its subject back that was joined to the noun before ("sent men to the area and Oslo accused …")."""
    if verb.tag != "VBD" or verb.i < 2 or verb.dep == "ROOT" or parse.child(verb.i, *_OPENING) is not None:
        return
    name = parse.tokens[verb.i - 1]
    above = parse.head(verb.i)
    joined = name.dep == "conj" and name.pos == "PROPN" and name.head < name.i and name.i not in changed
    if not joined or above is None or above.pos != "VERB" or above.i > name.i or verb.i in changed:
        return
    if parse.tokens[name.head].pos == "PROPN" or not any(c.dep == "cc" for c in parse.children(name.head)):
        # "Oslo and Bern accused" are two who do it.
        return
    changed[verb.i] = replace(verb, dep="conj")
    changed[name.i] = replace(name, dep="nsubj", head=verb.i)


_OPENING = ("nsubj", "nsubjpass", "csubj", "mark", "expl", "aux", "auxpass")


def _crown(parse: Parse, verb: Token, root: Token, subject: Token, passive: bool, changed: dict[int, Token]) -> None:
    """Makes a verb the root of its sentence, and hangs on it what stands after it and hung on the old root."""
    changed[verb.i] = replace(verb, dep="ROOT", head=verb.i, tag=verb.tag if passive else "VBD")
    changed[subject.i] = replace(subject, dep="nsubjpass" if passive else "nsubj", head=verb.i)
    for child in parse.children(root.i):
        if child.i > verb.i and child.i not in changed:
            changed[child.i] = replace(child, head=verb.i)
