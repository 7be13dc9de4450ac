"""Claims of who began a contact, read off the surface: “at Oslo's request”, “who had asked for it”, “had placed the call”, “took the call”."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from readouts.coding.claims.ground import Ground
from readouts.coding.claims.nearby import contact_near, states_in
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.scene import states_of
from readouts.coding.contacts.sides import doers_of
from readouts.coding.timing import verb_group
from readouts.language.parse import Token
from readouts.span import Span

_BEFORE_NOUN = frozenset({"at", "on", "upon", "by", "following", "after"})
_REFERRING = frozenset({"it", "this", "that", "one"})
_RELATIVE = frozenset({"who", "which", "that"})
_TAKING = frozenset({"take", "receive", "get", "answer", "accept"})
_OWNERS = ("poss", "amod", "compound", "nmod")
_WEAK_ASKING = frozenset({"invite", "call", "urge", "push", "arrange"})
_SEATS = frozenset({"capital", "seat"})


@dataclass(frozen=True, slots=True)
class _Told:
    """Words that say who began a contact."""

    state: str | None
    """None where it is the other side than ``not_state``."""
    not_state: str | None
    start: int
    end: int
    at: Token


def beginning_claims(ground: Ground, known: Collection[Span]) -> Iterator[Claim]:
    """Initiated-by claims, where none of the ``known`` covers the words."""
    for token in ground.scene.parse.tokens:
        found = _by_noun(ground, token) or _by_verb(ground, token)
        if found is None or any(s.contains(token.span) for s in known):
            continue
        about = _about(ground, found)
        if about is None:
            continue
        others = sorted(states_in(about) - {found.not_state})
        value = found.state or (others[0] if len(others) == 1 else None)
        if value is not None:
            yield ground.claim(
                "initiated_by", Span(found.start, found.end), at=found.at.i, about=about,
                participants=about.participants, reason=f"{value} began the contact: the words say who asked or called",
                value=value,
            )  # fmt: skip


def _about(ground: Ground, found: _Told) -> ContactReport | None:
    side = found.state or found.not_state
    wanted = frozenset({side} if side else ())
    about = contact_near(ground, found.at.i, wanted)
    return about if about is not None and wanted <= states_in(about) else None


def _by_noun(ground: Ground, noun: Token) -> _Told | None:
    """“at Oslo's initiative”, “at the request of the Austrian side”: beside a word for a contact, or “it”."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    if noun.lemma not in words.initiation.by_nouns or noun.lemma in {"invitation", "suggestion", "proposal"}:
        return None
    first = parse.edges(noun.i)[0]
    before = parse.tokens[first.i - 1] if first.i else None
    if (
        before is None
        or before.lower not in _BEFORE_NOUN - {"by", "after", "following"}
        or before.sentence != noun.sentence
    ):
        return None
    state, end = _owner(ground, noun)
    if state is None or not _speaks_of_contact(ground, noun):
        return None
    start = _subject_start(ground, before)
    return _Told(state, None, start, max(noun.end, end), noun)


def _owner(ground: Ground, noun: Token) -> tuple[str | None, int]:
    parse = ground.scene.parse
    owners = [*parse.children(noun.i, *_OWNERS)]
    owners += [
        t for p in parse.children(noun.i, "prep") if p.lower in {"of", "from"} for t in parse.children(p.i, "pobj")
    ]
    for owner in owners:
        inside = (owner, *parse.children(owner.i))
        for token in inside:
            states = states_of(ground.scene.sides(token.i) or ground.scene.place(token.i, _SEATS))
            if len(states) == 1:
                return next(iter(states)), parse.subtree_span(owner.i).end
    return None, noun.end


def _speaks_of_contact(ground: Ground, noun: Token) -> bool:
    """Whether the sentence has a contact word that the phrase can be said of."""
    words = ground.scene.lexicon.words
    tokens = ground.scene.parse.sentence_tokens(ground.scene.parse.sentence_of(noun.i))
    return any(
        (t.lemma in words.nouns and t.pos in {"NOUN", "PROPN"} and t.i != noun.i)
        or (t.pos == "VERB" and t.lemma in ground.patterns.counted.verbs)
        for t in tokens
    )


def _subject_start(ground: Ground, preposition: Token) -> int:
    """Where the clause begins that the phrase belongs to; the phrase itself where it stands in front."""
    parse = ground.scene.parse
    verb = parse.head(preposition.i)
    if verb is None or verb.pos not in {"VERB", "AUX"} or verb.i > preposition.i:
        return preposition.start
    return max(ground.phrase_start(verb.i), parse.sentence_of(verb.i).span.start)


def _by_verb(ground: Ground, verb: Token) -> _Told | None:
    """“X had asked for it”, “X had placed Saturday's call”, “who rang Y”, “X took a call from Y”."""
    parse = ground.scene.parse
    if verb.pos != "VERB" or verb.tag not in {"VBD", "VBN"} or verb_group(parse, verb.i).negated:
        return None
    if verb_group(parse, verb.i).tense != "past" or parse.children(verb.i, "auxpass", "nsubjpass"):
        return None
    if any(t.dep == "mark" and t.lower in {"if", "whether"} for t in parse.children(verb.i)):
        return None
    return _asked(ground, verb) or _placed(ground, verb) or _who_rang(ground, verb) or _took(ground, verb)


def _doer(ground: Ground, verb: Token) -> tuple[str, int] | None:
    """The one state that does it; of a relative clause the one that it is about."""
    parse = ground.scene.parse
    doers = doers_of(parse, verb.i)
    if doers and doers[0].lower in _RELATIVE:
        head = parse.head(verb.i)
        if head is not None and head.lemma == "be":
            head = parse.child(head.i, "attr")
        doers = (head,) if head is not None else ()
    for doer in doers:
        near = (doer, *(t for t in parse.children(doer.i) if doer.lemma in {"side", "party", "government"}))
        for token in near:
            states = states_of(ground.scene.sides(token.i))
            if len(states) == 1:
                return next(iter(states)), ground.phrase_start(doer.i)
    return None


def _told(ground: Ground, verb: Token, end: int, *, other: bool = False) -> _Told | None:
    side = _doer(ground, verb)
    if side is None:
        return None
    start = min(side[1], verb.start) if side[1] >= ground.scene.parse.sentence_of(verb.i).span.start else verb.start
    return _Told(None if other else side[0], side[0] if other else None, start, end, verb)


def _asked(ground: Ground, verb: Token) -> _Told | None:
    """“had asked for it”, “requested the conversation”, “sought the talk”; of the perfect also “had asked”."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    if verb.lemma not in words.initiation.ask_verbs - _WEAK_ASKING:
        return None
    objects = [*parse.children(verb.i, "dobj")]
    objects += [t for p in parse.children(verb.i, "prep") if p.lower == "for" for t in parse.children(p.i, "pobj")]
    wanted = next((t for t in objects if t.lower in _REFERRING or _is_definite_contact(ground, t)), None)
    if wanted is not None:
        return _told(ground, verb, max(wanted.end, verb.end))
    perfect = any(t.lower in {"had", "’d", "'d"} for t in parse.children(verb.i, "aux"))
    alone = not any(t.i > verb.i and t.dep not in {"punct", "cc", "conj"} for t in parse.children(verb.i))
    return _told(ground, verb, verb.end) if perfect and alone and verb.lemma in {"ask", "call"} else None


def _placed(ground: Ground, verb: Token) -> _Told | None:
    """“had placed Saturday's call”, “made the call”, “initiated the contact”."""
    if verb.lemma not in ground.scene.lexicon.words.initiation.placing_verbs:
        return None
    called = next((t for t in ground.scene.parse.children(verb.i, "dobj") if _is_definite_contact(ground, t)), None)
    if called is None or (verb.lemma not in {"initiate"} and called.lemma != "call"):
        return None
    return _told(ground, verb, called.end)


def _who_rang(ground: Ground, verb: Token) -> _Told | None:
    """“it was X who rang Y”, “X, who telephoned Y”."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    entry = words.verbs.get(words.forms.get(verb.lower, verb.lemma))
    if entry is None or not entry.initiates or entry.channel != "call":
        return None
    if not any(t.lower in _RELATIVE for t in parse.children(verb.i, "nsubj")):
        return None
    called = parse.child(verb.i, "dobj")
    return _told(ground, verb, called.end if called is not None else verb.end)


def _took(ground: Ground, verb: Token) -> _Told | None:
    """“took a call from X”, “had received the call”: the other side called."""
    parse = ground.scene.parse
    if verb.lemma not in _TAKING:
        return None
    call = next((t for t in parse.children(verb.i, "dobj") if t.lemma == "call"), None)
    if call is None or not any(t.lower in {"a", "the", "another"} for t in parse.children(call.i, "det")):
        return None
    return _told(ground, verb, call.end, other=True)


def _is_definite_contact(ground: Ground, token: Token) -> bool:
    """“the call”, “Saturday's call”, “this conversation”, “the second call”."""
    listed = token.lemma in ground.scene.lexicon.words.nouns or token.lemma in ground.patterns.counted.nouns
    known = any(
        t.lower in {"the", "this", "that", "their"} or t.dep == "poss"
        for t in ground.scene.parse.children(token.i, "det", "poss")
    )
    return listed and known
