"""What one clause is, as a point: its kind, its topic, and whether it says that something is left out."""

from __future__ import annotations

from readouts.coding.points.clauses import TOPIC_PREPOSITIONS, Clause, verb_like
from readouts.coding.points.lexicon import Lexicon, PointKind, negated
from readouts.language.parse import Parse, Token
from readouts.span import Span

_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "conj", "dobj", "pobj", "prep", "appos", "advcl", "relcl", "acl", "pcomp", "attr"}
)
_CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "punct", "cc", "conj", "appos"})


def kind_of(parse: Parse, clause: Clause, lexicon: Lexicon) -> PointKind:
    """What the clause does: the nearest verb at or above its head that the lexicon knows decides."""
    if leaves_out(parse, clause, lexicon):
        return "not_mentioned"
    token = parse.tokens[clause.head]
    while True:
        if token.pos in ("VERB", "AUX", "NOUN"):
            kind = lexicon.kind(parse, token)
            if kind == "agreed" and negated(parse, token):
                return "denied"
            if kind:
                return kind
            if token.lemma in ("tell", "get") and _to_do(parse, token):
                return "requested"
            if token.pos == "VERB" and lexicon.has(lexicon.speech, parse, token):
                return "said"
        above = parse.head(token.i)
        finite = token.dep == "conj" and token.pos in ("VERB", "AUX") and token.tag not in ("VB", "VBG")
        if above is None or finite or token.dep not in _COMPLEMENTS:
            return "said"
        token = above


def _to_do(parse: Parse, verb: Token) -> bool:
    """Whether the verb has an infinitive as complement: "told her to wait"."""
    complements = parse.children(verb.i, "xcomp", "ccomp")
    return any(t.tag == "VB" and any(a.lower == "to" for a in parse.children(t.i, "aux")) for t in complements)


def leaves_out(parse: Parse, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause says that an account does not mention something."""
    verb = main_verb(parse, clause)
    near = (verb, *parse.children(verb.i, "dobj", "attr", "xcomp", "pobj", "prep", "conj"))
    return any(_leaves_out(parse, t, lexicon) for t in near if _inside(t, clause) or t is verb)


def main_verb(parse: Parse, clause: Clause) -> Token:
    """The verb of a clause; for a noun set apart ("a point on which Oslo is silent") that of its relative clause."""
    head = parse.tokens[clause.head]
    if verb_like(parse, head):
        return head
    own = (t for t in parse.children(head.i, "relcl", "acl") if t.dep == "relcl" or parse.child(t.i, "nsubj"))
    return next((t for t in own if _inside(t, clause)), head)


def _leaves_out(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    if token.pos in ("VERB", "AUX"):
        if lexicon.has(lexicon.omit, parse, token) or (token.tag == "VBG" and token.lower in lexicon.silent):
            return True
        if token.lemma == "be" and any(t.lower in lexicon.silent for t in parse.children(token.i, "acomp", "attr")):
            return True
        if lexicon.has(lexicon.fail, parse, token):
            below = (*parse.children(token.i, "xcomp", "dobj", "prep"),)
            return any(
                (t.lemma in lexicon.mention and t.lemma not in _SPEAKING) or t.lemma in lexicon.mention_nouns
                for t in below
            )
        if token.lemma == "do" and negated(parse, token):
            return _is_elliptic(parse, token)
        if token.lemma in lexicon.mention and negated(parse, token):
            if token.lemma in _TALKING and parse.child(token.i, "nsubjpass") is not None:
                return False  # "Prices were not discussed" tells of the talks, not of an account of them
            return token.lemma not in _SPEAKING or _says_nothing(parse, token)
        return False
    return token.lemma in lexicon.mention_nouns and any(
        child.lower in ("no", "any", "without") for child in parse.children(token.i, "det")
    )


_TALKING = frozenset({"discuss", "raise", "cover", "touch", "address", "bring", "speak", "say", "refer"})
# "He did not say when" is no omission from an account; "says nothing of it" and "has not spoken of it" are.
_SPEAKING = frozenset({"say", "speak", "bring", "figure"})


def _says_nothing(parse: Parse, verb: Token) -> bool:
    if any(child.lower == "nothing" for child in parse.children(verb.i)):
        return True
    about = (p for p in parse.children(verb.i, "prep") if p.lower in ("of", "about", "on", "in"))
    return verb.lemma in ("speak", "figure") and any(n.lower != "late" for p in about for n in _of(parse, p))


def _is_elliptic(parse: Parse, verb: Token) -> bool:
    """Whether "does not" stands for the verb before it, said of another account: "the Danish one does not"."""
    subject = parse.child(verb.i, "nsubj")
    bare = not any(c.i > verb.i and c.dep not in ("neg", "punct", "advmod") for c in parse.children(verb.i))
    return bare and subject is not None and (subject.lower == "one" or parse.child(subject.i, "case") is not None)


def topic_of(parse: Parse, clause: Clause, lexicon: Lexicon) -> tuple[str, Span] | None:
    """The noun phrase that the clause is about, in the words of the parse, with its characters."""
    head = parse.tokens[clause.head]
    noun = head if head.pos in ("NOUN", "PROPN") and not verb_like(parse, head) else _object(parse, head, clause)
    for _ in range(3):  # "the importance of the need for restraint": a few steps down are enough
        if noun is None or noun.lemma not in lexicon.empty_topics:
            break
        noun = _below(parse, noun, clause) or noun
        if noun.lemma in lexicon.empty_topics and _below(parse, noun, clause) is None:
            break
    if noun is None:
        return None
    return _phrase(parse, noun, clause, lexicon)


def _inside(token: Token, clause: Clause) -> bool:
    return clause.first <= token.i < clause.last


def _object(parse: Parse, head: Token, clause: Clause) -> Token | None:
    """What a verb is about: its object, else that of a preposition, of the verb below it, else a passive's subject.

    Where somebody is asked to do something, or thanked for it, that is looked at before the person.
    """
    direct = [n for n in parse.children(head.i, "dobj", "dative") if _inside(n, clause)]
    below = [b for b in parse.children(head.i, "xcomp", "ccomp", "oprd") if _inside(b, clause)]
    prepared = [
        noun
        for p in parse.children(head.i, "prep", "agent")
        if p.lower in TOPIC_PREPOSITIONS
        for noun in _of(parse, p)
        if _inside(noun, clause)
    ]
    asked = [found for b in below if direct and (found := _object(parse, b, clause)) is not None]
    groups = [asked, direct, prepared] if not any(n.entity == "PERSON" for n in direct) else [asked, prepared, direct]
    groups.append([n for n in parse.children(head.i, "nsubjpass") if _inside(n, clause)])
    for noun in (n for group in groups for n in group):
        if noun.pos in ("NOUN", "PROPN") and noun.entity not in ("DATE", "TIME"):
            return noun
    for b in parse.children(head.i, "xcomp", "ccomp", "acomp", "attr", "advcl", "pcomp", "oprd"):
        if _inside(b, clause):
            found = b if b.pos in ("NOUN", "PROPN") else _object(parse, b, clause)
            if found is not None:
                return found
    return next((n for n in parse.children(head.i, "nsubj") if _inside(n, clause) and n.pos == "NOUN"), None)


def _of(parse: Parse, preposition: Token) -> tuple[Token, ...]:
    return parse.children(preposition.i, "pobj")


def _below(parse: Parse, noun: Token, clause: Clause) -> Token | None:
    """What an empty noun is about: "the importance of X", "the need to do X"."""
    for preposition in parse.children(noun.i, "prep"):
        for found in _of(parse, preposition):
            if _inside(found, clause):
                return found
        for verb in parse.children(preposition.i, "pcomp"):
            if (found_object := _object(parse, verb, clause)) is not None:
                return found_object
    for verb in parse.children(noun.i, "acl", "relcl"):
        if (found_object := _object(parse, verb, clause)) is not None:
            return found_object
    return None


def _phrase(parse: Parse, noun: Token, clause: Clause, lexicon: Lexicon) -> tuple[str, Span]:
    """The noun with what belongs to it, without its determiner and without clauses."""
    dropped = {t.i for child in parse.children(noun.i) if child.dep in _CLAUSAL for t in parse.subtree(child.i)}
    tokens = [t for t in parse.subtree(noun.i) if t.i not in dropped and _inside(t, clause)]
    while len(tokens) > 1 and (tokens[0].lower in lexicon.topic_strips or tokens[0].pos == "PUNCT"):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    return " ".join(t.text for t in tokens), Span(tokens[0].start, tokens[-1].end)
