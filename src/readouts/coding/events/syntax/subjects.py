"""Who does what a verb says, inherited where the verb has no subject of its own."""

from __future__ import annotations

from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.verb_classes import ADJECTIVAL, OBJECT_CONTROL, PAPERS
from readouts.language.parse import Parse, Token

SUBJECTS = ("nsubj", "csubj", "expl")
PREDICATES = frozenset({"acomp", "attr", "oprd"})
_LONGEST_CHAIN = 8


def is_passive(parse: Parse, i: int) -> bool:
    """Whether the verb is a passive, or a participle that follows its object ("troops sent by Moscow")."""
    if parse.child(i, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    token = parse.tokens[i]
    if token.tag != "VBN" or parse.child(i, "aux") is not None:
        return False
    if token.dep in {"acl", "advcl", "amod"}:
        return True
    if token.dep == "conj" and (head := parse.head(i)) is not None and head.pos in {"VERB", "AUX"}:
        return parse.child(i, *SUBJECTS) is None and is_passive(parse, head.i)
    return parse.child(i, "agent") is not None


def inclined(parse: Parse, token: Token) -> bool:
    """Whether a participle says what its subject is about to do, not what was done to it ("were set free")."""
    return token.lemma in ADJECTIVAL and parse.child(token.i, "oprd") is None


def subjects_of(parse: Parse, i: int, chain: int = _LONGEST_CHAIN) -> tuple[Token, ...]:
    """Who does what the verb says, inherited where the verb has no subject of its own.

    Agents of passives are found too; a passive without an agent has no doer.
    """
    if chain == 0:
        return ()
    if agents := parse.children(i, "agent"):
        return tuple(t for a in agents for t in governed(parse, a.i))
    token = parse.tokens[i]
    passive = is_passive(parse, i)
    if passive and inclined(parse, token):
        if leaning := parse.children(i, "nsubjpass"):
            return tuple(c for s in leaning for c in parse.conjuncts(s.i))
        passive = False
    if passive:
        preps = parse.children(i, "prep")
        # "convicted of bribery by the court": the parser may hang "by" on the noun before it.
        below = (
            p for q in preps if q.i > i for t in governed(parse, q.i) for p in parse.children(t.i, "prep", "agent")
        )
        by = [p for p in preps if p.lower == "by"] or [p for p in below if p.lower == "by"]
        return tuple(t for p in by for t in governed(parse, p.i))
    own = [c for s in parse.children(i, *SUBJECTS) if s.dep != "expl" for c in parse.conjuncts(s.i)]
    if own:
        if own[0].tag in {"WDT", "WP"} or own[0].lower == "that":
            relative = _relative_head(parse, i)
            return relative or tuple(own)
        return tuple(own)
    head = parse.head(i)
    if head is None:
        return ()
    if token.dep in {"conj", "advcl", "xcomp", "pcomp", "ccomp", "dep", "parataxis"}:
        return _inherited(parse, token, head, chain)
    if token.dep in PREDICATES and head.pos in {"AUX", "VERB"}:
        return subjects_of(parse, head.i, chain - 1)
    if token.dep in {"acl", "relcl"}:
        if head.pos == "NOUN" and token.tag == "VBG" and head.lemma in PAPERS:
            return _holders(parse, head, chain)
        if head.pos in {"NOUN", "PROPN", "PRON"} and token.tag == "VBG":
            return (head,)
        if "to" in {c.lower for c in parse.children(i, "aux")}:
            return _holders(parse, head, chain)
    return ()


def _relative_head(parse: Parse, i: int) -> tuple[Token, ...]:
    """What a relative clause is about."""
    current = parse.tokens[i]
    for _ in range(_LONGEST_CHAIN):
        head = parse.head(current.i)
        if head is None:
            return ()
        if current.dep == "relcl":
            return (head,)
        current = head
    return ()


def _inherited(parse: Parse, token: Token, head: Token, chain: int) -> tuple[Token, ...]:
    if head.pos in {"ADP", "SCONJ", "PART"} or head.dep == "prep":
        above = parse.head(head.i)
        if above is None:
            return ()
        if above.pos in {"NOUN", "PROPN"}:
            return _holders(parse, above, chain)
        if head.lower in {"of", "from", "for", "into", "against"}:
            objects = parse.children(above.i, "dobj", "nsubjpass")
            if objects:
                return tuple(objects[:1])
        return subjects_of(parse, above.i, chain - 1)
    if head.pos in {"NOUN", "PROPN"}:
        return _holders(parse, head, chain)
    if token.dep in {"xcomp", "ccomp", "advcl"} and head.lemma in OBJECT_CONTROL:
        infinitive = "to" in {c.lower for c in parse.children(token.i, "aux")} or token.tag == "VB"
        patients = parse.children(head.i, "dobj", "nsubjpass", "dative")
        if infinitive and not patients:
            patients = tuple(
                t
                for p in parse.children(head.i, "prep")
                if p.lower in {"on", "upon", "to", "for"}
                for t in governed(parse, p.i)
            )
        if infinitive and patients:
            return tuple(c for p in patients[:1] for c in parse.conjuncts(p.i))
    if is_passive(parse, head.i) and not (token.dep == "conj" and is_passive(parse, token.i)):
        patients = parse.children(head.i, "nsubjpass")
        if patients:
            return tuple(c for p in patients for c in parse.conjuncts(p.i))
    return subjects_of(parse, head.i, chain - 1)


def _holders(parse: Parse, noun: Token, chain: int) -> tuple[Token, ...]:
    """Whose plan, refusal or ability it is: possessor, "by", modifier, or the subject of the verb that carries the noun."""
    if owned := parse.children(noun.i, "poss"):
        return tuple(owned)
    by = [p for p in parse.children(noun.i, "prep", "agent") if p.lower in {"by", "from", "of"}]
    if by:
        return tuple(t for p in by for t in governed(parse, p.i))
    head = parse.head(noun.i)
    if head is not None and noun.dep in {"dobj", "attr", "pobj"} and chain:
        while head is not None and head.pos == "ADP":
            head = parse.head(head.i)
        if head is not None and head.pos in {"VERB", "AUX"}:
            return subjects_of(parse, head.i, chain - 1)
    return ()
