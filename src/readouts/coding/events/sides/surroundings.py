"""Words around a trigger that tell who is meant: borders, gates, purposes, whoever attends, dies or is told."""

from __future__ import annotations

from readouts.coding.events.sides.phrase_words import PhraseWords
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed, prepositions_of
from readouts.coding.events.syntax.subjects import subjects_of
from readouts.language.parse import Parse, Token

_WHILE = frozenset({"at", "in", "during", "after", "before", "following"})
_FACING = frozenset({"with", "of", "facing", "off", "near", "opposite", "around"})
_TOWARDS = frozenset({"off", "near", "towards", "toward", "opposite", "around"})
_SIDES_OF = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = frozenset(
    {"in", "near", "at", "around", "across", "through", "throughout", "inside", "outside", "along", "off"}
)
DURING = frozenset({"in", "during", "at"})
UNDERTAKING = frozenset({"in", "as", "for"})


def border_of(parse: Parse, words: PhraseWords, token: Token, carrier: Token | None) -> list[Token]:
    """Who is behind the border, coast or waters that forces are moved to or act at."""
    found: list[Token] = []
    places = {token.i, *(o.i for o in objects_of(parse, token.i))}
    places |= {carrier.i} if carrier is not None else set()
    for i in places:
        for word in parse.subtree(i):
            if word.i > min(places) and word.lemma in words.borders:
                found += _behind(parse, word)
            elif word.lower in _TOWARDS or (word.lower == "of" and parse.tokens[word.head].lower in _SIDES_OF):
                found += governed(parse, word.i)
    return found


def _behind(parse: Parse, border: Token) -> list[Token]:
    """Whose border it is, as far as the words at it say."""
    after = parse.tokens[border.i + 1 : border.i + 2]
    # The word after the noun tells it, wherever the parser hung it.
    found = [t for p in after if p.lower in _FACING for t in (*governed(parse, p.i), *parse.children(p.i, "dobj"))]
    return found or list(parse.children(border.i, "amod", "poss", "compound", "nmod"))


def gates_of(parse: Parse, words: PhraseWords, token: Token, carrier: Token | None) -> list[Token]:
    """Whose building people gather at ("rallied outside the Russian embassy"); a town is nobody's building."""
    verb = carrier or token
    found: list[Token] = []
    for preposition in (p for i in (token.i, verb.i) for p in parse.children(i, "prep", "advmod")):
        below = governed(parse, preposition.i)
        if preposition.lower in {"outside", "at"}:
            found += below
        for front in below:
            if preposition.lower in {"in", "at"} and front.lower in {"front", "gate", "gates"}:
                found += [t for p in parse.children(front.i, "prep") for t in governed(parse, p.i)]
    return [t for t in found if t.lemma.lower() in words.posts]


def attendee_of(parse: Parse, token: Token) -> tuple[Token, ...]:
    """Who does something at, or after, a meeting with others ("said after talks with his counterpart")."""
    head = parse.head(token.i)
    while head is not None and head.pos == "NOUN" and parse.child(head.i, "prep") is not None:
        # "after two days of talks"
        head = parse.head(head.i)
    after = {p.lower for p in parse.children(token.i, "prep")}
    if head is None or head.lower not in _WHILE or after & {"between", "among", "of"}:
        return ()
    return _subject_above(parse, head)


def attendant_of(parse: Parse, token: Token, prepositions: frozenset[str] = DURING) -> tuple[Token, ...]:
    """Who does something in its course ("youths threw stones during the demonstration")."""
    head = parse.head(token.i)
    while head is not None and head.lower == "of" and (above := parse.head(head.i)) is not None:
        # "for a week of joint manoeuvres"
        token, head = above, parse.head(above.i)
    if head is None or head.lower not in prepositions or token.dep != "pobj":
        return ()
    return _subject_above(parse, head)


def victim_of(parse: Parse, words: PhraseWords, token: Token) -> tuple[Token, ...]:
    """Who dies or is hurt in it ("a monk died of torture", "two miners were wounded in the shelling")."""
    head = parse.head(token.i)
    while head is not None and head.pos in {"ADP", "NOUN"} and token.dep in {"pobj", "prep"}:
        token, head = head, parse.head(head.i)
    if head is None or token.pos != "ADP" or head.lemma not in words.suffering:
        return ()
    return objects_of(parse, head.i) or subjects_of(parse, head.i)


def told_of(parse: Parse, words: PhraseWords, token: Token) -> tuple[Token, ...]:
    """Whom the verb of saying above tells it ("told American envoys that it would take them in")."""
    clause = token
    while clause.dep in {"xcomp", "conj", "ccomp"} and (head := parse.head(clause.i)) is not None:
        if clause.dep == "ccomp":
            return objects_of(parse, head.i) if head.lemma in words.telling else ()
        clause = head
    return ()


def purposes_of(parse: Parse, words: PhraseWords, token: Token, carrier: Token | None) -> tuple[int, ...]:
    """What it is done for or over: whoever is named in what it is done for or over ("marched to demand that Lima act", "in protest at …")."""
    verb = carrier or token
    heads = [c.i for c in parse.children(verb.i, "advcl", "xcomp") if _is_purpose(parse, c)]
    for place in {verb.i: verb, token.i: token}.values():
        heads += [c.i for c in parse.children(place.i, "relcl", "acl") if _is_purpose(parse, c)]
        for preposition in parse.children(place.i, "prep"):
            nouns = governed(parse, preposition.i)
            if preposition.lower in {"in", "as", "for"} and any(n.lemma in words.causes for n in nouns):
                heads += [n.i for n in nouns]
    return tuple(heads)


def deep(parse: Parse, token: Token, preposition: str) -> tuple[Token, ...]:
    """What such a preposition governs anywhere after the trigger in its phrase."""
    found = (p for p in parse.subtree(token.i) if p.i > token.i and p.lower == preposition and p.dep == "prep")
    return tuple(t for p in found for t in governed(parse, p.i))


def _subject_above(parse: Parse, preposition: Token) -> tuple[Token, ...]:
    """Who does what the preposition's phrase is the time or place of."""
    verb = parse.head(preposition.i)
    while verb is not None and verb.pos in {"NOUN", "ADP"}:
        verb = parse.head(verb.i)
    return subjects_of(parse, verb.i) if verb is not None and verb.pos == "VERB" else ()


def _is_purpose(parse: Parse, clause: Token) -> bool:
    return any(c.lower == "to" for c in parse.children(clause.i, "aux")) or clause.tag == "VBG"


def sufferer_of(parse: Parse, words: PhraseWords, token: Token) -> tuple[Token, ...]:
    """Whom the event noun is said to hit ("a strike paralysed Chile", "Karachi was rocked by a blast")."""
    head = parse.head(token.i)
    if head is not None and head.pos == "ADP" and head.dep == "agent":
        token, head = head, parse.head(head.i)
    told = head is not None and token.dep in {"nsubj", "agent"} and head.pos == "VERB" and head.lemma in words.affecting
    return objects_of(parse, head.i) if head is not None and told else ()


def means_of(parse: Parse, words: PhraseWords, verb: Token) -> tuple[Token, ...]:
    """The attack in which somebody dies or is hurt ("was killed in an American air strike")."""
    below = (
        t
        for p in parse.children(verb.i, "prep", "agent")
        if p.lower in {"in", "by", "during"}
        for t in governed(parse, p.i)
    )
    return tuple(t for t in below if t.lemma in words.means)


def where_of(parse: Parse, words: PhraseWords, token: Token, carrier: Token | None) -> tuple[Token, ...]:
    """Where it happens, by the prepositions at the word, its light verb, or the verb that says that it took place."""
    places = [token] if carrier is None else [token, carrier]
    head = parse.head(token.i)
    if head is not None and token.dep in {"nsubj", "nsubjpass"} and _occurs(words, head):
        places.append(head)
    elif token.pos == "NOUN" and carrier is None:
        # "fled the war in Syria": nobody says that it takes place.
        return ()
    return tuple(
        t
        for place in places
        for p in prepositions_of(parse, place.i)
        if p.lower in _WHERE
        for t in governed(parse, p.i)
        if t.entity in _PLACES or t.lemma.lower() in words.sites
    )


def _occurs(words: PhraseWords, verb: Token) -> bool:
    return verb.lemma in words.occurring or verb.lemma in words.affecting
