"""Whether an entry of the lexicon fires at a token."""

from __future__ import annotations

import re

from readouts.coding.events.lexicon.lexicon import Entry, Lexicon, Needs, Trigger
from readouts.coding.events.lexicon.schema import Part
from readouts.coding.events.syntax.carriers import occurrence_of
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed, head_words, hyphenated, of_time, prepositions_of
from readouts.coding.events.syntax.subjects import subjects_of
from readouts.language.memory import remembered
from readouts.language.parse import Parse, Token

__all__ = ["entries_at", "governed", "has_clause", "part_of"]

CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "pcomp", "relcl")
_PARTS: dict[str, Part] = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun", "AUX": "verb"}
_CLAUSAL = ("advcl", "ccomp", "xcomp")
_COMPLETIONS = ("acomp", "oprd", "xcomp", "ccomp", "advmod", "advcl", "prt", "attr", "npadvmod", "intj")
PHRASAL = ("in", "over", "through", "up", "off", "down", "out", "away", "back")
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_PLACING = frozenset({"be", "remain", "stay", "keep", "leave", "put", "lie", "place"})
# Participles that stand for what somebody is or does, tagged as adjectives by the model.
_BEFORE = ("amod", "compound", "nmod", "advmod", "npadvmod", "quantmod", "poss", "punct", "nummod")


def part_of(token: Token) -> Part | None:
    """What the token can trigger as; None where nothing."""
    if token.pos == "VERB" and token.dep == "amod" and token.tag in {"VBN", "VBG"}:
        return "adjective"
    return _PARTS.get(token.pos)


def _around(parse: Parse, token: Token, trigger: Trigger) -> bool:
    """Whether the other words of the expression stand where they must."""
    if trigger.particles:
        after = _particles(parse, token.i)
        if trigger.objects:
            # "foot the bill for": the preposition hangs on the object.
            after |= {p.lower for o in objects_of(parse, token.i) for p in parse.children(o.i, "prep")}
        if not all(p in after for p in trigger.particles):
            return False
    if trigger.objects and not _completed(parse, token, trigger.objects):
        return False
    if trigger.governed and not _governs(parse, token, trigger.governed):
        return False
    if trigger.before:
        before = _words_before(parse, token.i)
        if not all(b in before for b in trigger.before):
            return False
    if trigger.after:
        preposition, word = trigger.after
        places = (token, *_predicators(parse, token)) if word else (token,)
        return any(
            word in ("", t.lemma.lower(), t.lower)
            for place in places
            for p in parse.children(place.i, "prep")
            if p.lower == preposition
            for t in governed(parse, p.i)
        )
    return True


def _phrasal_objects(parse: Parse, verb: Token, particles: tuple[str, ...] = PHRASAL) -> tuple[Token, ...]:
    """Objects of a verb, or, where the parser took its particle for a preposition, what that governs ("waved through the treaty")."""
    found = objects_of(parse, verb.i)
    if found:
        return found
    return tuple(t for p in parse.children(verb.i, "prep") if p.lower in particles for t in governed(parse, p.i))


def _completed(parse: Parse, verb: Token, words: tuple[str, ...]) -> bool:
    """Whether one of the words completes the verb: as its object, or as what it says of that ("set free", "let go")."""
    return not _completions(parse, verb.i).isdisjoint(words)


@remembered
def _completions(parse: Parse, i: int) -> frozenset[str]:
    """The words that complete a verb, in any form of theirs."""
    found = {w for o in _phrasal_objects(parse, parse.tokens[i]) for w in head_words(parse, o)}
    found |= {w for c in parse.children(i, *_COMPLETIONS) if c.i > i for w in (c.lower, c.lemma.lower())}
    return frozenset(found)


@remembered
def _particles(parse: Parse, i: int) -> frozenset[str]:
    """Prepositions and particles after a word, but those that only say when."""
    found = [t.lower for t in prepositions_of(parse, i) if not of_time(parse, t)]
    # "called for Chad to withdraw": the preposition introduces a clause.
    found += [m.lower for c in parse.children(i, *_CLAUSAL) for m in parse.children(c.i, "mark") if i < m.i < c.i]
    return frozenset(found)


@remembered
def _words_before(parse: Parse, i: int) -> frozenset[str]:
    """The words that modify a word from the left, and the three just before it."""
    before = {w for c in parse.children(i, *_BEFORE) if c.i < i for w in (c.lower, c.lemma.lower())}
    return frozenset(before).union(t.lower for t in parse.tokens[max(0, i - 3) : i])


def _governs(parse: Parse, verb: Token, wanted: tuple[tuple[str, str], ...]) -> bool:
    """Whether each preposition governs its noun, after the verb or its object ("took two monks into custody"), or is a particle ("laid down arms")."""
    places = (verb, *objects_of(parse, verb.i))
    found = [(p, governed(parse, p.i)) for place in places for p in prepositions_of(parse, place.i)]
    return all(
        any(p.lower == name and any(noun in head_words(parse, t) for t in below) for p, below in found)
        or (any(p.lower == name for p, _ in found) and _completed(parse, verb, (noun,)))
        for name, noun in wanted
    )


def _predicators(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """The verb that says where or how the noun's bearer stands ("all options are on the table")."""
    head = parse.head(noun.i)
    placed = head is not None and noun.dep in {"nsubj", "nsubjpass", "dobj"} and head.lemma in _PLACING
    return (head,) if head is not None and placed else ()


def has_clause(parse: Parse, i: int, kinds: tuple[str, ...]) -> bool:
    """Whether the token has a complement of one of the kinds: ``to``, ``that``, ``ing``."""
    for clause in parse.children(i, *CLAUSES):
        auxiliary = {c.lower for c in parse.children(clause.i, "aux")}
        if "to" in kinds and "to" in auxiliary:
            return True
        if "that" in kinds and clause.dep in {"ccomp", "acl"} and "to" not in auxiliary:
            return True
        if "ing" in kinds and clause.tag == "VBG":
            return True
    if "ing" in kinds:
        return any(t.dep == "pcomp" for p in parse.children(i, "prep") for t in governed(parse, p.i))
    return False


def is_score(parse: Parse, token: Token) -> bool:
    """Whether the token is, or begins, the score of a game; some models split it at the dash."""
    if _SCORE.fullmatch(token.text):
        return True
    after = parse.tokens[token.i + 1 : token.i + 3]
    return len(after) == 2 and bool(_SCORE.fullmatch(token.text + after[0].text + after[1].text))


def _below(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """What the prepositions of a verb, and theirs in turn, govern."""
    first = tuple(t for p in parse.children(verb.i, "prep") for t in governed(parse, p.i))
    return first + tuple(t for n in first for p in parse.children(n.i, "prep") for t in governed(parse, p.i))


def _own(parse: Parse, verb: Token, words: frozenset[str]) -> bool:
    """Whether one of the objects that the entry asks for is said to be the subject's own ("their arms")."""
    return any(
        p.lower in _OWN
        for o in objects_of(parse, verb.i)
        if not words or words & head_words(parse, o)
        for p in parse.children(o.i, "poss")
    )


def _follows(parse: Parse, token: Token, entry: Entry) -> bool:
    """Whether one of the entry's forbidden words follows after its preposition."""
    return any(
        p.lower == name and words & head_words(parse, t)
        for p in prepositions_of(parse, token.i)
        for name, words in entry.prep_not
        for t in governed(parse, p.i)
    )


def _complements(parse: Parse, token: Token) -> tuple[Token, ...]:
    """Clauses below a word, or below the time that it gives ("a week to leave")."""
    times = parse.children(token.i, "npadvmod", "dobj")
    return tuple(c for t in (token, *times) for c in parse.children(t.i, *CLAUSES))


def _allowed(parse: Parse, token: Token, trigger: Trigger, entry: Entry) -> bool:
    """Whether the constraints of the entry hold, those on its sides left for later."""
    if entry.object or entry.object_not or entry.rule.intransitive:
        phrasal = tuple(p for p in trigger.particles if p in PHRASAL)
        words = [head_words(parse, o) for o in _phrasal_objects(parse, token, phrasal)]
        if entry.object and not any(entry.object & w for w in words):
            return False
        if entry.rule.object_own and not _own(parse, token, entry.object):
            return False
        if any(entry.object_not & w for w in words) or (entry.rule.intransitive and words):
            return False
    wanted = entry.rule.object_entity
    if wanted and not any(o.entity in wanted for o in objects_of(parse, token.i)):
        return False
    if entry.prep:
        timed = {name for name, words in entry.prep if words}
        after = [
            (p, governed(parse, p.i))
            for p in prepositions_of(parse, token.i)
            if p.lower in timed or not of_time(parse, p)
        ]
        told = occurrence_of(parse, token) if token.pos == "NOUN" else None
        if told is not None:
            # "clashes broke out between"
            after += [(p, governed(parse, p.i)) for p in parse.children(told.i, "prep")]
        if token.pos == "VERB":
            # "sent weapons to Kyiv": the parser hangs "to" on the verb or on its object.
            after += [
                (p, governed(parse, p.i)) for o in objects_of(parse, token.i) for p in parse.children(o.i, "prep")
            ]
        if entry.rule.carried and (verb := next((a for a in parse.ancestors(token.i) if a.pos == "VERB"), None)):
            # "came under fire for": the parser hangs "for" on the verb that carries the noun.
            below = [p for a in (verb, *_below(parse, verb)) for p in parse.children(a.i, "prep")]
            after += [(p, governed(parse, p.i)) for p in below]
        if not any(
            p.lower == name
            and (token.pos != "VERB" or p.i > token.i or p.head != token.i)
            and (not words or any(words & head_words(parse, t) for t in found))
            for name, words in entry.prep
            for p, found in after
        ):
            return False
    if entry.subject or entry.subject_not:
        found = {w for t in subjects_of(parse, token.i) for w in head_words(parse, t)}
        if (entry.subject and not found & entry.subject) or found & entry.subject_not:
            return False
    if entry.head and ((above := parse.head(token.i)) is None or above.lemma.lower() not in entry.head):
        return False
    if entry.near and entry.near.isdisjoint(lemmas_of(parse, token.sentence)):
        return False
    if entry.near_not and not (
        entry.near_not.isdisjoint(lemmas_of(parse, token.sentence)) and not tells_a_score(parse, token.sentence)
    ):
        return False
    if entry.prep_not and _follows(parse, token, entry):
        return False
    if entry.modifier or entry.modifier_not:
        before = {
            w for c in parse.children(token.i, "amod", "compound", "nmod", "poss") for w in (c.lower, c.lemma.lower())
        }
        if (entry.modifier and not before & entry.modifier) or before & entry.modifier_not:
            return False
    if entry.clause_verb and not any(c.lemma in entry.clause_verb for c in _complements(parse, token)):
        return False
    if entry.clause_not and any(
        c.lemma in entry.clause_not and (c.dep != "advcl" or c.tag == "VB")
        for c in parse.children(token.i, "xcomp", "ccomp", "acl", "advcl")
    ):
        return False
    if entry.rule.object_foreign and _own(parse, token, frozenset()):
        return False
    if entry.rule.told and token.tag == "VBN" and token.dep in {"acl", "amod"}:
        return False
    if entry.rule.plain and (parse.child(token.i, "oprd", "ccomp") is not None):
        return False
    return not entry.rule.clause or has_clause(parse, token.i, entry.rule.clause)


@remembered
def lemmas_of(parse: Parse, sentence: int) -> frozenset[str]:
    """The lemmas of a sentence."""
    return frozenset([t.lemma.lower() for t in parse.sentence_tokens(parse.sentences[sentence])])


@remembered
def tells_a_score(parse: Parse, sentence: int) -> bool:
    """Whether a sentence holds the score of a game."""
    return any(is_score(parse, t) for t in parse.sentence_tokens(parse.sentences[sentence]))


def entries_at(lexicon: Lexicon, parse: Parse, token: Token) -> list[tuple[Trigger, Entry]]:
    """Entries that fire at the token, the most demanding first; those that need known sides still wait for them."""
    part, whole = part_of(token), hyphenated(parse, token)
    if whole is not None and (part, whole) not in lexicon.index and ("noun", whole) in lexicon.index:
        # "a build-up": what the last part is by itself says nothing of the whole.
        part = "noun"
    elif part is None or (token.pos == "PROPN" and token.entity):
        return []
    lemma = whole if whole is not None and (part, whole) in lexicon.index else token.lemma.lower()
    pairs = lexicon.index.get((part, lemma))
    if pairs is None:
        return []
    there = _words_of(parse, token.sentence)
    return [
        (t, e)
        for t, e in pairs
        if _has(there, t.needs) and _has(there, e.needs) and _around(parse, token, t) and _allowed(parse, token, t, e)
    ]


def _has(there: frozenset[str], needs: Needs) -> bool:
    """Whether a sentence has what an expression needs; mostly not, which is found out sooner than by its syntax."""
    return not any(map(there.isdisjoint, needs))


@remembered
def _words_of(parse: Parse, sentence: int) -> frozenset[str]:
    """The words of a sentence, as they stand and as lemmas."""
    tokens = parse.sentence_tokens(parse.sentences[sentence])
    return frozenset([t.lower for t in tokens]).union(lemmas_of(parse, sentence))
