"""Ordinals that count contacts, read off the surface: “the third since May”, “their 10th meeting”, “a second videoconference”.

The rules of ``counting`` start from a mention of a contact and follow the parse. These start from the ordinal and look
at the words around it, so that they stand where nothing else speaks of the contact, or where the parser errs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from readouts.coding.claims.counted import offices_of
from readouts.coding.claims.counting import counted_from_behind, counts_something_else, scope_of
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.nearby import contact_near, is_asked, is_near, named_or_near, sides_between
from readouts.coding.coding import Anchor, Claim, ContactReport, Participant
from readouts.coding.contacts.scene import states_of
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.span import Span

_NUMBERED = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)$")
_WITHIN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "NUM", "ADP", "DET", "VERB"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", "?", "!"})
_BARE_BEHIND = frozenset({"since", "between", "in", "for", "of", "with", "at", "this"})
_DETERMINERS = frozenset({"the", "a", "an", "their", "his", "her", "its", "our", "this", "that"})
_TIMES = frozenset({"time", "occasion"})
_TOGETHER = frozenset({"with", "between", "of"})
# What tells when or why, and no longer whose contacts are counted.
_CLAUSES = frozenset({"after", "since", "when", "as", "following", "amid", "while", "because", "before"})
_LONGEST_PHRASE = 7
_OF_ITS_KIND = re.compile(r"^\s*(?:of (?:its|this|that) (?:kind|sort|type)|in (?:this|that) format)", re.IGNORECASE)
_OF_A_STRETCH = re.compile(r"^\s*of (?:the|this) (?:year|month|week|term|crisis|war|decade)\b", re.IGNORECASE)
_FURTHEST = 40


@dataclass(frozen=True, slots=True)
class _Ordinal:
    """An ordinal, the word that it counts, and the first word of the phrase."""

    token: Token
    value: int
    head: Token
    start: Token
    bare: bool
    times: bool


def ordinal_claims(ground: Ground, known: Collection[Span]) -> Iterator[Claim]:
    """First-since and n-th claims of the ordinals that stand in none of the ``known`` words."""
    for token in ground.scene.parse.tokens:
        value = value_of(ground, token)
        if value is None or is_asked(ground, token.i) or any(s.contains(token.span) for s in known):
            continue
        ordinal = _read(ground, token, value)
        if ordinal is not None and (claim := _claim(ground, ordinal)) is not None:
            yield claim


def value_of(ground: Ground, token: Token) -> int | None:
    """The number that an ordinal gives: 1 for “first”; None for other words."""
    if token.lower in ground.patterns.first_since.ordinals:
        return 1
    if (number := ground.patterns.nth.ordinals.get(token.lower)) is not None:
        return number
    found = _NUMBERED.match(token.lower)
    return int(found[1]) if found else None


def _read(ground: Ground, token: Token, value: int) -> _Ordinal | None:
    """The phrase of an ordinal that counts contacts, by a contact word, by “time” with one, or by nothing."""
    tokens = ground.scene.parse.tokens
    start = phrase_start(ground, token)
    if start is None:
        return None
    following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if following is None or following.sentence != token.sentence:
        return None
    if following.lower in _BARE_BEHIND and not _counts_noun_behind(ground, token):
        return _Ordinal(token, value, token, start, True, False)
    if following.lower == "one":  # "the second one in a month"
        return _Ordinal(token, value, following, start, True, False)
    head: Token | None = None
    for other in tokens[token.i + 1 : token.i + 1 + _LONGEST_PHRASE]:
        if other.sentence != token.sentence or other.text in _STOPS or other.lower in {"of", "in", "since", "with"}:
            break
        if other.lemma in _TIMES or _is_contact_noun(ground, other):
            head = other
            if other.lemma in _TIMES:
                break
        elif (head is not None and other.pos not in {"NOUN", "PROPN"}) or other.pos not in _WITHIN_PHRASE:
            break
    if head is None:
        return None
    times = head.lemma in _TIMES
    return _Ordinal(token, value, head, start, False, times) if not times or _has_contact_verb(ground, head) else None


def _counts_noun_behind(ground: Ground, token: Token) -> bool:
    """“the first of three days”: what is counted is named behind."""
    tokens = ground.scene.parse.tokens
    following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if following is None or following.lower != "of":
        return False
    rest = ground.scene.reading.document.text[following.start : following.start + 20]
    return not (_OF_ITS_KIND.match(rest) or _OF_A_STRETCH.match(rest) or rest.lower().startswith("of any"))


def _is_contact_noun(ground: Ground, token: Token) -> bool:
    words = ground.scene.lexicon.words
    lemma = token.lemma.lower()
    noun = words.nouns.get(lemma)
    listed = noun is not None and not noun.only_after and not noun.on_only
    if lemma in ground.patterns.counted.nouns_alone and _word_behind(ground.scene.parse.tokens, token) in {
        "of",
        "rate",
    }:
        return False  # "the first exchange of prisoners"
    alone = lemma in ground.patterns.counted.nouns_alone
    return token.pos in {"NOUN", "PROPN"} and (listed or alone or lemma in ground.patterns.counted.nouns)


def _has_contact_verb(ground: Ground, head: Token) -> bool:
    """Whether the sentence says with “time” that they spoke, met, were in touch; or only points to what was told before."""
    parse, counted = ground.scene.parse, ground.patterns.counted
    if _points_back(ground, head):
        return True
    sentence = parse.sentence_of(head.i)
    text = ground.scene.reading.text(sentence.span).lower()
    if any(re.search(rf"\b{re.escape(p)}\b", text) for p in counted.phrases):
        return True
    return _contact_verb(ground, head) is not None


def _points_back(ground: Ground, head: Token) -> bool:
    """“It is the first time since both countries resumed relations”: nothing but the pronoun says what was done."""
    parse = ground.scene.parse
    sentence = parse.sentence_tokens(parse.sentence_of(head.i))
    behind = parse.tokens[head.i + 1].lower if head.i + 1 < len(parse.tokens) else ""
    pointing = (
        len(sentence) > 1
        and sentence[0].lower in {"it", "this", "that"}
        and sentence[1].lemma in {"be", "mark", "will"}
    )
    told = [m for m in ground.mentions if parse.tokens[m.trigger].sentence == head.sentence - 1]
    return (
        pointing
        and head.i - sentence[0].i <= _LONGEST_PHRASE
        and bool(told)
        and behind in {"since", "in", "for"}
        and not any(t.lower in {"that", "a", "an"} and t.dep in {"mark", "nsubj"} for t in sentence[2:])
    )


def _contact_verb(ground: Ground, head: Token) -> int | None:
    """The verb of speaking or meeting that stands nearest to “time”."""
    parse, verbs = ground.scene.parse, ground.patterns.counted.verbs
    tokens = parse.sentence_tokens(parse.sentence_of(head.i))
    near = [t for t in tokens if t.lemma in verbs and t.pos == "VERB" and abs(t.i - head.i) <= _LONGEST_PHRASE * 2]
    return min((t.i for t in near), key=lambda i: abs(i - head.i), default=None)


def phrase_start(ground: Ground, token: Token) -> Token | None:
    """The determiner or possessor before the ordinal; None where nothing makes the phrase count something.

    Headlines leave the article out: “First call since May”, “speak for first time in years”.
    """
    tokens = ground.scene.parse.tokens
    for back in range(1, 4):
        if token.i < back or tokens[token.i - back].sentence != token.sentence:
            return token if back == 1 and token.tag == "JJ" else None
        before = tokens[token.i - back]
        if before.lower in _DETERMINERS:
            return before
        if before.lower in {"'s", "’s", "'"}:
            owner = ground.scene.parse.head(before.i)
            inside = owner is not None and owner.i < before.i
            return tokens[before.i - 1] if not inside or owner is None else _leftmost(ground, owner, before)
        if before.pos not in {"ADV", "ADJ"}:
            return token if back == 1 and _has_no_article(before, token) else None
    return None


def _has_no_article(before: Token, token: Token) -> bool:
    """“for first time”, “hold first talks”."""
    return token.tag == "JJ" and (before.lower in {"for", "in", ":"} or before.pos in {"VERB", "PUNCT"})


def _leftmost(ground: Ground, owner: Token, mark: Token) -> Token:
    first = ground.scene.parse.edges(owner.i)[0]
    return first if first.sentence == mark.sentence and first.i >= mark.i - 8 else owner


def _claim(ground: Ground, ordinal: _Ordinal) -> Claim | None:
    first_since = ordinal.value == 1
    found = _fronted(ground, ordinal) or counted_from_behind(ground, ordinal.head.i)
    scope = scope_of(ground, ordinal.head.i) if found is None and not first_since else None
    end = found[1] if found else scope.span.end if scope else _phrase_end(ground, ordinal)
    anchor = found[0] if found else scope
    if ordinal.bare and (anchor is None and not _kind_behind(ground, ordinal.head)):
        return None
    if ordinal.bare and not _stands_for_a_contact(ground, ordinal):
        return None
    named = _named(ground, ordinal, anchor, end)
    about = contact_near(ground, ordinal.token.i, states_of(named) if len(states_of(named)) > 1 else frozenset())
    participants = _participants(ground, ordinal, named, about)
    if len({a.state for a in participants}) < 2:
        return None
    if anchor is None and ordinal.start.i == ordinal.token.i:
        return None  # a headline without article: nothing says that all are counted
    if first_since and anchor is None and not _first_of_all(ground, ordinal, about):
        return None
    if not first_since and anchor is None and not _may_stand_alone(ground, ordinal):
        return None
    words = Span(ordinal.start.start, max(end, ordinal.head.end))
    reason = f"“{ordinal.token.text}” counts the contacts of these sides"
    counts = _contact_verb(ground, ordinal.head) if ordinal.times else None if ordinal.bare else ordinal.head.i
    since = first_since and anchor is not None
    return ground.claim(
        "first_since" if since else "nth", words, at=ordinal.head.i, about=about, participants=participants,
        reason=reason, anchor=anchor, value=None if since else ordinal.value, counts=counts,
    )  # fmt: skip


def _fronted(ground: Ground, ordinal: _Ordinal) -> tuple[Anchor, int] | None:
    """“For the first time since 2018 the ministers of … met”: the time alone is counted from."""
    tokens, i = ground.scene.parse.tokens, ordinal.head.i
    at_start = ordinal.start.i - ground.scene.parse.sentence_of(i).first <= 1
    if not ordinal.times or not at_start or i + 2 >= len(tokens) or tokens[i + 1].lower != "since":
        return None
    for index, expression in enumerate(ground.scene.reading.times):
        if expression.span.start in {tokens[i + 1].start, tokens[i + 2].start}:
            words = Span(tokens[i + 2].start, expression.span.end)
            return Anchor(words, ground.scene.reading.text(words), index), words.end
    return None


def _named(ground: Ground, ordinal: _Ordinal, anchor: Anchor | None, end: int) -> tuple[Participant, ...]:
    """The sides that the phrase names before its anchor; with “time” those of the sentence."""
    first, last = ordinal.start.i, _token_at(ground, anchor.span.start if anchor is not None else end)
    named = sides_between(ground, first, last)
    if len(states_of(named)) > 1 or not ordinal.times:
        return named
    sentence = ground.scene.parse.sentence_of(ordinal.head.i)
    behind = _token_at(ground, anchor.span.end) if anchor is not None else last
    named = (*sides_between(ground, sentence.first, last), *sides_between(ground, behind, sentence.last))
    return named if len(states_of(named)) > 1 else ()


def _participants(
    ground: Ground, ordinal: _Ordinal, named: tuple[Participant, ...], about: ContactReport | None
) -> tuple[Actor, ...]:
    found = named_or_near(ground, ordinal.token, named, about)
    if about is not None and found == about.participants and ground.at_a_level(ordinal.head.i):
        return offices_of(found)
    return found


def _stands_for_a_contact(ground: Ground, ordinal: _Ordinal) -> bool:
    """Whether an ordinal alone means the contact spoken of: “…, the first since May”, “it was … and the third since May”."""
    tokens = ground.scene.parse.tokens
    if not is_near(ground, ordinal.token.i):
        return False
    before = tokens[ordinal.start.i - 1] if ordinal.start.i else None
    here = any(
        tokens[m.trigger].sentence == ordinal.token.sentence and m.trigger < ordinal.token.i for m in ground.mentions
    )
    beside = before is not None and before.text in {",", "and", "—", "–", "-"}
    return (here and beside) or not counts_something_else(ground, ordinal.token)


def _first_of_all(ground: Ground, ordinal: _Ordinal, about: ContactReport | None) -> bool:
    """“Ms Brandt's first conversation with Mr Costa”, “the first time he had come face to face with …”: of named people."""
    tokens = ground.scene.parse.tokens
    before = tokens[ordinal.token.i - 1]
    if about is None or ordinal.token.i == 0:
        return False
    owned = before.lower in {"'s", "’s", "'", "their", "his", "her"}
    told = ordinal.times and tokens[max(ordinal.start.i - 1, 0)].lower != "for"
    return owned or told or _of_two(ground, ordinal)


def _of_two(ground: Ground, ordinal: _Ordinal) -> bool:
    """“It was the first acknowledged conversation between X and Y”, “in the first official exchange between the two leaders”."""
    tokens = ground.scene.parse.tokens
    behind = _word_behind(tokens, ordinal.head)
    if ordinal.bare or behind not in {"between", "of"}:
        return False
    if behind == "between" and _predicated(ground, ordinal):
        return True
    phrase = {t.lower for t in tokens[ordinal.token.i + 1 : ordinal.head.i]}
    pair = {t.lower for t in tokens[ordinal.head.i + 2 : ordinal.head.i + 5]} & ground.patterns.counted.pair_words
    return bool(phrase & ground.patterns.counted.outright) and (behind == "between" or bool(pair))


def _may_stand_alone(ground: Ground, ordinal: _Ordinal) -> bool:
    """Whether an n-th without a stretch counts all there were: owned, of a kind, or said of a contact that took place."""
    tokens = ground.scene.parse.tokens
    if _kind_behind(ground, ordinal.head):
        return True
    if ordinal.bare or ordinal.times:
        return False
    return (
        ordinal.start.lower not in {"this", "that", "the"}
        or _predicated(ground, ordinal)
        or (tokens[ordinal.start.i - 1].text == "," if ordinal.start.i else False)
    )


def _predicated(ground: Ground, ordinal: _Ordinal) -> bool:
    """“It was the ninth round of consultations”."""
    tokens = ground.scene.parse.tokens
    before = [t for t in tokens[max(0, ordinal.start.i - 3) : ordinal.start.i] if t.sentence == ordinal.token.sentence]
    return any(t.lemma in {"be", "mark", "represent", "constitute"} for t in before)


def _kind_behind(ground: Ground, head: Token) -> bool:
    text = ground.scene.reading.document.text
    return _OF_ITS_KIND.match(text[head.end : head.end + 30]) is not None


def _phrase_end(ground: Ground, ordinal: _Ordinal) -> int:
    """The end of a phrase that counts from nowhere: with its “of its kind”, “between X and Y”, “with X”."""
    tokens = ground.scene.parse.tokens
    if ordinal.times or _kind_behind(ground, ordinal.head) or _word_behind(tokens, ordinal.head) in _TOGETHER:
        end = min(ground.until_stop(ordinal.head.i), ordinal.head.end + 12 * _FURTHEST)
        clauses = (t for t in tokens[ordinal.head.i + 1 :] if t.start >= end or t.lower in _CLAUSES)
        behind = next(clauses, None)
        return end if behind is None or behind.start >= end else tokens[behind.i - 1].end
    return ordinal.head.end


def _word_behind(tokens: Sequence[Token], token: Token) -> str | None:
    """The next word in lower case; None at the end of a text."""
    return tokens[token.i + 1].lower if token.i + 1 < len(tokens) else None


def _token_at(ground: Ground, character: int) -> int:
    """Index of the first token that begins at a character or behind it."""
    tokens = ground.scene.parse.tokens
    return bisect_left(tokens, character, key=lambda t: t.start)
