"""Looking at a document before it is parsed: whether it can hold anything that states do to each other.

Four questions, in this order, each answered from the document's words alone. Whatever makes it possible that the answer is
yes lets the document through; docs/decisions/0010-screening.md says how that was tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from readouts.actors.model import Name
from readouts.actors.table import ActorTable
from readouts.coding.events.lexicon.lexicon import Lexicon, Needs
from readouts.documents.document import Document
from readouts.documents.paragraphs import Paragraph
from readouts.resources.files import read_yaml
from readouts.screening.words import Exceptions, distinct, lemmas_of, words_of
from readouts.span import Span

# Words of texts that a screen remembers, before it begins anew.
_MOST_WORDS = 50_000
# Kinds of names that are of a state, an organisation of states, or somebody who acts for one.
_OF_STATES = frozenset({"state", "demonym", "capital", "seat", "city", "organisation", "group", "person"})
# Of these, those that alone speak of public affairs.
_ACTING = frozenset({"organisation", "group", "seat", "person"})
# A page is of another subject with at least so many different words of it, and so many for each word of public affairs.
_MANY, _FOR_EACH = 8, 5
# Before a name these say where something is, or whence it came; so do the names that are strung to it.
_WHERE = frozenset({"in", "at", "near", "from", "across", "around", "outside"})
_ALONG = frozenset({"and", "or"})
# Before towns these say where as well.
_TOWNS = frozenset({"between", "to", "of", "for", "and", "through", "via", "the"})
# A sentence is of the subject of its page with more words of it than that.
_FEW = 3
_PASSAGE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z])|\n\s*\n")
# What a side's own page is given or recognised as: these are read whatever they say.
_OFFICIAL = frozenset({"official", "readout"})

_Named = tuple[int, int, Name]
"""The first word of a name, the one behind its last, and what it may name."""


class _WordsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    public: frozenset[str]
    loose: frozenset[str]
    subjects: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Look:
    """What the screening decided of a document, and the sentence that says why."""

    read: bool
    because: str
    passages: tuple[Span, ...] = ()
    """On a page about something else: the sentences for whose sake it is read, with what stands around them."""

    def chosen(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        """The paragraphs to be read: all of them, or on a page about something else the first, those that hold one of the
        passages, and those just before these, which may say who is meant.
        """
        if not self.passages:
            return paragraphs
        hits = {
            n for n, p in enumerate(paragraphs) if any(piece.overlaps(span) for piece in p for span in self.passages)
        }
        wanted = hits | {n - 1 for n in hits} | {0}
        return tuple(p for n, p in enumerate(paragraphs) if n in wanted)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a word of a text may be to the screening."""

    lemmas: frozenset[str]
    triggers: frozenset[Needs]
    public: str | None
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """Decides which documents are parsed."""

    table: ActorTable
    exceptions: Exceptions
    _words: _WordsFile
    _triggers: dict[str, tuple[Needs, ...]]
    """By lemma, what else a document must have for the lexicon's expressions with that lemma to stand in it."""
    _meanings: dict[str, _Meaning] = field(default_factory=dict)

    @classmethod
    def load(cls, table: ActorTable, lexicon: Lexicon, exceptions: Exceptions) -> Screen:
        """The screen for a table of actors and a lexicon of events; ``exceptions`` are the model's irregular lemmas.

        Raises:
            ResourceFileError: The file of words has faults.
        """
        triggers: dict[str, dict[Needs, None]] = {}
        for (_, lemma), pairs in lexicon.index.items():
            found = triggers.setdefault(lemma, {})
            found.update(dict.fromkeys((*trigger.needs, *entry.needs) for trigger, entry in pairs))
        words = read_yaml("screening/words.yaml", _WordsFile)
        return cls(table, exceptions, words, {lemma: tuple(needs) for lemma, needs in triggers.items()})

    def look(self, document: Document) -> Look:
        """Whether a document is to be parsed, and why."""
        if document.kind in _OFFICIAL:
            return Look(True, "It is a side's own page.")
        text = f"{document.title or ''}\n\n{document.text}"
        words = words_of(text)
        names = [name for *_, name in self._named(words)]
        meanings = [self._meaning(word) for word in distinct(words)]
        if not self._may_tell(meanings):
            return Look(False, "It has no word by which an event is told.")
        public = sorted({m.public for m in meanings if m.public is not None})
        firm = self._firm(names, meanings)
        if not names and not firm and not self._by_surname(words):
            return Look(False, "It names no state, no organisation of states and nobody known to act for one.")
        subject, found = self._subject(meanings)
        if found < _MANY or found < _FOR_EACH * len(set(public) & self._words.loose):
            states = sorted({n.state for n in names if n.state})
            said = (
                f"names {' and '.join(states)}"
                if states
                else f"speaks of public affairs ({', '.join(firm[:3])})"
                if firm
                else ""
            )
            return Look(True, f"It {said or 'names somebody'}, and is not plainly about something else.")
        reasons = {s: why for s in _passages(document.text) if (why := self._stands_out(s.text_of(document.text)))}
        if reasons:
            return Look(True, next(iter(reasons.values())), tuple(reasons))
        other = f"{', '.join(public)}, but not with a state" if public else "nothing of public affairs"
        return Look(False, f"It has {found} words of {subject}, and speaks of {other}.")

    def _stands_out(self, passage: str) -> str | None:
        """Why a sentence of a page on another subject is to be read all the same; None where nothing says so."""
        words = words_of(passage)
        named = list(self._named(words))
        if not named:
            return None
        meanings = [self._meaning(word) for word in distinct(words)]
        firm = self._firm((name for *_, name in named), meanings)
        if firm:
            return f"A sentence names somebody and speaks of public affairs ({', '.join(firm[:3])})."
        subject, found = self._subject(meanings)
        states = _acting_states(words, named, any(m.public for m in meanings))
        if len(states) > 1 and found <= _FEW and self._may_tell(meanings):
            return f"A sentence names {' and '.join(states)}, and has few words of {subject}."
        return None

    def _by_surname(self, words: Sequence[str]) -> bool:
        """Whether a word may be the surname, used alone, of somebody in the table."""
        return any(word[0].isupper() and self.table.match_short(words, i) is not None for i, word in enumerate(words))

    def _firm(self, names: Iterable[Name], meanings: Iterable[_Meaning]) -> list[str]:
        """Words and names that other subjects hardly use."""
        acting = {n.entry for n in names if n.kind in _ACTING}
        words = {m.public for m in meanings if m.public is not None}
        return [*sorted(words - self._words.loose), *sorted(acting)]

    def _subject(self, meanings: Iterable[_Meaning]) -> tuple[str, int]:
        """The subject with the most different words, and their number."""
        counts = dict.fromkeys(self._words.subjects, 0)
        for meaning in meanings:
            for subject in meaning.subjects:
                counts[subject] += 1
        return max(counts.items(), key=lambda pair: (pair[1], pair[0]))

    def _named(self, words: Sequence[str]) -> Iterator[_Named]:
        """What the names in a text may name, of states and those who act for them, each with its first word and the one behind it.

        All such names begin with a capital.
        """
        i = 0
        while i < len(words):
            found = self.table.match(words, i) if words[i][0].isupper() else None
            if found is None:
                i += 1
                continue
            yield from ((i, i + found.length, name) for name in found.names if name.kind in _OF_STATES)
            i += found.length

    def _may_tell(self, meanings: Sequence[_Meaning]) -> bool:
        """Whether an expression of the lexicon can stand in a text of these words."""
        if any(() in m.triggers for m in meanings):
            return True  # a word that needs no other: so it is with almost every text
        there = frozenset().union(*(m.lemmas for m in meanings))
        return any(all(not there.isdisjoint(wanted) for wanted in needs) for m in meanings for needs in m.triggers)

    def _meaning(self, word: str) -> _Meaning:
        known = self._meanings.get(word)
        if known is None:
            if len(self._meanings) >= _MOST_WORDS:
                self._meanings.clear()
            known = self._meanings[word] = self._meaning_of(word)
        return known

    def _meaning_of(self, word: str) -> _Meaning:
        lemmas = lemmas_of(word, self.exceptions)
        return _Meaning(
            lemmas=lemmas | {word},
            triggers=frozenset(needs for lemma in lemmas for needs in self._triggers.get(lemma, ())),
            public=min(lemmas & self._words.public, default=None),
            subjects=tuple(s for s, words in self._words.subjects.items() if not lemmas.isdisjoint(words)),
        )


def _passages(text: str) -> Iterator[Span]:
    """The sentences of a text, roughly."""
    start = 0
    for end in _PASSAGE.finditer(text):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, len(text))


def _acting_states(words: Sequence[str], named: Iterable[_Named], public: bool) -> list[str]:
    """The states that a sentence names; none where all of them only say where ("sales in Spain and Italy").

    Args:
        words: Those of the sentence.
        named: What its names may name.
        public: Whether it has a word of public affairs: then whoever is somewhere may act, too ("generals from Eritrea").
    """
    states: set[str] = set()
    acting, placed, end = public, False, 0
    for i, last, name in named:
        before = words[i - 1].lower() if i else ""
        placed = before in _WHERE or (placed and (i == end or before in _ALONG) and end > 0)
        end = last
        if name.state and not (name.kind == "city" and (placed or before in _TOWNS)):
            states.add(name.state)
            acting = acting or not placed
    return sorted(states) if acting else []
