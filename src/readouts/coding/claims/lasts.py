"""Claims of the last contact that no mention makes: “the two last spoke on 7 May, in a video conference”, “their last summit was held in Oslo in May”."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from readouts.coding.claims.ground import Ground
from readouts.coding.claims.nearby import contact_near, is_asked, named_or_near, sides_between
from readouts.coding.coding import Anchor, Claim, ContactReport
from readouts.coding.contacts.scene import states_of
from readouts.language.parse import Token
from readouts.span import Span

_FURTHEST = 18
_LONGEST_OBJECT = 6
_PAST = frozenset({"VBD", "VBN"})


def last_claims(ground: Ground, known: Collection[Span]) -> Iterator[Claim]:
    """Last-contact claims of “last” before a contact verb or noun, and of “once before”; those ``known`` are left out."""
    for token in ground.scene.parse.spelt(ground.patterns.last_contact.words | {"once"}):
        if any(s.contains(token.span) for s in known) or is_asked(ground, token.i):
            continue
        head = _last_verb(ground, token) or _last_noun(ground, token) or _once_before(ground, token)
        if head is not None and (claim := _claim(ground, token, head)) is not None:
            yield claim


def _last_verb(ground: Ground, token: Token) -> Token | None:
    """“last spoke”."""
    tokens = ground.scene.parse.tokens
    if token.lower not in ground.patterns.last_contact.words or token.i + 1 >= len(tokens):
        return None
    verb = tokens[token.i + 1]
    lemma = ground.scene.lexicon.words.forms.get(verb.lower, verb.lemma)
    past = verb.tag in _PAST or lemma != verb.lower
    if verb.sentence != token.sentence or not past:
        return None
    return verb if lemma in ground.patterns.counted.verbs else _held(ground, verb)


def _held(ground: Ground, verb: Token) -> Token | None:
    """“last held a structured meeting”, “last had talks”: the noun says what took place."""
    if verb.lemma not in {"hold", "have"}:
        return None
    nouns = {*ground.scene.lexicon.words.nouns, *ground.patterns.counted.nouns}
    for token in ground.scene.parse.tokens[verb.i + 1 : verb.i + 2 + _LONGEST_OBJECT]:
        if token.sentence != verb.sentence or token.pos not in {"DET", "ADJ", "NOUN", "PROPN", "PUNCT", "ADV"}:
            return None
        if token.pos == "NOUN" and token.lemma in nouns:
            return token
    return None


def _last_noun(ground: Ground, token: Token) -> Token | None:
    """“the last summit of the three was held in May”: a contact noun that is the subject of a clause that tells when."""
    parse = ground.scene.parse
    if token.lower not in ground.patterns.last_contact.words:
        return None
    noun = parse.head(token.i)
    if noun is None or token.dep != "amod" or noun.pos != "NOUN" or noun.i < token.i:
        return None
    if noun.lemma not in ground.scene.lexicon.words.nouns and noun.lemma not in ground.patterns.counted.nouns:
        return None
    verb = parse.head(noun.i)
    subject = noun.dep in {"nsubj", "nsubjpass"}
    return noun if verb is not None and subject and verb.lemma in ground.patterns.last_contact.occurring else None


def _once_before(ground: Ground, token: Token) -> Token | None:
    """“They had talked once before, on 12 November”."""
    tokens = ground.scene.parse.tokens
    if token.lower != "once" or token.i + 1 >= len(tokens) or tokens[token.i + 1].lower != "before":
        return None
    before = [t for t in tokens[max(0, token.i - 4) : token.i] if t.sentence == token.sentence]
    return next((t for t in reversed(before) if t.lemma in ground.patterns.counted.verbs), None)


def _claim(ground: Ground, token: Token, head: Token) -> Claim | None:
    parse = ground.scene.parse
    index = time_behind(ground, max(token.i, head.i))
    if index is None:
        return None
    expression = ground.scene.reading.times[index]
    sentence = parse.sentence_of(head.i)
    last = parse.tokens_in(expression.span)[0].i
    named = sides_between(ground, sentence.first, last)
    about = told_at(ground, head, index)
    known = about or contact_near(ground, head.i, states_of(named) if len(states_of(named)) > 1 else frozenset())
    participants = named_or_near(ground, head, named, known)
    if len({a.state for a in participants}) < 2:
        return None
    start = min(ground.phrase_start(head.i), ground.phrase_start(token.i))
    anchor = Anchor(expression.span, ground.scene.reading.text(expression.span), index, about.id if about else None)
    return ground.claim(
        "last_contact", Span(start, expression.span.end), at=head.i, about=about, participants=participants,
        reason=f"“{token.text}” says that no contact of these sides came after it", anchor=anchor, counts=head.i,
    )  # fmt: skip


def time_behind(ground: Ground, i: int) -> int | None:
    """The date that follows token ``i`` in its sentence."""
    tokens = ground.scene.parse.tokens
    for index, expression in enumerate(ground.scene.reading.times):
        inside = ground.scene.parse.tokens_in(expression.span)
        if expression.type not in {"DATE", "TIME"} or not inside or inside[0].sentence != tokens[i].sentence:
            continue
        if i < inside[0].i <= i + _FURTHEST:
            return index
    return None


def told_at(ground: Ground, head: Token, index: int) -> ContactReport | None:
    """The contact of the document that took place at the time named."""
    sentence = ground.scene.parse.sentence_of(head.i).span
    here = [r for r in ground.contacts if r.status == "held" and any(sentence.overlaps(e) for e in r.evidence)]
    return next((r for r in here if index in r.when.expressions), None)
