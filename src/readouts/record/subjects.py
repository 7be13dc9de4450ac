"""What a document is about, as words: to tell whether two documents speak of the same matter."""

from __future__ import annotations

import re

from readouts.coding.coding import Coding
from readouts.record.sides import plain

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words of every report of a contact; they tell nothing about its subject.
_COMMON = frozenset(
    [
        "about",
        "must",
        "earlier",
        "asked",
        "according",
        "counterpart",
        "spokeswoman",
        "spokesman",
        "telephone",
        "phone",
        "countries",
        "four",
        "three",
        "december",
        "november",
        "october",
        "september",
        "august",
        "july",
        "june",
        "april",
        "march",
        "february",
        "january",
        "sunday",
        "saturday",
        "friday",
        "thursday",
        "wednesday",
        "tuesday",
        "monday",
        "minutes",
        "hours",
        "days",
        "weeks",
        "week",
        "months",
        "month",
        "years",
        "year",
        "then",
        "lasted",
        "long",
        "late",
        "early",
        "later",
        "sides",
        "side",
        "between",
        "each",
        "wanted",
        "want",
        "give",
        "gave",
        "come",
        "came",
        "taken",
        "take",
        "once",
        "even",
        "only",
        "much",
        "many",
        "most",
        "very",
        "good",
        "last",
        "next",
        "just",
        "make",
        "made",
        "down",
        "does",
        "presidents",
        "went",
        "both",
        "after",
        "again",
        "also",
        "agreed",
        "answer",
        "been",
        "before",
        "call",
        "called",
        "conversation",
        "could",
        "country",
        "discuss",
        "discussed",
        "during",
        "first",
        "foreign",
        "from",
        "government",
        "have",
        "held",
        "hour",
        "into",
        "issue",
        "leader",
        "leaders",
        "meeting",
        "minister",
        "ministers",
        "ministry",
        "more",
        "official",
        "officials",
        "other",
        "over",
        "president",
        "prime",
        "readout",
        "said",
        "same",
        "says",
        "secretary",
        "should",
        "since",
        "situation",
        "some",
        "soon",
        "spoke",
        "spoken",
        "statement",
        "state",
        "states",
        "still",
        "talk",
        "talked",
        "talks",
        "tell",
        "than",
        "that",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "time",
        "told",
        "took",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
    ]
)


def words_of(text: str) -> frozenset[str]:
    """Content words of a text, cut to six letters so that forms of one word meet.

    >>> sorted(words_of("The ceasefire that they called for"))
    ['ceasef']
    """
    return frozenset(w[:6] for w in set(_WORD.findall(plain(text))) - _COMMON)


def subject_words(coding: Coding) -> frozenset[str]:
    """Content words of a document's statements, points and codings, cut to six letters so that forms of one word meet.

    The names of those who take part in its contacts are left out: every document about their contacts has them.
    """
    texts = [s.text for s in coding.statements]
    texts += [p.text for r in coding.contacts for p in r.points]
    texts += [topic for r in coding.contacts for topic in r.topics]
    texts += [e.about for e in coding.events if e.about]
    names = {w for r in coding.contacts for a in r.participants for w in _WORD.findall(plain(a.name or ""))}
    words = {w for text in texts for w in _WORD.findall(plain(text))}
    states = {a.actor.state for e in coding.events for a in (*e.actors, *e.recipients) if a.actor.state}
    sides = {a.state for r in coding.contacts for a in r.participants}
    return frozenset(w[:6] for w in words - names - _COMMON) | frozenset(states - sides)
