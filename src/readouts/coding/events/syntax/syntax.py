"""Reading the parse: objects, subjects (inherited where left out), what prepositions govern, light verbs."""

from __future__ import annotations

from readouts.language.memory import remembered
from readouts.language.parse import Parse, Token

_MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"})
OBJECTS = ("dobj", "nsubjpass", "dative", "obj")
SUBJECTS = ("nsubj", "csubj", "expl")
# Verbs whose object does what their infinitive says ("ordered troops to fire"); after other verbs the subject does it.
OBJECT_CONTROL = frozenset(
    [
        "advise",
        "allow",
        "appeal",
        "ask",
        "authorize",
        "authorise",
        "beg",
        "call",
        "cause",
        "command",
        "compel",
        "convince",
        "direct",
        "enable",
        "encourage",
        "expect",
        "force",
        "get",
        "help",
        "implore",
        "instruct",
        "invite",
        "lead",
        "let",
        "make",
        "order",
        "persuade",
        "plead",
        "press",
        "pressure",
        "prompt",
        "push",
        "remind",
        "request",
        "require",
        "tell",
        "urge",
        "warn",
        "want",
        "have",
        "see",
        "watch",
        "send",
        "deploy",
        "use",
        "leave",
    ]
)
# Participles that say what somebody is about or inclined to do; their "passive" subject is the doer.
ADJECTIVAL = frozenset(
    [
        "prepare",
        "poise",
        "set",
        "determine",
        "commit",
        "oppose",
        "engage",
        "dedicate",
        "schedule",
        "resolve",
        "involve",
        "bind",
    ]
)
# Verbs whose "object" the parser hangs below their infinitive ("allowed the monks to return").
RAISING = OBJECT_CONTROL | frozenset(["permit", "forbid", "oblige", "let"])
# Papers whose participle says what their author says in them ("issued a declaration demanding").
_PAPERS = frozenset(
    [
        "statement",
        "declaration",
        "letter",
        "communique",
        "communiqué",
        "note",
        "message",
        "resolution",
        "report",
        "petition",
        "bill",
        "decree",
        "order",
        "video",
        "tape",
        "speech",
        "leaflet",
        "ultimatum",
    ]
)
_ABOUT = frozenset({"about", "over", "around", "under"})
_LONGEST_CHAIN = 8
PREDICATES = frozenset({"acomp", "attr", "oprd"})


@remembered
def objects_of(parse: Parse, i: int) -> tuple[Token, ...]:
    """Objects of a verb, the subject of its passive, or the noun that its participle modifies, with what they are coordinated with."""
    found = [c for o in parse.children(i, *OBJECTS) if o.dep != "dative" for c in parse.conjuncts(o.i)]
    token = parse.tokens[i]
    if not found and token.pos == "VERB" and not is_passive(parse, i):
        found = _counted_objects(parse, i)
    if not found and token.lemma in RAISING:
        found = [
            c
            for clause in parse.children(i, "ccomp", "xcomp")
            if clause.tag == "VB" and parse.child(clause.i, "mark") is None
            for s in parse.children(clause.i, "nsubj", "nsubjpass")
            for c in parse.conjuncts(s.i)
        ]
    if not found and token.pos == "VERB":
        # "voiced dismay": a bare noun is no clause.
        found = [c for c in parse.children(i, "xcomp") if c.pos == "NOUN" and parse.child(c.i, "aux", "nsubj") is None]
    if not found:
        found = [
            c
            for clause in parse.children(i, "ccomp")
            if _small(parse, clause)
            for s in parse.children(clause.i, "nsubj")
            for c in parse.conjuncts(s.i)
        ]
    if _inclined(parse, token) and parse.child(i, "nsubjpass") is not None and parse.child(i, "agent") is None:
        return ()
    if not found and token.dep in {"acl", "relcl"} and (head := parse.head(i)) is not None:
        passive = token.tag == "VBN" and (token.dep == "acl" or parse.child(i, "auxpass") is not None)
        relative = next((c for c in parse.children(i, *OBJECTS) if c.tag in {"WDT", "WP"}), None)
        if passive or relative is not None:
            found = [head]
    elif found and found[0].tag in {"WDT", "WP"} and (head := parse.head(i)) is not None and token.dep == "relcl":
        found = [head]
    if not found and token.dep == "conj" and (head := parse.head(i)) is not None and token.tag == "VBN":
        found = [c for o in parse.children(head.i, "nsubjpass") for c in parse.conjuncts(o.i)]
    return tuple(found)


def _counted_objects(parse: Parse, i: int) -> list[Token]:
    """Objects behind "about", "over" or "around" and a number, which the parser takes for a preposition ("freed about 100 men")."""
    return [
        t
        for p in parse.children(i, "prep")
        if p.i == i + 1 and p.lower in _ABOUT
        for t in parse.children(p.i, "pobj")
        if t.pos == "NUM" or parse.child(t.i, "nummod") is not None
        if t.entity not in {"DATE", "TIME"}
    ]


def _inclined(parse: Parse, token: Token) -> bool:
    """Whether a participle says what its subject is about to do, not what was done to it ("were set free")."""
    return token.lemma in ADJECTIVAL and parse.child(token.i, "oprd") is None


def _small(parse: Parse, clause: Token) -> bool:
    """Whether a clause without a verb says something of the object ("found a colonel guilty")."""
    return clause.pos in {"ADJ", "NOUN"} and parse.child(clause.i, "aux", "cop", "mark") is None


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
    if passive and _inclined(parse, token):
        if inclined := parse.children(i, "nsubjpass"):
            return tuple(c for s in inclined for c in parse.conjuncts(s.i))
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
        if head.pos == "NOUN" and token.tag == "VBG" and head.lemma in _PAPERS:
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


def carrier_of(parse: Parse, noun: int, carriers: frozenset[str]) -> Token | None:
    """The light verb that carries an event noun ("held talks", "engaged in talks", "talks were held"); None where none does."""
    token = parse.tokens[noun]
    while token.dep == "conj" and (above := parse.head(token.i)) is not None:
        token = above
    head = parse.head(token.i)
    if head is not None and head.pos == "ADP" and token.dep == "pobj":
        verb = parse.head(head.i)
        # "a series of attacks", "a round of talks"
        if verb is not None and verb.pos == "NOUN" and head.lower == "of":
            return carrier_of(parse, verb.i, carriers)
        if verb is not None and verb.pos == "NOUN":
            above = parse.head(verb.i)
            if verb.lower == "addition" and above is not None:
                # "with sanctions, in addition to military aid": the verb carries both.
                return parse.head(above.i)
            verb = above if verb.lemma in {"hour", "minute", "time"} else None
        return verb if verb is not None and f"{verb.lemma} {head.lower}" in carriers else None
    if token.dep == "nsubjpass" or (head is not None and token.dep == "dobj"):
        if head is None:
            return None
        particle = parse.child(head.i, "prt")
        words = f"{head.lemma} {particle.lower}" if particle is not None else head.lemma
        return head if words in carriers else None
    return next((c for c in parse.children(token.i, "acl", "relcl") if c.lemma in carriers and c.tag == "VBN"), None)


HAPPENING = frozenset(
    [
        "break",
        "erupt",
        "take",
        "happen",
        "occur",
        "begin",
        "start",
        "flare",
        "continue",
        "resume",
        "end",
        "follow",
        "spread",
        "go",
        "come",
        "pour",
        "flow",
        "arrive",
        "flood",
    ]
)


def occurrence_of(parse: Parse, noun: Token) -> Token | None:
    """The verb that says of an event noun that it takes place ("clashes broke out between …")."""
    head = parse.head(noun.i)
    if head is not None and noun.dep in {"nsubj", "nsubjpass"} and head.lemma in HAPPENING:
        return head
    return None


def predicated_of(parse: Parse, token: Token) -> tuple[Token, ...]:
    """What a predicate is said of: the subject of "be", the object of "call" ("called the vote a sham")."""
    while token.dep == "conj" and (above := parse.head(token.i)) is not None:
        token = above
    if own := parse.children(token.i, "nsubj", "nsubjpass"):
        return own
    head = parse.head(token.i)
    while head is not None and head.pos in {"ADP", "SCONJ"}:
        head = parse.head(head.i)
    if head is None:
        return ()
    if objects := parse.children(head.i, "dobj", "nsubjpass"):
        return objects
    if clauses := parse.children(head.i, "csubj"):
        return clauses
    return subjects_of(parse, head.i)


def is_predicate(parse: Parse, token: Token) -> bool:
    """Whether the word says something of a subject ("is illegal", "called it illegal", "described it as a sham")."""
    while token.dep == "conj" and (above := parse.head(token.i)) is not None:
        token = above
    if token.dep in PREDICATES:
        return True
    if token.dep == "ccomp" and token.pos not in {"VERB", "AUX"}:
        return True
    head = parse.head(token.i)
    if head is not None and token.dep in {"pobj", "amod", "pcomp"} and head.lower == "as":
        return True
    # "is out of the question"
    while head is not None and head.pos in {"ADP", "SCONJ"} and token.dep in {"pobj", "prep"}:
        token, head = head, parse.head(head.i)
    return head is not None and head.lemma == "be" and token.pos in {"ADP", "SCONJ"}


def spliced(parse: Parse, clause: Token) -> bool:
    """Whether a clause before a verb that has its own object only stands beside it ("Oslo left, a step Kyiv denounced")."""
    head = parse.head(clause.i)
    return head is not None and clause.dep == "ccomp" and clause.i < head.i and parse.child(head.i, "dobj") is not None
