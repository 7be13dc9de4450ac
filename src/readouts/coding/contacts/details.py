"""What mentions add to a contact: how long it lasted, where, about what, and who confirms it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readouts.coding.coding import Place
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import Scene
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.timing import governor
from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.language.parse import Token
from readouts.number_words import ONES, TENS
from readouts.span import Span, trimmed

_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES[1:10])}))?|{'|'.join(ONES[1:])}|an?|half an|half a|several)"
_DURATION = re.compile(
    rf"\b(?P<number>{_NUMBER})(?P<half> and a half)?[\s-]+(?P<unit>hour|minute|min)s?\b(?:[\s-]and[\s-]a[\s-](?P<after>half|quarter))?",
    re.IGNORECASE,
)
_BARE_HALF = re.compile(r"\bhalf(?:[\s-]an)?[\s-]hour\b|\bhalf-hour\b", re.IGNORECASE)
_HOUR_LONG = re.compile(r"\bhour[\s-]?long\b", re.IGNORECASE)
_LONGEST_TOPIC = 12
_TOPIC_PREPOSITIONS = frozenset({"about", "on", "over", "regarding", "concerning"})
_TOPIC_VERBS = frozenset({"discuss", "address", "cover", "review", "exchange", "speak", "talk", "raise"})


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes, with the words."""

    minutes: int
    span: Span


def duration_in(text: str, start: int = 0) -> Duration | None:
    """The first duration of minutes or hours in a piece of text.

    >>> duration_in("it lasted a little over twenty minutes").minutes
    20
    """
    if (half := _BARE_HALF.search(text)) and not ((m := _DURATION.search(text)) and m.start() < half.start()):
        return Duration(30, Span(start + half.start(), start + half.end()))
    match = _DURATION.search(text)
    if match is None and (long := _HOUR_LONG.search(text)):
        return Duration(60, Span(start + long.start(), start + long.end()))
    if match is None or match["number"].lower() == "several":
        return None
    number = _value(match["number"].lower())
    if match["half"] or match["after"] == "half":
        number += 0.5
    elif match["after"]:
        number += 0.25
    minutes = number * (60 if match["unit"].lower() == "hour" else 1)
    return Duration(round(minutes), Span(start + match.start(), start + match.end()))


def _value(words: str) -> float:
    if words[0].isdigit():
        return float(words)
    if words in {"a", "an"}:
        return 1
    if words.startswith("half"):
        return 0.5
    parts = re.split(r"[- ]", words)
    return sum(TENS.get(p) or ONES.index(p) for p in parts)


def duration_of(scene: Scene, draft: Draft) -> Duration | None:
    """How long it lasted: “which lasted about an hour”, “an hour-long call”, “spent an hour on the phone”."""
    for mention in draft.mentions:
        for span in _duration_places(scene, mention):
            if (found := duration_in(scene.reading.text(span), span.start)) is not None:
                return found
    return None


def _duration_places(scene: Scene, mention: ContactMention) -> Iterator[Span]:
    parse, words = scene.parse, scene.lexicon.words
    for i in (mention.trigger, *mention.folded):
        token = parse.tokens[i]
        for child in parse.children(i, "amod", "compound", "nmod", "npadvmod", "nummod"):
            yield parse.subtree_span(child.i)
        for clause in parse.children(i, "relcl", "acl"):
            if clause.lemma in words.duration_verbs:
                yield from _lasting(scene, clause)
        verb = governor(parse, i)
        if verb is None:
            continue
        itself = verb.i == i and token.lemma in words.verbs
        carried = verb.lemma in words.duration_verbs and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "ROOT"}
        if itself or carried:
            yield from _lasting(scene, verb)
    yield from _of_pronoun(scene, mention)


def _of_pronoun(scene: Scene, mention: ContactMention) -> Iterator[Span]:
    """“It lasted an hour”, right after the mention's sentence."""
    following = scene.parse.tokens[mention.trigger].sentence + 1
    if following >= len(scene.parse.sentences):
        return
    sentence = scene.parse.sentences[following]
    verb = scene.parse.tokens[sentence.root]
    subject = scene.parse.child(verb.i, "nsubj")
    if verb.lemma in {"last", "go", "run", "take"} and subject is not None and subject.lower in {"it", "they"}:
        yield from _lasting(scene, verb)


def _lasting(scene: Scene, verb: Token) -> Iterator[Span]:
    """What follows "lasted", "went on for", "spoke for"; not "was two hours after"."""
    parse = scene.parse
    for child in parse.children(verb.i, "npadvmod", "dobj", "attr", "advmod"):
        if not any(t.lower in {"ago", "earlier", "later", "after", "before"} for t in parse.subtree(child.i)):
            yield parse.subtree_span(child.i)
    for preposition in parse.children(verb.i, "prep", "cc", "conj"):
        if preposition.lower in {"for", "of"} or (verb.lemma == "be" and preposition.lower == "of"):
            yield parse.subtree_span(preposition.i)
    for noun in parse.children(verb.i, "attr"):
        if noun.lemma in {"matter", "question"}:
            yield parse.subtree_span(noun.i)


def place_of(scene: Scene, draft: Draft) -> Place | None:
    """Where the sides met: “in Geneva”. A call has no place."""
    for mention in draft.mentions:
        verb = governor(scene.parse, mention.trigger)
        for i in dict.fromkeys((mention.trigger, *mention.folded, *((verb.i,) if verb is not None else ()))):
            for preposition in scene.parse.children(i, "prep"):
                if preposition.lower not in {"in", "at"}:
                    continue
                for noun in governed(scene.parse, preposition.i):
                    if noun.entity in {"GPE", "LOC", "FAC"}:
                        return _place(scene, noun)
    return None


def _place(scene: Scene, noun: Token) -> Place:
    tokens = [t for t in scene.parse.subtree(noun.i) if t.entity == noun.entity and t.i <= noun.i]
    span = Span(tokens[0].start, noun.end)
    mention = scene.mention(noun.i)
    state = next((a.state for a in mention.actors if a.kind == "state"), None) if mention is not None else None
    return Place(scene.reading.text(span), state, span)


def topics_of(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """What it was about, as short noun phrases of the text."""
    found: dict[str, None] = {}
    for mention in draft.mentions:
        for i in (mention.trigger, *mention.folded):
            for topic in _topics(scene, scene.parse.tokens[i]):
                found.setdefault(topic, None)
    return tuple(found)


def _topics(scene: Scene, token: Token) -> Iterator[str]:
    parse = scene.parse
    if token.lemma in _TOPIC_VERBS:
        for child in parse.children(token.i, "dobj", "nsubjpass"):
            yield from _phrases(scene, child, token)
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower in _TOPIC_PREPOSITIONS:
            for noun in parse.children(preposition.i, "pobj"):
                yield from _phrases(scene, noun, token)
    for purpose in parse.children(token.i, "advcl", "xcomp", "acl"):
        if purpose.lemma in {"discuss", "talk", "speak"} and purpose.i != token.i:
            yield from _topics(scene, purpose)


def _phrases(scene: Scene, noun: Token, verb: Token) -> Iterator[str]:
    for part in scene.parse.conjuncts(noun.i):
        if part.lemma in scene.lexicon.words.nouns:
            continue
        if part.pos not in {"NOUN", "PROPN"} or part.lemma in {"view", "opinion", "phone", "telephone", "sideline"}:
            continue
        if any(t.span.overlaps(part.span) for t in scene.reading.times_in(part.span)):
            continue
        tokens = list(_phrase_tokens(scene, part))
        if tokens and len(tokens) <= _LONGEST_TOPIC:
            span = Span(tokens[0].start, tokens[-1].end)
            yield " ".join(scene.reading.text(trimmed(scene.reading.document.text, span)).split())


def _phrase_tokens(scene: Scene, noun: Token) -> Iterable[Token]:
    """The noun with what belongs to it; no clauses, no coordinated nouns."""
    tokens = [noun]
    todo = [noun.i]
    while todo:
        for child in scene.parse.children(todo.pop()):
            if child.dep not in {"relcl", "acl", "advcl", "punct", "appos", "conj", "cc", "ccomp", "parataxis"}:
                tokens.append(child)
                todo.append(child.i)
    tokens.sort(key=lambda t: t.i)
    return tokens


def confirmed_by(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """States among the sides whose own words say that it took place, in alphabetical order."""
    states: set[str] = set()
    for mention in draft.mentions:
        if mention.judgement.absent or mention.elliptical:
            continue
        for statement in scene.statements_at(mention.trigger):
            if statement.stance in {"denies", "doubts", "declines"} or statement.speaker is None:
                continue
            # "agreed to talk", "hopes to meet": a promise or a wish does not say that it took place.
            opening = scene.parse.tokens_in(statement.content[0])[:1] if statement.content else ()
            if any(t.tag == "TO" for t in opening):
                continue
            states.add(statement.speaker.state or "")
        states |= _sources_above(scene, mention)
    document = scene.reading.document
    if document.kind in OFFICIAL_KINDS and document.outlet_country and draft.which == "this":
        states.add(document.outlet_country)
    return tuple(sorted(states & draft.states))


def _sources_above(scene: Scene, mention: ContactMention) -> set[str]:
    """“the two countries confirmed”: sources of the clause that the mention stands in."""
    parse = scene.parse
    current = parse.tokens[mention.trigger]
    found: set[str] = set()
    while (head := parse.head(current.i)) is not None:
        beside = parse.children(head.i, "parataxis") if current.dep != "ccomp" else ()
        for verb in (*((head,) if current.dep == "ccomp" else ()), *beside):
            if verb.lemma in {"confirm", "say", "announce", "state", "report"}:
                for subject in parse.children(verb.i, "nsubj"):
                    found |= {p.actor.state for p in scene.sides(subject.i) if p.actor.state}
        current = head
    return found
