"""Denials and tallies of contacts that no mention makes: “had not exchanged a word since May”, “they have met just once”.

The rules of ``denials`` start from a mention of a contact that was judged absent. These look for a word of speaking or
meeting between a negation and “since” or “before”, or beside “once” and “three times”.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from readouts.coding.claims.counting import counted_from_behind
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.nearby import contact_near, is_asked, named_or_near, sides_between
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.scene import states_of
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.span import Span

_BREAKS = frozenset({";", ":", ".", "?", "!", "—", "–", "but"})
_LONGEST = 22
_BEFORE = frozenset({"before", "previously"})
_HAD = frozenset({"have", "has", "had", "'d", "’d", "'ve", "’ve", "known"})


def silence_claims(ground: Ground, known: Collection[Span]) -> Iterator[Claim]:
    """None-since claims, and n-th claims of “not … before” and “met once”, where none of the ``known`` words stand."""
    tallies = {words.split()[0] for words in ground.patterns.nth.counted_times}
    stretches = ground.patterns.first_since.stretch_prepositions
    for token in ground.scene.parse.spelt(tallies | stretches | _BEFORE | {"since"}):
        if any(s.contains(token.span) for s in known) or is_asked(ground, token.i):
            continue
        ends = token.lower == "since" or token.lower in _BEFORE or _opens_a_stretch(ground, token)
        if (found := _denied(ground, token) if ends else _tallied(ground, token)) is not None:
            yield found


def _opens_a_stretch(ground: Ground, token: Token) -> bool:
    """“had not met *for* twenty years”, “has not spoken to her *in* months”."""
    if token.lower not in ground.patterns.first_since.stretch_prepositions or token.i + 1 >= len(
        ground.scene.parse.tokens
    ):
        return False
    behind = ground.scene.parse.tokens[token.i + 1]
    return any(t.type == "DURATION" and t.span.start in {token.start, behind.start} for t in ground.scene.reading.times)


def _denied(ground: Ground, end: Token) -> Claim | None:
    """“No president had met … since May”, “they had not been on the line before”."""
    tokens, since = ground.scene.parse.tokens, end.lower not in _BEFORE
    clause = _clause_before(ground, end)
    said = next((t for t in reversed(clause) if _is_contact(ground, t, clause)), None)
    if said is None or not any(t.lower in _HAD for t in clause):
        return None
    denial = next((t for t in clause if t.lower in ground.patterns.none_since.negations and t.i < said.i), None)
    behind = tokens[end.i + 1] if end.i + 1 < len(tokens) else None
    if denial is None or behind is None or behind.sentence != end.sentence:
        return None
    if not since and behind.pos not in {"PUNCT", "CCONJ"}:
        return None  # "had not met before the summit"
    start = clause[0]
    about = contact_near(ground, said.i)
    participants = _sides(ground, start.i, end.i, said, about)
    if len({a.state for a in participants}) < 2:
        return None
    if since and (found := counted_from_behind(ground, said.i)) is not None:
        return ground.claim(
            "none_since", Span(start.start, found[1]), at=said.i, about=None, participants=participants,
            reason=f"the words deny any contact of these sides since “{found[0].text}”", anchor=found[0], counts=said.i,
        )  # fmt: skip
    if since or about is None:
        return None
    return ground.claim(
        "nth", Span(start.start, end.end), at=said.i, about=about, participants=participants,
        reason="the words say that there was none before", value=1, counts=said.i,
    )  # fmt: skip


def _tallied(ground: Ground, token: Token) -> Claim | None:
    """“They have met just once”, “the two had talked by telephone three times since May”."""
    tokens, times = ground.scene.parse.tokens, ground.patterns.nth.counted_times
    pair = f"{token.lower} {tokens[token.i + 1].lower}" if token.i + 1 < len(tokens) else ""
    value = times.get(token.lower) or times.get(pair)
    last = tokens[token.i + 1] if token.lower not in times and pair in times else token
    if value is None or (last.i + 1 < len(tokens) and tokens[last.i + 1].lower in {"before", "a", "again", "more"}):
        return None
    clause = _clause_before(ground, token)
    said = next((t for t in reversed(clause) if _is_contact(ground, t, clause)), None)
    if said is None or said.pos != "VERB" or not any(t.lower in _HAD and t.i < said.i for t in clause):
        return None
    if any(t.lower in ground.patterns.none_since.negations for t in clause):
        return None
    about = contact_near(ground, token.i)
    participants = _sides(ground, clause[0].i, token.i, said, about)
    if len({a.state for a in participants}) < 2:
        return None
    found = counted_from_behind(ground, last.i)
    words = Span(clause[0].start, found[1] if found else last.end)
    return ground.claim(
        "nth", words, at=said.i, about=about, participants=participants,
        reason=f"“{last.text}” counts the contacts of these sides", anchor=found[0] if found else None, value=value,
        counts=said.i,
    )  # fmt: skip


def _clause_before(ground: Ground, end: Token) -> list[Token]:
    """The words of the sentence before a token, from the last break on."""
    found: list[Token] = []
    for token in reversed(ground.scene.parse.tokens[max(0, end.i - _LONGEST) : end.i]):
        if token.sentence != end.sentence or token.lower in _BREAKS or token.text.strip() == "":
            break
        found.append(token)
    return found[::-1]


def _is_contact(ground: Ground, token: Token, clause: Collection[Token]) -> bool:
    """Whether a word of the clause says that people spoke, met or were in touch."""
    counted, lemma = ground.patterns.counted, token.lemma.lower()
    forms = ground.scene.lexicon.words.forms
    if token.pos == "VERB" and forms.get(token.lower, lemma) in counted.verbs:
        return True
    if lemma in ground.patterns.none_since.exchanged:
        return any(t.lemma == "exchange" for t in clause)
    noun = ground.scene.lexicon.words.nouns.get(lemma)
    if token.pos == "NOUN" and (
        (noun is not None and not noun.only_after and not noun.on_only) or lemma in counted.nouns
    ):
        return any(t.lower == "no" and t.i < token.i for t in clause) and any(t.lemma == "be" for t in clause)
    text = " ".join(t.lower for t in clause if t.i <= token.i)
    return any(re.search(rf"\b{re.escape(p)}$", text) for p in counted.phrases)


def _sides(ground: Ground, first: int, last: int, said: Token, about: ContactReport | None) -> tuple[Actor, ...]:
    """The two sides that the clause names; else those whom “they” and “the two” mean."""
    named = sides_between(ground, first, last)
    if len(states_of(named)) > 1:
        return named_or_near(ground, said, named, about)
    words = {t.lower for t in ground.scene.parse.tokens[first:last]}
    return named_or_near(ground, said, named, about) if words & ground.patterns.counted.pair_words else ()
